import { EXACT_LIMIT } from '../../numbers/exact.js';
import { gcdOf } from '../../numbers/gcd.js';
import { countPrimes, SIEVE_LIMIT, smallPrimes } from '../factors.js';
import { bounded, MAX_PRIME_INDEX } from '../limits.js';
import type { Kernel, Primitive } from '../primitive.js';
import { integerRoot } from '../root.js';
import { bare, call, latexCall } from './rendering.js';
import { binaryRow, unaryRow } from './rows.js';

const primeAt: Kernel = (out, rows, a, i) => {
  const primes = smallPrimes();
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    out[r] = x >= 1 && x <= MAX_PRIME_INDEX ? primes[x - 1] : Number.NaN;
  }
};

const primesUpTo: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    out[r] = x < 2 ? 0 : x < SIEVE_LIMIT ? countPrimes(x) : Number.NaN;
  }
};

const commonMultiple: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = Math.abs(a[i + r]);
    const y = Math.abs(b[j + r]);
    if (Number.isNaN(x) || Number.isNaN(y)) out[r] = Number.NaN;
    else if (x === 0 || y === 0) out[r] = 0;
    else {
      let divisor = x;
      for (let rest = y; rest !== 0; ) [divisor, rest] = [rest, divisor % rest];
      const multiple = (x / divisor) * y;
      out[r] = multiple < EXACT_LIMIT ? multiple : Infinity;
    }
  }
};

function commonMultipleExactly(x: bigint, y: bigint): bigint | undefined {
  if (x === 0n || y === 0n) return 0n;
  const multiple = (x / gcdOf(x, y)) * y;
  return bounded(multiple < 0n ? -multiple : multiple);
}

const symbolColumn: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = Math.abs(x) < EXACT_LIMIT && Math.abs(y) < EXACT_LIMIT ? kroneckerSymbol(x, y) : Number.NaN;
  }
};

/** H. Cohen, A Course in Computational Algebraic Number Theory, algorithm 1.4.10. Both below 2^53 in magnitude. */
function kroneckerSymbol(x: number, y: number): number {
  if (y === 0) return Math.abs(x) === 1 ? 1 : 0;
  if (x % 2 === 0 && y % 2 === 0) return 0;
  let symbol = y < 0 && x < 0 ? -1 : 1;
  let top = x;
  let bottom = Math.abs(y);
  const takeTwos = (from: number, other: number): number => {
    let odd = from;
    while (odd % 2 === 0) {
      odd /= 2;
      const residue = Math.abs(other % 8);
      if (residue === 3 || residue === 5) symbol = -symbol;
    }
    return odd;
  };
  bottom = takeTwos(bottom, top);
  top %= bottom;
  if (top < 0) top += bottom;
  while (top !== 0) {
    top = takeTwos(top, bottom);
    if (top % 4 === 3 && bottom % 4 === 3) symbol = -symbol;
    [top, bottom] = [bottom % top, top];
  }
  return bottom === 1 ? symbol : 0;
}

const squareTest: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    if (Number.isNaN(x)) out[r] = Number.NaN;
    else {
      const root = Math.round(Math.sqrt(x));
      out[r] = root * root === x ? 1 : 0;
    }
  }
};

/** Primes by index, common multiples and quadratic residues. */
export const RESIDUES: readonly Primitive[] = [
  {
    name: 'prime',
    parameters: ['integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: `the x-th prime, prime(1) = 2; undefined for x < 1 and x > ${MAX_PRIME_INDEX}`,
    row: unaryRow((x) =>
      x >= 1n && x <= BigInt(MAX_PRIME_INDEX) ? BigInt(smallPrimes()[Number(x) - 1]) : undefined,
    ),
    column: primeAt,
    exports: {
      pari: call('nth_prime'),
      python: call('nth_prime'),
      javascript: call('nthPrime'),
      latex: ([x]) => `p_{${bare(x)}}`,
    },
  },
  {
    name: 'primepi',
    parameters: ['integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: 'the number of primes up to x; undefined from 2^20 up',
    row: unaryRow((x) =>
      x < 2n ? 0n : x < BigInt(SIEVE_LIMIT) ? BigInt(countPrimes(Number(x))) : undefined,
    ),
    column: primesUpTo,
    exports: {
      pari: call('prime_count'),
      python: call('prime_count'),
      javascript: call('primeCount'),
      latex: latexCall('\\pi'),
    },
  },
  {
    name: 'lcm',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: true,
    summary: 'the least common multiple, never negative, 0 if an argument is',
    row: binaryRow(commonMultipleExactly),
    column: commonMultiple,
    exports: {
      pari: call('common_multiple'),
      python: call('lcm'),
      javascript: call('lcm'),
      latex: latexCall('\\operatorname{lcm}'),
    },
  },
  {
    name: 'kronecker',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: 'the Kronecker symbol of x over y, -1, 0 or 1; undefined for magnitudes of 2^53 and more',
    row: binaryRow((x, y) => {
      const [top, bottom] = [Number(x), Number(y)];
      if (Math.abs(top) >= EXACT_LIMIT || Math.abs(bottom) >= EXACT_LIMIT) return undefined;
      return BigInt(kroneckerSymbol(top, bottom));
    }),
    column: symbolColumn,
    exports: {
      pari: call('kronecker'),
      python: call('kronecker'),
      javascript: call('kronecker'),
      latex: ([x, y]) => `\\left(\\frac{${bare(x)}}{${bare(y)}}\\right)`,
    },
  },
  {
    name: 'square?',
    parameters: ['integer'],
    result: 'boolean',
    notation: { kind: 'call' },
    commutative: false,
    summary: 'whether the argument is the square of an integer',
    row: unaryRow((x) => (x >= 0n && integerRoot(x, 2) ** 2n === x ? 1n : 0n)),
    column: squareTest,
    exports: {
      pari: call('issquare'),
      python: call('is_square'),
      javascript: call('isSquare'),
      latex: ([x]) => `\\sqrt{${bare(x)}} \\in \\mathbb{Z}`,
    },
  },
];
