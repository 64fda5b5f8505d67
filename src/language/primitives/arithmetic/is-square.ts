import { ISQRT_FUNCTION } from '../../export/definitions/arithmetic.js';
import {
  element,
  GRIP,
  leaf,
  operator as mathOperator,
  row as mathRow,
} from '../../export/mathml-elements.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { integerRoot } from '../../root.js';
import { quadraticSteps } from '../../steps.js';
import { unaryRow } from '../rows.js';

const squareTest: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    if (Number.isNaN(x)) out[r] = Number.NaN;
    else {
      const root = Math.round(Math.sqrt(x));
      out[r] = root * root === x ? 1 : 0;
    }
  }
};

export const IS_SQUARE: Primitive = {
  name: 'square?',
  parameters: ['integer'],
  result: 'boolean',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: 'whether the argument is the square of an integer',
  row: unaryRow((x) => (x >= 0n && integerRoot(x, 2) ** 2n === x ? 1n : 0n)),
  column: squareTest,
  steps: quadraticSteps,
  witnesses: [],
  exports: {
    pari: call('issquare'),
    python: call(
      define(
        'is_square',
        `def is_square(x):
    return x >= 0 and math.isqrt(x) ** 2 == x`,
      ),
    ),
    javascript: call(
      define(
        'isSquare',
        'const isSquare = (x) => x >= 0n && isqrt(x) ** 2n === x;',
        ISQRT_FUNCTION.javascript,
      ),
    ),
    latex: rendering(([x]) => `\\sqrt{${bare(x)}} \\in \\mathbb{Z}`),
  },
  mathml: ([x]) => ({
    markup: mathRow(element('msqrt', x.markup), mathOperator('∈'), leaf('mi', 'ℤ')),
    grip: GRIP.comparison,
  }),
  semantics: `
    x,square?
    0,1
    1,1
    2,0
    3,0
    4,1
    15,0
    16,1
    17,0
    -1,0
    -4,0
    2^52,1
    2^53,0
    2^53-1,0
    9007199136250225,1
    9007199136250224,0
    9007199136250226,0
    2^64,1
    2^64-1,0
    2^64+1,0
    2^4094,1
    2^4095,0
    -2^64,0
    undefined,undefined
  `,
};
