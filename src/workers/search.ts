import { availableParallelism } from 'node:os';
import type { Dataset } from '../data/dataset.js';
import type { SearchOptions } from '../search/options.js';
import type { SearchResult } from '../search/result.js';
import { runSearch } from '../search/run.js';
import { poolExecutor } from './pool.js';

/**
 * Finds the shortest program that generates a dataset: least program bits plus data bits. Ends when nothing shorter
 * can exist, or at the first limit, with the best so far.
 *
 * @throws InputError on an empty dataset, on a grammar that has no use for the kind of data, and on one that cannot be enumerated
 * where enumeration is not left out
 */
export function search(dataset: Dataset, options: SearchOptions = {}): Promise<SearchResult> {
  const workers = options.workers ?? availableParallelism();
  return runSearch(dataset, options, workers, poolExecutor(workers));
}
