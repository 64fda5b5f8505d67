import { EXACT_LIMIT } from '../../numbers/exact.js';
import { bounded, MAX_TRIANGLE_ROW } from '../limits.js';
import type { Primitive } from '../primitive.js';
import { integerRoot } from '../root.js';
import { Triangle } from '../triangle.js';
import { bare, call, latexCall } from './rendering.js';
import { binaryRow, unaryRow } from './rows.js';

const shared = { result: 'integer', notation: { kind: 'call' }, commutative: false } as const;

/** The entry of a triangle of combinatorial numbers in row x and column k. */
function triangular(
  name: string,
  value: string,
  triangle: Triangle,
  latex: Primitive['exports']['latex'],
): Primitive {
  return {
    ...shared,
    name,
    parameters: ['integer', 'integer'],
    summary: `${value}; 0 for k < 0 and k > x, undefined for x < 0 and x > ${MAX_TRIANGLE_ROW}`,
    row: binaryRow((x, k) => triangle.exactly(x, k)),
    column: (out, rows, a, i, b, j) => {
      for (let r = 0; r < rows; r++) out[r] = triangle.double(a[i + r], b[j + r]);
    },
    exports: { pari: call(name), python: call(name), javascript: call(name), latex },
  };
}

const CYCLES = new Triangle((at, n, k) => (n === 0 ? 1n : at(n - 1, k - 1) + BigInt(n - 1) * at(n - 1, k)));
const SUBSETS = new Triangle((at, n, k) => (n === 0 ? 1n : at(n - 1, k - 1) + BigInt(k) * at(n - 1, k)));
const ASCENTS = new Triangle((at, n, k) =>
  n === 0 ? 1n : BigInt(k + 1) * at(n - 1, k) + BigInt(n - k) * at(n - 1, k - 1),
);
const PARTS = new Triangle((at, n, k) => (n === 0 ? 1n : k === 0 ? 0n : at(n - 1, k - 1) + at(n - k, k)));
/** Partitions into parts of at most k: those without a part k, and those with one. The last column counts them all. */
const PARTS_UP_TO = new Triangle((at, n, k) =>
  n === 0 ? 1n : k === 0 ? 0n : at(n, k - 1) + at(n - k, Math.min(k, n - k)),
);

/** F(0) … F(78), the Fibonacci numbers below 2^53. */
const FIBONACCI = new Float64Array(79);
FIBONACCI[1] = 1;
for (let n = 2; n < FIBONACCI.length; n++) FIBONACCI[n] = FIBONACCI[n - 1] + FIBONACCI[n - 2];

/** The last index of a Fibonacci number within the bound on integers. */
const LARGEST_FIBONACCI = 5902;

/** F(2m) = F(m) (2 F(m+1) - F(m)) and F(2m+1) = F(m)^2 + F(m+1)^2. */
function fibonacciExactly(n: bigint): bigint | undefined {
  if (n < 0n || n > BigInt(LARGEST_FIBONACCI)) return undefined;
  let [value, next] = [0n, 1n];
  for (const bit of n.toString(2)) {
    [value, next] = [value * (2n * next - value), value * value + next * next];
    if (bit === '1') [value, next] = [next, value + next];
  }
  return bounded(value);
}

/** The row of the x-th entry, from 0, of a triangle that is read by rows. */
function triangleRow(x: bigint): bigint {
  return (integerRoot(8n * x + 1n, 2) - 1n) / 2n;
}

/** Exact for x of at most 2^49. */
function smallTriangleRow(x: number): number {
  return Math.floor((Math.sqrt(8 * x + 1) - 1) / 2);
}

const EXACT_ROW_LIMIT = 2 ** 48;

/** Combinatorial numbers, and the places of a triangle. */
export const COUNTING: readonly Primitive[] = [
  {
    ...shared,
    name: 'trirow',
    parameters: ['integer'],
    summary:
      'the row of the x-th entry of a triangle read by rows, both from 0; undefined for negative arguments',
    row: unaryRow((x) => (x < 0n ? undefined : triangleRow(x))),
    column: (out, rows, a, i) => {
      for (let r = 0; r < rows; r++) {
        const x = a[i + r];
        out[r] = x >= 0 ? (x < EXACT_ROW_LIMIT ? smallTriangleRow(x) : Infinity) : Number.NaN;
      }
    },
    exports: {
      pari: call('trirow'),
      python: call('trirow'),
      javascript: call('trirow'),
      latex: latexCall('\\operatorname{row}'),
    },
  },
  {
    ...shared,
    name: 'tricol',
    parameters: ['integer'],
    summary:
      'the place in its row of the x-th entry of a triangle read by rows, all from 0; undefined for negative arguments',
    row: unaryRow((x) => {
      if (x < 0n) return undefined;
      const row = triangleRow(x);
      return x - (row * (row + 1n)) / 2n;
    }),
    column: (out, rows, a, i) => {
      for (let r = 0; r < rows; r++) {
        const x = a[i + r];
        if (!(x >= 0)) out[r] = Number.NaN;
        else if (x >= EXACT_ROW_LIMIT) out[r] = Infinity;
        else {
          const row = smallTriangleRow(x);
          out[r] = x - (row * (row + 1)) / 2;
        }
      }
    },
    exports: {
      pari: call('tricol'),
      python: call('tricol'),
      javascript: call('tricol'),
      latex: latexCall('\\operatorname{column}'),
    },
  },
  {
    ...shared,
    name: 'fibonacci',
    parameters: ['integer'],
    summary: 'the x-th Fibonacci number, 0 for x = 0 and 1 for x = 1; undefined for negative arguments',
    row: unaryRow(fibonacciExactly),
    column: (out, rows, a, i) => {
      for (let r = 0; r < rows; r++) {
        const x = a[i + r];
        if (x >= 0 && x < FIBONACCI.length) out[r] = FIBONACCI[x];
        else out[r] = x >= 0 && x <= LARGEST_FIBONACCI ? EXACT_LIMIT : Number.NaN;
      }
    },
    exports: {
      pari: call('fibonacci_number'),
      python: call('fibonacci'),
      javascript: call('fibonacci'),
      latex: ([x]) => `F_{${bare(x)}}`,
    },
  },
  triangular(
    'stirling1',
    'the permutations of x things that have k cycles, the Stirling numbers of the first kind without sign',
    CYCLES,
    ([x, k]) => `\\left[{${bare(x)} \\atop ${bare(k)}}\\right]`,
  ),
  triangular(
    'stirling2',
    'the ways to divide x things into k sets, the Stirling numbers of the second kind',
    SUBSETS,
    ([x, k]) => `\\left\\{{${bare(x)} \\atop ${bare(k)}}\\right\\}`,
  ),
  triangular(
    'eulerian',
    'the permutations of x things that rise k times',
    ASCENTS,
    ([x, k]) => `\\left\\langle{${bare(x)} \\atop ${bare(k)}}\\right\\rangle`,
  ),
  triangular(
    'parts',
    'the partitions of x into k parts',
    PARTS,
    ([x, k]) => `p_{${bare(k)}}\\left(${bare(x)}\\right)`,
  ),
  {
    ...shared,
    name: 'partitions',
    parameters: ['integer'],
    summary: `the number of partitions of x; undefined for x < 0 and x > ${MAX_TRIANGLE_ROW}`,
    row: unaryRow((x) => PARTS_UP_TO.exactly(x, x)),
    column: (out, rows, a, i) => {
      for (let r = 0; r < rows; r++) out[r] = PARTS_UP_TO.double(a[i + r], a[i + r]);
    },
    exports: {
      pari: call('partition_number'),
      python: call('partitions'),
      javascript: call('partitions'),
      latex: latexCall('p'),
    },
  },
];
