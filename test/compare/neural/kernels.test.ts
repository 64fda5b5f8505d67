import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompiledKernels } from '../../../src/compare/neural/compiled-kernels.js';
import type { Kernels } from '../../../src/compare/neural/kernels.js';
import { PlainKernels } from '../../../src/compare/neural/plain-kernels.js';

const single = fc.float({ min: -100, max: 100, noNaN: true });

/** The same run on both kinds of kernels must leave the same numbers. */
function assertSameNumbers(
  count: number,
  values: readonly number[],
  run: (kernels: Kernels, at: number) => void,
) {
  const left = [new CompiledKernels(), new PlainKernels('single')].map((kernels) => {
    const at = kernels.allocate(count);
    for (let i = 0; i < count; i++) kernels.numbers[at + i] = values[i % values.length];
    run(kernels, at);
    return [...kernels.numbers.subarray(at, at + count)];
  });
  expect(left[0]).toEqual(left[1]);
}

const values = fc.array(single, { minLength: 50, maxLength: 200 });
const size = fc.integer({ min: 0, max: 7 });

test('compiled products of matrices are the plain ones, bit for bit', () => {
  fc.assert(
    fc.property(
      values,
      size,
      size,
      fc.integer({ min: 1, max: 19 }),
      fc.boolean(),
      (numbers, rows, inner, vectors, turned) => {
        const width = 4 * vectors;
        const [a, b] = [rows * width, rows * width + Math.ceil((rows * inner) / 4) * 4];
        const [aRow, aStep] = turned ? [1, rows] : [inner, 1];
        assertSameNumbers(b + inner * width, numbers, (kernels, at) => {
          kernels.multiplyAdd(at, width, at + a, aRow, aStep, at + b, width, rows, inner, width);
        });
      },
    ),
  );
});

test('a product of matrices is what it is by hand', () => {
  const kernels = new CompiledKernels();
  const at = kernels.allocate(20);
  // c = [1 1 1 1], a = [2 3], b = [1 2 3 4; 5 6 7 8]
  kernels.numbers.set([1, 1, 1, 1, 2, 3, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8], at);
  kernels.multiplyAdd(at, 4, at + 4, 2, 1, at + 8, 4, 1, 2, 4);
  expect([...kernels.numbers.subarray(at, at + 4)]).toEqual([18, 23, 28, 33]);
});

test('compiled transposition is the plain one', () => {
  fc.assert(
    fc.property(values, size, size, (numbers, fours, vectors) => {
      const [rows, width] = [4 * fours, 4 * vectors];
      assertSameNumbers(2 * rows * width, numbers, (kernels, at) => {
        kernels.transpose(at + rows * width, rows, at, width, rows, width);
      });
    }),
  );
});

test('transposition makes columns rows', () => {
  const kernels = new CompiledKernels();
  const at = kernels.allocate(64);
  kernels.numbers.set(
    Array.from({ length: 32 }, (_, index) => index),
    at,
  );
  kernels.transpose(at + 32, 4, at, 8, 4, 8);
  expect([...kernels.numbers.subarray(at + 32, at + 44)]).toEqual([
    0, 8, 16, 24, 1, 9, 17, 25, 2, 10, 18, 26,
  ]);
});

test('compiled steps of Adam are the plain ones, bit for bit', () => {
  fc.assert(
    fc.property(
      values,
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 9 }),
      (numbers, vectors, steps) => {
        const count = 4 * vectors;
        assertSameNumbers(4 * count, numbers.map(Math.abs), (kernels, at) => {
          for (let step = 1; step <= steps; step++) {
            kernels.adam(at, count, 0.01 / (1 - 0.9 ** step), 1 / (1 - 0.999 ** step));
          }
        });
      },
    ),
  );
});

test('the first step of Adam goes the learning rate against each gradient', () => {
  const kernels = new CompiledKernels();
  const at = kernels.allocate(16);
  kernels.numbers.set([1, 1, 1, 1, 5, -5, 0.01, 0], at);
  kernels.adam(at, 4, 0.125 / (1 - 0.9), 1 / (1 - 0.999));
  const [down, up, little, none] = kernels.numbers.subarray(at, at + 4);
  expect(down).toBeCloseTo(0.875, 5);
  expect(up).toBeCloseTo(1.125, 5);
  expect(little).toBeCloseTo(0.875, 3);
  expect(none).toBeCloseTo(1, 5);
  expect([...kernels.numbers.subarray(at + 4, at + 8)]).toEqual([0, 0, 0, 0]);
});

test('memory grows without losing what it holds', () => {
  for (const kernels of [new CompiledKernels(), new PlainKernels('single')]) {
    const first = kernels.allocate(3);
    kernels.numbers.set([1, 2, 3], first);
    const second = kernels.allocate(1_000_000);
    expect(second % 4).toBe(0);
    expect([...kernels.numbers.subarray(first, first + 3)]).toEqual([1, 2, 3]);
    expect(kernels.numbers.subarray(second, second + 1_000_000).every((number) => number === 0)).toBe(true);
  }
});
