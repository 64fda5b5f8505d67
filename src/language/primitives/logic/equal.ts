import type { Kernel } from '../../primitive.js';
import { comparison } from './comparison.js';

const equal: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = x === y ? 1 : Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : 0;
  }
};

export const EQUAL = comparison({
  name: '=',
  word: 'equals',
  commutative: true,
  summary: 'whether the arguments are equal',
  holds: (x, y) => x === y,
  smt: (x, y) => `(= ${x} ${y})`,
  column: equal,
  symbols: { pari: '==', python: '==', javascript: '===', latex: '=', mathml: '=' },
  semantics: `
    x,y,=
    0,0,1
    1,2,0
    2,1,0
    -1,1,0
    -2,-1,0
    2^53-1,2^53,0
    2^53,2^53,1
    2^53,2^53+1,0
    2^53+1,2^53+1,1
    2^53+1,2^53+2,0
    -2^53,-2^53-1,0
    2^4096-1,-2^4096+1,0
    -2^4096+1,2^4096-1,0
    2^4096-1,2^4096-1,1
    0,2^4096-1,0
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
});
