import { floorMultiple, naturalLogarithm } from '../../constants.js';
import { FLOOR_MULTIPLE, LOG_SCALED } from '../../export/definitions/multiples.js';
import { GRIP, leaf, row as mathRow, within } from '../../export/mathml-elements.js';
import { floorOfMultiple } from '../../export/mathml-notation.js';
import { call, define, rendering } from '../../export/rendering.js';
import { FACTOR_LIMIT } from '../../factors.js';
import { MULTIPLE_LIMIT } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { fixedSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';
import { floorIfClear, inLogarithm, MULTIPLE_DOMAIN } from './multiple.js';

const logarithmMultiples: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const argument = b[j + r];
    if (!(x >= 0 && argument >= 1 && argument < FACTOR_LIMIT)) out[r] = Number.NaN;
    else out[r] = x === 0 || argument === 1 ? 0 : floorIfClear(x * Math.log(argument));
  }
};

export const FLOORLN: Primitive = {
  name: 'floorln',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `x times the natural logarithm of c, rounded down; ${MULTIPLE_DOMAIN}, c below 1 and from 2^40 up`,
  row: binaryRow((x, c) => {
    if (x < 0n || x >= MULTIPLE_LIMIT || !inLogarithm(c, 1n)) return undefined;
    return c === 1n ? 0n : floorMultiple(x, naturalLogarithm(Number(c)));
  }),
  column: logarithmMultiples,
  steps: fixedSteps(200),
  witnesses: [],
  exports: {
    pari: call(
      define(
        'floorln',
        'floorln(x, c) = if(c < 1, error("undefined"), floormultiple(x, () -> log(c)));',
        FLOOR_MULTIPLE.pari,
      ),
    ),
    python: call(
      define(
        'floorln',
        `def floorln(x, c):
    if c < 1:
        raise Undefined
    return floor_multiple(x, lambda bits: log_scaled(c, bits))`,
        FLOOR_MULTIPLE.python,
        LOG_SCALED.python,
      ),
    ),
    javascript: call(
      define(
        'floorln',
        `function floorln(x, c) {
  if (c < 1n) throw new Undefined();
  return floorMultiple(x, (bits) => logScaled(c, bits));
}`,
        FLOOR_MULTIPLE.javascript,
        LOG_SCALED.javascript,
      ),
    ),
    latex: rendering(([x, c]) => `\\left\\lfloor ${x} \\cdot \\ln ${c} \\right\\rfloor`),
  },
  mathml: floorOfMultiple((c) => mathRow(leaf('mi', 'ln'), within(c, GRIP.closed))),
  semantics: `
    x,c,floorln
    0,2,0
    1,2,0
    2,2,1
    3,2,2
    7,2,4
    10,2,6
    100,2,69
    113,2,78
    33102,2,22944
    265381,2,183948
    364913,2,252938
    1000000,2,693147
    2^26,2,46516319
    2^30,2,744261117
    2^40,2,762123384785
    1000000000000000,2,693147180559945
    2^52,2,3121657384082679
    2^53-1,2,6243314768165358
    2^53,2,6243314768165359
    2^53+1,2,6243314768165359
    1000000000000000000000000000000,2,693147180559945309417232121458
    10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000,2,6931471805599453094172321214581765680755001343602552541206800094933936219696947156058633269964186875
    2^512-1,2,9293584264128987901384440660653081117630633404975079641076009770578364573633075645167623918067512986930843040596952636663673675798576024949780480621393956
    2^512,2,undefined
    -1,2,undefined
    -2^64,2,undefined
    2^64,2,12786308645202655659
    undefined,2,undefined
    100000000000000000000,1,0
    100000000000000000000,3,109861228866810969139
    100000000000000000000,10,230258509299404568401
    100000000000000000000,23,313549421592914969080
    100000000000000000000,33,349650756146648023545
    100000000000000000000,1000,690775527898213705205
    100000000000000000000,1048577,1386294456487276784753
    100000000000000000000,2^40-1,2772588722239690288198
    100000000000000000000,2^40,undefined
    100000000000000000000,0,undefined
    100000000000000000000,-1,undefined
    5,1,0
    5,2^64,undefined
    0,0,undefined
    0,1,0
    2^64,1,0
    5,undefined,undefined
  `,
};
