import type { Kernel } from '../../primitive.js';
import { comparison } from './comparison.js';

const different: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = x === y ? 0 : Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : 1;
  }
};

export const UNEQUAL = comparison({
  name: '!=',
  word: 'differs',
  commutative: true,
  summary: 'whether the arguments differ',
  holds: (x, y) => x !== y,
  smt: (x, y) => `(not (= ${x} ${y}))`,
  column: different,
  symbols: { pari: '!=', python: '!=', javascript: '!==', latex: '\\ne', mathml: '≠' },
  semantics: `
    x,y,!=
    0,0,0
    1,2,1
    2,1,1
    -1,1,1
    -2,-1,1
    2^53-1,2^53,1
    2^53,2^53,0
    2^53,2^53+1,1
    2^53+1,2^53+1,0
    2^53+1,2^53+2,1
    -2^53,-2^53-1,1
    2^4096-1,-2^4096+1,1
    -2^4096+1,2^4096-1,1
    2^4096-1,2^4096-1,0
    0,2^4096-1,1
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
});
