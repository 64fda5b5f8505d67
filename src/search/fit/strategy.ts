import { suits } from '../family.js';
import { type Proposal, Proposals, type StepCost } from '../proposals.js';
import type { StrategyDescriptor } from '../strategy.js';
import { rearrange, type Shortened } from './constants/shorten.js';
import { FIT_FAMILIES } from './families.js';
import type { FitFamily } from './fit-family.js';
import { FitProblem } from './fit-problem.js';

/** A formula whose estimated bits are so many more than the best may be the best, with its rows coded or its constants in other places. */
const SLACK = 16;

/** A step fits constants to a few formulas or looks at some thousand columns, which takes some milliseconds, as measured. */
const STEP_COST: StepCost = { work: 2 ** 15, evaluations: 4 };

export const fit: StrategyDescriptor = {
  name: 'fit',
  summary:
    'formulas of real numbers, with constants that are fitted and written in as many digits as rows can tell',
  numbers: 'real',
  data: 'numbers',
  families: FIT_FAMILIES,
  leastShare: 0.5,
  begins: 0,
  make: (context) => {
    const { dataset, grammar } = context.problem;
    const families = FIT_FAMILIES.filter(
      ({ name, data }) => !context.without.has(name) && suits(data, dataset),
    );
    return new Proposals(context, proposals(new FitProblem(dataset, grammar), families), STEP_COST);
  },
};

/** What the families find, each of them asked in turn. */
function* proposals(problem: FitProblem, families: readonly FitFamily[]): Generator<Proposal, void, boolean> {
  let least = Number.POSITIVE_INFINITY;
  const ceiling = () => least + SLACK;
  const bitsOf = ({ programBits, dataBits }: Shortened) => programBits + dataBits;
  const turns = families.map((family) => ({ family, steps: found(problem, family, ceiling) }));
  const open = new Set(turns);
  while (open.size > 0) {
    for (const turn of open) {
      for (let step = 0; step < turn.family.steps; step++) {
        const { value, done } = turn.steps.next();
        if (done) {
          open.delete(turn);
          break;
        }
        if (value === undefined || !problem.fitsUnits(value.expression)) {
          yield undefined;
          continue;
        }
        least = Math.min(least, bitsOf(value));
        const model = problem.modelOf(value.expression);
        if (model !== undefined) yield { model, family: turn.family.name };
      }
    }
  }
}

/** What a family finds, also with its constants in other places. */
function* found(
  problem: FitProblem,
  { find }: FitFamily,
  ceiling: () => number,
): Generator<Shortened | undefined, void, void> {
  const { measurements, judge } = problem;
  for (const one of find(problem, ceiling)) {
    yield one;
    if (one === undefined || one.programBits + one.dataBits > ceiling()) continue;
    const other = yield* rearrange(one, measurements, judge);
    if (other !== one) yield other;
  }
}
