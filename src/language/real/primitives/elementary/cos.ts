import { acos } from '../../../../numbers/real/asin.js';
import { cos, sin } from '../../../../numbers/real/sin.js';
import { called } from '../../../export/mathml-notation.js';
import { elementaryFunction } from './elementary-function.js';

export const COS = elementaryFunction({
  symbol: 'cos',
  summary: 'the cosine of an angle in radians',
  of: cos,
  derivative: (_result, x) => -sin(x),
  inverse: acos,
  numpy: 'np.cos',
  spreadsheet: 'COS',
  latex: '\\cos',
  mathml: called('cos'),
  semantics: `
    x,real.cos
    0,1
    1,0.5403023058681398
    -1,0.5403023058681398
    3.141592653589793,-1
    undefined,undefined
  `,
});
