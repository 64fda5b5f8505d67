import { GRIP } from '../../export/mathml-elements.js';
import { additive } from '../../export/mathml-notation.js';
import { operator, SUM } from '../../export/rendering.js';
import { bounded } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { MINUEND, SUBTRAHEND } from '../../witness/terms.js';
import { binaryRow } from '../rows.js';

const subtract: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r = (r + 1) | 0) out[r] = a[(i + r) | 0] - b[(j + r) | 0];
};

export const MINUS: Primitive = {
  name: '-',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: {
    kind: 'infix',
    word: 'minus',
    precedence: 60,
    associativity: 'left',
    spaces: 'outside-indices',
  },
  commutative: false,
  evaluation: 'strict',
  facts: { ring: 'subtraction', domain: ['any', 'any'], smt: (x, y) => `(- ${x} ${y})` },
  summary: 'the difference',
  row: binaryRow((x, y) => bounded(x - y)),
  column: subtract,
  steps: linearSteps,
  witnesses: [MINUEND, SUBTRAHEND],
  exports: {
    pari: operator('-', SUM),
    python: operator('-', SUM),
    javascript: operator('-', SUM),
    latex: operator('-', SUM),
  },
  mathml: additive('−', GRIP.sum + 1),
  semantics: `
    x,y,-
    0,0,0
    2,3,-1
    3,2,1
    -2,2,-4
    5,5,0
    2^53-1,-1,2^53
    2^53-1,-2,2^53+1
    2^53,-1,2^53+1
    -2^53,1,-2^53-1
    -2^53,-1,-2^53+1
    2^53+1,2^53+1,0
    2^64,2^64-1,1
    2^4096-1,-1,undefined
    2^4096-1,1,2^4096-2
    -2^4096+1,1,undefined
    -2^4096+1,0,-2^4096+1
    0,2^4096-1,-2^4096+1
    0,-2^4096+1,2^4096-1
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
