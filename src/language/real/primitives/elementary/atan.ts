import { atan } from '../../../../numbers/real/atan.js';
import { tan } from '../../../../numbers/real/tan.js';
import { called } from '../../../export/mathml-notation.js';
import { elementaryFunction } from './elementary-function.js';

export const ATAN = elementaryFunction({
  symbol: 'atan',
  summary: 'the angle from -pi/2 to pi/2 whose tangent it is',
  of: atan,
  derivative: (_result, x) => 1 / (1 + x * x),
  inverse: (result) => (Math.abs(result) < 1.5707963267948966 ? tan(result) : Number.NaN),
  numpy: 'np.arctan',
  spreadsheet: 'ATAN',
  latex: '\\arctan',
  mathml: called('arctan'),
  semantics: `
    x,real.atan
    0,0
    -0,0
    1,0.7853981633974483
    -1,-0.7853981633974483
    1e300,1.5707963267948966
    undefined,undefined
  `,
});
