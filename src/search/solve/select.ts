import { Proposals } from '../proposals.js';
import { type Selection, selectionsOf } from '../space/selections.js';
import type { StrategyContext, StrategyDescriptor } from '../strategy.js';
import { underHeads } from './models.js';
import { selections } from './selection.js';
import { SLACK } from './solve.js';

export const selection: StrategyDescriptor = {
  name: 'selection',
  summary: 'increasing numbers as those with a property, or with two, of the columns of the bank',
  numbers: 'integer',
  data: 'numbers',
  families: [],
  // Looks only at what the enumeration has found meanwhile.
  leastShare: 0.05,
  begins: 0,
  make: (context) => new Proposals(context, underHeads(selected(context), context.problem.dataset)),
};

function* selected({ problem, enumeration, incumbents }: StrategyContext) {
  const { window, grammar } = problem;
  const ways = selectionsOf(enumeration.engine.space, grammar);
  const columnsOf = ({ symbols }: Selection) => enumeration.programsOf(symbols);
  const ceiling = () => incumbents.best.totalBits + SLACK;
  for (const found of selections(window, grammar, ways, columnsOf, ceiling))
    yield found === undefined || found === 'waiting' ? found : { expression: found };
}
