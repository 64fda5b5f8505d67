import { apply, literal } from '../../language/construct.js';
import { DIVIDE } from '../../language/real/primitives/arithmetic/divide.js';
import { MULTIPLY } from '../../language/real/primitives/arithmetic/multiply.js';
import { SQRT } from '../../language/real/primitives/arithmetic/sqrt.js';
import { EXP } from '../../language/real/primitives/elementary/exp.js';
import { LOG } from '../../language/real/primitives/elementary/log.js';
import { likelyLags } from '../lags.js';
import { curves } from './curves.js';
import type { FitFamily } from './fit-family.js';
import { law } from './laws.js';
import { pieces } from './pieces.js';
import type { Quantity } from './quantity.js';
import { series } from './series.js';
import { waves } from './waves.js';

/** Periods and other lags that are looked at. */
const MOST_LAGS = 6;

/** Inputs whose products and quotients are terms of pieces: the number of these grows with the square. */
const MOST_FACTORS = 6;

const past: FitFamily = {
  name: 'past',
  summary: 'series: trends in n, regressions on terms before, and seasons as they were a period ago',
  data: 'numbers',
  steps: 1,
  *find(problem, ceiling) {
    const { measurements, judge, dataset, isSeries } = problem;
    if (!isSeries) return;
    yield* series({ measurements, judge, ceiling, lags: likelyLags(dataset, MOST_LAGS) });
  },
};

const curve: FitFamily = {
  name: 'curve',
  summary: 'curves of one given column or n: powers, growth, decay, saturation, steps and bells',
  data: 'numbers',
  steps: 1,
  *find({ measurements, judge, inputs }, ceiling) {
    for (const input of inputs) yield* curves({ measurements, judge, ceiling }, input);
  },
};

const wave: FitFamily = {
  name: 'wave',
  summary: 'sums of waves along n or a given column, with frequencies from the spectrum',
  data: 'numbers',
  steps: 1,
  *find({ measurements, judge, inputs }, ceiling) {
    for (const input of inputs) yield* waves({ measurements, judge, ceiling }, input);
  },
};

const piece: FitFamily = {
  name: 'piece',
  summary:
    'rules that differ by pieces of a given column: brackets, thresholds, one for each of a few values',
  data: 'numbers',
  steps: 1,
  *find({ measurements, judge, inputs }, ceiling) {
    const terms = [
      ...inputs,
      ...productsOf(inputs.slice(0, MOST_FACTORS)),
      ...inputs.slice(0, MOST_FACTORS).flatMap(functionsOf),
    ];
    yield* pieces({ measurements, judge, inputs, terms, ceiling });
  },
};

export const FIT_FAMILIES: readonly FitFamily[] = [past, law, curve, wave, piece];

/** Products and quotients of two. */
function productsOf(inputs: readonly Quantity[]): Quantity[] {
  return inputs.flatMap((one, at) => [
    ...inputs.slice(at).map((other) => joined(MULTIPLY.name, one, other, (x, y) => x * y)),
    ...inputs.flatMap((other) => (other === one ? [] : joined(DIVIDE.name, one, other, (x, y) => x / y))),
  ]);
}

/** What is often made of a number. */
function functionsOf({ expression, values }: Quantity): Quantity[] {
  return [
    ...[SQRT, LOG, EXP].map(({ name, value }) => ({
      expression: apply(name, expression),
      values: values.map((x) => value(x, 0, 0)),
    })),
    {
      expression: apply(DIVIDE.name, literal(1), expression),
      values: values.map((x) => DIVIDE.value(1, x, 0)),
    },
  ];
}

function joined(
  primitive: string,
  one: Quantity,
  other: Quantity,
  value: (x: number, y: number) => number,
): Quantity {
  return {
    expression: apply(primitive, one.expression, other.expression),
    values: one.values.map((x, row) => value(x, other.values[row])),
  };
}
