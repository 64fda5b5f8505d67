import type { SkippedInput } from '../data/inputs.js';
import { inputUse } from '../search/inputs.js';
import type { ScoredModel, SearchResult } from '../search/result.js';

/** A model without its tree: the program's text says it all. */
export function modelJson({ program, head, programBits, dataBits, totalBits, foundBy }: ScoredModel) {
  return { program, head, programBits, dataBits, totalBits, ...(foundBy && { foundBy }) };
}

/**
 * The object that `search --json` prints. Other tools rely on it: fields may be added, none renamed.
 * @param format what the data was read as, for people; may be absent
 * @param skipped columns beside the target that were not given to the search, as `readDataset` says
 */
export function searchJson(result: SearchResult, format?: string, skipped: readonly SkippedInput[] = []) {
  const { dataset, best, frontier, alternatives, ...run } = result;
  return {
    schema: 'kolmo.search/1',
    dataset: { ...dataset, ...(format !== undefined && { format }) },
    inputs: inputUse(result, skipped),
    ...run,
    // What `coveredBits` was called at first.
    frontierBits: run.coveredBits,
    best: {
      ...modelJson(best),
      next: best.next,
      // Once another program could predict.
      predictedBy: best.program,
      confidence: best.confidence,
    },
    frontier: frontier.map(modelJson),
    alternatives: alternatives.map((model) => ({
      ...modelJson(model),
      next: model.next,
      confidence: model.confidence,
      // What `confidence` was called at first.
      weight: model.confidence,
    })),
  };
}
