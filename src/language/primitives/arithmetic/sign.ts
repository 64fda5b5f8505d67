import { apply, literal } from '../../construct.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { unaryRow } from '../rows.js';

const signum: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) out[r] = Math.sign(a[i + r]);
};

export const SIGN: Primitive = {
  name: 'sign',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  facts: {
    domain: ['any'],
    cases: (x) => [
      { value: literal(1), nonnegative: apply('-', x, literal(1)) },
      { value: literal(-1), nonnegative: apply('-', apply('neg', x), literal(1)) },
      { value: literal(0), nonnegative: apply('neg', apply('*', x, x)) },
    ],
    signOf: (x) => x,
    smt: (x) => `(ite (> ${x} 0) 1 (ite (< ${x} 0) (- 1) 0))`,
  },
  summary: '-1, 0 or 1 as the argument is negative, zero or positive',
  row: unaryRow((x) => (x < 0n ? -1n : x > 0n ? 1n : 0n)),
  column: signum,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call('sign'),
    python: call(
      define(
        'sign',
        `def sign(x):
    return (x > 0) - (x < 0)`,
      ),
    ),
    javascript: call(define('sign', 'const sign = (x) => (x > 0n ? 1n : x < 0n ? -1n : 0n);')),
    latex: latexCall('\\operatorname{sgn}'),
  },
  mathml: called('sgn'),
  semantics: `
    x,sign
    0,0
    1,1
    -1,-1
    -7,-1
    9,1
    2^53,1
    -2^53,-1
    2^53+1,1
    -2^53-1,-1
    2^4096-1,1
    -2^4096+1,-1
    undefined,undefined
  `,
};
