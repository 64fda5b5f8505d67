import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  candidatesIn,
  type Rectangle,
  SLICE_CANDIDATES,
  type Slice,
  sliceRectangles,
  truncateSlice,
} from '../../../src/search/enumerate/chunk.js';
import { buildSpace } from '../../../src/search/space/space.js';
import { integers } from '../sequences.js';
import { ARITHMETIC, SUMS } from './small-grammars.js';

const CHEAP = buildSpace(ARITHMETIC, integers([1, 2, 3])).productions;
/** Grids of sums over many rows: slices are cut by work and not by their number of candidates. */
const DEAR = buildSpace(SUMS, integers(Array.from({ length: 300 }, () => 1))).productions;

const range = fc.tuple(fc.nat(60), fc.nat(40)).map(([from, size]) => [from, from + size] as const);

const rectangle: fc.Arbitrary<Rectangle> = fc
  .record({
    production: fc.nat(4),
    a: range,
    b: range,
    c: fc.oneof(fc.constant([0, 1] as const), range),
    shape: fc.constantFrom('literal', 'triangular', 'square', 'plain'),
  })
  .map(({ production, a, b, c, shape }) => {
    const [b0, b1] = shape === 'literal' ? [0, 1] : shape === 'square' ? a : b;
    const [c0, c1] = shape === 'plain' ? c : [0, 1];
    const triangular = shape === 'triangular' || shape === 'square';
    return { production, literal: shape === 'literal', a0: a[0], a1: a[1], b0, b1, c0, c1, triangular };
  });

/** The candidates of rectangles in canonical order, counted out one by one. */
function listOf(rectangles: readonly Rectangle[]): string[] {
  const list: string[] = [];
  for (const { production, literal, a0, a1, b0, b1, c0, c1, triangular } of rectangles) {
    for (let a = a0; a < a1; a++) {
      for (let b = b0; b < b1; b++) {
        if (triangular && b < a) continue;
        for (let c = c0; c < c1; c++) list.push(`${literal ? 'literal' : production} ${a} ${b} ${c}`);
      }
    }
  }
  return list;
}

test.prop([rectangle], { numRuns: 500 })('candidates are counted as they are listed', (one) => {
  expect(candidatesIn(one)).toBe(listOf([one]).length);
});

describe.each([
  ['cheap', CHEAP],
  ['dear', DEAR],
] as const)('slices of %s candidates', (_name, productions) => {
  const slicesOf = (rectangles: readonly Rectangle[]): Slice[] => [
    ...sliceRectangles(rectangles, productions),
  ];

  test.prop([fc.array(rectangle, { maxLength: 5 })], { numRuns: 60 })(
    'hold each candidate once',
    (rectangles) => {
      const slices = slicesOf(rectangles);
      const all = slices.flatMap((slice) => listOf(slice.rectangles)).sort();
      expect(all).toEqual(listOf(rectangles).sort());
      for (const slice of slices) {
        expect(slice.candidates).toBe(listOf(slice.rectangles).length);
        expect(slice.candidates).toBeGreaterThan(0);
        expect(slice.candidates).toBeLessThanOrEqual(SLICE_CANDIDATES);
      }
    },
  );

  test.prop([fc.array(rectangle, { minLength: 1, maxLength: 4 }), fc.nat(5000)], { numRuns: 60 })(
    'are truncated to the candidates that come first',
    (rectangles, limit) => {
      for (const slice of slicesOf(rectangles).slice(0, 3)) {
        const kept = truncateSlice(slice, limit, productions);
        const order = listOf(slice.rectangles);
        const list = listOf(kept?.rectangles ?? []);
        expect(list.length).toBe(kept?.candidates ?? 0);
        expect(list.length).toBeLessThanOrEqual(limit);
        expect(list).toEqual(order.slice(0, list.length));
        if (limit >= slice.candidates) expect(list.length).toBe(order.length);
      }
    },
  );
});
