import { gcdOf } from '../../../numbers/gcd.js';
import { GCD_FUNCTION } from '../../export/definitions/arithmetic.js';
import { called } from '../../export/mathml-notation.js';
import { call, latexCall } from '../../export/rendering.js';
import { wordsOf } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { binaryRow } from '../rows.js';

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

export const GCD: Primitive = {
  name: 'gcd',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: true,
  evaluation: 'strict',
  facts: {
    lattice: { order: 'divisibility', bound: 'lower' },
    domain: ['any', 'any'],
    modulus: (second) => (second === 0n ? undefined : second < 0n ? -second : second),
    least: (...least) => (least.some((value = 0n) => value > 0n) ? 1n : 0n),
  },
  summary: 'the greatest common divisor, never negative; gcd(0, 0) = 0',
  row: binaryRow(gcdOf),
  column: greatestDivisor,
  steps: ([x, y]) => 1 + (((wordsOf(x) + wordsOf(y) - 2) ** 2) >> 4),
  witnesses: [],
  exports: {
    pari: call('gcd'),
    python: call(GCD_FUNCTION.python),
    javascript: call(GCD_FUNCTION.javascript),
    latex: latexCall('\\gcd'),
  },
  mathml: called('gcd'),
  semantics: `
    x,y,gcd
    0,0,0
    0,5,5
    5,0,5
    -5,0,5
    12,18,6
    -12,18,6
    12,-18,6
    -12,-18,6
    1,-1,1
    17,5,1
    2147483648,1073741824,1073741824
    -2147483648,2147483648,2147483648
    4294967296,6,2
    2^53-1,2^53,1
    2^53,2^53,2^53
    2^53,-2^53,2^53
    2^53,2^40,2^40
    2^60,3377699720527872,2^50
    3458764513820540928,10625324586456701730816,3458764513820540928
    100000000000000000000,7000000000000000,1000000000000000
    2^4096-1,3,3
    2^4096-1,2^4096-2,1
    2^4096-1,0,2^4096-1
    2^4095,2^2048,2^2048
    2^100+1,0,2^100+1
    5,2^100,1
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
