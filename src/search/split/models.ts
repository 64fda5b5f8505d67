import { headsFor } from '../../codelength/heads.js';
import { type Dataset, rowsOf } from '../../data/dataset.js';
import type { Grammar } from '../../grammar/grammar.js';
import { type CompoundModel, isSingle, type Model } from '../../language/expression.js';
import { partDataset, partsOf, replacePart } from '../../language/parts.js';
import type { Incumbents } from '../incumbents.js';
import type { Proposal } from '../proposals.js';
import { solutions } from '../solve/solve.js';
import { interleavings } from './interleavings.js';
import { partsGrammar } from './parts-grammar.js';
import { segmentations } from './segmentations.js';

/** Models of the frontier, the best ones, that are tried on stretches. */
const MOST_CANDIDATES = 16;

/** Rows below which a part is not worth a search of its own. */
const LEAST_PART = 8;

/**
 * Compound models over what the search has found so far, anew whenever that has changed, and better rules for the parts
 * of the best of them; each yield is told whether the model was taken in.
 */
export function* splitModels(incumbents: Incumbents): Generator<Proposal, void, boolean> {
  const { dataset, grammar, frontier } = incumbents;
  let tried = '';
  let improved: Model | undefined;
  for (;;) {
    const candidates = frontier.models
      .filter(({ model }) => isSingle(model))
      .sort((one, other) => one.totalBits - other.totalBits)
      .slice(0, MOST_CANDIDATES);
    const programs = candidates.map(({ program }) => program).join('\n');
    const best = incumbents.best.model;
    if (programs !== tried) {
      tried = programs;
      const models = candidates.map(({ model }) => model);
      for (const model of segmentations(dataset, grammar, models)) yield model;
      for (const model of interleavings(dataset, grammar, models)) yield model;
    } else if (!isSingle(best) && best !== improved) {
      improved = best;
      yield* withBetterParts(best, dataset, grammar);
    } else yield 'waiting';
  }
}

/** A compound model with one part after the other solved for as a dataset of its own. */
function* withBetterParts(
  model: CompoundModel,
  dataset: Dataset,
  grammar: Grammar,
): Generator<Model | undefined, void, boolean> {
  const whole = partsGrammar(grammar, model.head);
  const heads = headsFor(dataset.kind).filter((head) => head.mustBeRight || head.codesResiduals);
  for (const [index, part] of partsOf(model, rowsOf(dataset)).entries()) {
    const rows = partDataset(dataset, part);
    // In a piece whose rows take turns, each of them is a part of a part.
    const isNested = model.head === 'piecewise' && part.step > 1;
    const own = isNested && whole ? partsGrammar(whole, 'interleaved') : whole;
    if (own === undefined || rowsOf(rows) < LEAST_PART) continue;
    for (const expression of solutions(rows, own)) {
      if (expression === undefined) yield undefined;
      else {
        for (const { name: head } of heads)
          yield replacePart(model, index, { head, expressions: [expression] });
      }
    }
  }
}
