import type { SearchOptions as EngineOptions } from '../search/options.js';
import type { SearchResult } from '../search/result.js';
import { DEFAULT_SECONDS } from '../search/run.js';
import { search as searchDataset } from '../workers/search.js';
import {
  abortSignal,
  type Check,
  callback,
  checkOptions,
  plainObject,
  secondsAboveZero,
  someOf,
  wholeNumber,
} from './argument.js';
import { DATA_CHECKS, type Data, type DataOptions, toExcerpt } from './data.js';
import { type GrammarChoice, grammarCheck, grammarTold } from './grammar.js';
import { STRATEGIES } from './strategies.js';

/** What a search may use. Every limit ends it with the best so far. */
export interface SearchOptions extends Omit<EngineOptions, 'grammar'> {
  /** Programs to search in. Default: the shipped grammar for the kind of data. */
  readonly grammar?: GrammarChoice;
}

/** Bytes below which not even one bank of columns fits. */
const LEAST_MEMORY = 2 ** 24;

/** More threads than this cost more to feed than they bring. */
const MOST_WORKERS = 256;

/** Each predicted row is a number of any size. */
export const MOST_PREDICTED = 10_000;

/** The checks of {@link SearchOptions}. */
export const SEARCH_CHECKS: Readonly<Record<keyof SearchOptions, Check>> = {
  grammar: grammarCheck,
  strategies: someOf(STRATEGIES.map(({ name }) => name)),
  without: someOf(STRATEGIES.flatMap(({ name, families }) => [name, ...families.map((own) => own.name)])),
  start: (value) => (Array.isArray(value) ? undefined : 'takes an array of models to start from'),
  seconds: secondsAboveZero,
  maxEvaluations: (value) =>
    value === Number.POSITIVE_INFINITY ? undefined : wholeNumber(1, Number.MAX_SAFE_INTEGER)(value),
  memory: wholeNumber(LEAST_MEMORY, 2 ** 40),
  seed: wholeNumber(0, 2 ** 32 - 1),
  workers: wholeNumber(1, MOST_WORKERS),
  next: wholeNumber(0, MOST_PREDICTED),
  signal: abortSignal,
  onProgress: callback,
  onImprovement: callback,
  snapshots: plainObject,
};

/**
 * Finds the shortest program that generates data: least program bits plus bits of the data given the program. Ends when nothing shorter can
 * exist, or at the first limit (10 seconds unless told), with the best so far. Of data that is too long for the limit the first rows are
 * searched, which `dataset.isPart` of the result says; nothing is predicted then.
 *
 * @example
 * ```ts
 * const { best } = await search([1, 1, 2, 3, 5, 8, 13, 21]);
 * console.log(best.program, best.totalBits, best.next);
 * ```
 * @param data numbers, a text such as `1,1,2,3,5`, or a dataset. A text that ends in `?, ?` asks for two further terms, unless `next` does.
 * @returns plain data; all lengths in bits
 * @throws InputError for what is no data, for a wrong option, and for a grammar that cannot be enumerated or has no use for the kind of data
 */
export async function search(data: Data, options: SearchOptions & DataOptions = {}): Promise<SearchResult> {
  checkOptions('search', options, { ...SEARCH_CHECKS, ...DATA_CHECKS });
  const { name, kind, column, inputs, grammar, ...engine } = options;
  const limits = presentOf(engine);
  const reading = presentOf({ name, kind, column, inputs });
  const { dataset, sought, isPart, left } = toExcerpt('search', data, reading, limitOf(limits));
  const told = grammarTold({ grammar, kind }, dataset);
  const result = await searchDataset(dataset, {
    ...(sought > 0 && { next: Math.min(sought, MOST_PREDICTED) }),
    ...limits,
    ...(isPart && { seconds: left, next: 0 }),
    ...(told && { grammar: told }),
  });
  return isPart ? { ...result, dataset: { ...result.dataset, isPart } } : result;
}

/** Seconds that a search may take in all: of one that is told only how many programs to try, as many as it takes. */
export function limitOf({
  seconds,
  maxEvaluations,
}: Pick<SearchOptions, 'seconds' | 'maxEvaluations'>): number {
  return seconds ?? (maxEvaluations === undefined ? DEFAULT_SECONDS : Number.POSITIVE_INFINITY);
}

/** The options that have a value: one that is undefined is as good as absent. */
export function presentOf<Options extends object>(
  options: Options,
): { [Name in keyof Options]: Exclude<Options[Name], undefined> } {
  const present = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { [Name in keyof Options]: Exclude<Options[Name], undefined> };
}
