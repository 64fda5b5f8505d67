import type { SkippedInput } from '../data/inputs.js';
import { collectColumns } from '../language/children.js';
import { isSingle, type Model } from '../language/expression.js';
import type { SearchResult } from './result.js';

/** What became of the columns beside the target, by their names. */
export interface InputUse {
  /** Those that the best program reads, and those that it does not. */
  readonly used: readonly string[];
  readonly unused: readonly string[];
  /** Those that were not given to the search. */
  readonly skipped: readonly SkippedInput[];
}

/** What the best program of a search makes of the given columns. */
export function inputUse(
  { dataset, best }: Pick<SearchResult, 'dataset' | 'best'>,
  skipped: readonly SkippedInput[] = [],
): InputUse {
  const read = new Set<string>();
  collectFrom(best.model, read);
  return {
    used: dataset.given.filter((name) => read.has(name)),
    unused: dataset.given.filter((name) => !read.has(name)),
    skipped,
  };
}

function collectFrom(model: Model, names: Set<string>): void {
  if (isSingle(model)) for (const expression of model.expressions) collectColumns(expression, names);
  else for (const part of model.parts) collectFrom(part, names);
}
