import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { PI } from '../../language/real/primitives/constants/pi.js';
import { shorten } from './constants/shorten.js';
import type { FitFamily } from './fit-family.js';
import type { FitProblem } from './fit-problem.js';
import { formulasOf, type Observations } from './formulas-of.js';
import { type Leaf, operationsOf } from './operations.js';

/** Rows that are looked at, spread over those that formulas are fitted to. */
const MOST_ROWS = 200;

/** Numbers that formulas have inside, where they cannot be fitted. */
const CONSTANTS: readonly Expression[] = [literal(1), literal(2), apply(PI.name)];

export const law: FitFamily = {
  name: 'law',
  summary:
    'formulas of given columns: sums and products of expressions inside chains of functions that can be undone',
  data: 'numbers',
  steps: 4,
  *find(problem, ceiling) {
    const observations = observationsOf(problem);
    if (observations === undefined) return;
    const { measurements, judge } = problem;
    for (const formula of formulasOf(observations)) {
      if (formula === undefined) yield undefined;
      else yield yield* shorten(formula, measurements, judge, undefined, ceiling());
    }
  },
};

/** The rows that have a target, or some of them; undefined where there is nothing to make formulas of. */
function observationsOf({ measurements, judge, inputs, dataset }: FitProblem): Observations | undefined {
  const { target, cells } = measurements;
  const defined = [...target.keys()].filter((row) => !Number.isNaN(target[row]));
  const count = Math.min(defined.length, MOST_ROWS);
  const rows = Array.from({ length: count }, (_, at) => defined[Math.floor((at * defined.length) / count)]);
  const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]);
  const leaves: Leaf[] = [];
  const add = (expression: Expression, values: Float64Array) => {
    const bits = judge.price(expression);
    if (bits < Number.POSITIVE_INFINITY && values.every(Number.isFinite))
      leaves.push({ expression, values, bits });
  };
  for (const { expression, values } of inputs) add(expression, pick(values));
  if (leaves.length === 0) return undefined;
  for (const expression of CONSTANTS) add(expression, pick(measurements.leafValues(expression)));
  return {
    leaves,
    operations: operationsOf(judge.price, leaves),
    target: pick(target),
    cells: pick(cells),
    rows: dataset.target.values.length,
  };
}
