import { Proposals } from '../proposals.js';
import type { StrategyContext, StrategyDescriptor } from '../strategy.js';
import { combinations } from './combination.js';
import { underHeads } from './models.js';
import { SLACK } from './solve.js';

export const combine: StrategyDescriptor = {
  name: 'combine',
  summary: 'the data as a linear combination of two columns of the bank, for all pairs of them',
  numbers: 'integer',
  data: 'numbers',
  families: [],
  // Looks only at what the enumeration has found meanwhile.
  leastShare: 0.05,
  begins: 0,
  make: (context) => new Proposals(context, underHeads(combined(context), context.problem.dataset)),
};

function* combined({ problem, enumeration, incumbents }: StrategyContext) {
  const { dataset, grammar, seed } = problem;
  const programs = enumeration.wholePrograms();
  const ceiling = () => incumbents.best.totalBits + SLACK;
  for (const found of combinations(programs, dataset, grammar, seed, ceiling))
    yield found === undefined || found === 'waiting' ? found : { expression: found };
}
