import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { exactRows } from '../../../src/data/column.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import { partDataset } from '../../../src/language/parts.js';
import { printExpression } from '../../../src/language/print.js';
import { plainValues } from '../../../src/search/split/plain-values.js';
import { type Run, runsFrom } from '../../../src/search/split/runs.js';
import { integers } from '../sequences.js';

function runsOf(values: readonly number[], first: number, step: number, piece: number): Map<string, Run> {
  const runs = runsFrom(plainValues(integers(values)), { first, step }, piece);
  return new Map(runs.map((run) => [printExpression(run.expression), run]));
}

const range = (start: number, step: number, rows: number) =>
  Array.from({ length: rows }, (_, row) => start + step * row);

/** Values with stretches that repeat, run on or are taken by a remainder. */
const values = fc
  .array(
    fc.oneof(
      fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 1, maxLength: 8 }),
      fc
        .tuple(fc.integer({ min: -9, max: 60 }), fc.integer({ min: -4, max: 4 }))
        .map(([start, step]) => range(start, step, 7)),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((pieces) =>
    fc
      .array(
        fc.constantFrom(
          ...pieces,
          ...pieces.map((piece) => piece.toReversed()),
          ...pieces.map((piece) => piece.map((value) => Math.abs(value) % 5)),
        ),
        {
          minLength: 1,
          maxLength: 6,
        },
      )
      .map((chosen) => chosen.flat()),
  );

test.prop([values, fc.nat(40), fc.integer({ min: 1, max: 3 }), fc.nat(3)], { numRuns: 500 })(
  'a rule holds for its rows but for those left open, and no longer',
  (all, at, step, offset) => {
    const piece = at % all.length;
    const first = Math.min(piece + offset, all.length);
    const dataset = integers(all);
    const part = partDataset(dataset, { first, step, end: all.length, piece });
    const target = exactRows(part.target);
    for (const [program, { expression, open, rows }] of runsOf(all, first, step, piece)) {
      const computed = exactRows(evaluateColumn(expression, rootWorld(part.target, part.given)));
      expect(computed.slice(0, open), program).toEqual(Array(open).fill(undefined));
      expect(computed.slice(open, rows), program).toEqual(target.slice(open, rows));
      if (rows < target.length) expect(computed[rows], program).not.toEqual(target[rows]);
    }
  },
);

describe('the constants are solved for', () => {
  test.each([
    ['a constant run', [5, 5, 5, 5, 8], 0, '5', 4],
    ['an arithmetic run', [5, 8, 11, 14, 0], 0, 'a(n-1) + 3', 4],
    ['a falling one', [9, 7, 5, 3], 0, 'a(n-1) - 2', 4],
    ['running sums of one', [1, 3, 6, 10, 15, 21], 0, 'a(n-1) + n + 1', 6],
    ['powers', [3, 6, 12, 24, 48, 1], 0, '2*a(n-1)', 5],
    ['sums of two rows', [2, 5, 7, 12, 19, 31], 0, 'a(n-1) + a(n-2)', 6],
    ['a period', [4, 1, 7, 4, 1, 7, 4, 2], 0, 'a(n-3)', 7],
    ['a repeat', [9, 1, 7, 4, 8, 1, 7, 4, 2], 5, 'before(n+1)', 3],
    ['a reversal', [9, 1, 7, 4, 7, 1, 9], 4, 'before(2-n)', 3],
    ['every other row again', [9, 1, 7, 4, 6, 5, 1, 4, 5], 6, 'before(2*n+1)', 3],
    ['a repeat moved', [9, 1, 7, 4, 12, 4, 10, 7], 4, 'before(n) + 3', 4],
    ['remainders', [23, 14, 35, 41, 9, 0, 7, 6], 4, 'before(n) mod 14', 3],
  ])('%s', (_, all, piece, program, rows) => {
    const runs = runsOf(all, piece, 1, piece);
    expect([...runs.keys()]).toContain(program);
    expect(runs.get(program)?.rows).toBe(rows);
  });
});
