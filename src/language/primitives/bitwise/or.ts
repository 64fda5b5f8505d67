import { EXACT_LIMIT } from '../../../numbers/exact.js';
import { apply } from '../../construct.js';
import { between } from '../../export/mathml-notation.js';
import { call, infix } from '../../export/rendering.js';
import { bounded } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';
import { HALF } from './halves.js';

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

export const OR: Primitive = {
  name: 'or',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'infix', word: 'or', precedence: 35, associativity: 'left', spaces: 'always' },
  commutative: true,
  evaluation: 'strict',
  facts: { meaning: (x, y) => apply('-', apply('+', x, y), apply('and', x, y)) },
  summary: 'the bits set in at least one argument',
  row: binaryRow((x, y) => bounded(x | y)),
  column: or,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call('bitor'),
    python: infix('|'),
    javascript: infix('|'),
    latex: infix('\\mathbin{\\mathrm{or}}'),
  },
  mathml: between('or', 35, 35, 36),
  semantics: `
    x,y,or
    0,0,0
    6,3,7
    -1,5,-1
    -1,-1,-1
    -4,6,-2
    -6,-3,-1
    5,0,5
    2147483647,2147483648,4294967295
    2147483648,2147483648,2147483648
    -2147483648,2147483647,-1
    -2147483649,4294967296,-2147483649
    4294967296,4294967295,8589934591
    4294967301,4294967299,4294967303
    -4294967301,4294967299,-5
    2^53-1,2^53-2,2^53-1
    2^53,2^53-1,2^54-1
    2^53,1,2^53+1
    -2^53,2^53,-2^53
    -2^53,2^53-1,-1
    -2^53,-2^53,-2^53
    -2^53+1,-2^53+2,-2^53+3
    -2^53,-1,-1
    2^53+1,2^53+3,2^53+3
    -2^53-1,3,-2^53-1
    2^64,2^64-1,2^65-1
    -2^64,2^64+7,-2^64+7
    2^4096-1,-2^4096+1,-1
    -2^4096+1,-2^4096+2,-2^4096+3
    2^4096-1,2^4096-1,2^4096-1
    -2^4096+1,1,-2^4096+1
    2^4095,2^4095-1,2^4096-1
    -5,2^100,-5
    -2^60,-2^60+3,-2^60+3
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
