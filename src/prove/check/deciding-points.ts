import { randomBytes } from 'node:crypto';
import type { Assignment } from '../evaluate.js';
import { require } from './verdict.js';

/** Points of a grid, at most. */
const MOST_POINTS = 20_000;
/** Random points in each class where a grid is too large. */
const RANDOM_POINTS = 8;
/** Degrees up to which these decide. */
const MOST_DEGREE = 2 ** 20;

/** A variable of a polynomial. */
export interface Dimension {
  readonly name: string;
  /** The degree in it is at most this. */
  readonly degree: number;
  /** Integers from this one on are taken. */
  readonly first: bigint;
}

/**
 * Points that decide whether expressions that are polynomials in each residue class of their variables modulo `modulus` are
 * equal: in each class a grid of d + 1 values for each variable of degree d (Alon, Combinatorial Nullstellensatz, 1999, lemma
 * 2.1), or where these are too many random ones of 64 bits, each of which shows a difference of total degree below 2^20 with a
 * probability of more than 1 - 2^-42 (Schwartz 1980; Zippel 1979). Throws NotShown where there are too many classes.
 */
export function* decidingPoints(dimensions: readonly Dimension[], modulus: number): Generator<Assignment> {
  const counts = dimensions.map(({ degree }) => modulus * (degree + 1));
  if (product(counts) <= MOST_POINTS) {
    yield* combinations(dimensions, counts);
    return;
  }
  const classes = modulus ** dimensions.length;
  require(classes <= MOST_POINTS, `${classes} residue classes are too many to compare`);
  const degree = dimensions.reduce((sum, dimension) => sum + dimension.degree, 0);
  require(degree < MOST_DEGREE, 'the degree is too high to compare');
  const residues = dimensions.map(() => modulus);
  for (const point of combinations(dimensions, residues)) {
    for (let trial = 0; trial < RANDOM_POINTS; trial++) {
      yield new Map([...point].map(([name, value]) => [name, value + BigInt(modulus) * randomWord()]));
    }
  }
}

/** How many points there will be. */
export function pointCount(dimensions: readonly Dimension[], modulus: number): number {
  const grid = product(dimensions.map(({ degree }) => modulus * (degree + 1)));
  return grid <= MOST_POINTS ? grid : RANDOM_POINTS * modulus ** dimensions.length;
}

function* combinations(dimensions: readonly Dimension[], counts: readonly number[]): Generator<Assignment> {
  const count = product(counts);
  for (let index = 0; index < count; index++) {
    let rest = index;
    yield new Map(
      dimensions.map(({ name, first }, place): [string, bigint] => {
        const value = first + BigInt(rest % counts[place]);
        rest = Math.floor(rest / counts[place]);
        return [name, value];
      }),
    );
  }
}

function product(counts: readonly number[]): number {
  return counts.reduce((all, count) => all * count, 1);
}

/** A random integer of 64 bits. */
export function randomWord(): bigint {
  return randomBytes(8).readBigUInt64BE();
}
