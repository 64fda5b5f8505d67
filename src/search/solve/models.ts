import type { Dataset } from '../../data/dataset.js';
import type { Grammar } from '../../grammar/grammar.js';
import type { Expression, HeadName } from '../../language/expression.js';
import type { Proposal } from '../proposals.js';
import { type ColumnSource, combinations } from './combination.js';
import { solutions } from './solve.js';

/** Heads under which a relation that fails somewhere may still pay, if the grammar has them: of numbers, and of symbols. */
const FORGIVING: Readonly<Record<'numbers' | 'symbols', readonly HeadName[]>> = {
  numbers: ['patched', 'noisy'],
  symbols: ['patched', 'context'],
};

/**
 * Models of what can be solved for: relations of the data with its own past and with functions of n. Each yield is told
 * whether the model was taken in.
 */
export function solvedModels(dataset: Dataset, grammar: Grammar): Generator<Proposal, void, boolean> {
  return under(solutions(dataset, grammar), dataset);
}

/** The same for {@link combinations} of the columns that an enumeration finds; goes on as long as it does. */
export function combinedModels(
  columns: ColumnSource,
  dataset: Dataset,
  grammar: Grammar,
  seed: number,
): Generator<Proposal, void, boolean> {
  return under(dataset.kind === 'symbol' ? [] : combinations(columns, dataset, grammar, seed), dataset);
}

function* under(
  expressions: Iterable<Expression | undefined | 'waiting'>,
  { kind }: Dataset,
): Generator<Proposal, void, boolean> {
  for (const expression of expressions) {
    if (expression === undefined || expression === 'waiting') {
      yield expression;
      continue;
    }
    if (yield { head: 'exact', expressions: [expression] }) continue;
    for (const head of FORGIVING[kind === 'symbol' ? 'symbols' : 'numbers'])
      yield { head, expressions: [expression] };
  }
}
