import {
  GRIP,
  INVISIBLE_TIMES,
  operator as mathOperator,
  row as mathRow,
  within,
} from '../../export/mathml-elements.js';
import type { Look } from '../../export/mathml-notation.js';
import { operator, PRODUCT } from '../../export/rendering.js';
import { bounded } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { productSteps } from '../../steps.js';
import { FACTOR } from '../../witness/factors.js';
import { binaryRow } from '../rows.js';

const multiply: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r = (r + 1) | 0) out[r] = a[(i + r) | 0] * b[(j + r) | 0] + 0;
};

/** 2n, but 2 · 3 and n · (n + 1), which n(n + 1) would call a function. */
const look: Look = ([x, y]) => {
  const second = within(y, GRIP.product);
  const adjacent = x.numeral === true && !/^(<\w+>)*\d/.test(second);
  return {
    markup: mathRow(within(x, GRIP.product), mathOperator(adjacent ? INVISIBLE_TIMES : '·'), second),
    grip: GRIP.product,
  };
};

export const TIMES: Primitive = {
  name: '*',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'infix', word: 'times', precedence: 70, associativity: 'left', spaces: 'never' },
  commutative: true,
  evaluation: 'strict',
  facts: { ring: 'multiplication', domain: ['any', 'any'], smt: (x, y) => `(* ${x} ${y})` },
  summary: 'the product',
  row: binaryRow((x, y) => bounded(x * y)),
  column: multiply,
  steps: productSteps,
  witnesses: [FACTOR, FACTOR],
  exports: {
    pari: operator('*', PRODUCT),
    python: operator('*', PRODUCT),
    javascript: operator('*', PRODUCT),
    latex: operator('\\cdot', PRODUCT),
  },
  mathml: look,
  semantics: `
    x,y,*
    0,0,0
    0,-1,0
    -1,0,0
    0,2^4096-1,0
    3,-4,-12
    -3,-4,12
    67108864,134217728,2^53
    67108864,67108864,2^52
    67108864,-134217728,-2^53
    2^53-1,1,2^53-1
    2^53-1,-1,-2^53+1
    2^53,1,2^53
    2^53,-1,-2^53
    94906267,94906265,9007199326062755
    94906267,94906267,9007199515875289
    2^53+1,1,2^53+1
    3,3002399751580331,2^53+1
    2^2048,2^2047,2^4095
    2^2048,2^2048,undefined
    -2^2048,2^2048,undefined
    2^4096-1,1,2^4096-1
    2^4096-1,-1,-2^4096+1
    2^4096-1,2,undefined
    2^53+1,0,0
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
