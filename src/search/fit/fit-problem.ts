import { headsFor } from '../../codelength/heads.js';
import { valueAt } from '../../data/column.js';
import { type Dataset, givenNames, gridOf, rowsOf } from '../../data/dataset.js';
import { realValues } from '../../data/real-values.js';
import { derive } from '../../grammar/derive.js';
import type { Grammar } from '../../grammar/grammar.js';
import { N } from '../../language/construct.js';
import type { Expression, SingleModel } from '../../language/expression.js';
import { evaluateRealColumn } from '../../language/real/columns.js';
import { numberOf } from '../../language/real/decimal.js';
import { type Dimensions, dimensionsOf, fitsTarget, hasDimensions } from '../../language/real/dimension.js';
import { realColumns } from '../../language/real/world.js';
import { gridCell } from '../../numbers/decimal-grid.js';
import type { Measurements } from './constants/refit.js';
import { residualBits } from './constants/residual-bits.js';
import type { Judge } from './constants/shorten.js';
import type { Quantity } from './quantity.js';

/** Rows of a table that formulas are fitted to, spread over all. */
const MOST_ROWS = 400;

/** Rows of a series, the first ones. */
const MOST_SERIES_ROWS = 600;

/** A dataset as formulas of real numbers are sought for it: the rows that they are fitted to, in the units of the data. */
export class FitProblem {
  readonly measurements: Measurements;
  readonly judge: Judge;
  /** Numbers beside the target: given columns, and the row number where there are none. */
  readonly inputs: readonly Quantity[];
  /** Whether the rows are all that there is: they follow each other, and nothing is beside them. */
  readonly isSeries: boolean;
  /** What columns are measured in; undefined where no unit is known. */
  readonly #dimensions: Dimensions | undefined;

  /** @param grammar one of real numbers */
  constructor(
    readonly dataset: Dataset,
    readonly grammar: Grammar,
  ) {
    const grid = gridOf(dataset);
    const dimensions = dimensionsOf(dataset);
    this.#dimensions = hasDimensions(dimensions) ? dimensions : undefined;
    const names = givenNames(dataset);
    this.isSeries = names.length === 0;
    const rows = sampled(rowsOf(dataset), this.isSeries);
    const columns = realColumns(dataset.target, grid, dataset.given);
    const leafValues = (leaf: Expression): Float64Array => {
      const values = evaluateRealColumn(leaf, columns);
      return Float64Array.from(rows, (row) => values[row]);
    };
    const cells = rows.map((row) => {
      const [low, high] = gridCell(valueAt(dataset.target, row)!, grid);
      return high - low;
    });
    const { sigma } = dataset;
    const errors = sigma && realValues(sigma.column, gridOf(sigma));
    this.measurements = {
      target: Float64Array.from(rows, (row) => columns.target[row]),
      cells: Float64Array.from(cells),
      ...(errors && { weights: Float64Array.from(rows, (row) => 1 / errors[row] ** 2) }),
      leafValues,
    };
    this.judge = {
      price: (expression) => this.price(expression),
      dataBits: (values) => residualBits(values, this.measurements),
      named: grammar.constants.map(({ value }) => ({ expression: value, value: numberOf(value), oddity: 0 })),
    };
    const leaves: readonly Expression[] = this.isSeries
      ? [N]
      : names.map((column) => ({ kind: 'given', column, index: N }));
    this.inputs = leaves.map((expression) => ({ expression, values: leafValues(expression) }));
  }

  /** Whether what an expression computes can be measured in the unit of the target, as far as units are known. */
  fitsUnits(expression: Expression): boolean {
    return this.#dimensions === undefined || fitsTarget(expression, this.#dimensions);
  }

  /** The model of an expression, under the head that makes it the shortest program; undefined if the grammar derives none. */
  modelOf(expression: Expression): SingleModel | undefined {
    let best: SingleModel | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const { name } of headsFor(this.dataset.kind, 'real')) {
      const model: SingleModel = { head: name, expressions: [expression] };
      const bits = this.#bits(model);
      if (bits >= least) continue;
      best = model;
      least = bits;
    }
    return best;
  }

  /** Bits of the program that an expression makes; infinite if the grammar derives none. */
  price(expression: Expression): number {
    const model = this.modelOf(expression);
    return model === undefined ? Number.POSITIVE_INFINITY : this.#bits(model);
  }

  #bits(model: SingleModel): number {
    return derive(this.grammar, model, givenNames(this.dataset))?.bits ?? Number.POSITIVE_INFINITY;
  }
}

function sampled(rows: number, isSeries: boolean): readonly number[] {
  const count = Math.min(rows, isSeries ? MOST_SERIES_ROWS : MOST_ROWS);
  const isWhole = isSeries || count === rows;
  return Array.from({ length: count }, (_, at) =>
    isWhole ? at : Math.round((at * (rows - 1)) / (count - 1)),
  );
}
