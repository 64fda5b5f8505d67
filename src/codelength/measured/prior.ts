import { SHAPES, tableOf } from './shapes.js';

/** What the scale of a guess is a multiple of: the cell of the first prediction, the prediction of the row, its standard error. */
export const ABSOLUTE = 0;
export const RELATIVE = 1;
export const TOLD = 2;

/** Guesses at the noise, each of a shape and a scale. */
export interface NoiseGuesses {
  readonly count: number;
  /** Where the tail of the shape is tabled. */
  readonly tables: Int32Array;
  readonly modes: Uint8Array;
  /** One through the scale, which is in units of the mode. */
  readonly inverses: Float64Array;
  /** The share that each has before any row is known; they add up to 1. */
  readonly shares: Float64Array;
}

/** What is known before the first row. */
export interface BeforeNoise {
  /** The first prediction is 2^octave cells or more from 0; see {@link octaveOf}. */
  readonly octave: number;
  /** Significant digits, where cells are wider for larger values. */
  readonly significant?: number | undefined;
  /** Rows have standard errors. */
  readonly isTold: boolean;
}

/** A range of scales, in octaves, all alike, and the share that it has. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** Noise is seldom less than a share of a cell, or than this many octaves below the first cell where cells grow. */
const LEAST_OCTAVE = -2;
const LEAST_GROWING_OCTAVE = -10;
const MOST_OCTAVE = 50;

/** People write as many digits as their instruments tell, and those who write more have noise of some thousandths to a half of the values. */
function absoluteRanges({ octave, significant }: BeforeNoise): readonly Range[] {
  const ranges = [
    { from: LEAST_OCTAVE, to: 8, share: 0.3 },
    { from: LEAST_OCTAVE, to: 24, share: octave > 0 ? 0.3 : 0.65 },
    { from: 24, to: MOST_OCTAVE, share: 0.05 },
  ];
  if (octave > 0) {
    const to = Math.min(MOST_OCTAVE, octave - 1);
    ranges.push({ from: Math.max(LEAST_OCTAVE, to - 10), to, share: 0.35 });
  }
  if (significant !== undefined) ranges.push({ from: LEAST_GROWING_OCTAVE, to: LEAST_OCTAVE, share: 0.1 });
  return ranges;
}

/** Of a number of so many significant digits a cell is this many octaves less, or a little more. */
const OCTAVES_PER_DIGIT = 10 / 3;

function relativeRanges({ significant }: BeforeNoise): readonly Range[] {
  const least =
    significant === undefined ? -30 : Math.max(-30, -2 - Math.ceil(OCTAVES_PER_DIGIT * significant));
  return [
    { from: Math.max(-10, least), to: -1, share: 0.8 },
    { from: least, to: 1, share: 0.2 },
  ];
}

/** Errors that are told are mostly right, often too small, at times too large. */
const TOLD_RANGES: readonly Range[] = [
  { from: 0, to: 0, share: 0.5 },
  { from: -3, to: 4, share: 0.5 },
];

const KNOWN = new Map<string, NoiseGuesses>();

/** The guesses at noise of rows like the first, in a fixed order. */
export function noiseGuesses(before: BeforeNoise): NoiseGuesses {
  const key = `${before.octave} ${before.significant} ${before.isTold}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const told = before.isTold ? 0.6 : 0;
  const relative = (1 - told) * (before.significant === undefined ? 0.15 : 0.5);
  const guesses = [
    ...guessesOf(ABSOLUTE, 1 - told - relative, absoluteRanges(before)),
    ...guessesOf(RELATIVE, relative, relativeRanges(before)),
    ...guessesOf(TOLD, told, TOLD_RANGES),
  ];
  const sum = guesses.reduce((total, { share }) => total + share, 0);
  const made = {
    count: guesses.length,
    tables: Int32Array.from(guesses, ({ table }) => table),
    modes: Uint8Array.from(guesses, ({ mode }) => mode),
    inverses: Float64Array.from(guesses, ({ scale }) => 1 / scale),
    shares: Float64Array.from(guesses, ({ share }) => share / sum),
  };
  KNOWN.set(key, made);
  return made;
}

interface Guess {
  readonly table: number;
  readonly mode: number;
  readonly scale: number;
  readonly share: number;
}

function guessesOf(mode: number, share: number, ranges: readonly Range[]): Guess[] {
  if (share === 0) return [];
  const guesses: Guess[] = [];
  const least = Math.min(...ranges.map(({ from }) => from));
  const most = Math.max(...ranges.map(({ to }) => to));
  for (const [index, shape] of SHAPES.entries()) {
    for (let octave = least; octave <= most; octave++) {
      let density = 0;
      for (const { from, to, share: own } of ranges) {
        if (octave >= from && octave <= to) density += own / (to - from + 1);
      }
      if (density === 0) continue;
      guesses.push({ table: tableOf(index), mode, scale: 2 ** octave, share: share * shape.share * density });
    }
  }
  return guesses;
}

/** The k for which 2^k <= x < 2^(k+1), from 0 to 60. */
export function octaveOf(x: number): number {
  let octave = 0;
  for (let next = 2; next <= x && octave < 60; next *= 2) octave++;
  return octave;
}
