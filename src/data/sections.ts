import { appendRows, type Column, strideColumn } from './column.js';
import { BEFORE, type Dataset } from './dataset.js';

/**
 * The rows `first`, `first + step` … below `end` of a dataset, as a dataset. Rows that came before the dataset
 * ({@link BEFORE}) stay as they are.
 */
export function strideDataset(dataset: Dataset, first: number, step: number, end: number): Dataset {
  const stride = (column: Column) => strideColumn(column, first, step, end);
  return {
    ...dataset,
    target: stride(dataset.target),
    given: dataset.given.map(({ name, column }) => ({
      name,
      column: name === BEFORE ? column : stride(column),
    })),
  };
}

/** Rows `from` to `to` (exclusive) of a dataset, as a dataset. What a piece has before it stays as it is. */
export function sliceDataset(dataset: Dataset, from: number, to: number): Dataset {
  return strideDataset(dataset, from, 1, to);
}

/** A dataset whose target goes on with further rows, of which nothing is given. */
export function continueDataset(dataset: Dataset, rows: readonly bigint[]): Dataset {
  return { ...dataset, target: appendRows(dataset.target, rows) };
}
