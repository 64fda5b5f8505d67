import { InputError } from '../errors.js';
import type { SearchOptions } from './options.js';
import { STRATEGIES } from './strategies.js';
import type { StrategyDescriptor } from './strategy.js';

/** Which ways of finding models take part in a search. */
export interface Choice {
  readonly strategies: readonly StrategyDescriptor[];
  /** Families of those that do not. */
  readonly without: ReadonlySet<string>;
}

/** Names that differ from a mistaken one by so many letters at most are suggested. */
const MOST_MISTAKES = 2;

/**
 * What the options leave to search with.
 * @throws InputError for a name that is none, and where nothing is left
 */
export function choiceOf({
  strategies,
  without = [],
}: Pick<SearchOptions, 'strategies' | 'without'>): Choice {
  const names = STRATEGIES.map(({ name }) => name);
  for (const name of strategies ?? []) check(name, 'strategy', names);
  for (const name of without) check(name, 'strategy or family', FINDERS);
  const left = new Set(without);
  const chosen = STRATEGIES.filter(({ name }) => (strategies?.includes(name) ?? true) && !left.has(name));
  const working = chosen.filter(
    ({ families }) => families.length === 0 || families.some(({ name }) => !left.has(name)),
  );
  if (working.length === 0) throw new InputError('there is nothing left to search with');
  return { strategies: working, without: left };
}

/** The names of all strategies and their families. */
const FINDERS: readonly string[] = STRATEGIES.flatMap(({ name, families }) => [
  name,
  ...families.map((family) => family.name),
]);

function check(name: string, what: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const near = names.filter(
    (known) => known.includes(name) || name.includes(known) || distance(known, name) <= MOST_MISTAKES,
  );
  const hint = near.length > 0 && name !== '' ? ` (did you mean ${near.join(' or ')}?)` : '';
  throw new InputError(`there is no ${what} '${name}'${hint}; there are ${names.join(', ')}`);
}

/** Letters to insert, delete and replace between two words (Levenshtein 1966). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[other.length];
}
