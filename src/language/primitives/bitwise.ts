import { EXACT_LIMIT } from '../../numbers/exact.js';
import { bounded, MAX_BITS } from '../limits.js';
import type { Kernel, Primitive } from '../primitive.js';
import { call, infix } from './rendering.js';
import { binaryRow } from './rows.js';

/*
 * Integers are taken in two's complement of unlimited width. A double up to 2^53 in magnitude is split into a high
 * half (its floor division by 2^32, a signed integer of 22 bits) and a low half of 32 unsigned bits; both fit the
 * machine's 32-bit operations.
 */
const HALF = 2 ** 32;

const and: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    const low = x | 0;
    if (low === x && (y | 0) === y) out[r] = low & y;
    else {
      const high = Math.floor(x / HALF) & Math.floor(y / HALF);
      // From -2^53 up, like the smaller argument, since both are.
      const result = high * HALF + ((x & y) >>> 0);
      out[r] = Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : result;
    }
  }
};

const or: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    const low = x | 0;
    if (low === x && (y | 0) === y) out[r] = low | y;
    else {
      const high = Math.floor(x / HALF) | Math.floor(y / HALF);
      const result = high * HALF + ((x | y) >>> 0);
      out[r] = Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : result >= EXACT_LIMIT ? Infinity : result;
    }
  }
};

const xor: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    const low = x | 0;
    if (low === x && (y | 0) === y) out[r] = low ^ y;
    else {
      const high = Math.floor(x / HALF) ^ Math.floor(y / HALF);
      const result = high * HALF + ((x ^ y) >>> 0);
      if (Number.isNaN(x) || Number.isNaN(y)) out[r] = Number.NaN;
      else out[r] = result >= EXACT_LIMIT || result <= -EXACT_LIMIT ? Infinity : result;
    }
  }
};

/** 2^0 … 2^63, exact. */
const POWERS = Float64Array.from({ length: 64 }, (_, exponent) => 2 ** exponent);

const shiftLeft: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    if (!(y >= 0) || Number.isNaN(x)) out[r] = Number.NaN;
    else if (x === 0) out[r] = 0;
    else {
      const shifted = y < 64 ? x * POWERS[y] : Infinity;
      out[r] = shifted >= EXACT_LIMIT || shifted <= -EXACT_LIMIT ? Infinity : shifted;
    }
  }
};

const shiftRight: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    if (!(y >= 0) || Number.isNaN(x)) out[r] = Number.NaN;
    else out[r] = y < 64 ? Math.floor(x / POWERS[y]) : x < 0 ? -1 : 0;
  }
};

function shiftLeftExactly(x: bigint, y: bigint): bigint | undefined {
  if (y < 0n) return undefined;
  if (x === 0n) return 0n;
  return y > BigInt(MAX_BITS) ? undefined : bounded(x << y);
}

function shiftRightExactly(x: bigint, y: bigint): bigint | undefined {
  if (y < 0n) return undefined;
  return x >> (y > BigInt(MAX_BITS) ? BigInt(MAX_BITS) : y);
}

/** Operations on the binary digits of integers, in two's complement of unlimited width. */
export const BITWISE: readonly Primitive[] = [
  {
    name: 'and',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'infix', precedence: 45, associativity: 'left' },
    commutative: true,
    summary: 'the bits set in both arguments',
    row: binaryRow((x, y) => bounded(x & y)),
    column: and,
    exports: {
      pari: call('bitand'),
      python: infix('&'),
      javascript: infix('&'),
      latex: infix('\\mathbin{\\mathrm{and}}'),
    },
  },
  {
    name: 'xor',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'infix', precedence: 40, associativity: 'left' },
    commutative: true,
    summary: 'the bits set in one argument but not both',
    row: binaryRow((x, y) => bounded(x ^ y)),
    column: xor,
    exports: {
      pari: call('bitxor'),
      python: infix('^'),
      javascript: infix('^'),
      latex: infix('\\oplus'),
    },
  },
  {
    name: 'or',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'infix', precedence: 35, associativity: 'left' },
    commutative: true,
    summary: 'the bits set in at least one argument',
    row: binaryRow((x, y) => bounded(x | y)),
    column: or,
    exports: {
      pari: call('bitor'),
      python: infix('|'),
      javascript: infix('|'),
      latex: infix('\\mathbin{\\mathrm{or}}'),
    },
  },
  {
    name: 'shl',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'infix', precedence: 50, associativity: 'left' },
    commutative: false,
    summary: 'the first argument times 2 to the second; undefined for negative shifts',
    row: binaryRow(shiftLeftExactly),
    column: shiftLeft,
    exports: {
      pari: call('shl'),
      python: call('shl'),
      javascript: call('shl'),
      latex: infix('\\ll'),
    },
  },
  {
    name: 'shr',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'infix', precedence: 50, associativity: 'left' },
    commutative: false,
    summary: 'the first argument over 2 to the second, rounded down; undefined for negative shifts',
    row: binaryRow(shiftRightExactly),
    column: shiftRight,
    exports: {
      pari: call('shr'),
      python: call('shr'),
      javascript: call('shr'),
      latex: infix('\\gg'),
    },
  },
];
