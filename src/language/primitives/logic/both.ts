import { GRIP } from '../../export/mathml-elements.js';
import { between } from '../../export/mathml-notation.js';
import { call, define, rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';

const both: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) out[r] = a[i + r] * b[j + r];
};

export const BOTH: Primitive = {
  name: 'both',
  parameters: ['boolean', 'boolean'],
  result: 'boolean',
  notation: { kind: 'call' },
  commutative: true,
  evaluation: 'strict',
  facts: { smt: (x, y) => `(and ${x} ${y})` },
  summary: 'whether both conditions hold; undefined unless both are defined',
  row: binaryRow((x, y) => x & y),
  column: both,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call(define('both', 'both(x, y) = x && y;')),
    python: rendering(([x, y]) => `(${x} & ${y})`),
    javascript: call(define('both', 'const both = (x, y) => x && y;')),
    latex: rendering(([x, y]) => `\\left(${x} \\land ${y}\\right)`),
  },
  mathml: between('∧', GRIP.conjunction, GRIP.conjunction, GRIP.conjunction + 1),
  semantics: `
    x,y,both
    0,0,0
    0,1,0
    1,0,0
    1,1,1
    undefined,0,undefined
    0,undefined,undefined
    1,undefined,undefined
    undefined,1,undefined
    undefined,undefined,undefined
  `,
};
