import { type Dataset, rowsOf } from '../data/dataset.js';
import { sliceDataset } from '../data/sections.js';
import type { Grammar } from '../grammar/grammar.js';
import { buildSpace } from './space/space.js';

/** What every worker needs to rebuild the search space: plain data that survives structured clone. */
export interface Problem {
  readonly dataset: Dataset;
  /** The rows that columns run over: all, or a window of the first ones. */
  readonly window: Dataset;
  readonly grammar: Grammar;
  readonly seed: number;
}

/** Sizes of the window, in rows, from which the first is taken whose grids are small enough. */
const WINDOWS = [1024, 512, 256, 128, 64, 32];

/** Cells of a column up to which enumeration is quick; the grids of binders may grow with the square of the rows. */
const WINDOW_CELLS = 4096;

/**
 * The rows on which programs are told apart while they are enumerated. A program that does well there is priced on all
 * rows; but only when the window is the whole dataset can a certificate be given.
 */
export function windowOf(dataset: Dataset, grammar: Grammar): Dataset {
  if (grammar.numbers === 'real') return dataset;
  let window = dataset;
  for (const size of WINDOWS) {
    if (rowsOf(window) > size) window = sliceDataset(dataset, 0, size);
    const { grids, oversized } = buildSpace(grammar, window);
    if (!oversized && grids.every(({ cells }) => cells <= WINDOW_CELLS)) break;
  }
  return window;
}
