import { fenced, GRIP, leaf, operator, row, within } from '../export/mathml-elements.js';
import { bare, binding, define } from '../export/rendering.js';
import { StepFold } from '../fold.js';
import { RANGE_DOMAIN, rangeBinder, stepACell } from '../range.js';
import { reduceSum } from '../reductions.js';
import { linearSteps } from '../steps.js';
import { TERM } from '../witness/terms.js';
import { stepTerms } from '../witness.js';

export const COUNT = rangeBinder({
  name: 'count',
  joins: 'addition',
  bodyType: 'boolean',
  summary: `count(k, lower, upper, condition): how often the condition holds; ${RANGE_DOMAIN}`,
  begin: () => new StepFold(0n, linearSteps, (folded, term) => folded + term),
  reduce: reduceSum,
  reduceSteps: stepACell,
  terms: (results) => {
    const terms = stepTerms(results, 0n, TERM);
    return terms?.every((term) => term === 0n || term === 1n) ? terms : undefined;
  },
  exports: {
    pari: binding((k, [lower, upper], body) => `sum(${k} = ${lower}, ${upper}, ${body})`),
    python: binding((k, [lower, upper], body) => `sum(${body} for ${k} in range(${lower}, ${upper} + 1))`),
    javascript: binding(
      (k, [lower, upper], body) => `count(${lower}, ${upper}, (${k}) => ${body})`,
      define(
        'count',
        `function count(lower, upper, body) {
  let total = 0n;
  for (let k = lower; k <= upper; k++) if (body(k)) total++;
  return total;
}`,
      ),
    ),
    latex: binding(
      (k, [lower, upper], body) =>
        `\\#\\left\\{ ${k} \\in [${bare(lower)}, ${bare(upper)}] : ${body} \\right\\}`,
    ),
  },
  mathml: (variable, [lower, upper], body) => {
    const range = row(
      within(lower, GRIP.comparison + 1),
      operator('≤'),
      leaf('mi', variable),
      operator('≤'),
      within(upper, GRIP.comparison + 1),
    );
    return {
      markup: row(operator('#'), fenced('{', '}', range, operator(':'), body.markup)),
      grip: GRIP.closed,
    };
  },
  semantics: `
    count(k, 1, 10, prime?(k)) = 4
    count(k, -3, 3, k < 0) = 3
    count(k, 5, 5, k = 5) = 1
    count(k, 5, 4, 1 div 0 = 0) = 0
    count(k, 0, 3, 1 div (k - 2) = 0) = undefined
    count(k, 1 div 0, 3, k = 0) = undefined
    count(k, 0, 1 div 0, k = 0) = undefined
    count(k, 0, 4095, k > 0) = 4095
    count(k, 0, 4096, k > 0) = undefined
    count(k, 2^53 - 1, 2^53 + 2, k mod 2 = 0) = 2
    count(k, 2^4096 - 1, 2^4096 - 1, k > 0) = undefined
  `,
});
