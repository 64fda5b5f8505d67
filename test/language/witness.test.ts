import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { RangeBinder } from '../../src/language/binder.js';
import { BINDERS } from '../../src/language/binders.js';
import type { Primitive } from '../../src/language/primitive.js';
import { PRIMITIVES } from '../../src/language/primitives.js';
import type { Witness } from '../../src/language/witness.js';
import { EXACT_LIMIT } from '../../src/numbers/exact.js';

/** Every witness of every primitive, with the place of its argument. */
const witnesses = [...PRIMITIVES.values()].flatMap((entry) =>
  entry.witnesses.flatMap((witness, place): [string, Primitive, number, Witness][] =>
    witness === undefined ? [] : [[`argument ${place} of ${entry.name}`, entry, place, witness]],
  ),
);

/** Small, in the range of what functions of an index take, and large of both signs. */
const integer = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: -3n, max: 12n }) },
  { weight: 2, arbitrary: fc.bigInt({ min: 0n, max: 4000n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }) },
);

describe.each(witnesses)('%s', (_, entry, place, witness) => {
  const values = fc.tuple(...entry.parameters.map(() => integer));
  const others = (all: readonly bigint[]) => all.filter((_, at) => at !== place);

  test.prop([values])('is found again from the result, or one with the same result is', (all) => {
    const result = entry.row(all);
    if (result === undefined) return;
    const found = witness.row(result, others(all));
    expect(found).toBeDefined();
    expect(entry.row(all.with(place, found!.value))).toBe(result);
    if (found!.unique) expect(found!.value).toBe(all[place]);
  });

  test.prop([values])('has the result that it was found for', (all) => {
    const found = witness.row(all[place], others(all));
    if (found === undefined) return;
    const result = entry.row(all.with(place, found.value));
    // What is out of bounds has no value.
    if (result !== undefined) expect(result).toBe(all[place]);
  });

  test.prop([values])('is there for every result if the function is onto', (all) => {
    const isTotal = others(all).every((value) => value !== 0n);
    if (witness.onto && isTotal) expect(witness.row(all[place], others(all))).toBeDefined();
  });

  test.prop([fc.array(integer, { minLength: 1, maxLength: 8 })])(
    'guesses constants for all others',
    (results) => {
      for (const constants of witness.constants(results))
        expect(constants).toHaveLength(entry.parameters.length - 1);
    },
  );
});

const columns = witnesses.filter(([, , , { column }]) => column !== undefined);

/** Values whose sums, products and powers are often below 2^53. */
const small = fc.oneof(fc.integer({ min: -4, max: 12 }), fc.integer({ min: -(2 ** 26), max: 2 ** 26 }));

describe.each(columns)('in columns, %s', (_, entry, place, { row, column }) => {
  const rows = fc.array(fc.tuple(small, small), { minLength: 1, maxLength: 6 });

  test.prop([rows, fc.nat(3)])('is what it is in each row', (pairs, at) => {
    const known = Float64Array.from([...new Array<number>(at).fill(7), ...pairs.map(([other]) => other)]);
    const wanted = Float64Array.from(pairs, ([, argument]) => argument);
    const others = known.subarray(at);
    const results = new Float64Array(pairs.length);
    const [left, right] = place === 0 ? [wanted, others] : [others, wanted];
    entry.column(results, pairs.length, left, 0, right, 0, left, 0);
    if (!results.every((value) => Math.abs(value) < EXACT_LIMIT)) return;
    const out = new Float64Array(pairs.length);
    const isComplete = column!.complete(results, known, at, out);
    const exact = pairs.map(([other], index) => row(BigInt(results[index]), [BigInt(other)]));
    if (isComplete) {
      expect([...out].map(BigInt)).toEqual(exact.map((found) => found!.value));
      expect(out.some((value) => Object.is(value, -0))).toBe(false);
      expect(column!.admits?.(results, known, at)).not.toBe(false);
    } else expect(exact.every((found) => found!.unique)).toBe(false);
    const { linear } = column!;
    if (!isComplete || linear === undefined) return;
    for (const [index, [other]] of pairs.entries())
      expect(out[index]).toBe(linear.results * results[index] + linear.known * other);
  });
});

const ranges = [...BINDERS.values()].filter((entry): entry is RangeBinder => entry.kind === 'range');

describe.each(ranges.map((entry): [string, RangeBinder] => [entry.name, entry]))(
  'terms of %s',
  (_, entry) => {
    const term =
      entry.bodyType === 'boolean' ? fc.bigInt({ min: 0n, max: 1n }) : fc.bigInt({ min: -50n, max: 50n });

    test.prop([fc.array(term, { maxLength: 16 })])(
      'are found again, where they could be no others',
      (terms) => {
        const fold = entry.begin();
        const results = [fold.value!];
        for (const value of terms) {
          fold.take(value);
          results.push(fold.value!);
        }
        const found = entry.terms(results);
        // A product that has been 0 says nothing of what came later.
        if (found !== undefined || !results.includes(0n)) expect(found).toEqual(terms);
      },
    );
  },
);
