import { element, floor } from '../../export/mathml-elements.js';
import { closed } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { NO_FACTS } from '../../facts.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { integerRoot } from '../../root.js';
import { quadraticSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';

/** No column holds a double of more bits than this, so that its root of this degree and beyond is 0 or 1. */
const MOST_BITS = 54;

const rootOf: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const degree = b[j + r];
    if (!(x >= 0 && degree >= 1)) out[r] = Number.NaN;
    else if (x < 2 || degree >= MOST_BITS) out[r] = x < 1 ? 0 : 1;
    else {
      // The power of doubles may be off by a little: what it gives is put right by exact powers.
      let root = Math.floor(x ** (1 / degree));
      while (powerExceeds(root, degree, x)) root--;
      while (!powerExceeds(root + 1, degree, x)) root++;
      out[r] = root;
    }
  }
};

/** Whether root^degree > x; every product up to x is exact. */
function powerExceeds(root: number, degree: number, x: number): boolean {
  let power = 1;
  for (let times = 0; times < degree; times++) {
    power *= root;
    if (power > x) return true;
  }
  return false;
}

function rootExactly(x: bigint, degree: bigint): bigint | undefined {
  if (x < 0n || degree < 1n) return undefined;
  if (x < 2n || degree === 1n) return x;
  return degree >= BigInt(4 * x.toString(16).length) ? 1n : integerRoot(x, Number(degree));
}

export const IROOT: Primitive = {
  name: 'iroot',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  facts: NO_FACTS,
  summary: 'the root of x of some degree, rounded down; undefined for x < 0 and degrees below 1',
  row: binaryRow(rootExactly),
  column: rootOf,
  steps: quadraticSteps,
  witnesses: [],
  exports: {
    pari: call(
      define(
        'integerroot',
        'integerroot(x, k) = if(x < 0 || k < 1, error("undefined"), x < 2 || k == 1, x, sqrtnint(x, k));',
      ),
    ),
    python: call(
      define(
        'integer_root',
        `def integer_root(x, k):
    if x < 0 or k < 1:
        raise Undefined
    low, high = 0, 1 << (x.bit_length() // k + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle ** k <= x else (low, middle)
    return low`,
      ),
    ),
    javascript: call(
      define(
        'integerRoot',
        `function integerRoot(x, k) {
  if (x < 0n || k < 1n) throw new Undefined();
  let low = 0n;
  let high = 1n << (BigInt(x.toString(2).length) / k + 1n);
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** k <= x) low = middle;
    else high = middle;
  }
  return low;
}`,
      ),
    ),
    latex: rendering(([x, k]) => `\\left\\lfloor \\sqrt[${bare(k)}]{${bare(x)}} \\right\\rfloor`),
  },
  mathml: closed((x, k) => floor(element('mroot', x, k))),
  semantics: `
    x,degree,iroot
    0,1,0
    0,3,0
    1,5,1
    7,1,7
    7,3,1
    8,3,2
    9,3,2
    26,3,2
    27,3,3
    15,4,1
    16,4,2
    80,4,2
    81,4,3
    31,5,1
    32,5,2
    1000000,6,10
    999999,6,9
    2^52,52,2
    2^52-1,52,1
    2^52,53,1
    2^53-1,53,1
    2^53,53,2
    2^53,54,1
    2^53-1,2,94906265
    -1,3,undefined
    -8,3,undefined
    8,0,undefined
    8,-3,undefined
    2^60,3,2^20
    2^60-1,3,1048575
    2^200-1,2,2^100-1
    2^4000,1000,16
    2^4000-1,1000,15
    2^4000,2^70,1
    undefined,2,undefined
    8,undefined,undefined
  `,
};
