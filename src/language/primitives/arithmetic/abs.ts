import { apply, literal } from '../../construct.js';
import { ABS_FUNCTION } from '../../export/definitions/arithmetic.js';
import { fenced } from '../../export/mathml-elements.js';
import { closed } from '../../export/mathml-notation.js';
import { bare, call, rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { unaryRow } from '../rows.js';

const magnitude: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) out[r] = Math.abs(a[i + r]);
};

export const ABS: Primitive = {
  name: 'abs',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  facts: {
    isMagnitude: true,
    domain: ['any'],
    cases: (x) => [
      { value: x, nonnegative: x },
      { value: apply('neg', x), nonnegative: apply('-', apply('neg', x), literal(1)) },
    ],
    least: (least = 0n) => (least > 0n ? 1n : 0n),
    smt: (x) => `(ite (>= ${x} 0) ${x} (- ${x}))`,
  },
  summary: 'the magnitude',
  row: unaryRow((x) => (x < 0n ? -x : x)),
  column: magnitude,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call('abs'),
    python: call('abs'),
    javascript: call(ABS_FUNCTION.javascript),
    latex: rendering(([x]) => `\\left| ${bare(x)} \\right|`),
  },
  mathml: closed((x) => fenced('|', '|', x)),
  semantics: `
    x,abs
    0,0
    1,1
    -1,1
    -7,7
    2^53,2^53
    -2^53,2^53
    -2^53-1,2^53+1
    2^4096-1,2^4096-1
    -2^4096+1,2^4096-1
    undefined,undefined
  `,
};
