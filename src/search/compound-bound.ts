import { cheapestBits } from '../grammar/cheapest.js';
import type { Grammar } from '../grammar/grammar.js';
import { isBuiltIn } from '../grammar/grammar.js';
import { inForce } from '../grammar/in-force.js';
import { partsBits } from '../grammar/literal.js';
import { symbolOf } from '../grammar/symbols.js';
import { hasPieces } from '../language/expression.js';

/**
 * Total bits that every compound model of a grammar has at least: its program has two parts or more, none cheaper than the
 * cheapest model there is for a part, and its pieces begin somewhere. Infinity if the grammar derives none that fits the rows.
 *
 * @param given number of given columns
 */
export function leastCompoundBits(whole: Grammar, given: number, rows: number): number {
  const grammar = inForce(whole, given > 0);
  const cheapest = cheapestBits(grammar, given);
  const boundary = rows < 2 ? Number.POSITIVE_INFINITY : Math.log2(rows - 1);
  const below = (name: string, seen: ReadonlySet<string>): number => {
    if (seen.has(name)) return Number.POSITIVE_INFINITY;
    const bits = symbolOf(grammar, name).productions.map(({ term, bits }) => {
      if (term.kind === 'hole' && !isBuiltIn(term.symbol))
        return bits + below(term.symbol, new Set([...seen, name]));
      if (term.kind !== 'compound') return Number.POSITIVE_INFINITY;
      const parts = partsBits(2) + 2 * cheapest(term.part);
      return bits + parts + (hasPieces(term.head) ? boundary : 0);
    });
    return Math.min(...bits);
  };
  return below(grammar.start, new Set());
}
