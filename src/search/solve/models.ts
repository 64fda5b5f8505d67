import { headsFor } from '../../codelength/heads.js';
import type { Dataset } from '../../data/dataset.js';
import { kindOf } from '../../data/kinds.js';
import type { Grammar } from '../../grammar/grammar.js';
import type { Expression } from '../../language/expression.js';
import type { Proposal } from '../proposals.js';
import { type ColumnSource, combinations } from './combination.js';
import { solutions } from './solve.js';

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
  const { hasDifferences } = kindOf(dataset);
  return under(hasDifferences ? combinations(columns, dataset, grammar, seed) : [], dataset);
}

function* under(
  expressions: Iterable<Expression | undefined | 'waiting'>,
  { kind }: Dataset,
): Generator<Proposal, void, boolean> {
  const heads = headsFor(kind);
  const strict = heads.filter(({ mustBeRight }) => mustBeRight);
  const forgiving = heads.filter(({ mustBeRight }) => !mustBeRight);
  for (const expression of expressions) {
    if (expression === undefined || expression === 'waiting') {
      yield expression;
      continue;
    }
    let isRight = false;
    for (const { name: head } of strict) if (yield { head, expressions: [expression] }) isRight = true;
    // A relation that fails somewhere may still pay.
    if (!isRight) for (const { name: head } of forgiving) yield { head, expressions: [expression] };
  }
}
