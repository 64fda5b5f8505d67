import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import { isRegular, type Law } from './law.js';
import { RuleIndex } from './rewrite.js';

/** Expressions whose rewritings are looked at, the cheapest first. */
const MOST_STEPS = 150;

/** Rewritings dearer than this many bits over the cheapest are not followed. */
const MOST_DETOUR = 12;

/** Laws that programs may be rewritten by: proved for all integers, and true where parts are undefined. */
export function rewritingRules(laws: Iterable<Law & { readonly method: unknown }>): RuleIndex {
  const rules = new RuleIndex();
  for (const law of laws) {
    if (law.domain !== 'integers' || law.method === undefined || !isRegular(law)) continue;
    rules.add({ from: law.left, to: law.right });
    rules.add({ from: law.right, to: law.left });
  }
  return rules;
}

/**
 * The cheapest expression that rewriting by laws makes of another one, by best-first search; the expression itself if it finds none.
 *
 * @param priceOf the price of an expression in bits; undefined if it cannot be written
 */
export function shorten(
  expression: Expression,
  rules: RuleIndex,
  priceOf: (expression: Expression) => number | undefined,
): Expression {
  const first = priceOf(expression);
  if (first === undefined) return expression;
  let best = { expression, bits: first };
  const seen = new Set([printExpression(expression)]);
  const open = [best];
  for (let step = 0; step < MOST_STEPS; step++) {
    open.sort((one, other) => other.bits - one.bits);
    const next = open.pop();
    if (next === undefined) break;
    for (const result of rules.anywhere(next.expression)) {
      const text = printExpression(result);
      if (seen.has(text)) continue;
      seen.add(text);
      const bits = priceOf(result);
      if (bits === undefined || bits > best.bits + MOST_DETOUR) continue;
      const reached = { expression: result, bits };
      open.push(reached);
      if (bits < best.bits) best = reached;
    }
  }
  return best.expression;
}
