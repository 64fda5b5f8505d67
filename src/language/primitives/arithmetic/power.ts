import { EXACT_LIMIT } from '../../../numbers/exact.js';
import { element, GRIP, within } from '../../export/mathml-elements.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { bounded, log2Of, MAX_BITS, wordsOf } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import type { Steps } from '../../steps.js';
import { BASE, EXPONENT } from '../../witness/powers.js';
import { binaryRow } from '../rows.js';

const raise: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    if (!(y >= 0) || Number.isNaN(x)) out[r] = Number.NaN;
    else if (x === 0 || x === 1) out[r] = y === 0 ? 1 : x;
    else if (x === -1) out[r] = y % 2 === 0 ? 1 : -1;
    else if (y > 53) out[r] = y * Math.log2(Math.abs(x)) > MAX_BITS + 1 ? Number.NaN : Infinity;
    else {
      let power = 1;
      let square = x;
      for (let exponent = y | 0; ; ) {
        if ((exponent & 1) === 1) power *= square;
        exponent >>= 1;
        if (exponent === 0) break;
        square *= square;
      }
      out[r] = power < EXACT_LIMIT && power > -EXACT_LIMIT ? power : Infinity;
    }
  }
};

function raiseExactly(x: bigint, y: bigint): bigint | undefined {
  if (y < 0n) return undefined;
  if (x === 0n || x === 1n) return y === 0n ? 1n : x;
  if (x === -1n) return y % 2n === 0n ? 1n : -1n;
  if (y > BigInt(MAX_BITS)) return undefined;
  const magnitude = x < 0n ? -x : x;
  // Nothing is raised that would pass the bound by more than rounding: first a coarse estimate of log2 |x|, then a close one.
  const words = wordsOf(magnitude) - 1;
  if (64 * words * Number(y) >= MAX_BITS) return undefined;
  const bits = 64 * words + Math.log2(Number(magnitude >> BigInt(64 * words)));
  return bits * Number(y) > MAX_BITS + 1 ? undefined : bounded(x ** y);
}

const raiseSteps: Steps = ([, y], result) => {
  // An undefined power may have been computed in full and found too large by a little.
  if (result === undefined) return y >= 0n && y <= BigInt(MAX_BITS) ? 500 : 1;
  return 1 + ((wordsOf(result) ** 2) >> 7);
};

/** A whole number as it stands in exported programs. */
const NATURAL_LITERAL = /^\d+$/;

export const POWER: Primitive = {
  name: '^',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'infix', word: 'power', precedence: 90, associativity: 'right', spaces: 'never' },
  commutative: false,
  evaluation: 'strict',
  facts: {
    ring: 'power',
    domain: ['any', 'natural'],
    exact: { bits: (x, y) => (log2Of(x) === 0 ? 1 : log2Of(x) * Number(y)), value: (x, y) => x ** y },
    least: (base) => (base === undefined || base < 0n ? undefined : base > 0n ? 1n : 0n),
  },
  summary: 'the power, 0^0 = 1; undefined for negative exponents',
  row: binaryRow(raiseExactly),
  column: raise,
  steps: raiseSteps,
  witnesses: [BASE, EXPONENT],
  exports: {
    pari: rendering(
      ([x, y]) => (NATURAL_LITERAL.test(y) ? `${x}^${y}` : `power(${bare(x)}, ${bare(y)})`),
      define('power', 'power(x, y) = if(y < 0, error("undefined"), x^y);'),
    ),
    python: rendering(
      ([x, y]) => (NATURAL_LITERAL.test(y) ? `${x}**${y}` : `power(${bare(x)}, ${bare(y)})`),
      define(
        'power',
        `def power(x, y):
    if y < 0:
        raise Undefined
    return x ** y`,
      ),
    ),
    javascript: call(
      define(
        'power',
        `function power(x, y) {
  if (y < 0n) throw new Undefined();
  return x ** y;
}`,
      ),
    ),
    latex: rendering(([x, y]) => `${x}^{${bare(y)}}`),
  },
  mathml: ([x, y]) => ({ markup: element('msup', within(x, GRIP.closed), y.markup), grip: GRIP.power }),
  semantics: `
    x,y,^
    0,0,1
    0,1,0
    0,7,0
    0,-1,undefined
    1,-1,undefined
    2,-1,undefined
    -1,-1,undefined
    5,0,1
    -5,0,1
    1,1000000000,1
    -1,1000000000,1
    -1,1000000001,-1
    0,2^4096-1,0
    1,2^4096-1,1
    -1,2^4096-1,-1
    -1,2^4096-2,1
    2,10,1024
    -2,9,-512
    -2,10,1024
    3,33,5559060566555523
    3,34,16677181699666569
    2,52,2^52
    2,53,2^53
    -2,53,-2^53
    2,54,2^54
    94906265,2,9007199136250225
    94906266,2,9007199326062756
    94906267,2,9007199515875289
    10,15,1000000000000000
    10,16,10000000000000000
    2^53,1,2^53
    2^53,0,1
    2^53,2,2^106
    -2^53,1,-2^53
    -2^53,3,-2^159
    2,4095,2^4095
    2,4096,undefined
    -2,4095,-2^4095
    -2,4096,undefined
    2,2^60,undefined
    3,2585,undefined
    2^64,63,2^4032
    2^64,64,undefined
    2^2048,1,2^2048
    2^2048,2,undefined
    2^4096-1,1,2^4096-1
    2^4096-1,2,undefined
    2^100,0,1
    2^4096-1,-1,undefined
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
