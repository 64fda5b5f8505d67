import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { BINDERS } from '../../src/language/binders.js';
import type { Type } from '../../src/language/expression.js';
import { PRIMITIVES } from '../../src/language/primitives.js';
import { EXACT_LIMIT } from '../../src/numbers/exact.js';
import { arbitraryLiteral } from '../../src/testing/expressions.js';

/** A cell as kernels take it: an exact integer up to 2^53 or NaN. */
function arbitraryCell(type: Type): fc.Arbitrary<number> {
  const defined =
    type === 'boolean'
      ? fc.constantFrom(0, 1)
      : fc.oneof(
          {
            weight: 4,
            arbitrary: arbitraryLiteral()
              .map(Number)
              .filter((x) => Math.abs(x) <= EXACT_LIMIT),
          },
          { weight: 1, arbitrary: fc.maxSafeInteger() },
          // Products, squares and their neighbours, where rounding might go wrong.
          { weight: 1, arbitrary: fc.tuple(fc.integer(), fc.nat(2 ** 21)).map(([x, y]) => x * y + 0) },
          {
            weight: 1,
            arbitrary: fc
              .nat(94_906_265)
              .chain((x) => fc.constantFrom(x * x, x * x + 1, Math.max(x * x - 1, 0))),
          },
        );
  return fc.oneof({ weight: 15, arbitrary: defined }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
}

function exact(cell: number): bigint | undefined {
  return Number.isNaN(cell) ? undefined : BigInt(cell);
}

/** Fails unless a double is what `value` is in a column, or leaves the decision to exact arithmetic. */
function expectDecided(double: number, value: bigint | undefined, place: string): void {
  expect(Object.is(double, -0), `${place} is -0`).toBe(false);
  if (Math.abs(double) >= EXACT_LIMIT) return;
  expect(exact(double), place).toBe(value);
}

describe.each([...PRIMITIVES.values()])('the kernel of $name', ({ parameters, column, row, name }) => {
  const cells = fc.array(fc.tuple(...parameters.map(arbitraryCell)), { minLength: 1, maxLength: 8 });

  test.prop([cells, fc.nat(3)], { numRuns: 400 })(
    'is exact or leaves the row to exact arithmetic',
    (rows, offset) => {
      const arrays = parameters.map((_, index) =>
        Float64Array.from([...Array(offset + index).fill(7), ...rows.map((values) => values[index])]),
      );
      const [a, b = a, c = a] = arrays;
      const out = new Float64Array(rows.length + 1).fill(0.5);
      column(out, rows.length, a, offset, b, offset + 1, c, offset + 2);
      rows.forEach((values, index) => {
        expectDecided(out[index], row(values.map(exact)), `${name} of ${values.join(', ')}`);
      });
      expect(out[rows.length], 'the row after the last is left alone').toBe(0.5);
    },
  );
});

test('kernels decide small arguments themselves', () => {
  for (const { name, parameters, column, row } of PRIMITIVES.values()) {
    const values = parameters.map((type) => (type === 'boolean' ? [0, 1, 1, 0] : [1, 5, 12, 7]));
    const [a, b = a, c = a] = values.map((cells) => Float64Array.from(cells));
    const out = new Float64Array(4);
    column(out, 4, a, 0, b, 0, c, 0);
    const rows = [0, 1, 2, 3].map((index) => row(values.map((cells) => BigInt(cells[index]))));
    if (name !== '^') expect([...out].map(exact), name).toEqual(rows);
  }
});

describe.each([...BINDERS.values()].filter((binder) => binder.kind === 'range'))(
  'the reduction of $name',
  (binder) => {
    const grid = fc.array(fc.array(arbitraryCell(binder.bodyType), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 6,
    });

    test.prop([grid, fc.nat(3)])('is exact or leaves the row to exact arithmetic', (rows, at) => {
      const starts = new Int32Array(rows.length + 1);
      rows.forEach((cells, row) => {
        starts[row + 1] = starts[row] + cells.length;
      });
      const out = new Float64Array(rows.length);
      binder.reduce(out, rows.length, starts, Float64Array.from([...Array(at).fill(7), ...rows.flat()]), at);
      rows.forEach((cells, row) => {
        const fold = binder.begin();
        const terms = cells.map(exact);
        for (const term of terms) if (term !== undefined) fold.take(term);
        const folded = terms.includes(undefined) ? undefined : fold.value;
        expectDecided(out[row], folded, `${binder.name} of ${cells.join(', ')}`);
      });
    });
  },
);
