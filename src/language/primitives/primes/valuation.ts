import { indexed } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { quadraticSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';

const multiplicity: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const base = b[j + r];
    if (x === 0 || Number.isNaN(x) || !(base >= 2)) out[r] = Number.NaN;
    else {
      let times = 0;
      let quotient = x / base;
      while (quotient === Math.floor(quotient)) {
        times++;
        quotient /= base;
      }
      out[r] = times;
    }
  }
};

function multiplicityExactly(x: bigint, base: bigint): bigint | undefined {
  if (x === 0n || base < 2n) return undefined;
  let rest = x < 0n ? -x : x;
  if (rest < base) return 0n;
  // base^1, base^2, base^4 … : each divides at most once more when taken from the largest down.
  const powers: bigint[] = [];
  for (let power = base; power <= rest; power *= power) powers.push(power);
  let times = 0n;
  for (let index = powers.length - 1; index >= 0; index--) {
    if (rest % powers[index] === 0n) {
      rest /= powers[index];
      times += 1n << BigInt(index);
    }
  }
  return times;
}

export const VALUATION: Primitive = {
  name: 'valuation',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: 'the largest v with base^v dividing x; undefined for x = 0 and bases below 2',
  row: binaryRow(multiplicityExactly),
  column: multiplicity,
  steps: quadraticSteps,
  witnesses: [],
  exports: {
    pari: call(
      define(
        'multiplicity',
        'multiplicity(x, base) = if(x == 0 || base < 2, error("undefined"), valuation(x, base));',
      ),
    ),
    python: call(
      define(
        'valuation',
        `def valuation(x, base):
    if x == 0 or base < 2:
        raise Undefined
    times = 0
    while x % base == 0:
        x, times = x // base, times + 1
    return times`,
      ),
    ),
    javascript: call(
      define(
        'valuation',
        `function valuation(x, base) {
  if (x === 0n || base < 2n) throw new Undefined();
  let times = 0n;
  for (let rest = x; rest % base === 0n; rest /= base) times++;
  return times;
}`,
      ),
    ),
    latex: rendering(([x, base]) => `\\nu_{${bare(base)}}\\left(${bare(x)}\\right)`),
  },
  mathml: indexed('ν'),
  semantics: `
    x,base,valuation
    0,2,undefined
    1,2,0
    2,2,1
    8,2,3
    12,2,2
    12,3,1
    -12,2,2
    -8,2,3
    36,6,2
    72,6,2
    7,2,0
    7,7,1
    7,10,0
    1000,10,3
    5,1,undefined
    5,0,undefined
    5,-5,undefined
    0,0,undefined
    2^53,2,53
    -2^53,2,53
    2^53,4,26
    2^53-1,2,0
    2^53,2^53,1
    2^53,8,17
    6004799503160661,3,3
    2^64,2,64
    2^64,4,32
    -2^64,16,16
    2^4095,2,4095
    2^4095,3,0
    205891132094649,3,30
    450283905890997363,3,37
    10000000000000000000000000000000000000000,10,40
    2^100,2^50,2
    2^100,2^101,0
    2^4096-1,3,1
    2^4096-1,2,0
    5,2^100,0
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
