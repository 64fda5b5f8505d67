import type { Grammar, Term } from '../../grammar/grammar.js';
import { literalBits } from '../../grammar/literal.js';
import { printTerm } from '../../grammar/print.js';
import { holesIn, mapSubterms } from '../../grammar/symbols.js';
import type { ProductionBits } from './prices.js';

/** One step of writing an abstraction down: what becomes of the leftmost open place. */
export type Decision =
  /** A production of the place's symbol, whose holes become open places. */
  | { readonly kind: 'production'; readonly index: number }
  /** That literal, at a place for any. */
  | { readonly kind: 'literal'; readonly value: bigint }
  /** A hole of the abstraction: each use fills it anew. */
  | { readonly kind: 'hole' };

/**
 * A piece of a derivation that may become a production of its own. Since it is made of productions, its bound variables are
 * those that the grammar binds, and no hole can capture another one.
 */
export interface Abstraction {
  /** The symbol that it begins with, and that would get the new production. */
  readonly symbol: string;
  /** In preorder, as of a leftmost derivation. The first is a production. */
  readonly decisions: readonly Decision[];
}

/** A grammar's abstraction with a weight: the production as it would be written. */
export interface WeightedAbstraction extends Abstraction {
  readonly weight: number;
}

/** The holes of a term in derivation order, those for literals included. */
export function openPlaces(term: Term): readonly string[] {
  return holesIn(term).map(({ symbol }) => symbol);
}

/** The term that a complete abstraction stands for. */
export function termOf(grammar: Grammar, { symbol, decisions }: Abstraction): Term {
  let at = 0;
  const fill = (term: Term): Term => {
    if (term.kind === 'model') return { ...term, expressions: term.expressions.map(fill) };
    if (term.kind !== 'hole') return mapSubterms(term, fill);
    const decision = decisions[at++];
    switch (decision?.kind) {
      case 'production':
        return fill(productionOf(grammar, term.symbol, decision.index));
      case 'literal':
        return decision;
      case 'hole':
        return term;
      case undefined:
        throw new Error('an abstraction with places that are still open');
    }
  };
  return fill({ kind: 'hole', symbol });
}

export function productionOf(grammar: Grammar, symbol: string, index: number): Term {
  const production = grammar.symbols.find(({ name }) => name === symbol)?.productions[index];
  if (production === undefined)
    throw new Error(`grammar ${grammar.name}: ${symbol} has no production ${index}`);
  return production.term;
}

/** Bit that says of a place of an abstraction whether it is a hole. */
export const PLACE_BITS = 1;

/**
 * Bits of writing down an abstraction, or as much of one as has been decided on, in the code of the grammar: at each place
 * but the first a bit that says whether it is a hole, and if it is none, the production or the literal.
 */
export function bodyBits(grammar: Grammar, abstraction: Abstraction, bits: ProductionBits): number {
  const position = new Map(grammar.symbols.map(({ name }, index) => [name, index]));
  const open = [abstraction.symbol];
  let sum = -PLACE_BITS;
  for (const decision of abstraction.decisions) {
    const symbol = open.pop();
    if (symbol === undefined) throw new Error('an abstraction with more decisions than places');
    sum += PLACE_BITS;
    if (decision.kind === 'literal') sum += literalBits(decision.value);
    if (decision.kind !== 'production') continue;
    sum += bits[position.get(symbol)!][decision.index];
    open.push(...openPlaces(productionOf(grammar, symbol, decision.index)).toReversed());
  }
  return sum + PLACE_BITS * open.length;
}

/**
 * Whether a symbol does not have a production like this yet, be it below a name of its own. What it has can be made
 * cheaper by a weight, and is no abstraction.
 */
export function isNew(grammar: Grammar, symbol: string, term: Term): boolean {
  const text = printTerm(term);
  const terms = grammar.symbols.find(({ name }) => name === symbol)!.productions.map((known) => known.term);
  return terms.every((known) => {
    if (printTerm(known) === text) return false;
    const named =
      known.kind === 'hole' ? grammar.symbols.find(({ name }) => name === known.symbol) : undefined;
    return named?.productions.length !== 1 || printTerm(named.productions[0].term) !== text;
  });
}
