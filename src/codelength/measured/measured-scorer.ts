import { type Column, exactRows } from '../../data/column.js';
import type { DecimalGrid } from '../../numbers/decimal-grid.js';
import { DecisionCost } from '../decision-cost.js';
import type { Decisions } from '../decisions.js';
import type { ValueModel } from '../value-model.js';
import { MeasuredCoder } from './measured-code.js';

/** Prices columns of real numbers as what the rows of one target are measurements of, one after the other. */
export class MeasuredScorer {
  readonly #cost = new DecisionCost();
  readonly #coder: MeasuredCoder;
  readonly #rows: readonly bigint[];

  /**
   * @param target places on the grid, all of them defined
   * @param literals makes the model of rows that are coded without a prediction
   * @param errors the standard errors of the rows, where such are told; see {@link MeasuredCoder}
   */
  constructor(
    target: Column,
    grid: DecimalGrid,
    literals: (decisions: Decisions) => ValueModel,
    errors?: Float64Array,
  ) {
    this.#rows = exactRows(target).map((value, row) => {
      if (value === undefined) throw new Error(`row ${row} of the target is undefined`);
      return value;
    });
    this.#coder = new MeasuredCoder(this.#cost, grid, literals(this.#cost), errors);
    this.#cost.keep();
  }

  /** Data bits given the predictions `values[at]`, `values[at + 1]` …, NaN for none; infinity as soon as they exceed `bound`. */
  score(values: Float64Array, at: number, bound = Number.POSITIVE_INFINITY): number {
    const cost = this.#cost;
    const coder = this.#coder;
    const rows = this.#rows;
    cost.restart();
    coder.restart();
    for (let row = 0; row < rows.length; row++) {
      coder.codeReal(values[at + row], rows[row]);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }
}
