import { noiseGuesses } from '../../src/codelength/measured/prior.js';
import { SHAPES, tableOf } from '../../src/codelength/measured/shapes.js';
import { type DecimalGrid, decimalValue, gridPlace, gridValue } from '../../src/numbers/decimal-grid.js';
import { type Biased, biasedBy } from './reference-draws.js';

/** What a mixture guesses: a shape and one through a scale, in units of the mode, and at the row. */
interface Guess {
  readonly shape: number;
  readonly mode: number;
  readonly inverse: number;
  readonly splits: number;
  readonly made: number;
  readonly weight: number;
}

const TABLES = SHAPES.map(({ tail }) => Array.from({ length: 32 * 64 + 1 }, (_, at) => tail(at / 64)));

/** The tail of a shape, of straight lines. */
function tailOf(shape: number, scales: number): number {
  const table = TABLES[shape];
  const square = (32 / scales) * (32 / scales);
  if (scales * 64 >= 32 * 64) return table[32 * 64] * square * square;
  const at = Math.floor(scales * 64);
  return table[at] + (scales * 64 - at) * (table[at + 1] - table[at]);
}

/**
 * Section 9.4 of docs/code-length.md: a function that gives the place of the next row, given what is predicted for it, NaN for nothing.
 *
 * @param raw reads a number of so many bits
 * @param literal reads a literal row
 */
export function measuredRows(
  grid: DecimalGrid,
  biased: Biased,
  raw: (bits: number) => number,
  literal: () => bigint,
): (prediction: number, error?: number) => bigint {
  const isGrowing = grid.significant !== undefined;
  const outlying = { counts: new Array<number>(55).fill(0), sum: 0, share: 0.03 / 10 };
  let begun: { cell: number; prior: Guess[] } | undefined;
  let guesses: Guess[] = [];
  let none = 0.18;
  let rows = 0;
  let wakes = 64;
  let usual = 4;
  let off = 0;
  const known: bigint[] = [];

  const next = (prediction: number, error?: number): bigint => {
    const nearest = gridPlace(prediction, grid);
    let place = nearest;
    let width = 1;
    const near = Number(place);
    const scaled = isGrowing ? prediction : prediction * decimalValue(1, grid.decimals);
    let above = Math.abs(scaled) < 2 ** 51 ? Math.max(-0.5, Math.min(0.5, scaled - near)) : 0;
    const valueAt = (steps: number) =>
      gridValue(
        Math.abs(near) < 2 ** 51 && Math.abs(near + steps) <= 2 ** 52 ? near + steps : place + BigInt(steps),
        grid,
      );
    const edge = (steps: number, side: number) =>
      isGrowing
        ? Math.max(0, side * (valueAt(side * steps) / 2 + valueAt(side * (steps - 1)) / 2 - prediction))
        : (steps - 0.5) * width - side * above;
    let cell = isGrowing ? edge(1, 1) + edge(1, -1) : 1;
    if (begun === undefined) {
      let octave = 0;
      while (octave < 60 && 2 ** (octave + 1) <= Math.abs(scaled) / cell) octave++;
      const prior = noiseGuesses({ octave, significant: grid.significant, isTold: error !== undefined });
      const made = Array.from({ length: prior.count }, (_, at) => ({
        shape: SHAPES.findIndex((_shape, shape) => tableOf(shape) === prior.tables[at]),
        ...{ mode: prior.modes[at], inverse: prior.inverses[at], weight: prior.shares[at] },
        ...{ splits: 0, made: 0 },
      }));
      begun = { cell, prior: made };
      guesses = made.map((guess) => ({ ...guess, weight: (1 - none) * guess.weight }));
    }
    const { prior } = begun;
    const units = [
      1 / begun.cell,
      1 / Math.abs(scaled),
      error === undefined ? 0 : 1 / (error * (isGrowing ? 1 : decimalValue(1, grid.decimals))),
    ];
    const ratesOf = () =>
      guesses.map(({ mode, inverse }) =>
        mode === 0 ? inverse * units[0] : Math.min(inverse * units[mode], 4 / cell),
      );
    let rates = ratesOf();
    const chances = outlying.counts.map((count) => (count + 2 / 55) / (outlying.sum + 2));
    const chanceFrom = (first: number) =>
      chances.reduceRight((sum, chance, at) => (at < first ? sum : chance + sum), 0);
    const tails = (steps: number, side: number) =>
      guesses.map(({ shape }, at) => tailOf(shape, Math.max(0, edge(steps, side)) * rates[at]));
    const noiseOf = (masses: readonly number[]) =>
      masses.reduce((sum, mass, at) => sum + guesses[at].weight * mass, 0);
    const usualShare = 1 - outlying.share;
    const shareFrom = (masses: readonly number[], outer: number) =>
      usualShare * noiseOf(masses) + (outlying.share / 2) * outer;
    const decide = (ones: number, zeros: number) =>
      biasedBy(biased, ones > 0 ? ones / (ones + Math.max(0, zeros)) : zeros > 0 ? 0 : 0.5) === 1;

    const settle = (masses: readonly number[], noneMass: number, outer: number, octave: number) => {
      const surprise = masses.reduce((sum, mass, at) => sum + guesses[at].weight * mass, none * noneMass);
      none *= noneMass === 1 ? usualShare + outer : outer;
      const weights = guesses.map(({ weight }, at) => weight * (usualShare * masses[at] + outer));
      const sum = weights.reduce((total, weight) => total + weight, none);
      none /= sum;
      rows++;
      guesses = guesses
        .map((guess, at) => ({ ...guess, weight: weights[at] / sum }))
        .filter(({ weight }) => weight >= 2 ** -14);
      if (guesses.length <= 160) {
        const halves: Guess[] = [];
        guesses = guesses.map((guess) => {
          if (guess.splits > 4 || rows < guess.made + 4 ** (guess.splits + 1)) return guess;
          let factor = 2;
          for (let root = guess.splits + 2; root > 0; root--) factor = Math.sqrt(factor);
          const half = { ...guess, weight: guess.weight / 2, splits: guess.splits + 1 };
          halves.push({ ...half, inverse: guess.inverse / factor });
          return { ...half, inverse: guess.inverse * factor };
        });
        guesses.push(...halves);
      }
      const isSurprised = surprise < (1 / 16) * (outer / outlying.share);
      if (isSurprised || rows >= wakes) {
        const share = isSurprised ? 1 / 8 : 1 / 16;
        wakes = rows + Math.max(64, Math.floor(rows / 16));
        none = (1 - share) * none + share * 0.18;
        guesses = [
          ...guesses
            .filter(({ weight }) => weight >= 2 ** -7)
            .map((guess) => ({ ...guess, weight: guess.weight * (1 - share) })),
          ...prior.map((guess) => ({ ...guess, made: rows, weight: share * (1 - 0.18) * guess.weight })),
        ];
      }
      const chance = outer / sum;
      if (chance >= 2 ** -16) {
        outlying.sum += chance;
        outlying.counts[octave + 1] += chance;
      }
      outlying.share = (outlying.sum + 0.03) / (rows + 10);
      if (octave >= 0) usual += (octave - usual) / ++off;
      off = Math.min(off, 15);
    };

    let isOther = false;
    const isTelling = (value: bigint) => value !== 0n && value < 2n ** 53n && value > -(2n ** 53n);
    const begins = isGrowing ? -1 : known.findIndex(isTelling);
    const told = begins < 0 ? [] : known.slice(begins).filter((value) => value !== 0n);
    const divisor = told.reduce(divisorOf, 0n);
    if (divisor > 1n) {
      const rest = ((nearest % divisor) + divisor) % divisor;
      const step = Number(divisor);
      const isAbove = 2n * rest > divisor;
      const distance = Number(isAbove ? divisor - rest : rest);
      const beyond = (steps: number, side: number) => noiseOf(tails(steps, isAbove ? side : -side));
      const first = distance === 0 ? 1 - beyond(1, -1) : beyond(distance, 1);
      const within = Math.max(0, first - beyond(distance + 1, 1));
      const further = beyond((step + 1) / 2 + distance, 1) + beyond((step + 1) / 2 - distance, -1);
      const chance = usualShare * (within + further / step) + outlying.share / step;
      let odds = 1 / 8;
      if (told.length === 1) odds /= step;
      for (let row = 3; row <= told.length; row++) odds = Math.min(told.length ** 2, odds * step);
      if (biasedBy(biased, (odds + Math.min(1, chance)) / (odds + 1)) === 1) {
        const offset = Number(rest) + above;
        place = nearest - rest + (2 * offset > step ? divisor : 0n);
        above = 2 * offset > step ? offset - step : offset;
        width = step;
        cell = step;
        rates = ratesOf();
      } else isOther = rest === 0n;
    }
    const [over, under] = [tails(1, 1), tails(1, -1)];
    const [up, down] = [shareFrom(over, chanceFrom(1)), shareFrom(under, chanceFrom(1))];
    const right = usualShare * Math.max(0, 1 - noiseOf(over) - noiseOf(under)) + outlying.share * chances[0];
    if (!isOther && !decide(up + down, right)) {
      settle(
        over.map((tail, at) => Math.max(0, 1 - tail - under[at])),
        1,
        outlying.share * chances[0],
        -1,
      );
      return place;
    }
    const side = decide(up, down) ? 1 : -1;
    let from = { steps: 1, tails: side === 1 ? over : under, share: side === 1 ? up : down };
    let end = { steps: Number.POSITIVE_INFINITY, tails: guesses.map(() => 0), share: 0 };
    const at = (steps: number, outer: number) => {
      const masses = tails(steps, side);
      return { steps, tails: masses, share: shareFrom(masses, outer) };
    };
    const divide = (middle: typeof from) => {
      const isFurther = decide(middle.share - end.share, from.share - middle.share);
      if (isFurther) from = middle;
      else end = middle;
      return isFurther;
    };
    const open = { low: 0, high: 54 };
    let ask = Math.min(53, 1 + Math.round(usual));
    let first: boolean | undefined;
    for (let step = 1; open.high - open.low > 1; step *= 2) {
      const isFurther = divide(at(2 ** ask, chances[ask + 1] + chanceFrom(ask + 2)));
      open[isFurther ? 'low' : 'high'] = ask;
      first ??= isFurther;
      if (isFurther !== first) step = 0;
      const next = ask + (first ? step : -step);
      const isOpen = step > 0 && next > open.low && next < open.high;
      ask = isOpen ? next : Math.floor((open.low + open.high) / 2);
    }
    const octave = open.low;
    if (octave === 53) {
      settle(from.tails, 0, (outlying.share / 2) * chances[54], octave);
      return literal();
    }
    end = { ...end, steps: 2 ** (octave + 1) };
    const top = 2 ** octave;
    for (let digit = 0; digit < Math.min(3, octave); digit++) {
      const steps = from.steps + (end.steps - from.steps) / 2;
      divide(at(steps, chanceFrom(octave + 2) + chances[octave + 1] * ((2 * top - steps) / top)));
    }
    let digits = 0;
    for (let rest = Math.max(0, octave - 3); rest > 0; ) {
      const bits = rest % 16 || 16;
      digits = digits * 2 ** bits + raw(bits);
      rest -= bits;
    }
    const part = (end.steps - from.steps) / top;
    const coded = from.steps + digits;
    settle(
      from.tails.map((tail, guess) => Math.max(0, tail - end.tails[guess])),
      0,
      (outlying.share / 2) * chances[octave + 1] * part,
      octave,
    );
    return place + BigInt(side * coded) * BigInt(width);
  };
  return (prediction, error) => {
    const place = Number.isNaN(prediction) ? literal() : next(prediction, error);
    known.push(place);
    return place;
  };
}

/** Euclid's algorithm. */
function divisorOf(x: bigint, y: bigint): bigint {
  return y === 0n ? (x < 0n ? -x : x) : divisorOf(y, x % y);
}
