import { columnOf } from '../../data/column.js';
import { type Dataset, givenNames } from '../../data/dataset.js';
import type { Grammar } from '../../grammar/grammar.js';
import { N, past, power } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { ColumnSource } from '../enumerate/column-source.js';
import { PolynomialForms } from './polynomial-forms.js';
import { Pricer } from './pricer.js';
import { type Part, type Quantity, relationsBetween } from './relation.js';
import { relationForms } from './relation-forms.js';
import { Series } from './series.js';
import { residuesOf, SpanTable } from './span-table.js';

/** Rows left out at the start, where programs that look back are undefined: a quarter at most. */
const MOST_HEAD = 64;

/** Rows below which a coincidence is no evidence: five unknowns are to be decided. */
const LEAST_TAIL = 7;

/** Columns taken in between two pauses. */
const BATCH = 48;

/** Columns that pairs are completed with: t = c1*x + c2*y + c3*this + c4. */
const THIRDS: readonly Expression[] = [N, past(1), power(N, 2), past(2)];

/** Columns that are tried with a third. */
const MOST_WITH_THIRD = 2 ** 15;

/**
 * The target as a combination of two columns of programs and a constant with rational coefficients, or of these and one of
 * a few usual ones, for all pairs of columns at once ({@link SpanTable}). Goes on as long as the source grows.
 */
export function* combinations(
  source: ColumnSource,
  dataset: Dataset,
  grammar: Grammar,
  seed: number,
): Generator<Expression | undefined | 'waiting', void, void> {
  const series = new Series(dataset);
  const rows = Math.min(series.length, source.rows);
  const from = Math.min(MOST_HEAD, rows >> 2);
  if (rows - from < LEAST_TAIL) return;
  const pricer = new Pricer(grammar, givenNames(dataset));
  const forms = new PolynomialForms(pricer);
  const one = series.one();
  const tail = (quantity: Quantity) => residuesOf(columnOf(quantity.values), from, rows);
  const target = residuesOf(dataset.target, from, rows)!;
  const tables = [undefined, ...THIRDS].flatMap((third, index) => {
    const fixed = third === undefined ? [] : [series.quantity(third)];
    const columns = [one, ...fixed].map(tail);
    const known = columns.filter((column) => column !== undefined);
    return known.length < columns.length
      ? []
      : [
          {
            fixed,
            table: new SpanTable(target, known, seed + index),
            most: index === 0 ? Infinity : MOST_WITH_THIRD,
          },
        ];
  });
  const lead: Part = { quantity: one, target: true, degree: 0 };
  const part = (quantity: Quantity): Part => ({ quantity, target: false, degree: 0 });

  for (let number = 1; ; ) {
    const end = Math.min(source.end(), number + BATCH);
    yield number < end ? undefined : 'waiting';
    for (; number < end; number++) {
      const column = source.columnOf(number);
      const residues = column && residuesOf(column, from, rows);
      if (residues === undefined) continue;
      for (const { fixed, table, most } of tables) {
        if (number > most) continue;
        const partner = table.meet(number, residues);
        if (partner === 0) continue;
        const own = new Set([partner, number]);
        const quantities = [...own].map((of) => series.quantity(source.expressionOf(of)));
        const parts = [lead, ...[...quantities, ...fixed, one].map(part)];
        for (const relation of relationsBetween(parts, series.target, series.from(0)))
          yield pricer.cheapest(relationForms(relation, forms));
      }
    }
  }
}
