import type { Finding } from '../conjecture/knowledge.js';
import type { Dataset } from '../data/dataset.js';
import { computesReals } from '../language/expression.js';
import type { SearchResult } from '../search/result.js';

/**
 * What a search found in a dataset, for {@link generalise} and its parts, which ask what many datasets have in common. Programs of real
 * numbers are left out, of which they ask nothing.
 *
 * @param hidden the rows behind those of the dataset, which the search did not see: rules are tested on them; none unless told
 */
export function findingOf(dataset: Dataset, result: SearchResult, hidden: readonly bigint[] = []): Finding {
  const isWinner = result.found && !computesReals(result.best.model);
  const others = [...result.frontier, ...result.alternatives]
    .filter(({ program, model }) => program !== result.best.program && !computesReals(model))
    .sort((one, other) => one.totalBits - other.totalBits);
  return {
    name: dataset.name,
    dataset,
    hidden,
    winner: isWinner ? result.best.model : undefined,
    others: others.map(({ model }) => model),
  };
}
