import { givenNames, rowsOf } from '../../data/dataset.js';
import { isSingle } from '../../language/expression.js';
import { leastCompoundBits } from '../compound-bound.js';
import { suits } from '../family.js';
import type { Incumbents } from '../incumbents.js';
import { type Proposal, Proposals } from '../proposals.js';
import type { StrategyContext, StrategyDescriptor } from '../strategy.js';
import type { SplitFamily, SplitProblem } from './family.js';
import { interleaving } from './interleavings.js';
import { part } from './part.js';
import { segmentation } from './segmentations.js';

/** Models of the frontier, the best ones, that are tried on stretches. */
const MOST_CANDIDATES = 16;

const SPLIT_FAMILIES: readonly SplitFamily[] = [segmentation, interleaving, part];

export const split: StrategyDescriptor = {
  name: 'split',
  summary: 'piecewise and interleaved models, and better rules for their parts',
  numbers: 'integer',
  data: 'all',
  families: SPLIT_FAMILIES,
  leastShare: 0.2,
  // What is solved for at once needs no parts.
  begins: 5e6,
  make: (context) => new Proposals(context, compoundModels(context)),
};

/** Compound models over what the search has found so far, from each family anew whenever that has changed. */
function* compoundModels({
  problem,
  incumbents,
  without,
}: StrategyContext): Generator<Proposal, void, boolean> {
  const { dataset, grammar } = problem;
  const least = leastCompoundBits(grammar, givenNames(dataset).length, rowsOf(dataset));
  const families = SPLIT_FAMILIES.filter(({ name, data }) => !without.has(name) && suits(data, dataset));
  let known: Basis = { candidates: '', compound: '' };
  for (;;) {
    if (least >= incumbents.best.totalBits) {
      // No compound model is shorter.
      yield 'waiting';
      continue;
    }
    const [moment, basis] = momentOf(incumbents, without);
    const changed = BASES.find((name) => basis[name] !== known[name]);
    if (changed === undefined) {
      yield 'waiting';
      continue;
    }
    known = { ...known, [changed]: basis[changed] };
    for (const family of families) {
      if (family.basis !== changed) continue;
      for (const model of family.propose(moment)) yield model && { model, family: family.name };
    }
  }
}

/** What families build on, as text. */
type Basis = Readonly<Record<SplitFamily['basis'], string>>;

const BASES: readonly SplitFamily['basis'][] = ['candidates', 'compound'];

/** What compound models can be made from now. */
function momentOf(
  { dataset, grammar, frontier, best }: Incumbents,
  without: ReadonlySet<string>,
): readonly [SplitProblem, Basis] {
  const candidates = frontier.models
    .filter(({ model }) => isSingle(model))
    .sort((one, other) => one.totalBits - other.totalBits)
    .slice(0, MOST_CANDIDATES);
  const compound = isSingle(best.model) ? undefined : best.model;
  return [
    { dataset, grammar, without, candidates: candidates.map(({ model }) => model), compound },
    {
      candidates: candidates.map(({ program }) => program).join('\n'),
      compound: compound ? best.program : '',
    },
  ];
}
