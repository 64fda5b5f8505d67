import { exactRows, valueAt } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import { compileRow, type RowProgram, type World, worldOf } from '../language/evaluate.js';
import type { Model } from '../language/expression.js';
import { partDataset, partsOf } from '../language/parts.js';
import { Meter, WorkExceeded } from '../language/work.js';

/** Steps granted to one prediction, with all the rows that it rests on: some tenths of a second. */
const PREDICTION_WORK = 2 ** 22;

/** Whether a model says of every row what it is: all of its parts are `exact`, and most rows follow from it. */
export function isLaw(model: Model, dataset: Dataset): boolean {
  const parts = partsOf(model, rowsOf(dataset));
  if (parts.length === 0 || parts.some((part) => part.model.head !== 'exact')) return false;
  const computed = parts.map((part) => {
    const { target, given } = partDataset(dataset, part);
    const values = evaluateColumn(part.model.expressions[0], rootWorld(target, given));
    return exactRows(values).filter((value) => value !== undefined).length;
  });
  return 2 * computed.reduce((sum, rows) => sum + rows, 0) >= rowsOf(dataset);
}

/**
 * What a law says of every n from 0 up: the rows of its dataset, and beyond them what follows from those rows and from its
 * own predictions. Undefined where the program has no value or takes too long.
 */
export function lawValues(model: Model, dataset: Dataset): (n: number) => bigint | undefined {
  const rows = rowsOf(dataset);
  const sections = partsOf(model, rows)
    .filter(({ end }) => end === rows)
    .map((part) => ({
      ...part,
      rule: new Rule(compileRow(part.model.expressions[0]), partDataset(dataset, part)),
    }));
  return (n) => {
    if (n < rows) return valueAt(dataset.target, n);
    const { first, step, rule } = sections[(n - sections[0].first) % sections.length];
    return rule.at((n - first) / step);
  };
}

/** A past row that has not been computed yet. */
class Missing extends Error {
  constructor(readonly row: number) {
    super();
  }
}

/**
 * One expression on its rows and beyond. Rows are computed as they are asked for, so that one that rests on a few others
 * only, such as a(n div 2), is soon had however far out it lies.
 */
class Rule {
  readonly #rows: number;
  readonly #computed = new Map<number, bigint | undefined>();
  readonly #world: World;

  constructor(
    readonly program: RowProgram,
    dataset: Dataset,
  ) {
    this.#rows = rowsOf(dataset);
    const table = worldOf(dataset.target, dataset.given);
    this.#world = {
      ...table,
      past: (row) => {
        if (row < this.#rows) return table.past(row);
        if (!this.#computed.has(row)) throw new Missing(row);
        return this.#computed.get(row);
      },
    };
  }

  at(row: number): bigint | undefined {
    const meter = new Meter(PREDICTION_WORK);
    // A stack of its own, since a(n-1) goes down thousands of rows.
    const open = [row];
    try {
      for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
        if (this.#computed.has(next) || this.#compute(next, meter, open)) open.pop();
      }
    } catch (error) {
      if (!(error instanceof WorkExceeded)) throw error;
      return undefined;
    }
    return this.#computed.get(row);
  }

  /** Computes a row, or else opens one that it needs first. */
  #compute(row: number, meter: Meter, open: number[]): boolean {
    try {
      this.#computed.set(row, this.program(row, this.#world, meter));
      return true;
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      open.push(error.row);
      return false;
    }
  }
}
