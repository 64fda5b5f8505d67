import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { excludes } from '../../src/codelength/head.js';
import { HeadScorers, scoreColumn } from '../../src/codelength/head-scorer.js';
import { headFits, headOf, integerHead } from '../../src/codelength/heads.js';
import { literalModel, type TargetShape } from '../../src/codelength/literal-codes.js';
import { columnOf } from '../../src/data/column.js';
import { KINDS } from '../../src/data/kinds.js';
import { HEADS, type HeadName, headsOver } from '../../src/language/expression.js';
import { assertRoundTrips } from './decision-laws.js';

const INTEGERS: TargetShape = { kind: 'integer', alphabetSize: 0, grid: { decimals: 0 } };

const value = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: -5n, max: 300n }) },
  fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }),
  fc.constantFrom(2n ** 53n, -(2n ** 53n), 2n ** 53n + 1n, 2n ** 53n - 1n, 2n ** 90n),
);

interface Case {
  readonly shape: TargetShape;
  readonly target: readonly bigint[];
  readonly predictions: readonly (bigint | undefined)[];
}

/** Targets with predictions that are right, near, far off or undefined. */
const numberCase: fc.Arbitrary<Case> = fc
  .array(
    fc.tuple(
      value,
      fc.oneof(
        { weight: 4, arbitrary: fc.constant((target: bigint) => target) },
        fc.bigInt({ min: -3n, max: 3n }).map((off) => (target: bigint) => target + off),
        value.map((other) => () => other),
        fc.constant(() => undefined),
      ),
    ),
    { maxLength: 60 },
  )
  .map((rows) => ({
    shape: INTEGERS,
    target: rows.map(([target]) => target),
    predictions: rows.map(([target, predict]) => predict(target)),
  }));

const symbolCase: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 256 }).chain((alphabetSize) =>
  fc
    .array(
      fc.tuple(
        fc.nat(alphabetSize - 1).map(BigInt),
        fc.oneof(fc.option(fc.bigInt({ min: -2n, max: 4n }), { nil: undefined }), value),
      ),
      { maxLength: 80 },
    )
    .map((rows) => ({
      shape: { kind: 'symbol' as const, alphabetSize, grid: { decimals: 0 } },
      target: rows.map(([target]) => target),
      predictions: rows.map(([, prediction]) => prediction),
    })),
);

/** The case with wrong predictions made undefined, so that `exact` can code it. */
function corrected(each: Case): Case {
  const predictions = each.predictions.map((prediction, row) =>
    prediction === each.target[row] ? prediction : undefined,
  );
  return { ...each, predictions };
}

function writtenBits(head: HeadName, { shape, target, predictions }: Case): number {
  const { coder: make } = integerHead(head);
  return assertRoundTrips(
    (decisions) => {
      const coder = make(decisions, shape, literalModel(decisions, shape));
      for (let row = 0; row < target.length; row++) coder.code(predictions[row], target[row]);
    },
    (decisions) => {
      const coder = make(decisions, shape, literalModel(decisions, shape));
      return predictions.map((prediction) => coder.code(prediction, 0n));
    },
    [...target],
  ).bits;
}

for (const head of headsOver('integer')) {
  const { mustBeRight, fits } = headOf({ head });
  const cases = fc.oneof(
    ...(fits(KINDS.integer) ? [numberCase] : []),
    ...(fits(KINDS.symbol) ? [symbolCase] : []),
  );

  test.prop([cases], { numRuns: 200 })(`${head}: the score is what the rows take when written`, (each) => {
    const fitting = mustBeRight ? corrected(each) : each;
    const score = scoreColumn(head, columnOf(fitting.predictions), columnOf(fitting.target), fitting.shape);
    expect(score).toBeCloseTo(writtenBits(head, fitting), 6);
  });

  test.prop([fc.array(cases, { minLength: 1, maxLength: 4 })])(
    `${head}: a scorer forgets what it scored before`,
    (many) => {
      const { target, shape } = many[0];
      const column = columnOf(target);
      const scorer = new HeadScorers(column, shape).of(head);
      for (const { predictions } of many) {
        const values = columnOf(target.map((_, row) => predictions[row]));
        const fresh = scoreColumn(head, values, column, shape);
        expect(scorer.scoreWide(values)).toBe(fresh);
        if (values.wide === undefined) {
          const shifted = Float64Array.of(1, 2, 3, ...values.values);
          expect(scorer.score(shifted, 3)).toBe(fresh);
        }
      }
    },
  );

  test.prop([cases, fc.double({ min: 0, max: 400, noNaN: true })])(
    `${head}: a bound only cuts off`,
    (each, bound) => {
      const fitting = mustBeRight ? corrected(each) : each;
      const values = columnOf(fitting.predictions);
      const target = columnOf(fitting.target);
      const free = scoreColumn(head, values, target, fitting.shape);
      const bounded = scoreColumn(head, values, target, fitting.shape, bound);
      expect(bounded).toBe(free > bound ? Number.POSITIVE_INFINITY : free);
    },
  );
}

it.each(HEADS)('%s stands in the table under its name', (head) => {
  expect(headOf({ head }).name).toBe(head);
});

for (const head of headsOver('integer')) {
  const { fits, quickBound, leastBits } = integerHead(head);
  const cases = fc.oneof(
    ...(fits(KINDS.integer) ? [numberCase] : []),
    ...(fits(KINDS.symbol) ? [symbolCase] : []),
  );

  test.prop([cases], { numRuns: 300 })(`${head}: no column costs less than the bounds say`, (each) => {
    const values = columnOf(each.predictions);
    const target = columnOf(each.target);
    const bits = scoreColumn(head, values, target, each.shape);
    expect(bits).toBeGreaterThanOrEqual(quickBound(target, each.shape)(values) - 1e-9);
    expect(bits).toBeGreaterThanOrEqual(leastBits(target, each.shape) - 1e-9);
  });

  test.prop([cases])(`${head}: a row that is excluded, and no other, has no price`, (each) => {
    const excluded = each.target.some((value, row) =>
      excludes(headOf({ head }), each.predictions[row], value),
    );
    const bits = scoreColumn(head, columnOf(each.predictions), columnOf(each.target), each.shape);
    expect(bits === Number.POSITIVE_INFINITY).toBe(excluded);
  });
}

it('exact cannot code a defined wrong value', () => {
  const target = columnOf([1n, 2n, 3n]);
  expect(scoreColumn('exact', columnOf([1n, 2n, 4n]), target, INTEGERS)).toBe(Number.POSITIVE_INFINITY);
  expect(scoreColumn('exact', columnOf([1n, 2n, 2n ** 60n]), target, INTEGERS)).toBe(
    Number.POSITIVE_INFINITY,
  );
  expect(scoreColumn('exact', columnOf([1n, 2n, 3n]), target, INTEGERS)).toBe(0);
});

it('wide rows are compared by their exact values', () => {
  const target = columnOf([2n ** 60n, 2n ** 61n]);
  expect(scoreColumn('exact', target, target, INTEGERS)).toBe(0);
  const other = columnOf([2n ** 60n + 1n, 2n ** 61n]);
  expect(scoreColumn('exact', other, target, INTEGERS)).toBe(Number.POSITIVE_INFINITY);
});

it('heads fit their kinds', () => {
  const symbols = { kind: 'symbol', alphabetSize: 3, grid: { decimals: 0 } } as const;
  const column = columnOf([0n, 1n, 2n]);
  expect(scoreColumn('noisy', column, column, symbols)).toBe(Number.POSITIVE_INFINITY);
  expect(scoreColumn('context', column, column, INTEGERS)).toBe(Number.POSITIVE_INFINITY);
  expect(HEADS.filter((head) => headFits(head, 'decimal'))).toEqual([
    'exact',
    'patched',
    'noisy',
    'drawn',
    'measured',
  ]);
  expect(HEADS.filter((head) => headFits(head, 'symbol'))).toEqual(['exact', 'patched', 'context', 'drawn']);
});

it('contexts that come too late share one', () => {
  const alphabetSize = 256;
  const rows = Array.from({ length: 6000 }, (_, row) => BigInt(row));
  const each = {
    shape: { kind: 'symbol' as const, alphabetSize, grid: { decimals: 0 } },
    target: rows.map((row) => row % 7n),
    predictions: rows,
  };
  const bits = writtenBits('context', each);
  const score = scoreColumn('context', columnOf(each.predictions), columnOf(each.target), each.shape);
  expect(score).toBeCloseTo(bits, 4);
  // 4112 contexts of their own teach nothing: 8 bits a row; the shared one soon knows the seven symbols.
  expect(bits).toBeGreaterThan(4112 * 8);
  expect(bits).toBeLessThan(4112 * 8 + (6000 - 4112) * 4);
});
