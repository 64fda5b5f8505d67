import { apply, literal } from '../../construct.js';
import { MAX_FUNCTION } from '../../export/definitions/arithmetic.js';
import { called } from '../../export/mathml-notation.js';
import { call, latexCall } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';

const greatest: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) out[r] = Math.max(a[i + r], b[j + r]);
};

function larger(x: bigint, y: bigint): bigint {
  if (x > y) return x;
  return y;
}

export const MAX: Primitive = {
  name: 'max',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: true,
  evaluation: 'strict',
  facts: {
    lattice: { order: 'size', bound: 'upper' },
    domain: ['any', 'any'],
    cases: (x, y) => [
      { value: x, nonnegative: apply('-', x, y) },
      { value: y, nonnegative: apply('-', apply('-', y, x), literal(1)) },
    ],
    least: (...least) => least.reduce((x, y) => (x === undefined || (y !== undefined && y > x) ? y : x)),
    smt: (x, y) => `(ite (>= ${x} ${y}) ${x} ${y})`,
  },
  summary: 'the larger argument',
  row: binaryRow(larger),
  column: greatest,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call('max'),
    python: call('max'),
    javascript: call(MAX_FUNCTION.javascript),
    latex: latexCall('\\max'),
  },
  mathml: called('max'),
  semantics: `
    x,y,max
    0,0,0
    1,2,2
    2,1,2
    -1,1,1
    -1,-2,-1
    2^53,2^53-1,2^53
    2^53,2^53+1,2^53+1
    -2^53,-2^53-1,-2^53
    2^53+1,2^53+2,2^53+2
    2^4096-1,-2^4096+1,2^4096-1
    0,2^4096-1,2^4096-1
    0,-2^4096+1,0
    3,3,3
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
