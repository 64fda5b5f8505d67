import { isSingle, type Model } from '../../language/expression.js';
import type { Incumbents } from '../incumbents.js';
import { segmentations } from './segmentations.js';

/** Models of the frontier, the best ones, that are tried on stretches. */
const MOST_CANDIDATES = 16;

/**
 * Compound models over what the search has found so far, anew whenever that has changed; undefined is a place to pause
 * at.
 */
export function* splitModels({
  dataset,
  grammar,
  frontier,
}: Incumbents): Generator<Model | undefined, void, boolean> {
  let tried = '';
  for (;;) {
    const candidates = frontier.models
      .filter(({ model }) => isSingle(model))
      .sort((one, other) => one.totalBits - other.totalBits)
      .slice(0, MOST_CANDIDATES);
    const programs = candidates.map(({ program }) => program).join('\n');
    if (programs === tried) {
      yield undefined;
      continue;
    }
    tried = programs;
    const models = candidates.map(({ model }) => model);
    for (const model of segmentations(dataset, grammar, models)) yield model;
  }
}
