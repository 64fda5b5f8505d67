import { EXACT_LIMIT } from '../../numbers/exact.js';
import { digitsOf, smallDigits } from '../digits.js';
import { bounded, DIGITS_LIMIT } from '../limits.js';
import type { Kernel, Primitive } from '../primitive.js';
import { bare, call, latexCall } from './rendering.js';
import { binaryRow, ternaryRow } from './rows.js';

const DOMAIN = 'undefined for x < 0, from 2^1024 up, and for bases below 2';

/** Whether x has digits in a base. */
function hasDigits(x: bigint, base: bigint): boolean {
  return x >= 0n && x < DIGITS_LIMIT && base >= 2n;
}

/** A function of the digits of x in a base, least significant first, in doubles and on integers of any size. */
function ofDigits(
  compute: (digits: readonly number[]) => number,
  exactly: (digits: readonly bigint[]) => bigint | undefined,
): Pick<Primitive, 'row' | 'column'> {
  return {
    row: binaryRow((x, base) => (hasDigits(x, base) ? exactly(digitsOf(x, base)) : undefined)),
    column: (out, rows, a, i, b, j) => {
      for (let r = 0; r < rows; r++) {
        const x = a[i + r];
        const base = b[j + r];
        out[r] = x >= 0 && base >= 2 ? compute(smallDigits(x, base)) : Number.NaN;
      }
    },
  };
}

/** The value of digits, least significant first, in a base; at least 2^53 where it is not exact. */
function smallValue(digits: readonly number[], base: number): number {
  let value = 0;
  for (let at = digits.length - 1; at >= 0; at--) value = value * base + digits[at];
  return value;
}

function readDigits(digits: readonly bigint[], base: bigint): bigint | undefined {
  let value: bigint | undefined = 0n;
  for (let at = digits.length - 1; at >= 0 && value !== undefined; at--)
    value = bounded(value * base + digits[at]);
  return value;
}

const reverseDigits: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const base = b[j + r];
    out[r] = x >= 0 && base >= 2 ? smallValue(smallDigits(x, base).reverse(), base) : Number.NaN;
  }
};

const readInBase: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const from = b[j + r];
    const to = c[k + r];
    out[r] = x >= 0 && from >= 2 && to >= 2 ? smallValue(smallDigits(x, from), to) : Number.NaN;
  }
};

const countDigit: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const digit = b[j + r];
    const base = c[k + r];
    if (!(x >= 0 && base >= 2) || Number.isNaN(digit)) out[r] = Number.NaN;
    else {
      let count = 0;
      for (const found of smallDigits(x, base)) if (found === digit) count++;
      out[r] = count;
    }
  }
};

const countPair: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const pair = b[j + r];
    const base = c[k + r];
    if (!(x >= 0 && base >= 2) || Number.isNaN(pair)) out[r] = Number.NaN;
    else {
      const digits = smallDigits(x, base);
      let count = 0;
      // Two neighbours together are no more than x.
      for (let at = 1; at < digits.length; at++) if (digits[at] * base + digits[at - 1] === pair) count++;
      out[r] = count;
    }
  }
};

function countPairExactly(x: bigint, pair: bigint, base: bigint): bigint | undefined {
  if (!hasDigits(x, base)) return undefined;
  const digits = digitsOf(x, base);
  return BigInt(
    digits.filter((low, at) => at + 1 < digits.length && digits[at + 1] * base + low === pair).length,
  );
}

const concatenate: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    const base = c[k + r];
    if (!(x >= 0 && y >= 0 && base >= 2)) out[r] = Number.NaN;
    else {
      let power = base;
      while (power <= y) power *= base;
      const joined = x === 0 ? y : x * power + y;
      out[r] = joined < EXACT_LIMIT ? joined : Infinity;
    }
  }
};

function concatenateExactly(x: bigint, y: bigint, base: bigint): bigint | undefined {
  if (x < 0n || !hasDigits(y, base)) return undefined;
  if (x === 0n) return y;
  return bounded(x * base ** BigInt(digitsOf(y, base).length) + y);
}

function larger(x: bigint, y: bigint): bigint {
  return x > y ? x : y;
}

function runsOf<Digit>(digits: readonly Digit[]): number {
  return digits.filter((digit, at) => at === 0 || digit !== digits[at - 1]).length;
}

const shared = { result: 'integer', notation: { kind: 'call' }, commutative: false } as const;
const xAndBase = ['integer', 'integer'] as const;
const three = ['integer', 'integer', 'integer'] as const;

/** `\operatorname{name}_{base}\left( x \right)` */
function inBase(name: string): Primitive['exports']['latex'] {
  return ([x, base]) => `\\operatorname{${name}}_{${bare(base)}}\\left(${bare(x)}\\right)`;
}

/** Functions of the digits of an integer in a base. */
export const DIGITS: readonly Primitive[] = [
  {
    ...shared,
    name: 'numdigits',
    parameters: xAndBase,
    summary: `the number of digits of x in a base, 1 for x = 0; ${DOMAIN}`,
    ...ofDigits(
      (digits) => digits.length,
      (digits) => BigInt(digits.length),
    ),
    exports: {
      pari: call('digit_number'),
      python: call('digit_number'),
      javascript: call('digitNumber'),
      latex: inBase('digits'),
    },
  },
  {
    ...shared,
    name: 'digitprod',
    parameters: xAndBase,
    summary: `the product of the digits of x in a base; ${DOMAIN}`,
    // A product of digits is below the number itself.
    ...ofDigits(
      (digits) => digits.reduce((product, digit) => product * digit, 1),
      (digits) => digits.reduce((product, digit) => product * digit, 1n),
    ),
    exports: {
      pari: call('digit_product'),
      python: call('digit_product'),
      javascript: call('digitProduct'),
      latex: inBase('digitprod'),
    },
  },
  {
    ...shared,
    name: 'maxdigit',
    parameters: xAndBase,
    summary: `the largest digit of x in a base; ${DOMAIN}`,
    ...ofDigits(
      (digits) => Math.max(...digits),
      (digits) => digits.reduce(larger),
    ),
    exports: {
      pari: call('largest_digit'),
      python: call('largest_digit'),
      javascript: call('largestDigit'),
      latex: inBase('maxdigit'),
    },
  },
  {
    ...shared,
    name: 'runs',
    parameters: xAndBase,
    summary: `the number of runs of equal digits of x in a base; ${DOMAIN}`,
    ...ofDigits(runsOf, (digits) => BigInt(runsOf(digits))),
    exports: {
      pari: call('digit_runs'),
      python: call('digit_runs'),
      javascript: call('digitRuns'),
      latex: inBase('runs'),
    },
  },
  {
    ...shared,
    name: 'reverse',
    parameters: xAndBase,
    summary: `x with its digits in a base in reverse order; ${DOMAIN}`,
    row: binaryRow((x, base) =>
      hasDigits(x, base) ? readDigits(digitsOf(x, base).reverse(), base) : undefined,
    ),
    column: reverseDigits,
    exports: {
      pari: call('reverse_digits'),
      python: call('reverse_digits'),
      javascript: call('reverseDigits'),
      latex: inBase('reverse'),
    },
  },
  {
    ...shared,
    name: 'rebase',
    parameters: three,
    summary: `the digits of x in the base \`from\`, read in the base \`to\`; ${DOMAIN}`,
    row: ternaryRow((x, from, to) =>
      hasDigits(x, from) && to >= 2n ? readDigits(digitsOf(x, from), to) : undefined,
    ),
    column: readInBase,
    exports: {
      pari: call('rebase'),
      python: call('rebase'),
      javascript: call('rebase'),
      latex: latexCall('\\operatorname{rebase}'),
    },
  },
  {
    ...shared,
    name: 'countdigit',
    parameters: three,
    summary: `how often a digit occurs in x in a base; ${DOMAIN}`,
    row: ternaryRow((x, digit, base) =>
      hasDigits(x, base) ? BigInt(digitsOf(x, base).filter((found) => found === digit).length) : undefined,
    ),
    column: countDigit,
    exports: {
      pari: call('digit_count'),
      python: call('digit_count'),
      javascript: call('digitCount'),
      latex: ([x, digit, base]) => `\\#_{${bare(digit)}}\\left(${bare(x)}\\right)_{${bare(base)}}`,
    },
  },
  {
    ...shared,
    name: 'countpair',
    parameters: three,
    summary: `how often two digits that make the number \`pair\` stand side by side in x in a base; ${DOMAIN}`,
    row: ternaryRow(countPairExactly),
    column: countPair,
    exports: {
      pari: call('pair_count'),
      python: call('pair_count'),
      javascript: call('pairCount'),
      latex: ([x, pair, base]) => `\\#_{${bare(pair)}}^{2}\\left(${bare(x)}\\right)_{${bare(base)}}`,
    },
  },
  {
    ...shared,
    name: 'concat',
    parameters: three,
    summary: `the digits of x followed by those of y in a base, y for x = 0; undefined for negative arguments, y from 2^1024 up, and bases below 2`,
    row: ternaryRow(concatenateExactly),
    column: concatenate,
    exports: {
      pari: call('join_digits'),
      python: call('join_digits'),
      javascript: call('joinDigits'),
      latex: ([x, y, base]) => `\\left(${x} \\mathbin\\Vert ${y}\\right)_{${bare(base)}}`,
    },
  },
];
