import { GRIP, operator as mathOperator, row as mathRow, within } from '../../export/mathml-elements.js';
import { rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { unaryRow } from '../rows.js';

const opposite: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) out[r] = 1 - a[i + r];
};

export const NOT: Primitive = {
  name: 'not',
  parameters: ['boolean'],
  result: 'boolean',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  facts: { smt: (x) => `(not ${x})` },
  summary: 'whether the condition fails',
  row: unaryRow((x) => 1n - x),
  column: opposite,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: rendering(([x]) => `(!${x})`),
    python: rendering(([x]) => `(not ${x})`),
    javascript: rendering(([x]) => `(!${x})`),
    latex: rendering(([x]) => `\\lnot ${x}`),
  },
  mathml: ([x]) => ({ markup: mathRow(mathOperator('¬'), within(x, GRIP.closed)), grip: GRIP.closed }),
  semantics: `
    x,not
    0,1
    1,0
    undefined,undefined
  `,
};
