import { headOf } from '../codelength/heads.js';
import { exactRows, valueAt } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { evaluateColumn, rootWorld } from '../language/columns.js';
import { compileRow, type RowProgram, type World, worldOf } from '../language/evaluate.js';
import type { Model } from '../language/expression.js';
import { partDataset, partsOf } from '../language/parts.js';
import { Meter, withinWork } from '../language/work.js';

/** Steps granted to a row and the few that it rests on: some hundredths of a second. */
const ROW_WORK = 2 ** 20;

/** Earlier rows that a row may wait for before all of them are computed in order. */
const MOST_OPEN = 64;

/** The most rows that are computed in order, and the steps granted to them together: seconds. */
const MOST_ROWS = 2 ** 17;
const ROWS_WORK = 2 ** 24;

/** Whether a model says of every row what it is: none of its parts allows a wrong row, and most rows follow from it. */
export function isLaw(model: Model, dataset: Dataset): boolean {
  const parts = partsOf(model, rowsOf(dataset));
  if (parts.length === 0 || parts.some((part) => !headOf(part.model).mustBeRight)) return false;
  const computed = parts.map((part) => {
    const { target, given } = partDataset(dataset, part);
    const values = evaluateColumn(part.model.expressions[0], rootWorld(target, given));
    return exactRows(values).filter((value) => value !== undefined).length;
  });
  return 2 * computed.reduce((sum, rows) => sum + rows, 0) >= rowsOf(dataset);
}

/**
 * What a law says of every n from 0 up: the rows of its dataset, and beyond them what follows from those rows and from its
 * own predictions. Undefined where the program has no value or takes too long; an InputError for what is no such n.
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
    if (!Number.isSafeInteger(n) || n < 0)
      throw new InputError(`a law has no value at ${n}; ask at 0, 1, 2 …`);
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
 * One expression on its rows and beyond. A row that rests on a few others only, such as a(n div 2), is had however far out it
 * lies; one that rests on all others, such as a(n-1), as far as it is worth to compute them in order.
 */
class Rule {
  readonly #rows: number;
  readonly #computed = new Map<number, bigint | undefined>();
  readonly #world: World;
  /** All rows before this one are known; they were computed with this meter. */
  #next: number;
  readonly #meter = new Meter(ROWS_WORK);

  constructor(
    readonly program: RowProgram,
    dataset: Dataset,
  ) {
    this.#rows = rowsOf(dataset);
    this.#next = this.#rows;
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
    withinWork(() => {
      if (!this.#onDemand(row)) this.#inOrder(row);
    });
    return this.#computed.get(row);
  }

  /** Computes a row after those that it asks for. False if they are many. */
  #onDemand(row: number): boolean {
    const meter = new Meter(ROW_WORK);
    const open = [row];
    for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
      if (open.length > MOST_OPEN) return false;
      if (this.#computed.has(next) || this.#compute(next, meter, open)) open.pop();
    }
    return true;
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

  #inOrder(row: number): void {
    if (row >= this.#rows + MOST_ROWS) return;
    for (; this.#next <= row; this.#next++) {
      if (this.#computed.has(this.#next)) continue;
      this.#computed.set(this.#next, this.program(this.#next, this.#world, this.#meter));
    }
  }
}
