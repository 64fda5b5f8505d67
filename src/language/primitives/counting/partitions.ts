import { PARTS_FUNCTION } from '../../export/definitions/triangles.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { MAX_TRIANGLE_ROW } from '../../limits.js';
import type { Primitive } from '../../primitive.js';
import { fixedSteps } from '../../steps.js';
import { Triangle } from '../../triangle.js';
import { indexWitness } from '../../witness.js';
import { unaryRow } from '../rows.js';

/** Partitions into parts of at most k: those without a part k, and those with one. The last column counts them all. */
const PARTS_UP_TO = new Triangle((at, n, k) =>
  n === 0 ? 1n : k === 0 ? 0n : at(n, k - 1) + at(n - k, Math.min(k, n - k)),
);

function partitionsExactly(x: bigint): bigint | undefined {
  return PARTS_UP_TO.exactly(x, x);
}

export const PARTITIONS: Primitive = {
  name: 'partitions',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `the number of partitions of x; undefined for x < 0 and x > ${MAX_TRIANGLE_ROW}`,
  row: unaryRow(partitionsExactly),
  column: (out, rows, a, i) => {
    for (let r = 0; r < rows; r++) out[r] = PARTS_UP_TO.double(a[i + r], a[i + r]);
  },
  steps: fixedSteps(100),
  witnesses: [indexWitness(0n, partitionsExactly)],
  exports: {
    pari: call(
      define('partition_number', 'partition_number(x) = if(x < 0, error("undefined"), numbpart(x));'),
    ),
    python: call(
      define(
        'partitions',
        `def partitions(x):
    return parts(2 * x, x) if x else 1`,
        PARTS_FUNCTION.python,
      ),
    ),
    javascript: call(
      define(
        'partitions',
        'const partitions = (x) => (x === 0n ? 1n : parts(2n * x, x));',
        PARTS_FUNCTION.javascript,
      ),
    ),
    latex: latexCall('p'),
  },
  mathml: called('p'),
  semantics: `
    x,partitions
    0,1
    1,1
    2,2
    3,3
    4,5
    5,7
    10,42
    50,204226
    100,190569292
    200,3972999029388
    255,338854264248680
    256,365749566870782
    257,undefined
    -1,undefined
    2^53,undefined
    2^64,undefined
    -2^64,undefined
    undefined,undefined
  `,
};
