import type { Finding } from '../conjecture/knowledge.js';
import type { Dataset } from '../data/dataset.js';
import type { SearchResult } from '../search/result.js';

/**
 * What a search found in a dataset, for {@link generalise} and its parts, which ask what many datasets have in common.
 *
 * @param hidden the rows behind those of the dataset, which the search did not see: rules are tested on them; none unless told
 */
export function findingOf(dataset: Dataset, result: SearchResult, hidden: readonly bigint[] = []): Finding {
  const others = [...result.frontier, ...result.alternatives]
    .filter(({ program }) => program !== result.best.program)
    .sort((one, other) => one.totalBits - other.totalBits);
  return {
    name: dataset.name,
    dataset,
    hidden,
    winner: result.found ? result.best.model : undefined,
    others: others.map(({ model }) => model),
  };
}
