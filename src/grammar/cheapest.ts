import { ANY_GIVEN, DECIMAL, type Grammar, LITERAL, type Term } from './grammar.js';
import { inForce } from './in-force.js';
import { decimalBits, literalBits, partsBits } from './literal.js';
import { subterms } from './symbols.js';

/**
 * The least bits of a derivation from a term; Infinity if there is none. A fixed point from above over the symbols: it ends
 * since a cheapest derivation is no deeper than there are symbols.
 *
 * @param given number of given columns
 */
export function cheapestBits(whole: Grammar, given: number): (term: Term) => number {
  const grammar = inForce(whole, given > 0);
  const least = new Map(grammar.symbols.map(({ name }) => [name, Number.POSITIVE_INFINITY]));
  const ofTerm = (term: Term): number => {
    if (term.kind === 'hole') {
      if (term.symbol === LITERAL) return literalBits(0n);
      if (term.symbol === DECIMAL) return decimalBits({ digits: 0n, exponent: 0 });
      return least.get(term.symbol) ?? Number.POSITIVE_INFINITY;
    }
    let own = term.kind === 'compound' ? partsBits(2) : 0;
    // Without columns nothing that reads one can be derived: log2(0) bits below nothing would be a bargain.
    if (term.kind === 'given' && term.column === ANY_GIVEN) {
      own = given > 0 ? Math.log2(given) : Number.POSITIVE_INFINITY;
    }
    return subterms(term).reduce((sum, part) => sum + ofTerm(part), own);
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const { name, productions } of grammar.symbols) {
      const bits = Math.min(...productions.map((production) => production.bits + ofTerm(production.term)));
      if (bits >= (least.get(name) ?? 0)) continue;
      least.set(name, bits);
      changed = true;
    }
  }
  return ofTerm;
}
