import { EXACT_LIMIT } from '../../numbers/exact.js';
import { bounded, MAX_BINOMIAL, MAX_BITS, PRIME_LIMIT } from '../limits.js';
import { isPrime, isSmallPrime, SMALL_PRIME_LIMIT } from '../primes.js';
import type { Kernel, Primitive } from '../primitive.js';
import { bare, call, latexCall } from './rendering.js';
import { binaryRow, unaryRow } from './rows.js';

const squareRoot: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const root = Math.floor(Math.sqrt(x));
    // The rounded root of m^2 - 1 is m once m nears 2^26.5.
    out[r] = root * root > x ? root - 1 : root;
  }
};

const chooseFrom: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const n = a[i + r];
    const k = b[j + r];
    if (!(n >= 0) || Number.isNaN(k)) out[r] = Number.NaN;
    else if (k < 0 || k > n) out[r] = 0;
    else {
      const fewer = Math.min(k, n - k);
      let ways = 1;
      for (let taken = 1; taken <= fewer; taken++) {
        const product = ways * (n - fewer + taken);
        if (product >= EXACT_LIMIT) {
          ways = Infinity;
          break;
        }
        ways = product / taken;
      }
      out[r] = ways;
    }
  }
};

/** 0! … 18!, the factorials below 2^53. */
const FACTORIALS = new Float64Array(19).fill(1);
for (let n = 2; n < FACTORIALS.length; n++) FACTORIALS[n] = FACTORIALS[n - 1] * n;

const permutations: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    // x! exceeds 2^x from 4 on.
    out[r] = x >= 19 && x <= MAX_BITS ? Infinity : x >= 0 && x < 19 ? FACTORIALS[x] : Number.NaN;
  }
};

const primality: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    if (x < SMALL_PRIME_LIMIT) out[r] = isSmallPrime(x) ? 1 : 0;
    else out[r] = x + Infinity;
  }
};

/** Gaps between primes below 2^26 are smaller than this (Nicely's tables: at most 210). */
const SMALL_GAP = 256;

const primeAfter: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    if (x < 2) out[r] = 2;
    else if (x < SMALL_PRIME_LIMIT - SMALL_GAP) {
      let candidate = x + 1;
      while (!isSmallPrime(candidate)) candidate++;
      out[r] = candidate;
    } else out[r] = x + Infinity;
  }
};

const sumOfDigits: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const base = b[j + r];
    let rest = a[i + r];
    if (!(rest >= 0) || !(base >= 2)) out[r] = Number.NaN;
    else {
      let sum = 0;
      while (rest > 0) {
        const quotient = Math.floor(rest / base);
        sum += rest - quotient * base;
        rest = quotient;
      }
      out[r] = sum;
    }
  }
};

const multiplicity: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const base = b[j + r];
    if (x === 0 || Number.isNaN(x) || !(base >= 2)) out[r] = Number.NaN;
    else {
      let times = 0;
      let quotient = x / base;
      while (quotient === Math.floor(quotient)) {
        times++;
        quotient /= base;
      }
      out[r] = times;
    }
  }
};

function squareRootExactly(x: bigint): bigint | undefined {
  if (x < 0n) return undefined;
  if (x < PRIME_LIMIT) {
    const root = BigInt(Math.floor(Math.sqrt(Number(x))));
    return root * root > x ? root - 1n : root;
  }
  // Newton's iteration from above falls until it reaches the floor of the root.
  let root = 1n << BigInt((x.toString(16).length + 1) * 2);
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** Binomial coefficients met before: a search asks for the same few again and again. */
const knownWays = new Map<number, bigint | undefined>();
const MOST_KNOWN_WAYS = 2 ** 15;
const LARGEST_KNOWN_N = 2n ** 12n;

function chooseExactly(n: bigint, k: bigint): bigint | undefined {
  if (n < 0n) return undefined;
  if (k < 0n || k > n) return 0n;
  const fewer = k < n - k ? k : n - k;
  if (fewer > BigInt(MAX_BINOMIAL)) return undefined;
  if (n >= LARGEST_KNOWN_N) return countWays(n, fewer);
  const key = Number(n * LARGEST_KNOWN_N + fewer);
  const known = knownWays.get(key);
  if (known !== undefined || knownWays.has(key)) return known;
  const ways = countWays(n, fewer);
  if (knownWays.size === MOST_KNOWN_WAYS) knownWays.clear();
  knownWays.set(key, ways);
  return ways;
}

function countWays(n: bigint, fewer: bigint): bigint | undefined {
  // The partial results C(n - fewer + taken, taken) only grow, so one over the bound decides.
  let ways: bigint | undefined = 1n;
  for (let taken = 1n; taken <= fewer && ways !== undefined; taken++) {
    ways = bounded((ways * (n - fewer + taken)) / taken);
  }
  return ways;
}

/** 0!, 1! … up to the largest one in bounds, filled at the first call. */
const exactFactorials: bigint[] = [];

function permutationsExactly(x: bigint): bigint | undefined {
  if (x < 0n) return undefined;
  if (exactFactorials.length === 0) {
    let next: bigint | undefined = 1n;
    while (next !== undefined) {
      exactFactorials.push(next);
      next = bounded(next * BigInt(exactFactorials.length));
    }
  }
  return x < BigInt(exactFactorials.length) ? exactFactorials[Number(x)] : undefined;
}

function primeAfterExactly(x: bigint): bigint | undefined {
  if (x >= PRIME_LIMIT) return undefined;
  if (x < 2n) return 2n;
  let candidate = x + 1n + (x & 1n);
  while (!isPrime(candidate)) candidate += 2n;
  return candidate;
}

function sumOfDigitsExactly(x: bigint, base: bigint): bigint | undefined {
  if (x < 0n || base < 2n) return undefined;
  if (x < base) return x;
  if (x < PRIME_LIMIT) return BigInt(sumOfFewDigits(Number(x), Number(base)));
  // Many digits are split off at a time, in a block that fits a double, to divide the long integer less often.
  let block = base;
  let digits = 1;
  while (block * base < PRIME_LIMIT) {
    block *= base;
    digits++;
  }
  let sum = 0n;
  for (let rest = x; rest > 0n; rest /= block) {
    const low = rest % block;
    sum += digits === 1 ? low : BigInt(sumOfFewDigits(Number(low), Number(base)));
  }
  return sum;
}

function sumOfFewDigits(x: number, base: number): number {
  let sum = 0;
  for (let rest = x; rest > 0; rest = Math.floor(rest / base)) sum += rest % base;
  return sum;
}

function multiplicityExactly(x: bigint, base: bigint): bigint | undefined {
  if (x === 0n || base < 2n) return undefined;
  let rest = x < 0n ? -x : x;
  if (rest < base) return 0n;
  // base^1, base^2, base^4 … : each divides at most once more when taken from the largest down.
  const powers: bigint[] = [];
  for (let power = base; power <= rest; power *= power) powers.push(power);
  let times = 0n;
  for (let index = powers.length - 1; index >= 0; index--) {
    if (rest % powers[index] === 0n) {
      rest /= powers[index];
      times += 1n << BigInt(index);
    }
  }
  return times;
}

/** Roots, counting, primes and digits. */
export const NUMBER_THEORY: readonly Primitive[] = [
  {
    name: 'isqrt',
    parameters: ['integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: 'the square root rounded down; undefined for negative arguments',
    row: unaryRow(squareRootExactly),
    column: squareRoot,
    exports: {
      pari: call('sqrtint'),
      python: call('isqrt'),
      javascript: call('isqrt'),
      latex: ([x]) => `\\left\\lfloor \\sqrt{${bare(x)}} \\right\\rfloor`,
    },
  },
  {
    name: 'binomial',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: `the ways to choose k of n, 0 for k < 0 or k > n; undefined for n < 0 and where k and n - k exceed ${MAX_BINOMIAL}`,
    row: binaryRow(chooseExactly),
    column: chooseFrom,
    exports: {
      pari: call('choose'),
      python: call('binomial'),
      javascript: call('binomial'),
      latex: ([n, k]) => `\\binom{${bare(n)}}{${bare(k)}}`,
    },
  },
  {
    name: 'factorial',
    parameters: ['integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: 'the product 1 * 2 * … * x; undefined for negative arguments',
    row: unaryRow(permutationsExactly),
    column: permutations,
    exports: {
      pari: call('permutations'),
      python: call('factorial'),
      javascript: call('factorial'),
      latex: ([x]) => `${x}!`,
    },
  },
  {
    name: 'prime?',
    parameters: ['integer'],
    result: 'boolean',
    notation: { kind: 'call' },
    commutative: false,
    summary: 'whether the argument is a prime number; undefined from 2^53 up',
    row: unaryRow((x) => (x >= PRIME_LIMIT ? undefined : isPrime(x) ? 1n : 0n)),
    column: primality,
    exports: {
      pari: call('isprime'),
      python: call('is_prime'),
      javascript: call('isPrime'),
      latex: ([x]) => `${x} \\in \\mathbb{P}`,
    },
  },
  {
    name: 'nextprime',
    parameters: ['integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: 'the least prime above the argument; undefined from 2^53 up',
    row: unaryRow(primeAfterExactly),
    column: primeAfter,
    exports: {
      pari: ([x]) => `nextprime(${x} + 1)`,
      python: call('next_prime'),
      javascript: call('nextPrime'),
      latex: latexCall('\\operatorname{nextprime}'),
    },
  },
  {
    name: 'digitsum',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: 'the sum of the digits of x in a base; undefined for x < 0 and bases below 2',
    row: binaryRow(sumOfDigitsExactly),
    column: sumOfDigits,
    exports: {
      pari: call('digitsum'),
      python: call('digit_sum'),
      javascript: call('digitSum'),
      latex: ([x, base]) => `\\operatorname{digitsum}_{${bare(base)}}\\left(${bare(x)}\\right)`,
    },
  },
  {
    name: 'valuation',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: 'the largest v with base^v dividing x; undefined for x = 0 and bases below 2',
    row: binaryRow(multiplicityExactly),
    column: multiplicity,
    exports: {
      pari: call('multiplicity'),
      python: call('valuation'),
      javascript: call('valuation'),
      latex: ([x, base]) => `\\nu_{${bare(base)}}\\left(${bare(x)}\\right)`,
    },
  },
];
