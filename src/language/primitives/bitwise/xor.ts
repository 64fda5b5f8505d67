import { EXACT_LIMIT } from '../../../numbers/exact.js';
import { apply, literal } from '../../construct.js';
import { between } from '../../export/mathml-notation.js';
import { call, infix } from '../../export/rendering.js';
import { bounded } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { EXCLUSIVE } from '../../witness/terms.js';
import { binaryRow } from '../rows.js';
import { HALF } from './halves.js';

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

export const XOR: Primitive = {
  name: 'xor',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'infix', word: 'xor', precedence: 40, associativity: 'left', spaces: 'always' },
  commutative: true,
  evaluation: 'strict',
  facts: {
    isSumOfBits: true,
    domain: ['any', 'any'],
    meaning: (x, y) => apply('-', apply('+', x, y), apply('*', literal(2), apply('and', x, y))),
  },
  summary: 'the bits set in one argument but not both',
  row: binaryRow((x, y) => bounded(x ^ y)),
  column: xor,
  steps: linearSteps,
  witnesses: [EXCLUSIVE, EXCLUSIVE],
  exports: {
    pari: call('bitxor'),
    python: infix('^'),
    javascript: infix('^'),
    latex: infix('\\oplus'),
  },
  mathml: between('⊕', 40, 40, 41),
  semantics: `
    x,y,xor
    0,0,0
    6,3,5
    -1,5,-6
    -1,-1,0
    -4,6,-6
    -6,-3,7
    5,0,5
    2147483647,2147483648,4294967295
    2147483648,2147483648,0
    -2147483648,2147483647,-1
    -2147483649,4294967296,-6442450945
    4294967296,4294967295,8589934591
    4294967301,4294967299,6
    -4294967301,4294967299,-8
    2^53-1,2^53-2,1
    2^53,2^53-1,2^54-1
    2^53,1,2^53+1
    -2^53,2^53,-2^54
    -2^53,2^53-1,-1
    -2^53,-2^53,0
    -2^53+1,-2^53+2,3
    -2^53,-1,2^53-1
    2^53+1,2^53+3,2
    -2^53-1,3,-2^53-4
    2^64,2^64-1,2^65-1
    -2^64,2^64+7,-2^65+7
    2^4096-1,-2^4096+1,-2
    -2^4096+1,-2^4096+2,3
    2^4096-1,2^4096-1,0
    -2^4096+1,1,undefined
    2^4095,2^4095-1,2^4096-1
    -5,2^100,-2^100-5
    -2^60,-2^60+3,3
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
