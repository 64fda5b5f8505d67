import { floorMultiple, logarithmRatio, rationalLogarithm } from '../../constants.js';
import { FLOOR_MULTIPLE, LOG_SCALED } from '../../export/definitions/multiples.js';
import { GRIP, leaf, row as mathRow, subscript, within } from '../../export/mathml-elements.js';
import { floorOfMultiple } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { FACTOR_LIMIT } from '../../factors.js';
import { MULTIPLE_LIMIT } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { fixedSteps } from '../../steps.js';
import { ternaryRow } from '../rows.js';
import { floorIfClear, inLogarithm, MULTIPLE_DOMAIN } from './multiple.js';

const ratioMultiples: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const argument = b[j + r];
    const base = c[k + r];
    if (!(x >= 0 && argument >= 1 && argument < FACTOR_LIMIT && base >= 2 && base < FACTOR_LIMIT)) {
      out[r] = Number.NaN;
    } else if (x === 0 || argument === 1) out[r] = 0;
    else if (argument === base) out[r] = x;
    else out[r] = floorIfClear(x * (Math.log(argument) / Math.log(base)));
  }
};

function ratioMultipleExactly(x: bigint, argument: bigint, base: bigint): bigint | undefined {
  if (x < 0n || x >= MULTIPLE_LIMIT || !inLogarithm(argument, 1n) || !inLogarithm(base, 2n)) return undefined;
  if (argument === 1n) return 0n;
  const [c, b] = [Number(argument), Number(base)];
  const rational = rationalLogarithm(c, b);
  if (rational === undefined) return floorMultiple(x, logarithmRatio(c, b));
  return (x * BigInt(rational[0])) / BigInt(rational[1]);
}

export const FLOORLOG: Primitive = {
  name: 'floorlog',
  parameters: ['integer', 'integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `x times the logarithm of c to the base b, rounded down; ${MULTIPLE_DOMAIN}, c below 1, b below 2 and either from 2^40 up`,
  row: ternaryRow(ratioMultipleExactly),
  column: ratioMultiples,
  steps: fixedSteps(200),
  witnesses: [],
  exports: {
    pari: call(
      define(
        'floorlog',
        'floorlog(x, c, b) = if(c < 1 || b < 2, error("undefined"), floormultiple(x, () -> log(c) / log(b)));',
        FLOOR_MULTIPLE.pari,
      ),
    ),
    python: call(
      define(
        'floorlog',
        `def floorlog(x, c, b):
    if c < 1 or b < 2:
        raise Undefined
    return floor_multiple(x, lambda bits: (log_scaled(c, bits) << bits) // log_scaled(b, bits))`,
        FLOOR_MULTIPLE.python,
        LOG_SCALED.python,
      ),
    ),
    javascript: call(
      define(
        'floorlog',
        `function floorlog(x, c, b) {
  if (c < 1n || b < 2n) throw new Undefined();
  return floorMultiple(x, (bits) => (logScaled(c, bits) << bits) / logScaled(b, bits));
}`,
        FLOOR_MULTIPLE.javascript,
        LOG_SCALED.javascript,
      ),
    ),
    latex: rendering(([x, c, b]) => `\\left\\lfloor ${x} \\cdot \\log_{${bare(b)}} ${c} \\right\\rfloor`),
  },
  mathml: floorOfMultiple((c, b) => mathRow(subscript(leaf('mi', 'log'), b.markup), within(c, GRIP.closed))),
  semantics: `
    x,c,b,floorlog
    10,5,3,14
    100000000000000000000,5,3,146497352071792716719
    1000000000000000000000000000000,2,11,289064826317887859266211007700
    1,8,2,3
    1,9,2,3
    7,8,2,21
    5,4,8,3
    6,4,8,4
    5,8,4,7
    2^64,8,4,27670116110564327424
    1,1000,10,3
    1,999,10,2
    1,1001,10,3
    3,10,1000,1
    2,36,6,4
    7,6,36,3
    5,12,18,4
    1000,12,18,859
    0,5,3,0
    0,1,2,0
    9,1,2,0
    9,2,2,9
    2^53,7,7,9007199254740992
    1,2^40-1,2^40-1,1
    1,2^40-1,2,39
    1,2^40,2,undefined
    1,2,2^40,undefined
    -1,2,3,undefined
    1,0,2,undefined
    1,2,1,undefined
    1,2,0,undefined
    2^512-1,3,2,21250872785830767123856159080556627748245604711641893092994281055081829248956317141853312768334160855413690786314720963499754298629529609626262309530905515
    2^512,3,2,undefined
    undefined,2,3,undefined
    2,undefined,3,undefined
    2,3,undefined,undefined
  `,
};
