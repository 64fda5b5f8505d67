import { appendRows, type Column, strideColumn, valueAt } from './column.js';
import { BEFORE, type Dataset, type GivenColumn } from './dataset.js';
import { partColumn } from './inputs.js';
import { stepsOf } from './steps.js';

/**
 * The rows `first`, `first + step` … below `end` of a dataset, as a dataset. Rows that came before the dataset
 * ({@link BEFORE}) stay as they are.
 */
export function strideDataset(dataset: Dataset, first: number, step: number, end: number): Dataset {
  const stride = (column: Column) => strideColumn(column, first, step, end);
  return {
    ...dataset,
    target: stride(dataset.target),
    given: dataset.given.map((own) => (own.name === BEFORE ? own : { ...own, column: stride(own.column) })),
    ...(dataset.sigma && { sigma: { ...dataset.sigma, column: stride(dataset.sigma.column) } }),
  };
}

/** Rows `from` to `to` (exclusive) of a dataset, as a dataset. What a piece has before it stays as it is. */
export function sliceDataset(dataset: Dataset, from: number, to: number): Dataset {
  return strideDataset(dataset, from, 1, to);
}

/** A dataset whose target goes on with further rows, of which only {@link continueGiven} gives something. */
export function continueDataset(dataset: Dataset, rows: readonly bigint[]): Dataset {
  return {
    ...dataset,
    target: appendRows(dataset.target, rows),
    given: continueGiven(dataset.given, rows.length),
    ...(dataset.sigma && { sigma: withUnknownRows(dataset.sigma, rows.length) }),
  };
}

function withUnknownRows(own: GivenColumn, rows: number): GivenColumn {
  return { ...own, column: appendRows(own.column, new Array<undefined>(rows).fill(undefined)) };
}

/** Rows that tell that a column goes on in equal steps. */
const LEAST_STEPS = 3;

/** Steps of a column of plain numbers that may be missing, for each row. */
const MOST_MISSING = 1 / 4;

/**
 * The given columns of so many more rows: those that go up or down in equal steps, as numbers of rows and years do, go on like that,
 * and nothing is known of the others. Plain numbers may lack some of the steps, as numbers of rows do where rows are missing.
 */
export function continueGiven(given: readonly GivenColumn[], rows: number): readonly GivenColumn[] {
  const continued = given.map((own) => {
    const steps = own.name === BEFORE ? undefined : stepsOf(own.column);
    const count = own.column.values.length;
    if (steps === undefined || count <= LEAST_STEPS) return own;
    const mostMissing = own.notation === undefined ? count * MOST_MISSING : 0;
    if (steps.missing > mostMissing) return own;
    const { step } = steps;
    const last = valueAt(own.column, own.column.values.length - 1)!;
    const added = Array.from({ length: rows }, (_, row) => last + BigInt(row + 1) * step);
    return { ...own, column: appendRows(own.column, added) };
  });
  return continued.map((own) => {
    const whole = own.part && continued.find(({ name }) => name === own.part!.column);
    const writing = whole?.notation?.writing;
    return writing ? { ...own, column: partColumn(whole!.column, writing, own.part!.name) } : own;
  });
}
