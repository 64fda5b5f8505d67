import { atan } from '../../../../numbers/real/atan.js';
import { tan } from '../../../../numbers/real/tan.js';
import { called } from '../../../export/mathml-notation.js';
import { elementaryFunction } from './elementary-function.js';

export const TAN = elementaryFunction({
  symbol: 'tan',
  summary: 'the tangent of an angle in radians',
  of: tan,
  derivative: (result) => 1 + result * result,
  inverse: atan,
  numpy: 'np.tan',
  spreadsheet: 'TAN',
  latex: '\\tan',
  mathml: called('tan'),
  semantics: `
    x,real.tan
    0,0
    1,1.5574077246549023
    -1,-1.5574077246549023
    undefined,undefined
  `,
});
