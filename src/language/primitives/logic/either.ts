import { GRIP } from '../../export/mathml-elements.js';
import { between } from '../../export/mathml-notation.js';
import { call, define, rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';

const either: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = x + y - x * y;
  }
};

export const EITHER: Primitive = {
  name: 'either',
  parameters: ['boolean', 'boolean'],
  result: 'boolean',
  notation: { kind: 'call' },
  commutative: true,
  evaluation: 'strict',
  facts: { smt: (x, y) => `(or ${x} ${y})` },
  summary: 'whether at least one condition holds; undefined unless both are defined',
  row: binaryRow((x, y) => x | y),
  column: either,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call(define('either', 'either(x, y) = x || y;')),
    python: rendering(([x, y]) => `(${x} | ${y})`),
    javascript: call(define('either', 'const either = (x, y) => x || y;')),
    latex: rendering(([x, y]) => `\\left(${x} \\lor ${y}\\right)`),
  },
  mathml: between('∨', GRIP.disjunction, GRIP.disjunction, GRIP.disjunction + 1),
  semantics: `
    x,y,either
    0,0,0
    0,1,1
    1,0,1
    1,1,1
    undefined,0,undefined
    0,undefined,undefined
    1,undefined,undefined
    undefined,1,undefined
    undefined,undefined,undefined
  `,
};
