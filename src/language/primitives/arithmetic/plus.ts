import { GRIP } from '../../export/mathml-elements.js';
import { additive } from '../../export/mathml-notation.js';
import { operator, SUM } from '../../export/rendering.js';
import { bounded } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { TERM } from '../../witness/terms.js';
import { binaryRow } from '../rows.js';

const add: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r = (r + 1) | 0) out[r] = a[(i + r) | 0] + b[(j + r) | 0];
};

export const PLUS: Primitive = {
  name: '+',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'infix', word: 'plus', precedence: 60, associativity: 'left', spaces: 'outside-indices' },
  commutative: true,
  evaluation: 'strict',
  facts: { ring: 'addition', domain: ['any', 'any'], smt: (x, y) => `(+ ${x} ${y})` },
  summary: 'the sum',
  row: binaryRow((x, y) => bounded(x + y)),
  column: add,
  steps: linearSteps,
  witnesses: [TERM, TERM],
  exports: {
    pari: operator('+', SUM),
    python: operator('+', SUM),
    javascript: operator('+', SUM),
    latex: operator('+', SUM),
  },
  mathml: additive('+', GRIP.sum),
  semantics: `
    x,y,+
    0,0,0
    2,3,5
    -2,2,0
    -5,3,-2
    2^53-1,1,2^53
    2^53-1,2,2^53+1
    2^53,1,2^53+1
    2^53,-1,2^53-1
    -2^53,-1,-2^53-1
    -2^53,1,-2^53+1
    2^53+1,-1,2^53
    2^64,-2^64,0
    2^64,-2^64+1,1
    2^4096-1,0,2^4096-1
    2^4096-1,1,undefined
    2^4096-2,1,2^4096-1
    -2^4096+1,-1,undefined
    -2^4096+2,-1,-2^4096+1
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
