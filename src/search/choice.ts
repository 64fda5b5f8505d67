import { InputError } from '../errors.js';
import { nearName } from '../near-name.js';
import type { SearchOptions } from './options.js';
import { STRATEGIES } from './strategies.js';
import type { StrategyDescriptor } from './strategy.js';

/** Which ways of finding models take part in a search. */
export interface Choice {
  readonly strategies: readonly StrategyDescriptor[];
  /** Families of those that do not. */
  readonly without: ReadonlySet<string>;
}

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
  const nearest = nearName(name, names);
  const near = names.filter((known) => known === nearest || known.includes(name) || name.includes(known));
  const hint = near.length > 0 && name !== '' ? ` (did you mean ${near.join(' or ')}?)` : '';
  throw new InputError(`there is no ${what} '${name}'${hint}; there are ${names.join(', ')}`);
}
