import { ANY_GIVEN, type Grammar, type GrammarSymbol, type Production, type Term } from './grammar.js';
import { holesOf, subterms, symbolOf } from './symbols.js';

const withoutGiven = new WeakMap<Grammar, Grammar>();

/**
 * The grammar with the productions that count for a dataset: all of them if it has given columns; else those whose weights are not
 * marked `given`, at the probabilities that they have among each other, and the symbols that are still reached. Since marked productions
 * stand behind the others, an index of a production means the same in both.
 *
 * @param given whether the dataset has given columns
 */
export function inForce(grammar: Grammar, given: boolean): Grammar {
  if (given) return grammar;
  const known = withoutGiven.get(grammar) ?? unmarked(grammar);
  withoutGiven.set(grammar, known);
  return known;
}

/** Whether a term derives nothing for a dataset without given columns. */
export function needsGiven(grammar: Grammar, term: Term): boolean {
  if (term.kind === 'given' && term.column === ANY_GIVEN) return true;
  const unmarked = inForce(grammar, false);
  const isDropped = (name: string) => !unmarked.symbols.some((symbol) => symbol.name === name);
  return holesOf(term).some(isDropped) || subterms(term).some((part) => needsGiven(grammar, part));
}

/** Productions with the bits that they have among each other. */
export function withBits(productions: readonly Omit<Production, 'bits'>[]): readonly Production[] {
  const total = productions.reduce((sum, { weight }) => sum + weight, 0);
  return productions.map((production) => ({ ...production, bits: Math.log2(total / production.weight) }));
}

function unmarked(grammar: Grammar): Grammar {
  if (!grammar.symbols.some(({ productions }) => productions.some(({ given }) => given))) return grammar;
  const kept = new Map<string, GrammarSymbol>();
  const open = [grammar.start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (kept.has(name)) continue;
    const symbol = symbolOf(grammar, name);
    const productions = withBits(symbol.productions.filter(({ given }) => !given));
    kept.set(name, { ...symbol, productions });
    for (const { term } of productions) open.push(...holesOf(term));
  }
  return { ...grammar, symbols: grammar.symbols.flatMap(({ name }) => kept.get(name) ?? []) };
}
