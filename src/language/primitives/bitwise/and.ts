import { between } from '../../export/mathml-notation.js';
import { call, infix } from '../../export/rendering.js';
import { bounded } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';
import { HALF } from './halves.js';

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

export const AND: Primitive = {
  name: 'and',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'infix', word: 'and', precedence: 45, associativity: 'left', spaces: 'always' },
  commutative: true,
  evaluation: 'strict',
  facts: { modulus: (mask) => (mask < 0n ? undefined : 1n << BigInt(mask.toString(2).length)) },
  summary: 'the bits set in both arguments',
  row: binaryRow((x, y) => bounded(x & y)),
  column: and,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call('bitand'),
    python: infix('&'),
    javascript: infix('&'),
    latex: infix('\\mathbin{\\mathrm{and}}'),
  },
  mathml: between('and', 45, 45, 46),
  semantics: `
    x,y,and
    0,0,0
    6,3,2
    -1,5,5
    -1,-1,-1
    -4,6,4
    -6,-3,-8
    5,0,0
    2147483647,2147483648,0
    2147483648,2147483648,2147483648
    -2147483648,2147483647,0
    -2147483649,4294967296,4294967296
    4294967296,4294967295,0
    4294967301,4294967299,4294967297
    -4294967301,4294967299,3
    2^53-1,2^53-2,2^53-2
    2^53,2^53-1,0
    2^53,1,0
    -2^53,2^53,2^53
    -2^53,2^53-1,0
    -2^53,-2^53,-2^53
    -2^53+1,-2^53+2,-2^53
    -2^53,-1,-2^53
    2^53+1,2^53+3,2^53+1
    -2^53-1,3,3
    2^64,2^64-1,0
    -2^64,2^64+7,2^64
    2^4096-1,-2^4096+1,1
    -2^4096+1,-2^4096+2,undefined
    2^4096-1,2^4096-1,2^4096-1
    -2^4096+1,1,1
    2^4095,2^4095-1,0
    -5,2^100,2^100
    -2^60,-2^60+3,-2^60
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
