import { literal, N } from '../../language/construct.js';
import type { Pricer } from '../solve/pricer.js';
import { binomialTransform, divisorTransform, rangeTransforms } from './ranges.js';
import { steps } from './steps.js';
import { bitsOf, composed, shapeOf, type Transform } from './transform.js';

/** Functions that say something, one around the other. */
const MOST_STEPS = 2;

/** Functions that all series are values of, around the first that says something, `div 3` and `+ 5`, and around the second. */
const MOST_SILENT = [2, 1];

/** Transforms that are tried, the cheapest; the binomial transform comes on top. */
const MOST_TRANSFORMS = 4;

/**
 * Bits that a function has to take from its values to be no coincidence, by the number of functions around it that all series are
 * values of: about as many as it takes to say which of all these it is.
 */
const LEAST_SAVED = [4, 9, 12];

/** The part of its bits that a series must be worth after a transform that every series has, at most. */
const MOST_LEFT = 0.9;

interface Found extends Transform {
  readonly bits: number;
  readonly depth: number;
}

interface Candidate extends Transform {
  /** All series have it. */
  readonly always: boolean;
  /** It undoes one function. */
  readonly direct: boolean;
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
  const open: Found[] = [{ rows, apply: (x) => x, bits: bitsOf(rows), depth: 0 }];
  for (let taken = 0; open.length > 0 && taken <= MOST_TRANSFORMS; taken++) {
    open.sort((x, y) => x.bits - y.bits);
    const outer = open.shift()!;
    if (outer.depth > 0) yield outer;
    if (outer.depth === MOST_STEPS) continue;
    for (const inner of candidates(outer.rows, MOST_SILENT[outer.depth])) {
      if (inner === undefined) {
        yield undefined;
        continue;
      }
      if (inner.always && outer.depth > 0) continue;
      const shape = shapeOf(inner.rows);
      const key = inner.rows.join();
      // A multiple is worth a look for its own sake; with anything added or taken away it is the same series.
      if (known.has(key) || (!inner.direct && shapes.has(shape))) continue;
      const transform = composed(outer, inner);
      const bits = wrappingBits(transform, pricer) + bitsOf(inner.rows);
      if (bits === Infinity || (inner.always && bits >= MOST_LEFT * outer.bits)) continue;
      known.add(key);
      shapes.add(shape);
      open.push({ ...transform, bits, depth: outer.depth + 1 });
    }
  }
  // A factor e^x of the exponential generating function shows in the size of no value.
  const binomial = binomialTransform(rows);
  if (wrappingBits(binomial, pricer) < Infinity && !known.has(binomial.rows.join())) yield binomial;
}

/**
 * Undoes one function that not every series is a value of, perhaps inside some that are, or a fold of terms.
 *
 * @param mostSilent functions that every series is a value of, at most
 */
function* candidates(rows: readonly bigint[], mostSilent: number): Generator<Candidate | undefined> {
  let silent: readonly Transform[] = [{ rows, apply: (x) => x }];
  for (let around = 0; around <= mostSilent; around++) {
    const further: Transform[] = [];
    for (const outer of silent) {
      const before = bitsOf(outer.rows);
      for (const step of steps(outer.rows)) {
        const transform = composed(outer, step);
        if (!step.onto) {
          if (before - bitsOf(step.rows) >= LEAST_SAVED[around])
            yield { ...transform, always: false, direct: around === 0 };
        } else if (around === 0 || !isShift(rows, outer.rows)) further.push(transform);
      }
      yield undefined;
    }
    silent = further;
  }
  for (const transform of [...rangeTransforms(rows), divisorTransform(rows)])
    yield { ...transform, always: true, direct: true };
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
