import { literal, N } from '../../language/construct.js';
import type { Pricer } from '../solve/pricer.js';
import { binomialTransform, divisorTransform, rangeTransforms } from './ranges.js';
import { steps } from './steps.js';
import { bitsOf, composed, shapeOf, type Transform } from './transform.js';

/** Functions that say something, one around the other. */
const MOST_STEPS = 2;

/** Functions that all series are values of, around one that says something: `div 3`, `+ 5`. */
const MOST_SILENT = 2;

/** Transforms that are tried, the cheapest; the binomial transform comes on top. */
const MOST_TRANSFORMS = 6;

/** Bits by which a transform that not every series has may be dearer than the series. */
const SLACK = 16;

/** The part of its bits that a series must be worth after a transform that every series has. */
const MOST_LEFT = 0.9;

interface Found extends Transform {
  readonly bits: number;
  readonly depth: number;
}

/** A transform and what it says by being possible. */
interface Candidate extends Transform {
  /** All series have it. */
  readonly always: boolean;
  /** How many functions it undoes. */
  readonly length: number;
}

/**
 * The series that a series is a function of in the language, those first with which the functions, at their prices in the
 * grammar, and the values take the fewest bits. Each yield is a transform or, undefined, a point to pause at.
 */
export function* transforms(
  rows: readonly bigint[],
  pricer: Pricer,
): Generator<Transform | undefined, void, void> {
  const known = new Set([rows.join()]);
  const shapes = new Set([shapeOf(rows)]);
  const own = bitsOf(rows);
  const open: Found[] = [{ rows, apply: (x) => x, bits: own, depth: 0 }];
  for (let taken = 0; open.length > 0 && taken <= MOST_TRANSFORMS; taken++) {
    open.sort((x, y) => x.bits - y.bits);
    const outer = open.shift()!;
    if (outer.depth > 0) yield outer;
    if (outer.depth === MOST_STEPS) continue;
    for (const inner of candidates(outer.rows)) {
      if (inner === undefined) {
        yield undefined;
        continue;
      }
      if (inner.always && outer.depth > 0) continue;
      const shape = shapeOf(inner.rows);
      const key = inner.rows.join();
      // A multiple is worth a look for its own sake; with anything added or taken away it is the same series.
      if (known.has(key) || (inner.length > 1 && shapes.has(shape))) continue;
      const transform = composed(outer, inner);
      const bits = wrappingBits(transform, pricer) + bitsOf(inner.rows);
      if (bits >= (inner.always ? MOST_LEFT * outer.bits : own + SLACK)) continue;
      known.add(key);
      shapes.add(shape);
      open.push({ ...transform, bits, depth: outer.depth + 1 });
    }
  }
  // A factor e^x of the exponential generating function shows in the size of no value.
  const binomial = binomialTransform(rows);
  if (wrappingBits(binomial, pricer) < Infinity && !known.has(binomial.rows.join())) yield binomial;
}

/** Undoes one function that not every series is a value of, perhaps inside some that are, or a sum of terms. */
function* candidates(rows: readonly bigint[]): Generator<Candidate | undefined> {
  let silent: readonly Transform[] = [{ rows, apply: (x) => x }];
  for (let length = 1; length <= MOST_SILENT + 1; length++) {
    const further: Transform[] = [];
    for (const outer of silent) {
      for (const step of steps(outer.rows)) {
        const transform = composed(outer, step);
        if (!step.onto) yield { ...transform, always: false, length };
        else if (length === 1 || !isShift(rows, outer.rows)) further.push(transform);
      }
      yield undefined;
    }
    silent = further;
  }
  for (const transform of [...rangeTransforms(rows), divisorTransform(rows)])
    yield { ...transform, always: true, length: 1 };
}

/** Whether series differ in a constant, as far as the first rows show. */
function isShift(one: readonly bigint[], other: readonly bigint[]): boolean {
  return one.length < 2 || one[1] - one[0] === other[1] - other[0];
}

/** What a transform adds to the price of an expression; Infinity where the grammar does not derive it around any. */
function wrappingBits({ apply }: Transform, pricer: Pricer): number {
  let least = Infinity;
  for (const x of [N, literal(1), literal(2)]) {
    const written = apply(x);
    if (written !== undefined) least = Math.min(least, pricer.bits(written) - pricer.bits(x));
  }
  return least;
}
