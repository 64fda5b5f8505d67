import { exp } from '../../../../numbers/real/exp.js';
import { log } from '../../../../numbers/real/log.js';
import { called } from '../../../export/mathml-notation.js';
import { elementaryFunction } from './elementary-function.js';

export const LOG = elementaryFunction({
  symbol: 'log',
  summary: 'the natural logarithm; undefined up to 0',
  of: log,
  derivative: (_result, x) => 1 / x,
  inverse: exp,
  numpy: 'np.log',
  spreadsheet: 'LN',
  latex: '\\ln',
  pariDomain: 'x > 0',
  mathml: called('ln'),
  semantics: `
    x,real.log
    1,0
    2,0.6931471805599453
    10,2.302585092994046
    0,undefined
    -1,undefined
    5e-324,-744.4400719213812
    undefined,undefined
  `,
});
