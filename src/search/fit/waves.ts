import { apply } from '../../language/construct.js';
import type { Decimal, Expression } from '../../language/expression.js';
import { numberOf } from '../../language/real/decimal.js';
import { ADD } from '../../language/real/primitives/arithmetic/add.js';
import { MULTIPLY } from '../../language/real/primitives/arithmetic/multiply.js';
import { COS } from '../../language/real/primitives/elementary/cos.js';
import { EXP } from '../../language/real/primitives/elementary/exp.js';
import { SIN } from '../../language/real/primitives/elementary/sin.js';
import { decimalsOf, freeConstant, mapDecimals } from './constants/free-constants.js';
import { type Fitted, refit } from './constants/refit.js';
import { type Shortened, shorten } from './constants/shorten.js';
import type { FormulaProblem } from './formula-problem.js';
import { periodogram } from './periodogram.js';
import type { Quantity } from './quantity.js';

/** Waves in a sum at most. */
const MOST_WAVES = 3;

/** Peaks of the spectrum that are tried for each wave. */
const MOST_PEAKS = 3;

/** A wave takes at least this share of what is left. */
const LEAST_SHARE = 0.1;

/** Steps of the descent from a peak. */
const STEPS = 12;

type Program = Generator<Shortened | undefined, void, void>;

/**
 * Sums of waves along an input, with a level or a line below them, their frequencies taken from the spectrum of what is left by the others;
 * and one wave that fades or grows. Undefined is a place to pause at.
 */
export function* waves(problem: FormulaProblem, input: Quantity): Program {
  const { measurements, judge, ceiling } = problem;
  const { target } = measurements;
  const x = input.expression;
  const level = freeConstant(0);
  const write = (rule: Expression) => shorten(rule, measurements, judge, undefined, ceiling());
  for (const base of [level, of(ADD, of(MULTIPLY, freeConstant(1), x), level)]) {
    let sum: Expression | undefined;
    let left = refit(base, measurements);
    for (let count = 1; count <= MOST_WAVES && left !== undefined; count++) {
      const rest = target.map((value, row) => value - left!.values[row]);
      yield undefined;
      const peaks = periodogram(input.values, rest, MOST_PEAKS);
      if (peaks.length === 0 || peaks[0].share < LEAST_SHARE) break;
      yield undefined;
      let best: Fitted | undefined;
      for (const { frequency } of peaks) {
        const added = wave(SIN, x, frequency, freeConstant(0.1));
        const fitted = refit(of(ADD, sum === undefined ? added : of(ADD, sum, added), base), measurements, {
          steps: STEPS,
        });
        if (fitted !== undefined && !(fitted.loss >= (best?.loss ?? Number.POSITIVE_INFINITY))) best = fitted;
        yield undefined;
      }
      if (best === undefined) break;
      left = best;
      const whole = withinTurns(best.expression, count);
      if (whole.kind !== 'apply') break;
      [sum] = whole.arguments;
      yield yield* write(whole);
      if (count > 1) continue;
      // Without a phase, and fading.
      const [, frequency] = best.constants;
      for (const primitive of [SIN, COS]) yield yield* write(of(ADD, wave(primitive, x, frequency), base));
      const fading = of(EXP, of(MULTIPLY, freeConstant(-0.01), x));
      yield yield* write(of(ADD, of(MULTIPLY, fading, wave(SIN, x, frequency, freeConstant(0.1))), base));
    }
  }
}

/** The same sum of waves with phases within half a turn, and amplitudes above zero. The constants of so many waves come first. */
function withinTurns(sum: Expression, waveCount: number): Expression {
  const values = decimalsOf(sum).map(numberOf);
  for (let at = 0; at < 3 * waveCount; at += 3) {
    if (values[at] < 0) {
      values[at] = -values[at];
      values[at + 2] += Math.PI;
    }
    values[at + 2] -= 2 * Math.PI * Math.round(values[at + 2] / (2 * Math.PI));
  }
  return mapDecimals(sum, (_, place) => freeConstant(values[place]));
}

function wave(
  primitive: { readonly name: string },
  x: Expression,
  frequency: number,
  phase?: Decimal,
): Expression {
  const angle = of(MULTIPLY, freeConstant(frequency), x);
  return of(MULTIPLY, freeConstant(1), of(primitive, phase === undefined ? angle : of(ADD, angle, phase)));
}

function of(primitive: { readonly name: string }, ...values: readonly Expression[]): Expression {
  return apply(primitive.name, ...values);
}
