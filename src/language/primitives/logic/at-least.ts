import { AT_MOST } from './at-most.js';
import { comparison } from './comparison.js';

export const AT_LEAST = comparison({
  name: '>=',
  word: 'from',
  commutative: false,
  summary: 'whether the first argument is at least the second',
  holds: (x, y) => x >= y,
  smt: (x, y) => `(>= ${x} ${y})`,
  column: (out, rows, a, i, b, j) => AT_MOST.column(out, rows, b, j, a, i, a, i),
  symbols: { pari: '>=', python: '>=', javascript: '>=', latex: '\\ge', mathml: '≥' },
  semantics: `
    x,y,>=
    0,0,1
    1,2,0
    2,1,1
    -1,1,0
    -2,-1,0
    2^53-1,2^53,0
    2^53,2^53,1
    2^53,2^53+1,0
    2^53+1,2^53+1,1
    2^53+1,2^53+2,0
    -2^53,-2^53-1,1
    2^4096-1,-2^4096+1,1
    -2^4096+1,2^4096-1,0
    2^4096-1,2^4096-1,1
    0,2^4096-1,0
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
});
