import { EXACT_LIMIT } from '../../../numbers/exact.js';
import { apply, literal } from '../../construct.js';
import { between } from '../../export/mathml-notation.js';
import { call, define, infix } from '../../export/rendering.js';
import { bounded, log2Of, MAX_BITS } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';
import { POWERS } from './powers.js';

const shiftLeft: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    if (!(y >= 0) || Number.isNaN(x)) out[r] = Number.NaN;
    else if (x === 0) out[r] = 0;
    else {
      const shifted = y < 64 ? x * POWERS[y] : Infinity;
      out[r] = shifted >= EXACT_LIMIT || shifted <= -EXACT_LIMIT ? Infinity : shifted;
    }
  }
};

function shiftLeftExactly(x: bigint, y: bigint): bigint | undefined {
  if (y < 0n) return undefined;
  if (x === 0n) return 0n;
  return y > BigInt(MAX_BITS) ? undefined : bounded(x << y);
}

export const SHL: Primitive = {
  name: 'shl',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'infix', word: 'shl', precedence: 50, associativity: 'left', spaces: 'always' },
  commutative: false,
  evaluation: 'strict',
  facts: {
    domain: ['any', 'natural'],
    exact: {
      bits: (x, y) => (x === 0n ? 1 : log2Of(x) + Number(y)),
      value: (x, y) => (x === 0n ? 0n : x << y),
    },
    meaning: (x, y) => apply('*', x, apply('^', literal(2), y)),
  },
  summary: 'the first argument times 2 to the second; undefined for negative shifts',
  row: binaryRow(shiftLeftExactly),
  column: shiftLeft,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call(define('shl', 'shl(x, k) = if(k < 0, error("undefined"), x * 2^k);')),
    python: call(
      define(
        'shl',
        `def shl(x, k):
    if k < 0:
        raise Undefined
    return x << k`,
      ),
    ),
    javascript: call(
      define(
        'shl',
        `function shl(x, k) {
  if (k < 0n) throw new Undefined();
  return x << k;
}`,
      ),
    ),
    latex: infix('\\ll'),
  },
  mathml: between('≪', 50, 50, 51),
  semantics: `
    x,shift,shl
    0,0,0
    1,0,1
    1,1,2
    1,31,2147483648
    1,32,4294967296
    1,52,2^52
    1,53,2^53
    1,54,2^54
    -1,52,-2^52
    -1,53,-2^53
    -1,54,-2^54
    3,51,6755399441055744
    3,52,13510798882111488
    5,-1,undefined
    0,-1,undefined
    0,2^4096-1,0
    1,2^4096-1,undefined
    -1,2^4096-1,undefined
    -1,1,-2
    -3,1,-6
    -4,1,-8
    7,1,14
    7,3,56
    -8,3,-64
    -9,3,-72
    2^53,53,2^106
    2^53-1,52,40564819207303336344294875201536
    2^53-1,53,81129638414606672688589750403072
    -2^53,53,-2^106
    -2^53,54,-2^107
    2^53,63,2^116
    2^53,64,2^117
    -2^53,100,-2^153
    2^53+1,1,2^54+2
    -2^53-1,1,-2^54-2
    1,4095,2^4095
    1,4096,undefined
    -1,4095,-2^4095
    -1,4096,undefined
    2^100,100,2^200
    2^100,101,2^201
    2^4096-1,4095,undefined
    -2^4096+1,4096,undefined
    2^4096-1,4097,undefined
    2^64,-1,undefined
    -5,2^60,undefined
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
