import { acos } from '../../../../numbers/real/asin.js';
import { cos } from '../../../../numbers/real/sin.js';
import { called } from '../../../export/mathml-notation.js';
import { elementaryFunction } from './elementary-function.js';

export const ACOS = elementaryFunction({
  symbol: 'acos',
  summary: 'the angle from 0 to pi whose cosine it is; undefined beyond -1 and 1',
  of: acos,
  derivative: (_result, x) => -1 / Math.sqrt(1 - x * x),
  inverse: (result) => (result >= 0 && result <= Math.PI ? cos(result) : Number.NaN),
  numpy: 'np.arccos',
  spreadsheet: 'ACOS',
  latex: '\\arccos',
  pariDomain: 'abs(x) <= 1',
  mathml: called('arccos'),
  semantics: `
    x,real.acos
    1,0
    -1,3.141592653589793
    0,1.5707963267948966
    2,undefined
    undefined,undefined
  `,
});
