import { asin } from '../../../../numbers/real/asin.js';
import { sin } from '../../../../numbers/real/sin.js';
import { called } from '../../../export/mathml-notation.js';
import { elementaryFunction } from './elementary-function.js';

export const ASIN = elementaryFunction({
  symbol: 'asin',
  summary: 'the angle from -pi/2 to pi/2 whose sine it is; undefined beyond -1 and 1',
  of: asin,
  derivative: (_result, x) => 1 / Math.sqrt(1 - x * x),
  inverse: (result) => (Math.abs(result) <= 1.5707963267948966 ? sin(result) : Number.NaN),
  numpy: 'np.arcsin',
  spreadsheet: 'ASIN',
  latex: '\\arcsin',
  pariDomain: 'abs(x) <= 1',
  mathml: called('arcsin'),
  semantics: `
    x,real.asin
    0,0
    1,1.5707963267948966
    -1,-1.5707963267948966
    0.5,0.5235987755982989
    1.0000000000000002,undefined
    undefined,undefined
  `,
});
