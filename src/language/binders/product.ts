import { EXACT_LIMIT } from '../../numbers/exact.js';
import type { Reduction } from '../binder.js';
import { PROD } from '../export/definitions/arithmetic.js';
import { operator } from '../export/mathml-elements.js';
import { withBounds } from '../export/mathml-notation.js';
import { bare, binding, define, openBinding } from '../export/rendering.js';
import { StepFold } from '../fold.js';
import { bounded } from '../limits.js';
import { RANGE_DOMAIN, rangeBinder, stepACell } from '../range.js';
import { productSteps } from '../steps.js';
import { FACTOR } from '../witness/factors.js';
import { stepTerms } from '../witness.js';

const reduceProduct: Reduction = (out, rows, starts, body, at) => {
  for (let r = 0; r < rows; r++) {
    const end = at + starts[r + 1];
    let product = 1;
    let peak = 0;
    for (let cell = at + starts[r]; cell < end; cell++) {
      product *= body[cell];
      if (product >= EXACT_LIMIT || product <= -EXACT_LIMIT) {
        peak = Infinity;
        // Kept small, so that neither an infinity nor its product with 0 hides an undefined term.
        product = 1;
      }
    }
    out[r] = product + peak + 0;
  }
};

export const PRODUCT = rangeBinder({
  name: 'product',
  joins: 'multiplication',
  bodyType: 'integer',
  summary: `product(k, lower, upper, body): the product of the body, 1 over an empty range; ${RANGE_DOMAIN}`,
  begin: () => new StepFold(1n, productSteps, (folded, term) => bounded(folded * term)),
  reduce: reduceProduct,
  reduceSteps: stepACell,
  terms: (results) => stepTerms(results, 1n, FACTOR),
  exports: {
    pari: binding((k, [lower, upper], body) => `prod(${k} = ${lower}, ${upper}, ${body})`),
    python: binding(
      (k, [lower, upper], body) => `prod(${body} for ${k} in range(${lower}, ${upper} + 1))`,
      PROD.python,
    ),
    javascript: binding(
      (k, [lower, upper], body) => `product(${lower}, ${upper}, (${k}) => ${body})`,
      define(
        'product',
        `function product(lower, upper, body) {
  let total = 1n;
  for (let k = lower; k <= upper; k++) total *= body(k);
  return total;
}`,
      ),
    ),
    latex: openBinding((k, [lower, upper], body) => `\\prod_{${k}=${bare(lower)}}^{${bare(upper)}} ${body}`),
  },
  mathml: withBounds(operator('∏')),
  semantics: `
    product(k, 1, 5, k) = 120
    product(k, -2, -1, k) = 2
    product(k, -3, -1, k) = -6
    product(k, 1, 0, 1 div 0) = 1
    product(k, -1, 1, k) = 0
    product(k, 0, 3, 1 div (k - 2)) = undefined
    product(k, 0, 1, if(k = 1, 1 div 0, 0)) = undefined
    product(k, 1 div 0, 3, k) = undefined
    product(k, 0, 4095, 1) = 1
    product(k, 0, 4096, 1) = undefined
    product(k, 1, 2, 2^30) = 2^60
    product(k, 1, 3, (3 - k)*2^53) = 0
    product(k, 1, 2, 2^2047) = 2^4094
    product(k, 1, 2, 2^2048) = undefined
    product(k, 1, 3, (3 - k)*2^2048) = undefined
    product(k, 1, 3, (k - 1)*2^2048) = 0
  `,
});
