import { asin } from '../../../../numbers/real/asin.js';
import { cos, sin } from '../../../../numbers/real/sin.js';
import { called } from '../../../export/mathml-notation.js';
import { elementaryFunction } from './elementary-function.js';

export const SIN = elementaryFunction({
  symbol: 'sin',
  summary: 'the sine of an angle in radians',
  of: sin,
  derivative: (_result, x) => cos(x),
  inverse: asin,
  numpy: 'np.sin',
  spreadsheet: 'SIN',
  latex: '\\sin',
  mathml: called('sin'),
  semantics: `
    x,real.sin
    0,0
    -0,0
    1,0.8414709848078965
    -1,-0.8414709848078965
    3.141592653589793,1.2246467991473532e-16
    1.5707963267948966,1
    undefined,undefined
  `,
});
