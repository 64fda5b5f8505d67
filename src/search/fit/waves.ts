import { apply } from '../../language/construct.js';
import type { Decimal, Expression } from '../../language/expression.js';
import { numberOf } from '../../language/real/decimal.js';
import { ADD } from '../../language/real/primitives/arithmetic/add.js';
import { MULTIPLY } from '../../language/real/primitives/arithmetic/multiply.js';
import { COS } from '../../language/real/primitives/elementary/cos.js';
import { EXP } from '../../language/real/primitives/elementary/exp.js';
import { SIN } from '../../language/real/primitives/elementary/sin.js';
import { decimalsOf, freeConstant, mapDecimals } from './constants/free-constants.js';
import { refit } from './constants/refit.js';
import { type Shortened, shorten } from './constants/shorten.js';
import { periodogram } from './periodogram.js';
import type { PieceProblem } from './pieces.js';
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
export function* waves(
  problem: Pick<PieceProblem, 'measurements' | 'judge' | 'ceiling'>,
  input: Quantity,
): Program {
  const { measurements, judge, ceiling } = problem;
  const { target } = measurements;
  const x = input.expression;
  const level = freeConstant(0);
  for (const base of [level, of(ADD, of(MULTIPLY, freeConstant(1), x), level)]) {
    let sum: Expression = base;
    let left = refit(base, measurements);
    for (let count = 1; count <= MOST_WAVES && left !== undefined; count++) {
      const rest = target.map((value, row) => value - left!.values[row]);
      yield undefined;
      const peaks = periodogram(input.values, rest, MOST_PEAKS);
      if (peaks.length === 0 || peaks[0].share < LEAST_SHARE) break;
      yield undefined;
      const fits = peaks.flatMap(({ frequency }) => {
        const added = of(ADD, sum, wave(SIN, x, frequency, freeConstant(0.1)));
        return refit(added, measurements, { steps: STEPS }) ?? [];
      });
      const best = fits.sort((one, other) => one.loss - other.loss)[0];
      if (best === undefined) break;
      yield undefined;
      left = best;
      sum = withinTurns(best.expression, decimalsOf(base).length);
      yield yield* shorten(sum, measurements, judge, undefined, ceiling());
      if (count > 1) continue;
      // Without a phase, and fading.
      const { frequency } = peaks.find((peak) => fits.indexOf(best) === peaks.indexOf(peak)) ?? peaks[0];
      for (const primitive of [SIN, COS])
        yield yield* shorten(
          of(ADD, base, wave(primitive, x, frequency)),
          measurements,
          judge,
          undefined,
          ceiling(),
        );
      const fading = of(
        MULTIPLY,
        of(EXP, of(MULTIPLY, freeConstant(-0.01), x)),
        wave(SIN, x, frequency, freeConstant(0.1)),
      );
      yield yield* shorten(of(ADD, base, fading), measurements, judge, undefined, ceiling());
    }
  }
}

/** The same sum of waves with phases within half a turn, and amplitudes above zero. The first constants are not those of waves. */
function withinTurns(sum: Expression, first: number): Expression {
  const values = decimalsOf(sum).map(numberOf);
  for (let at = first; at + 2 < values.length; at += 3) {
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
