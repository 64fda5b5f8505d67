import { exp } from '../../../../numbers/real/exp.js';
import { log } from '../../../../numbers/real/log.js';
import { element, leaf } from '../../../export/mathml-elements.js';
import { closed } from '../../../export/mathml-notation.js';
import { elementaryFunction } from './elementary-function.js';

export const EXP = elementaryFunction({
  symbol: 'exp',
  summary: 'the exponential, e^x',
  of: exp,
  derivative: (result) => result,
  inverse: log,
  numpy: 'np.exp',
  spreadsheet: 'EXP',
  latex: '\\exp',
  mathml: closed((x) => element('msup', leaf('mi', 'e'), x)),
  semantics: `
    x,real.exp
    0,1
    -0,1
    1,2.718281828459045
    -1,0.36787944117144233
    710,undefined
    -800,0
    undefined,undefined
  `,
});
