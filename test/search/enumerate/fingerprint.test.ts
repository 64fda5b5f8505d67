import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { columnOf } from '../../../src/data/column.js';
import {
  FIRST,
  Fingerprinter,
  LINEAR,
  LINEAR_LIMIT,
  ORDINARY,
  SECOND,
  STATE,
  UNDEFINED,
  UNDEFINED_RATIO,
  WIDE,
} from '../../../src/search/enumerate/fingerprint.js';

const ROWS = 6;
const fingerprinter = new Fingerprinter(ROWS, 1);

type Rows = readonly (bigint | undefined)[];

/** A fingerprint without its state, which does not tell columns apart. */
function printOf(rows: Rows): [number, number, number] {
  fingerprinter.ofColumn(columnOf(rows));
  const { out } = fingerprinter;
  return [out[FIRST], out[SECOND], out[UNDEFINED]];
}

function stateFor(rows: Rows): number {
  fingerprinter.ofColumn(columnOf(rows));
  return fingerprinter.out[STATE];
}

function rowsOf(value: fc.Arbitrary<bigint | undefined>): fc.Arbitrary<Rows> {
  return fc.array(value, { minLength: ROWS, maxLength: ROWS });
}

const limit = BigInt(LINEAR_LIMIT);
const small = fc.bigInt(-limit + 1n, limit - 1n);
const word = fc.constantFrom(
  2n ** 31n,
  2n ** 32n,
  2n ** 33n,
  2n ** 52n,
  2n ** 64n,
  2n ** 61n - 1n,
  2n ** 200n,
);
const any = fc.oneof(
  fc.option(small, { nil: undefined }),
  fc.bigInt(-(2n ** 53n), 2n ** 53n),
  fc.tuple(word, fc.bigInt(-2n, 2n), fc.boolean()).map(([w, d, minus]) => (minus ? -w + d : w + d)),
  fc.bigInt(-(2n ** 300n), 2n ** 300n),
);

describe('forms are linear', () => {
  const pairs = fc.array(fc.option(fc.tuple(small, small), { nil: undefined }), {
    minLength: ROWS,
    maxLength: ROWS,
  });
  for (const sign of [1, -1]) {
    test.prop([pairs], { numRuns: 500 })(sign === 1 ? 'in sums' : 'in differences', (rows) => {
      const left = printOf(rows.map((pair) => pair?.[0]));
      const right = printOf(rows.map((pair) => pair?.[1]));
      const together = printOf(rows.map((pair) => pair && pair[0] + BigInt(sign) * pair[1]));
      const missing = left[2];
      expect(right[2]).toBe(missing);
      expect(together).toEqual([
        (left[0] + sign * right[0] - sign * missing) | 0,
        (left[1] + sign * right[1] - sign * Math.imul(missing, UNDEFINED_RATIO)) | 0,
        missing,
      ]);
    });
  }
});

describe('different columns have different fingerprints', () => {
  test.prop([rowsOf(any), rowsOf(any)], { numRuns: 1000 })('whatever they hold', (left, right) => {
    const same = left.every((value, row) => value === right[row]);
    if (same) expect(printOf(left)).toEqual(printOf(right));
    else expect(printOf(left).slice(0, 2)).not.toEqual(printOf(right).slice(0, 2));
  });

  test.prop([rowsOf(any), fc.nat(ROWS - 1), any], { numRuns: 2000 })(
    'if one row differs',
    (rows, at, value) => {
      fc.pre(rows[at] !== value);
      expect(printOf(rows.with(at, value)).slice(0, 2)).not.toEqual(printOf(rows).slice(0, 2));
    },
  );

  const shifts = fc.array(fc.bigInt(-1n, 1n), { minLength: ROWS, maxLength: ROWS });

  for (const exponent of [24n, 28n, 30n, 31n, 32n, 33n, 40n, 50n, 60n, 64n]) {
    test.prop([rowsOf(fc.bigInt(-(2n ** 34n), 2n ** 34n)), shifts], { numRuns: 200, seed: 1 })(
      `if they differ by multiples of 2^${exponent}`,
      (rows, multiples) => {
        fc.pre(multiples.some((multiple) => multiple !== 0n));
        const shifted = rows.map((value, row) => (value ?? 0n) + 2n ** exponent * multiples[row]);
        expect(printOf(shifted).slice(0, 2)).not.toEqual(printOf(rows).slice(0, 2));
      },
    );
  }

  test('if they differ by 2^32 across the sign bit', () => {
    const constant = (value: bigint): Rows => Array.from({ length: ROWS }, () => value);
    const values = [
      -1n,
      2n ** 32n - 1n,
      -(2n ** 31n) - 1n,
      2n ** 31n - 1n,
      3n * 10n ** 9n,
      3n * 10n ** 9n - 2n ** 32n,
    ];
    expect(new Set(values.map((value) => printOf(constant(value)).join())).size).toBe(values.length);
  });

  test('if they are powers of two of any size', () => {
    const powers = Array.from(
      { length: 600 },
      (_, first): Rows => Array.from({ length: ROWS }, (_, row) => 2n ** BigInt(first + row)),
    );
    const negated = powers.map((rows) => rows.map((value) => value && -value));
    const prints = [...powers, ...negated].map((rows) => printOf(rows).slice(0, 2).join());
    expect(new Set(prints).size).toBe(1200);
  });

  test('if they are undefined on different rows', () => {
    const prints = Array.from({ length: 2 ** ROWS }, (_, mask) =>
      printOf(Array.from({ length: ROWS }, (_, row) => ((mask >> row) & 1 ? undefined : 0n))),
    );
    expect(new Set(prints.map(([first, second]) => `${first} ${second}`)).size).toBe(2 ** ROWS);
    expect(new Set(prints.map(([, , missing]) => missing)).size).toBe(2 ** ROWS);
  });
});

describe('the state', () => {
  test('tells what needs a look at the column', () => {
    const zeros: Rows = Array.from({ length: ROWS }, () => 0n);
    expect(stateFor(zeros)).toBe(LINEAR);
    expect(stateFor(zeros.with(1, undefined))).toBe(LINEAR);
    expect(stateFor(zeros.with(2, limit - 1n))).toBe(LINEAR);
    expect(stateFor(zeros.with(2, limit))).toBe(ORDINARY);
    expect(stateFor(zeros.with(2, -limit - 1n))).toBe(ORDINARY);
    expect(stateFor(zeros.with(5, 2n ** 53n - 1n))).toBe(ORDINARY);
    expect(stateFor(zeros.with(5, 2n ** 53n))).toBe(WIDE);
  });

  test('says so when a column cannot be decided in doubles', () => {
    fingerprinter.ofValues(Float64Array.of(1, 2, Number.POSITIVE_INFINITY, 4, 5, 6), 0);
    expect(fingerprinter.out[STATE]).toBe(WIDE);
  });
});

test.prop([rowsOf(fc.option(fc.bigInt(1n - 2n ** 53n, 2n ** 53n - 1n), { nil: undefined })), fc.nat(5)], {
  numRuns: 300,
})('arrays of doubles, at any offset, have the fingerprint of their column', (rows, offset) => {
  const values = new Float64Array(offset + ROWS);
  values.set(columnOf(rows).values, offset);
  fingerprinter.ofValues(values, offset);
  const direct = [...fingerprinter.out];
  fingerprinter.ofColumn(columnOf(rows));
  expect([...fingerprinter.out]).toEqual(direct);
});
