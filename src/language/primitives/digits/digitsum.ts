import { indexed } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { PRIME_LIMIT, wordsOf } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { binaryRow } from '../rows.js';

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

export const DIGITSUM: Primitive = {
  name: 'digitsum',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: 'the sum of the digits of x in a base; undefined for x < 0 and bases below 2',
  row: binaryRow(sumOfDigitsExactly),
  column: sumOfDigits,
  steps: ([x]) => 1 + (x < 65536n ? 0 : 16) + ((wordsOf(x) ** 2) >> 4),
  witnesses: [],
  exports: {
    pari: call(
      define(
        'digitsum',
        'digitsum(x, base) = if(x < 0 || base < 2, error("undefined"), sumdigits(x, base));',
      ),
    ),
    python: call(
      define(
        'digit_sum',
        `def digit_sum(x, base):
    if x < 0 or base < 2:
        raise Undefined
    total = 0
    while x > 0:
        x, digit = divmod(x, base)
        total += digit
    return total`,
      ),
    ),
    javascript: call(
      define(
        'digitSum',
        `function digitSum(x, base) {
  if (x < 0n || base < 2n) throw new Undefined();
  let total = 0n;
  for (let rest = x; rest > 0n; rest /= base) total += rest % base;
  return total;
}`,
      ),
    ),
    latex: rendering(([x, base]) => `\\operatorname{digitsum}_{${bare(base)}}\\left(${bare(x)}\\right)`),
  },
  mathml: indexed('digitsum'),
  semantics: `
    x,base,digitsum
    0,2,0
    0,10,0
    1,2,1
    255,2,8
    255,16,30
    12345,10,15
    10,10,1
    9,10,9
    5,7,5
    -1,10,undefined
    -1,2,undefined
    10,1,undefined
    10,0,undefined
    10,-2,undefined
    0,1,undefined
    2^53-1,2,53
    2^53,2,1
    2^53-1,10,76
    2^53,10,77
    2^53+1,2,2
    2^53-1,2^53-1,1
    2^53-1,2^53,2^53-1
    2^53,2^53,1
    5,2^53,5
    2^64,10,88
    2^64-1,2,64
    2^64-1,3,47
    1000000000000000000000000000000,10,1
    2^100,2^60,2^40
    2^100-1,134217728,403177468
    2^100-1,67108864,205520892
    1267650600228229401496703217721,2^53,140737488367673
    2^4096-1,2,4096
    2^4096-1,10,5622
    2^4096-1,2^64,2^70-64
    7,2^100,7
    -2^64,2,undefined
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
