import { laplaceTail, normalTail, type Tail } from '../draws/tails.js';

/** Student's distribution with four degrees of freedom: its tail falls with the fourth power (in closed form, of + - * / and the root). */
const studentTail: Tail = (z) => {
  const root = Math.sqrt(4 + z * z);
  // 1 - z / root, without taking away numbers that are nearly equal.
  const short = 4 / (root * (root + z));
  return (short * short * (3 - short)) / 4;
};

/** The forms that noise may have, all symmetric about 0. */
export const SHAPES: readonly Shape[] = [
  { tail: normalTail, share: 0.5 },
  { tail: laplaceTail, share: 0.35 },
  { tail: studentTail, share: 0.15 },
];

interface Shape {
  readonly tail: Tail;
  /** The share of it before any row is known. */
  readonly share: number;
}

/** Tails are tabled up to this many scales, at so many places a scale, and are straight lines in between. */
const REACH = 32;
const DENSITY = 64;
const SIZE = REACH * DENSITY + 1;

const TABLE = Float64Array.from(
  SHAPES.flatMap(({ tail }) => Array.from({ length: SIZE }, (_, at) => tail(at / DENSITY))),
);

/** Where the table of a shape begins. */
export function tableOf(shape: number): number {
  return SIZE * shape;
}

/**
 * The probability that noise of a shape exceeds so many scales, from 0 up. Beyond the table it falls with the fourth power.
 * @param table see {@link tableOf}
 */
export function tailAt(table: number, scales: number): number {
  const at = scales * DENSITY;
  if (at < SIZE - 1) {
    const below = Math.floor(at);
    const left = TABLE[table + below];
    return left + (at - below) * (TABLE[table + below + 1] - left);
  }
  const square = (REACH / scales) * (REACH / scales);
  return TABLE[table + SIZE - 1] * square * square;
}
