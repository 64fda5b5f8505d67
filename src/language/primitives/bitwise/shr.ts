import { apply, literal } from '../../construct.js';
import { between } from '../../export/mathml-notation.js';
import { call, define, infix } from '../../export/rendering.js';
import { log2Of, MAX_BITS } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';
import { POWERS } from './powers.js';

const shiftRight: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    if (!(y >= 0) || Number.isNaN(x)) out[r] = Number.NaN;
    else out[r] = y < 64 ? Math.floor(x / POWERS[y]) : x < 0 ? -1 : 0;
  }
};

function shiftRightExactly(x: bigint, y: bigint): bigint | undefined {
  if (y < 0n) return undefined;
  return x >> (y > BigInt(MAX_BITS) ? BigInt(MAX_BITS) : y);
}

export const SHR: Primitive = {
  name: 'shr',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'infix', word: 'shr', precedence: 50, associativity: 'left', spaces: 'always' },
  commutative: false,
  evaluation: 'strict',
  facts: {
    domain: ['any', 'natural'],
    exact: { bits: log2Of, value: (x, y) => x >> y },
    meaning: (x, y) =>
      y.kind === 'literal' && y.value >= 0n && y.value <= 64n
        ? apply('div', x, literal(2n ** y.value))
        : undefined,
  },
  summary: 'the first argument over 2 to the second, rounded down; undefined for negative shifts',
  row: binaryRow(shiftRightExactly),
  column: shiftRight,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call(define('shr', 'shr(x, k) = if(k < 0, error("undefined"), floor(x / 2^k));')),
    python: call(
      define(
        'shr',
        `def shr(x, k):
    if k < 0:
        raise Undefined
    return x >> k`,
      ),
    ),
    javascript: call(
      define(
        'shr',
        `function shr(x, k) {
  if (k < 0n) throw new Undefined();
  return x >> k;
}`,
      ),
    ),
    latex: infix('\\gg'),
  },
  mathml: between('≫', 50, 50, 51),
  semantics: `
    x,shift,shr
    0,0,0
    1,0,1
    1,1,0
    1,31,0
    1,32,0
    1,52,0
    1,53,0
    1,54,0
    -1,52,-1
    -1,53,-1
    -1,54,-1
    3,51,0
    3,52,0
    5,-1,undefined
    0,-1,undefined
    0,2^4096-1,0
    1,2^4096-1,0
    -1,2^4096-1,-1
    -1,1,-1
    -3,1,-2
    -4,1,-2
    7,1,3
    7,3,0
    -8,3,-1
    -9,3,-2
    2^53,53,1
    2^53-1,52,1
    2^53-1,53,0
    -2^53,53,-1
    -2^53,54,-1
    2^53,63,0
    2^53,64,0
    -2^53,100,-1
    2^53+1,1,2^52
    -2^53-1,1,-2^52-1
    1,4095,0
    1,4096,0
    -1,4095,-1
    -1,4096,-1
    2^100,100,1
    2^100,101,0
    2^4096-1,4095,1
    -2^4096+1,4096,-1
    2^4096-1,4097,0
    2^64,-1,undefined
    -5,2^60,-1
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
