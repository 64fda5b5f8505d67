import { type Dataset, givenNames } from '../../data/dataset.js';
import type { Grammar } from '../../grammar/grammar.js';
import { N, past, power } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { ColumnSource } from '../enumerate/column-source.js';
import type { Entry } from './dictionary/chapter.js';
import { entriesOf, quantitiesOf } from './dictionary/chapters.js';
import { PolynomialForms } from './polynomial-forms.js';
import { Pricer } from './pricer.js';
import type { Part, Quantity } from './quantity.js';
import { relationsBetween } from './relation.js';
import { relationForms } from './relation-forms.js';
import { Series } from './series.js';
import { residuesOf, SpanTable } from './span-table.js';

/** Rows left out at the start, where programs that look back are undefined: a quarter at most. */
const MOST_HEAD = 64;

/** Rows below which a coincidence is no evidence: five unknowns are to be decided. */
const LEAST_TAIL = 7;

/** Columns taken in between two pauses. */
const BATCH = 48;

/** Terms before and powers of n that pairs are completed with, the cheapest: t = c1*x + c2*y + c3*this + c4. */
const THIRDS = 4;

/** Columns that are tried with a third. */
const MOST_WITH_THIRD = 2 ** 15;

/**
 * The target as a combination of two columns and a constant with rational coefficients, or of these and a term before or a power
 * of n, for all pairs of columns at once: of quantities of the dictionary and of programs. Goes on as long as the source grows.
 *
 * @param ceiling bits beyond which no program is worth looking for now
 */
export function* combinations(
  source: ColumnSource,
  dataset: Dataset,
  grammar: Grammar,
  seed: number,
  ceiling: () => number = () => Number.POSITIVE_INFINITY,
): Generator<Expression | undefined | 'waiting', void, void> {
  const series = new Series(dataset);
  const pricer = new Pricer(grammar, givenNames(dataset));
  const entries = cheapestFirst(quantitiesOf(series, pricer));
  const pairs = new Pairs(series, pricer, Math.min(series.length, source.rows), seed, (number) =>
    number <= entries.length
      ? entries[number - 1].quantity
      : series.quantity(source.expressionOf(number - entries.length)),
  );
  yield* pairs.ofAll(entries, ceiling);
  for (let number = 1; ; ) {
    const end = Math.min(source.end(), number + BATCH);
    yield number < end ? undefined : 'waiting';
    for (; number < end; number++) {
      const column = source.columnOf(number);
      if (column !== undefined)
        yield* pairs.take(number + entries.length, (from, to) => residuesOf(column, from, to));
    }
  }
}

function cheapestFirst(entries: Iterable<Entry>): readonly Entry[] {
  return [...entries].sort((one, other) => one.bits - other.bits);
}

/** The tables of columns seen so far, one for each column that pairs are completed with. */
class Pairs {
  readonly #from: number;
  readonly #tables: readonly {
    readonly fixed: readonly Quantity[];
    readonly table: SpanTable;
    readonly most: number;
  }[];
  readonly #forms: PolynomialForms;

  /**
   * @param rows those of the columns
   * @param quantityOf the quantity that was taken in under a number
   */
  constructor(
    readonly series: Series,
    readonly pricer: Pricer,
    readonly rows: number,
    seed: number,
    readonly quantityOf: (number: number) => Quantity,
  ) {
    this.#from = Math.min(MOST_HEAD, rows >> 2);
    this.#forms = new PolynomialForms(pricer);
    const { one } = series;
    const target = series.term.residues.slice(this.#from, rows);
    const completions =
      rows - this.#from < LEAST_TAIL ? [] : [[], ...thirdsOf(series, pricer).map((third) => [third])];
    this.#tables = completions.flatMap((fixed, index) => {
      const columns = [one, ...fixed].map(({ residues }) => residues.slice(this.#from, rows));
      const most = index === 0 ? Number.POSITIVE_INFINITY : MOST_WITH_THIRD;
      return columns.some(hasGap)
        ? []
        : [{ fixed, table: new SpanTable(target, columns, seed + index), most }];
    });
  }

  /** Takes in quantities, the cheapest first, under the numbers from 1 on: a pair costs more than either. */
  *ofAll(entries: readonly Entry[], ceiling: () => number): Generator<Expression | undefined> {
    for (const [at, { quantity, bits }] of entries.entries()) {
      if (bits > ceiling()) return;
      yield* this.take(at + 1, (from, to) => {
        const residues = quantity.residues.slice(from, to);
        return hasGap(residues) ? undefined : residues;
      });
      if (at % BATCH === 0) yield undefined;
    }
  }

  /**
   * Takes in a column and says what it makes with one before it.
   *
   * @param residuesBetween its residues in the rows from one up to another; undefined if it has no value in one of them
   */
  *take(
    number: number,
    residuesBetween: (from: number, to: number) => Float64Array | undefined,
  ): Generator<Expression | undefined> {
    const residues = residuesBetween(this.#from, this.rows);
    if (residues === undefined) return;
    for (const { fixed, table, most } of this.#tables) {
      if (number > most) continue;
      const partner = table.meet(number, residues);
      if (partner === 0) continue;
      const quantities = [...new Set([partner, number])].map(this.quantityOf);
      const parts = [...quantities, ...fixed, this.series.one].map(
        (quantity): Part => ({ quantity, target: false, degree: 0 }),
      );
      const lead: Part = { quantity: this.series.one, target: true, degree: 0 };
      for (const relation of relationsBetween([lead, ...parts], this.series.term, this.series.from(0)))
        yield this.pricer.cheapest(relationForms(relation, this.#forms));
    }
  }
}

function thirdsOf(series: Series, pricer: Pricer): readonly Quantity[] {
  const simple = [N, power(N, 2), past(1), past(2), past(3)];
  const cheapest = cheapestFirst(entriesOf(simple, series, pricer)).slice(0, THIRDS);
  return cheapest.map(({ quantity }) => quantity);
}

function hasGap(residues: Float64Array): boolean {
  return residues.some(Number.isNaN);
}
