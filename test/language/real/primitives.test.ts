import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RealPrimitive } from '../../../dist/language/real/primitive.js';
import { REAL_PRIMITIVES } from '../../../dist/language/real/primitives.js';

const ENTRIES = [...REAL_PRIMITIVES.values()];

/** A number as tables write it; hexadecimal doubles as 0x1.8p+1. */
function numberIn(text: string): number {
  return text === 'undefined' ? Number.NaN : Number(text);
}

interface Case {
  readonly values: readonly number[];
  readonly result: number;
}

function casesOf({ semantics, parameters, name }: RealPrimitive): Case[] {
  const [header, ...lines] = semantics
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  expect(header).toHaveLength(parameters.length + 1);
  expect(header.at(-1)).toBe(name);
  return lines.map((cells) => ({
    values: cells.slice(0, -1).map(numberIn),
    result: numberIn(cells.at(-1) ?? ''),
  }));
}

function resultOf({ value }: RealPrimitive, [x = 0, y = 0, z = 0]: readonly number[]): number {
  return value(x, y, z);
}

function columnOf({ column, parameters }: RealPrimitive, rows: readonly (readonly number[])[]): Float64Array {
  const [a, b, c] = [0, 1, 2].map((index) =>
    Float64Array.from(index < parameters.length ? rows.map((values) => values[index]) : []),
  );
  const out = new Float64Array(rows.length);
  column(out, rows.length, a, b, c);
  return out;
}

/** Numbers as cells hold them: finite and never -0, or NaN. */
const cell = fc
  .oneof(
    fc.integer({ min: -20, max: 20 }),
    fc.double({ min: -20, max: 20, noNaN: true }),
    fc.double({ noDefaultInfinity: true }),
  )
  .map((value) => value + 0);
const condition = fc.constantFrom(0, 1, Number.NaN);

describe.each(ENTRIES.map((entry) => [entry.name, entry] as const))('%s', (_, entry) => {
  const rows = fc.tuple(...entry.parameters.map((type) => (type === 'real' ? cell : condition)));

  test('meets its table to the last bit, by row and by column', () => {
    const cases = casesOf(entry);
    const results = cases.map(({ result }) => result);
    expect(cases.map(({ values }) => resultOf(entry, values))).toEqual(results);
    expect(
      Array.from(
        columnOf(
          entry,
          cases.map(({ values }) => values),
        ),
      ),
    ).toEqual(results);
  });

  test('gives the same in rows and columns: finite numbers other than -0, or NaN', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 20 }), (cells) => {
        const byRow = cells.map((values) => resultOf(entry, values));
        expect(Array.from(columnOf(entry, cells))).toEqual(byRow);
        for (const value of byRow) {
          expect(Math.abs(value)).not.toBe(Number.POSITIVE_INFINITY);
          expect(Object.is(value, -0)).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is undefined wherever an argument is, but for the one that is not chosen', () => {
    if (entry.evaluation === 'choice') return;
    for (const [index] of entry.parameters.entries()) {
      const values = entry.parameters.map((_type, at) => (at === index ? Number.NaN : 1));
      expect(resultOf(entry, values)).toBeNaN();
    }
  });

  test('says how its arguments are had from the result', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const result = resultOf(entry, values);
        for (const [index, inverse] of entry.inverses.entries()) {
          if (inverse === undefined || Number.isNaN(result)) continue;
          const [x = 0, y = 0, z = 0] = values;
          const found = inverse(result, x, y, z);
          if (Number.isNaN(found)) continue;
          const again = resultOf(
            entry,
            values.map((value, at) => (at === index ? found : value)),
          );
          // Far from 1 a little less in the result may be much in the argument.
          const isTame = [result, found, ...values].every((value) => Math.abs(value) < 100);
          if (isTame && Math.abs(result) > 1e-2) expect(again).toBeCloseTo(result, 4);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('has the derivatives that differences of its values show', () => {
    if (entry.result === 'boolean' || entry.parameters.length === 0) return;
    const point = fc.tuple(
      ...entry.parameters.map((type) =>
        type === 'real' ? fc.double({ min: 0.1, max: 0.8, noNaN: true }) : fc.constantFrom(0, 1),
      ),
    );
    fc.assert(
      fc.property(point, (values) => {
        const [x = 0, y = 0, z = 0] = values;
        const result = resultOf(entry, values);
        // Where both arguments are nearly equal, minima and maxima have a corner.
        fc.pre(Math.abs(x - y) > 1e-4);
        for (const [index, type] of entry.parameters.entries()) {
          const derivative = entry.derivatives[index](result, x, y, z);
          if (type === 'boolean') continue;
          const step = 1e-6;
          const moved = (by: number) =>
            resultOf(
              entry,
              values.map((value, at) => (at === index ? value + by : value)),
            );
          const slope = (moved(step) - moved(-step)) / (2 * step);
          // A difference across a step of a staircase is no slope.
          if (Math.abs(slope) < 1e3) expect(derivative).toBeCloseTo(slope, 2);
        }
      }),
      { numRuns: 50 },
    );
  });
});
