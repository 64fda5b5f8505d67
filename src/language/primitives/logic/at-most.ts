import type { Kernel } from '../../primitive.js';
import { comparison } from './comparison.js';

const atMost: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = x <= y ? 1 : x > y ? 0 : Number.NaN;
  }
};

export const AT_MOST = comparison({
  name: '<=',
  word: 'to',
  commutative: false,
  summary: 'whether the first argument is at most the second',
  holds: (x, y) => x <= y,
  smt: (x, y) => `(<= ${x} ${y})`,
  column: atMost,
  symbols: { pari: '<=', python: '<=', javascript: '<=', latex: '\\le', mathml: '≤' },
  semantics: `
    x,y,<=
    0,0,1
    1,2,1
    2,1,0
    -1,1,1
    -2,-1,1
    2^53-1,2^53,1
    2^53,2^53,1
    2^53,2^53+1,1
    2^53+1,2^53+1,1
    2^53+1,2^53+2,1
    -2^53,-2^53-1,0
    2^4096-1,-2^4096+1,0
    -2^4096+1,2^4096-1,1
    2^4096-1,2^4096-1,1
    0,2^4096-1,1
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
});
