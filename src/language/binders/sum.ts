import { operator } from '../export/mathml-elements.js';
import { withBounds } from '../export/mathml-notation.js';
import { bare, binding, define, openBinding } from '../export/rendering.js';
import { StepFold } from '../fold.js';
import { bounded } from '../limits.js';
import { RANGE_DOMAIN, rangeBinder, stepACell } from '../range.js';
import { reduceSum } from '../reductions.js';
import { linearSteps } from '../steps.js';
import { TERM } from '../witness/terms.js';
import { stepTerms } from '../witness.js';

export const SUM = rangeBinder({
  name: 'sum',
  joins: 'addition',
  bodyType: 'integer',
  summary: `sum(k, lower, upper, body): the sum of the body, 0 over an empty range; ${RANGE_DOMAIN}`,
  begin: () => new StepFold(0n, linearSteps, (folded, term) => bounded(folded + term)),
  reduce: reduceSum,
  reduceSteps: stepACell,
  terms: (results) => stepTerms(results, 0n, TERM),
  exports: {
    pari: binding((k, [lower, upper], body) => `sum(${k} = ${lower}, ${upper}, ${body})`),
    python: binding((k, [lower, upper], body) => `sum(${body} for ${k} in range(${lower}, ${upper} + 1))`),
    javascript: binding(
      (k, [lower, upper], body) => `sum(${lower}, ${upper}, (${k}) => ${body})`,
      define(
        'sum',
        `function sum(lower, upper, body) {
  let total = 0n;
  for (let k = lower; k <= upper; k++) total += body(k);
  return total;
}`,
      ),
    ),
    latex: openBinding((k, [lower, upper], body) => `\\sum_{${k}=${bare(lower)}}^{${bare(upper)}} ${body}`),
  },
  mathml: withBounds(operator('∑')),
  semantics: `
    sum(k, 1, 4, k^2) = 30
    sum(k, -2, 2, k) = 0
    sum(k, 3, 3, k) = 3
    sum(k, 3, 2, 1 div 0) = 0
    sum(k, 3, -2^100, 1) = 0
    sum(k, 0, 3, 1 div (k - 2)) = undefined
    sum(k, 1 div 0, 3, k) = undefined
    sum(k, 0, 1 div 0, k) = undefined
    sum(k, 0, 4095, 1) = 4096
    sum(k, 0, 4096, 1) = undefined
    sum(k, 2^64, 2^64 + 1, k) = 2^65+1
    sum(k, 1, 2, 2^53) = 2^54
    sum(k, 1, 3, 2^53*(k - 2)) = 0
    sum(k, 1, 3, if(k = 3, -1, 1)*2^53) = 2^53
    sum(k, 1, 2, 2^4095) = undefined
    sum(k, 1, 3, if(k = 2, -1, 1)*2^4095) = 2^4095
    sum(k, 1, 3, (2 - k)*2^4095) = 0
    sum(k, 1, 3, sum(j, 1, k, j*k)) = 25
    sum(k, 1, 3, sum(k, 1, k, k)) = 10
  `,
});
