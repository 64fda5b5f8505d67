import { EXACT_LIMIT } from '../../numbers/exact.js';
import { gcdOf } from '../../numbers/gcd.js';
import { bounded, MAX_BITS, wordsOf } from '../limits.js';
import type { Kernel, Primitive } from '../primitive.js';
import { bare, call, infix, latexCall } from './rendering.js';
import { binaryRow, unaryRow } from './rows.js';

/*
 * Kernels trust that a double below 2^53 in magnitude that came of one rounded operation on exact integers is exact;
 * what is larger is left to `row` by whoever calls them. They never write -0: columns are compared bit by bit. Indices
 * are kept to 32-bit integers (| 0): the loops are the search's innermost and run nearly twice as fast for it.
 */

const INTEGER = 'integer';

const add: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r = (r + 1) | 0) out[r] = a[(i + r) | 0] + b[(j + r) | 0];
};

const subtract: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r = (r + 1) | 0) out[r] = a[(i + r) | 0] - b[(j + r) | 0];
};

const multiply: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r = (r + 1) | 0) out[r] = a[(i + r) | 0] * b[(j + r) | 0] + 0;
};

/**
 * The rounded quotient of integers up to 2^53 never reaches an integer that the true quotient misses: to be that
 * near to one at a quotient of 2^k or more, the divisor would have to exceed 2^(53-k), and so the dividend 2^53.
 * Its floor is therefore exact.
 */
const divide: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r = (r + 1) | 0) {
    const divisor = b[(j + r) | 0];
    out[r] = divisor === 0 ? Number.NaN : Math.floor(a[(i + r) | 0] / divisor) + 0;
  }
};

const modulo: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r = (r + 1) | 0) {
    const x = a[(i + r) | 0];
    const divisor = b[(j + r) | 0];
    const multiple = Math.floor(x / divisor) * divisor;
    // Undefined rows take this branch too: a remainder of doubles is slow.
    if (!(multiple >= EXACT_LIMIT || multiple <= -EXACT_LIMIT)) out[r] = x - multiple;
    else {
      const remainder = x % divisor;
      out[r] =
        (remainder < 0 && divisor > 0) || (remainder > 0 && divisor < 0)
          ? remainder + divisor
          : remainder + 0;
    }
  }
};

const raise: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    if (!(y >= 0) || Number.isNaN(x)) out[r] = Number.NaN;
    else if (x === 0 || x === 1) out[r] = y === 0 ? 1 : x;
    else if (x === -1) out[r] = y % 2 === 0 ? 1 : -1;
    else if (y > 53) out[r] = y * Math.log2(Math.abs(x)) > MAX_BITS + 1 ? Number.NaN : Infinity;
    else {
      let power = 1;
      let square = x;
      for (let exponent = y | 0; ; ) {
        if ((exponent & 1) === 1) power *= square;
        exponent >>= 1;
        if (exponent === 0) break;
        square *= square;
      }
      out[r] = power < EXACT_LIMIT && power > -EXACT_LIMIT ? power : Infinity;
    }
  }
};

const negate: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) out[r] = 0 - a[i + r];
};

const magnitude: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) out[r] = Math.abs(a[i + r]);
};

const signum: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) out[r] = Math.sign(a[i + r]);
};

const least: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) out[r] = Math.min(a[i + r], b[j + r]);
};

const greatest: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) out[r] = Math.max(a[i + r], b[j + r]);
};

const INT32_LIMIT = 2 ** 31;

const greatestDivisor: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    let x = Math.abs(a[i + r]);
    let y = Math.abs(b[j + r]);
    if (x < INT32_LIMIT && y < INT32_LIMIT) {
      // The same loop on 32-bit integers, whose remainder is several times as fast as that of doubles.
      let p = x | 0;
      let q = y | 0;
      while (q !== 0) {
        const remainder = (p % q) | 0;
        p = q;
        q = remainder;
      }
      out[r] = p;
    } else if (Number.isNaN(x) || Number.isNaN(y)) out[r] = Number.NaN;
    else {
      while (y !== 0) {
        const remainder = x % y;
        x = y;
        y = remainder;
      }
      out[r] = x;
    }
  }
};

function divideExactly(x: bigint, y: bigint): bigint | undefined {
  if (y === 0n) return undefined;
  const quotient = x / y;
  // BigInt division truncates: one less where the signs differ and something was cut off.
  return x < 0n !== y < 0n && quotient * y !== x ? quotient - 1n : quotient;
}

function moduloExactly(x: bigint, y: bigint): bigint | undefined {
  if (y === 0n) return undefined;
  const remainder = x % y;
  return remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder;
}

function raiseExactly(x: bigint, y: bigint): bigint | undefined {
  if (y < 0n) return undefined;
  if (x === 0n || x === 1n) return y === 0n ? 1n : x;
  if (x === -1n) return y % 2n === 0n ? 1n : -1n;
  if (y > BigInt(MAX_BITS)) return undefined;
  const magnitude = x < 0n ? -x : x;
  // Nothing is raised that would pass the bound by more than rounding: first a coarse estimate of log2 |x|, then a close one.
  const words = wordsOf(magnitude) - 1;
  if (64 * words * Number(y) >= MAX_BITS) return undefined;
  const bits = 64 * words + Math.log2(Number(magnitude >> BigInt(64 * words)));
  return bits * Number(y) > MAX_BITS + 1 ? undefined : bounded(x ** y);
}

function smaller(x: bigint, y: bigint): bigint {
  if (x < y) return x;
  return y;
}

function larger(x: bigint, y: bigint): bigint {
  if (x > y) return x;
  return y;
}

/** A whole number above zero as it stands in exported programs. */
const POSITIVE_LITERAL = /^[1-9]\d*$/;
const NATURAL_LITERAL = /^\d+$/;

export const ARITHMETIC: readonly Primitive[] = [
  {
    name: '+',
    parameters: [INTEGER, INTEGER],
    result: INTEGER,
    notation: { kind: 'infix', precedence: 60, associativity: 'left' },
    commutative: true,
    summary: 'the sum',
    row: binaryRow((x, y) => bounded(x + y)),
    column: add,
    exports: {
      pari: infix('+'),
      python: infix('+'),
      javascript: infix('+'),
      latex: infix('+'),
    },
  },
  {
    name: '-',
    parameters: [INTEGER, INTEGER],
    result: INTEGER,
    notation: { kind: 'infix', precedence: 60, associativity: 'left' },
    commutative: false,
    summary: 'the difference',
    row: binaryRow((x, y) => bounded(x - y)),
    column: subtract,
    exports: {
      pari: infix('-'),
      python: infix('-'),
      javascript: infix('-'),
      latex: infix('-'),
    },
  },
  {
    name: '*',
    parameters: [INTEGER, INTEGER],
    result: INTEGER,
    notation: { kind: 'infix', precedence: 70, associativity: 'left' },
    commutative: true,
    summary: 'the product',
    row: binaryRow((x, y) => bounded(x * y)),
    column: multiply,
    exports: {
      pari: infix('*'),
      python: infix('*'),
      javascript: infix('*'),
      latex: infix('\\cdot'),
    },
  },
  {
    name: 'div',
    parameters: [INTEGER, INTEGER],
    result: INTEGER,
    notation: { kind: 'infix', precedence: 70, associativity: 'left' },
    commutative: false,
    summary: 'the quotient rounded down; undefined if the divisor is 0',
    row: binaryRow(divideExactly),
    column: divide,
    exports: {
      // PARI's own quotient rounds down for positive divisors only.
      pari: ([x, y]) => (POSITIVE_LITERAL.test(y) ? `${x} \\ ${y}` : `floordiv(${bare(x)}, ${bare(y)})`),
      python: infix('//'),
      javascript: call('div'),
      latex: ([x, y]) => `\\left\\lfloor \\frac{${bare(x)}}{${bare(y)}} \\right\\rfloor`,
    },
  },
  {
    name: 'mod',
    parameters: [INTEGER, INTEGER],
    result: INTEGER,
    notation: { kind: 'infix', precedence: 70, associativity: 'left' },
    commutative: false,
    summary: "the remainder of floor division, of the divisor's sign; undefined if the divisor is 0",
    row: binaryRow(moduloExactly),
    column: modulo,
    exports: {
      pari: ([x, y]) => (POSITIVE_LITERAL.test(y) ? `${x} % ${y}` : `floormod(${bare(x)}, ${bare(y)})`),
      python: infix('%'),
      javascript: call('mod'),
      latex: infix('\\bmod'),
    },
  },
  {
    name: '^',
    parameters: [INTEGER, INTEGER],
    result: INTEGER,
    notation: { kind: 'infix', precedence: 90, associativity: 'right' },
    commutative: false,
    summary: 'the power, 0^0 = 1; undefined for negative exponents',
    row: binaryRow(raiseExactly),
    column: raise,
    exports: {
      pari: ([x, y]) => (NATURAL_LITERAL.test(y) ? `${x}^${y}` : `power(${bare(x)}, ${bare(y)})`),
      python: ([x, y]) => (NATURAL_LITERAL.test(y) ? `${x}**${y}` : `power(${bare(x)}, ${bare(y)})`),
      javascript: call('power'),
      latex: ([x, y]) => `${x}^{${bare(y)}}`,
    },
  },
  {
    name: 'neg',
    parameters: [INTEGER],
    result: INTEGER,
    notation: { kind: 'prefix', precedence: 80 },
    commutative: false,
    summary: 'minus the argument',
    row: unaryRow((x) => -x),
    column: negate,
    exports: {
      pari: ([x]) => `-${x}`,
      python: ([x]) => `-${x}`,
      javascript: ([x]) => `-${x}`,
      latex: ([x]) => `-${x}`,
    },
  },
  {
    name: 'abs',
    parameters: [INTEGER],
    result: INTEGER,
    notation: { kind: 'call' },
    commutative: false,
    summary: 'the magnitude',
    row: unaryRow((x) => (x < 0n ? -x : x)),
    column: magnitude,
    exports: {
      pari: call('abs'),
      python: call('abs'),
      javascript: call('abs'),
      latex: ([x]) => `\\left| ${bare(x)} \\right|`,
    },
  },
  {
    name: 'sign',
    parameters: [INTEGER],
    result: INTEGER,
    notation: { kind: 'call' },
    commutative: false,
    summary: '-1, 0 or 1 as the argument is negative, zero or positive',
    row: unaryRow((x) => (x < 0n ? -1n : x > 0n ? 1n : 0n)),
    column: signum,
    exports: {
      pari: call('sign'),
      python: call('sign'),
      javascript: call('sign'),
      latex: latexCall('\\operatorname{sgn}'),
    },
  },
  {
    name: 'min',
    parameters: [INTEGER, INTEGER],
    result: INTEGER,
    notation: { kind: 'call' },
    commutative: true,
    summary: 'the smaller argument',
    row: binaryRow(smaller),
    column: least,
    exports: {
      pari: call('min'),
      python: call('min'),
      javascript: call('min'),
      latex: latexCall('\\min'),
    },
  },
  {
    name: 'max',
    parameters: [INTEGER, INTEGER],
    result: INTEGER,
    notation: { kind: 'call' },
    commutative: true,
    summary: 'the larger argument',
    row: binaryRow(larger),
    column: greatest,
    exports: {
      pari: call('max'),
      python: call('max'),
      javascript: call('max'),
      latex: latexCall('\\max'),
    },
  },
  {
    name: 'gcd',
    parameters: [INTEGER, INTEGER],
    result: INTEGER,
    notation: { kind: 'call' },
    commutative: true,
    summary: 'the greatest common divisor, never negative; gcd(0, 0) = 0',
    row: binaryRow(gcdOf),
    column: greatestDivisor,
    exports: {
      pari: call('gcd'),
      python: call('gcd'),
      javascript: call('gcd'),
      latex: latexCall('\\gcd'),
    },
  },
];
