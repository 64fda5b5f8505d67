import { Proposals } from '../proposals.js';
import type { StrategyDescriptor } from '../strategy.js';
import { SOLVER_FAMILIES } from './families.js';
import { underHeads } from './models.js';
import { solutions } from './solve.js';

export const solve: StrategyDescriptor = {
  name: 'solve',
  summary: 'rules whose coefficients and constants are computed from the data',
  numbers: 'integer',
  data: 'all',
  families: SOLVER_FAMILIES,
  // Ends by itself.
  leastShare: 0.3,
  begins: 0,
  make: (context) => {
    const { dataset, grammar } = context.problem;
    const leastTotal = () => context.incumbents.best.totalBits;
    const found = solutions(dataset, grammar, context.without, leastTotal);
    return new Proposals(context, underHeads(found, dataset));
  },
};
