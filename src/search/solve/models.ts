import type { Dataset } from '../../data/dataset.js';
import type { Grammar } from '../../grammar/grammar.js';
import type { HeadName, Model } from '../../language/expression.js';
import { solutions } from './solve.js';

/** Heads under which a relation that fails somewhere may still pay, if the grammar has them. */
const FORGIVING: readonly HeadName[] = ['patched', 'noisy'];

/** Models of what can be solved for; each yield is told whether the model was taken in. Undefined is a place to pause at. */
export function* solvedModels(
  dataset: Dataset,
  grammar: Grammar,
): Generator<Model | undefined, void, boolean> {
  for (const expression of solutions(dataset, grammar)) {
    if (expression === undefined) {
      yield undefined;
      continue;
    }
    const expressions = [expression];
    if (yield { head: 'exact', expressions }) continue;
    for (const head of FORGIVING)
      if (head !== 'noisy' || dataset.kind !== 'symbol') yield { head, expressions };
  }
}
