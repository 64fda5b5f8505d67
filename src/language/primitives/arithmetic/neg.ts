import { GRIP, operator as mathOperator, row as mathRow, within } from '../../export/mathml-elements.js';
import { POWER, type Rendering, rendering, SUM } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { NEGATED } from '../../witness/terms.js';
import { unaryRow } from '../rows.js';

const negate: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) out[r] = 0 - a[i + r];
};

const minusSign: Rendering = {
  ...rendering(([x]) => `-${x}`),
  operands: { first: POWER, others: POWER },
  grip: SUM,
};

export const NEG: Primitive = {
  name: 'neg',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'prefix', symbol: '-', word: 'minus', precedence: 80 },
  commutative: false,
  evaluation: 'strict',
  facts: { ring: 'negation', domain: ['any'], smt: (x) => `(- ${x})` },
  summary: 'minus the argument',
  row: unaryRow((x) => -x),
  column: negate,
  steps: linearSteps,
  witnesses: [NEGATED],
  exports: {
    pari: minusSign,
    python: minusSign,
    javascript: minusSign,
    latex: minusSign,
  },
  mathml: ([x]) => ({
    markup: mathRow(mathOperator('−'), within(x, GRIP.product)),
    grip: GRIP.sum,
    signed: true,
  }),
  semantics: `
    x,neg
    0,0
    1,-1
    -1,1
    2^53-1,-2^53+1
    2^53,-2^53
    2^53+1,-2^53-1
    -2^53,2^53
    -2^53-1,2^53+1
    2^4096-1,-2^4096+1
    -2^4096+1,2^4096-1
    undefined,undefined
  `,
};
