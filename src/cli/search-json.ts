import type { ScoredModel, SearchResult } from '../search/result.js';

/** A model without its tree: the program's text says it all. */
export function modelJson({ program, head, programBits, dataBits, totalBits, foundBy }: ScoredModel) {
  return { program, head, programBits, dataBits, totalBits, ...(foundBy && { foundBy }) };
}

/**
 * The object that `search --json` prints. Other tools rely on it: fields may be added, none renamed.
 * @param format - what the data was read as, for people
 */
export function searchJson(result: SearchResult, format: string) {
  const { dataset, best, frontier, alternatives, ...run } = result;
  return {
    schema: 'kolmo.search/1',
    dataset: { ...dataset, format },
    ...run,
    // What `coveredBits` was called at first.
    frontierBits: run.coveredBits,
    best: {
      ...modelJson(best),
      next: best.next,
      predictedBy: best.predictedBy,
      confidence: best.confidence,
    },
    frontier: frontier.map(modelJson),
    alternatives: alternatives.map((model) => ({
      ...modelJson(model),
      next: model.next,
      weight: model.weight,
    })),
  };
}
