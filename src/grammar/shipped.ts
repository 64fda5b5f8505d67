import { readFileSync } from 'node:fs';
import type { Dataset } from '../data/dataset.js';
import { kindOf } from '../data/kinds.js';
import { InputError } from '../errors.js';
import { computesReals, type Model } from '../language/expression.js';
import type { Grammar } from './grammar.js';
import { parseGrammar } from './parse.js';

/** The names of the grammars that come with kolmo. What files refer to is in `registered.ts`. */
export const SHIPPED: readonly string[] = ['integer', 'bits', 'symbol', 'decimal', 'real', 'null'];

const read = new Map<string, Grammar>();

/** A grammar that comes with kolmo. Throws {@link InputError} for a name that is not in {@link SHIPPED}. */
export function shippedGrammar(name: string): Grammar {
  if (!SHIPPED.includes(name)) {
    throw new InputError(
      `no grammar is called '${name}'; there are ${SHIPPED.join(', ')}, or name a grammar file`,
    );
  }
  const known = read.get(name);
  if (known !== undefined) return known;
  // The folder is as far from src/grammar as from dist/grammar.
  const source = readFileSync(new URL(`../../grammars/${name}.grammar`, import.meta.url), 'utf8');
  const grammar = parseGrammar(source, `${name}.grammar`);
  read.set(name, grammar);
  return grammar;
}

/** The shipped grammar for the kind of data that a dataset holds. */
export function defaultGrammarName(dataset: Dataset): string {
  return kindOf(dataset).grammarName(dataset);
}

/** The shipped grammar in which a program is priced where none is told: that of the data, or of real numbers. */
export function grammarNameFor(model: Model, dataset: Dataset): string {
  return computesReals(model) ? 'real' : defaultGrammarName(dataset);
}
