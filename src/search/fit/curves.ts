import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { ADD } from '../../language/real/primitives/arithmetic/add.js';
import { DIVIDE } from '../../language/real/primitives/arithmetic/divide.js';
import { MULTIPLY } from '../../language/real/primitives/arithmetic/multiply.js';
import { POWER } from '../../language/real/primitives/arithmetic/power.js';
import { SUBTRACT } from '../../language/real/primitives/arithmetic/subtract.js';
import { EXP } from '../../language/real/primitives/elementary/exp.js';
import { LOG } from '../../language/real/primitives/elementary/log.js';
import { TANH } from '../../language/real/primitives/elementary/tanh.js';
import { freeConstant } from './constants/free-constants.js';
import { refit } from './constants/refit.js';
import { type Shortened, shorten } from './constants/shorten.js';
import type { FormulaProblem } from './formula-problem.js';
import type { Quantity } from './quantity.js';

/** A formula of one input, with constants inside functions, and what these may be to begin with. */
interface Curve {
  /** What is multiplied by a constant, around the constants inside, which stand in it in this order. */
  readonly shape: (...inside: readonly Expression[]) => Expression;
  readonly starts: readonly (readonly number[])[];
}

/** Where an input lies. */
interface Extent {
  readonly low: number;
  readonly high: number;
  /** Where the target is furthest from its mean. */
  readonly peak: number;
}

/**
 * Curves of one input with constants inside functions: powers, growth and decay, hyperbolas, saturation, both in squares, steps, bells; each times a constant, alone and with one
 * added. Undefined is a place to pause at.
 */
export function* curves(
  { measurements, judge, ceiling }: FormulaProblem,
  input: Quantity,
): Generator<Shortened | undefined, void, void> {
  const extent = extentOf(input.values, measurements.target);
  if (extent === undefined) return;
  for (const { shape, starts } of curvesOf(input.expression, extent)) {
    for (const isRaised of [false, true]) {
      const inside = starts[0].map(freeConstant);
      const multiple = of(MULTIPLY, freeConstant(1), shape(...inside));
      const curve = isRaised ? of(ADD, multiple, freeConstant(0)) : multiple;
      const others = starts.slice(1).map((start) => [1, ...start, ...(isRaised ? [0] : [])]);
      const fitted = refit(curve, measurements, { starts: others });
      yield undefined;
      if (fitted !== undefined)
        yield yield* shorten(fitted.expression, measurements, judge, undefined, ceiling());
    }
  }
}

function* curvesOf(x: Expression, { low, high, peak }: Extent): Generator<Curve> {
  const range = high - low;
  if (low >= 0) yield { shape: (p) => of(POWER, x, p), starts: [[0.5], [-1], [2], [0.3]] };
  yield {
    shape: (k) => of(EXP, of(MULTIPLY, k, x)),
    starts: [-0.5, 0.5, -3, 3, -12].map((rate) => [rate / range]),
  };
  // Poles lie outside of what was measured.
  const beyond = [-low + range / 8, -low + range, -high - range / 8, -high - range];
  yield { shape: (k) => of(DIVIDE, literal(1), of(ADD, x, k)), starts: beyond.map((k) => [k]) };
  yield { shape: (k) => of(DIVIDE, x, of(ADD, x, k)), starts: beyond.map((k) => [k]) };
  const square = of(POWER, x, literal(2));
  const [least, most] = squaresOf({ low, high });
  const within = least > 0 ? -least / 2 : most / 64;
  const away = [within, -least + (most - least) / 8, most, -most - (most - least) / 8].map((k) => [k]);
  yield { shape: (k) => of(DIVIDE, square, of(ADD, square, k)), starts: away };
  yield { shape: (k) => of(DIVIDE, literal(1), of(ADD, square, k)), starts: away };
  yield { shape: (k) => of(LOG, of(ADD, x, k)), starts: beyond.slice(0, 2).map((k) => [k]) };
  const middles = [(low + high) / 2, low + range / 4, high - range / 4];
  yield {
    shape: (k, m) =>
      of(DIVIDE, literal(1), of(ADD, literal(1), of(EXP, of(MULTIPLY, k, of(SUBTRACT, x, m))))),
    starts: middles.flatMap((middle) => [-4, -16, 4, 16].map((rate) => [rate / range, middle])),
  };
  yield {
    shape: (k, m) => of(TANH, of(MULTIPLY, k, of(SUBTRACT, x, m))),
    starts: middles.flatMap((middle) => [2, 8].map((rate) => [rate / range, middle])),
  };
  yield {
    shape: (k, m) => of(EXP, of(MULTIPLY, k, of(POWER, of(SUBTRACT, x, m), literal(2)))),
    starts: [peak, ...middles].flatMap((middle) => [-4, -40].map((rate) => [rate / range ** 2, middle])),
  };
}

/** Where the squares of an input lie. */
function squaresOf({ low, high }: Pick<Extent, 'low' | 'high'>): readonly [number, number] {
  const least = low > 0 ? low : high < 0 ? high : 0;
  return [least ** 2, Math.max(low ** 2, high ** 2)];
}

function extentOf(values: Float64Array, target: Float64Array): Extent | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [sum, count] = [0, 0];
  for (const [row, value] of values.entries()) {
    if (Number.isNaN(target[row]) || Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += target[row];
    count++;
  }
  if (!(high > low)) return undefined;
  let peak = low;
  let most = 0;
  for (const [row, value] of values.entries()) {
    const far = Math.abs(target[row] - sum / count);
    if (!(far > most) || Number.isNaN(value)) continue;
    most = far;
    peak = value;
  }
  return { low, high, peak };
}

function of(primitive: { readonly name: string }, ...values: readonly Expression[]): Expression {
  return apply(primitive.name, ...values);
}
