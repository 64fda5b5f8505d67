import { DecisionCost } from '../../codelength/decision-cost.js';
import { HeadScorer } from '../../codelength/head-scorer.js';
import { shapeOf } from '../../codelength/model-score.js';
import { codeSymbol, symbolNodes } from '../../codelength/symbol-model.js';
import type { Dataset } from '../../data/dataset.js';
import type { HeadName } from '../../language/expression.js';

/**
 * Data bits that no expression can go below under a head: what a certificate measures everything against that has not
 * been evaluated.
 */
export function leastDataBits(head: HeadName, dataset: Dataset): number {
  const { kind, alphabet, target } = dataset;
  // The only symbol there is costs nothing where a program is undefined.
  if (kind === 'symbol' && alphabet.length < 2) return 0;
  if (head === 'context' && kind === 'symbol') return leastContextBits(target.values, alphabet.length);
  // No value serves better than the target's own; a literal takes at least one decision, like the flag of a hit.
  return new HeadScorer(target, shapeOf(dataset)).scoreWide(head, target);
}

/**
 * A node of a symbol's tree costs least, over all ways to divide its rows between contexts, when one context has all its
 * zeros and another all its ones. No expression may do that for all nodes, so this is a bound and not a minimum.
 */
function leastContextBits(symbols: Float64Array, alphabetSize: number): number {
  const cost = new DividedCost();
  const base = cost.reserve(2 * symbolNodes(alphabetSize));
  for (const symbol of symbols) codeSymbol(cost, base, alphabetSize, symbol);
  return cost.bits;
}

/** Prices zeros and ones of a node as two nodes that see nothing else. */
class DividedCost extends DecisionCost {
  override adaptive(node: number, bit: number): number {
    super.adaptive(2 * node + bit, 0);
    return bit;
  }
}
