import { columnOf } from '../../data/column.js';
import { type Dataset, rowsOf } from '../../data/dataset.js';
import { kindOf } from '../../data/kinds.js';
import type { Grammar } from '../../grammar/grammar.js';
import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import { likelyLags } from '../lags.js';
import { constantMultiples } from './constant-families.js';
import { contexts } from './contexts.js';
import { eulerTransforms } from './euler.js';
import { closedForms, exponentialSums } from './exponential.js';
import { functionRelations } from './function.js';
import { givenRelations } from './given.js';
import { periods, repeats } from './period.js';
import { PolynomialForms } from './polynomial-forms.js';
import { preimages, readsPast } from './preimage.js';
import { Pricer } from './pricer.js';
import { convolutions, hypergeometricProducts, pastProducts } from './products.js';
import { quotients } from './quotient.js';
import { recurrences } from './recurrence.js';
import { regressions } from './regression.js';
import type { Relation } from './relation.js';
import { relationForms } from './relation-forms.js';
import { residues } from './residue.js';
import { roundedRecurrences } from './rounding.js';
import { sections } from './section.js';
import { selections } from './selection.js';
import { Series } from './series.js';
import { shiftRegisters } from './shift-register.js';

/** Bits that a term of a relation takes at least, beside its coefficient. */
const TERM_BITS = 6;

/** Lags that are looked at for repeats and regressions. */
const MOST_LAGS = 6;

/** Bits that a literal row takes beside those of its value, at most. */
const LITERAL_BITS = 8;

/**
 * Expressions that reproduce the data or nearly; each yield is a proposal or, undefined, a point to pause at (at most
 * some 10 ms of work apart). Constants and coefficients come from exact linear algebra and lattice reduction. The quick
 * and likely come first. Only what the grammar derives is proposed, in the cheapest of several ways to write it.
 */
export function* solutions(
  dataset: Dataset,
  grammar: Grammar,
): Generator<Expression | undefined, void, void> {
  const names = dataset.given.map(({ name }) => name);
  const pricer = new Pricer(grammar, names);
  const forms = new PolynomialForms(pricer);
  const series = new Series(dataset);
  const affordable = (series.bitsPerRow + LITERAL_BITS) * rowsOf(dataset);
  const seen = new Set<string>();
  for (const found of proposals(dataset, series, forms, pricer)) {
    const key = found && printExpression(found);
    if (key === undefined || seen.has(key) || pricer.bits(found!) > affordable) yield undefined;
    else {
      seen.add(key);
      yield found;
    }
  }
}

function* candidates(
  dataset: Dataset,
  series: Series,
  forms: PolynomialForms,
  pricer: Pricer,
): Generator<Expression | undefined> {
  const write = (relation: Relation | undefined) =>
    relation && isAffordable(relation, series) ? pricer.cheapest(relationForms(relation, forms)) : undefined;
  yield* periods(series, forms);
  const lags = likelyLags(dataset, MOST_LAGS);
  yield* repeats(dataset, lags);
  yield* shiftRegisters(series);
  if (!kindOf(dataset).hasDifferences) {
    yield* contexts(dataset, lags);
    return;
  }
  for (const relation of givenRelations(series)) yield write(relation);
  for (const relation of recurrences(series)) {
    yield write(relation);
    if (relation === undefined) continue;
    for (const closed of closedForms(series, relation)) yield write(closed);
  }
  yield* eulerTransforms(series);
  yield* selections(series, pricer);
  yield* constantMultiples(series, forms, pricer);
  yield* residues(series, forms);
  yield* quotients(series, forms);
  yield* roundedRecurrences(series, forms, pricer);
  yield* regressions(dataset, lags);
  yield* sections(series, forms, pricer);
  for (const relation of functionRelations(series, pricer)) yield write(relation);
  for (const family of [exponentialSums, hypergeometricProducts, pastProducts, convolutions]) {
    for (const relation of family(series)) yield write(relation);
  }
}

function* proposals(
  dataset: Dataset,
  series: Series,
  forms: PolynomialForms,
  pricer: Pricer,
): Generator<Expression | undefined> {
  yield* candidates(dataset, series, forms, pricer);
  yield* images(dataset, series, forms, pricer);
}

/** Formulas of the series that this one is the image of, under the function that makes it so. */
function* images(
  dataset: Dataset,
  series: Series,
  forms: PolynomialForms,
  pricer: Pricer,
): Generator<Expression | undefined> {
  if (!kindOf(dataset).hasDifferences) return;
  for (const { rows, apply } of preimages(series.target)) {
    const preimage: Dataset = { ...dataset, target: columnOf(rows), given: [] };
    for (const found of candidates(preimage, new Series(preimage), forms, pricer))
      yield found && !readsPast(found) ? apply(found) : undefined;
  }
}

/** Whether a relation could be cheaper than the data. */
function isAffordable({ leading, rest }: Relation, series: Series): boolean {
  let bits = 0;
  for (const { coefficient } of [...leading, ...rest]) {
    for (const value of coefficient)
      if (value !== 0n) bits += TERM_BITS + 4 * (value.toString(16).length - 1);
  }
  return bits < (series.bitsPerRow + LITERAL_BITS) * series.length;
}
