import { headsFor } from '../../codelength/heads.js';
import { rowsOf } from '../../data/dataset.js';
import { type CompoundModel, isPiecewise, type Model } from '../../language/expression.js';
import { partDataset, partsOf, replacePart } from '../../language/parts.js';
import { solutions } from '../solve/solve.js';
import type { SplitFamily, SplitProblem } from './family.js';
import { partsGrammar } from './parts-grammar.js';

/** Rows below which a part is not worth a search of its own. */
const LEAST_PART = 8;

export const part: SplitFamily = {
  name: 'part',
  summary: 'the best compound model with one part after the other solved for as a dataset of its own',
  data: 'all',
  basis: 'compound',
  *propose(problem) {
    if (problem.compound !== undefined) yield* withBetterParts(problem.compound, problem);
  },
};

function* withBetterParts(
  model: CompoundModel,
  { dataset, grammar, without }: SplitProblem,
): Generator<Model | undefined, void, void> {
  const whole = partsGrammar(grammar, model.head);
  const heads = headsFor(dataset.kind).filter((head) => head.mustBeRight || head.codesResiduals);
  for (const [index, part] of partsOf(model, rowsOf(dataset)).entries()) {
    const rows = partDataset(dataset, part);
    // In a piece whose rows take turns, each of them is a part of a part.
    const isNested = isPiecewise(model) && part.step > 1;
    const own = isNested && whole ? partsGrammar(whole, 'interleaved') : whole;
    if (own === undefined || rowsOf(rows) < LEAST_PART) continue;
    for (const solution of solutions(rows, own, without)) {
      if (solution === undefined) yield undefined;
      else {
        const expressions = [solution.expression];
        for (const { name: head } of heads) yield replacePart(model, index, { head, expressions });
      }
    }
  }
}
