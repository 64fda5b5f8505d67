import { log } from '../../../../numbers/real/log.js';
import { tanh } from '../../../../numbers/real/tanh.js';
import { called } from '../../../export/mathml-notation.js';
import { elementaryFunction } from './elementary-function.js';

export const TANH = elementaryFunction({
  symbol: 'tanh',
  summary: 'the hyperbolic tangent',
  of: tanh,
  derivative: (result) => 1 - result * result,
  inverse: (result) => log((1 + result) / (1 - result)) / 2,
  numpy: 'np.tanh',
  spreadsheet: 'TANH',
  latex: '\\tanh',
  mathml: called('tanh'),
  semantics: `
    x,real.tanh
    0,0
    -0,0
    1,0.7615941559557649
    -1,-0.7615941559557649
    100,1
    undefined,undefined
  `,
});
