import type { Dataset } from '../../data/dataset.js';
import type { Grammar } from '../../grammar/grammar.js';
import type { Expression, HeadName, Model } from '../../language/expression.js';
import { type ColumnSource, combinations } from './combination.js';
import { solutions } from './solve.js';

/** Heads under which a relation that fails somewhere may still pay, if the grammar has them. */
const FORGIVING: readonly HeadName[] = ['patched', 'noisy'];

/**
 * Models of what can be solved for: relations of the data with its own past and with functions of n, then combinations of
 * the columns that the enumeration finds, as long as it goes on. Each yield is told whether the model was taken in;
 * undefined is a place to pause at.
 */
export function* solvedModels(
  dataset: Dataset,
  grammar: Grammar,
  columns: ColumnSource | undefined,
  seed: number,
): Generator<Model | undefined, void, boolean> {
  yield* under(solutions(dataset, grammar), dataset);
  if (columns !== undefined && dataset.kind !== 'symbol')
    yield* under(combinations(columns, dataset, grammar, seed), dataset);
}

function* under(
  expressions: Iterable<Expression | undefined>,
  { kind }: Dataset,
): Generator<Model | undefined, void, boolean> {
  for (const expression of expressions) {
    if (expression === undefined) {
      yield undefined;
      continue;
    }
    if (yield { head: 'exact', expressions: [expression] }) continue;
    for (const head of FORGIVING)
      if (head !== 'noisy' || kind !== 'symbol') yield { head, expressions: [expression] };
  }
}
