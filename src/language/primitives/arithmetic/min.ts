import { apply, literal } from '../../construct.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { leastOf } from '../../facts.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';

const least: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) out[r] = Math.min(a[i + r], b[j + r]);
};

function smaller(x: bigint, y: bigint): bigint {
  if (x < y) return x;
  return y;
}

export const MIN: Primitive = {
  name: 'min',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: true,
  evaluation: 'strict',
  facts: {
    lattice: { order: 'size', bound: 'lower' },
    domain: ['any', 'any'],
    cases: (x, y) => [
      { value: y, nonnegative: apply('-', x, y) },
      { value: x, nonnegative: apply('-', apply('-', y, x), literal(1)) },
    ],
    least: (...least) => leastOf(least),
    smt: (x, y) => `(ite (<= ${x} ${y}) ${x} ${y})`,
  },
  summary: 'the smaller argument',
  row: binaryRow(smaller),
  column: least,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call('min'),
    python: call('min'),
    javascript: call(define('min', 'const min = (x, y) => (x < y ? x : y);')),
    latex: latexCall('\\min'),
  },
  mathml: called('min'),
  semantics: `
    x,y,min
    0,0,0
    1,2,1
    2,1,1
    -1,1,-1
    -1,-2,-2
    2^53,2^53-1,2^53-1
    2^53,2^53+1,2^53
    -2^53,-2^53-1,-2^53-1
    2^53+1,2^53+2,2^53+1
    2^4096-1,-2^4096+1,-2^4096+1
    0,2^4096-1,0
    0,-2^4096+1,-2^4096+1
    3,3,3
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
