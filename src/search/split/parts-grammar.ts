import { derive } from '../../grammar/derive.js';
import type { CompoundTerm, Grammar } from '../../grammar/grammar.js';
import { isBuiltIn } from '../../grammar/grammar.js';
import { symbolOf } from '../../grammar/symbols.js';
import type { CompoundName, Model } from '../../language/expression.js';
import { printModel } from '../../language/print.js';

/**
 * The grammar that derives the parts of a compound model: the same but for its start symbol. Undefined if the grammar derives no
 * such compound model, or its parts from more than a symbol. Search with it for a better model of a part.
 */
export function partsGrammar(grammar: Grammar, head: CompoundName): Grammar | undefined {
  const seen = new Set<string>();
  const find = (name: string): CompoundTerm | undefined => {
    if (seen.has(name)) return undefined;
    seen.add(name);
    for (const { term } of symbolOf(grammar, name).productions) {
      if (term.kind === 'compound' && term.head === head) return term;
      const inner = term.kind === 'hole' && !isBuiltIn(term.symbol) ? find(term.symbol) : undefined;
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  const part = find(grammar.start)?.part;
  return part?.kind === 'hole' ? { ...grammar, start: part.symbol } : undefined;
}

/** Prices models of a grammar, each text once. */
export class ProgramPrices {
  readonly #known = new Map<string, number>();

  /** @param given the names of the given columns that the grammar may choose from */
  constructor(
    readonly grammar: Grammar,
    readonly given: readonly string[],
  ) {}

  /** Program bits; Infinity for a model that the grammar does not derive. */
  bits(model: Model): number {
    const text = printModel(model);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const bits = derive(this.grammar, model, this.given)?.bits ?? Number.POSITIVE_INFINITY;
    this.#known.set(text, bits);
    return bits;
  }
}
