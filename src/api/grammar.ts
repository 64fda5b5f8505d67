import type { Dataset } from '../data/dataset.js';
import type { Grammar } from '../grammar/grammar.js';
import { defaultGrammarName, SHIPPED, shippedGrammar } from '../grammar/shipped.js';
import type { Check } from './argument.js';

/** A grammar to search in or to price by: the name of a shipped one (`integer`, `bits`, `symbol`, `decimal`), or one of `parseGrammar`. */
export type GrammarChoice = Grammar | string;

export const grammarCheck: Check = (value) => {
  if (typeof value === 'string')
    return SHIPPED.includes(value) ? undefined : `takes ${SHIPPED.join(', ')} or a grammar of parseGrammar`;
  const { symbols } = (value ?? {}) as Partial<Grammar>;
  return Array.isArray(symbols) ? undefined : 'takes a name or a grammar of parseGrammar';
};

/** The grammar chosen, or the shipped one for the data. */
export function grammarOf(choice: GrammarChoice | undefined, dataset: Dataset): Grammar {
  return toGrammar(choice ?? defaultGrammarName(dataset));
}

/** What options may tell of how data is to be taken. */
interface Told {
  readonly grammar?: GrammarChoice | undefined;
  readonly kind?: string | undefined;
}

/** Whether data is to be taken as it was read and no other way: what is told, its kind or the grammar, is not guessed. */
export function isTold({ grammar, kind }: Told): boolean {
  return grammar !== undefined || kind !== undefined;
}

/** The grammar of data that is to be taken as it was read, {@link isTold}; none of other data. */
export function grammarTold(told: Told, dataset: Dataset): Grammar | undefined {
  return isTold(told) ? grammarOf(told.grammar, dataset) : undefined;
}

/** @throws InputError for a name that no shipped grammar has */
export function toGrammar(choice: GrammarChoice): Grammar {
  return typeof choice === 'string' ? shippedGrammar(choice) : choice;
}
