import { log } from '../../../../numbers/real/log.js';
import { power } from '../../../../numbers/real/power.js';
import { element, GRIP, within } from '../../../export/mathml-elements.js';
import { bare, call, rendering } from '../../../export/rendering.js';
import { raised } from '../../dimension-rule.js';
import { columnOf2 } from '../../kernels.js';
import { finite, type RealPrimitive } from '../../primitive.js';

/** Integral exponents up to this are repeated multiplications, so that x^2 is x*x and x^3 is x*(x*x). */
const MOST_MULTIPLIED = 32;

function raise(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (!Number.isInteger(y) || Math.abs(y) > MOST_MULTIPLIED) return finite(power(x, y));
  let product = 1;
  let square = x;
  for (let left = Math.abs(y); left > 0; left >>= 1) {
    if ((left & 1) === 1) product *= square;
    square *= square;
  }
  return finite(y < 0 ? 1 / product : product);
}

/** Of two numbers with an even power, the positive one. */
function base(result: number, _x: number, y: number): number {
  if (y === 0) return Number.NaN;
  const isOdd = Number.isInteger(y) && Math.abs(y % 2) === 1;
  return isOdd && result < 0 ? 0 - raise(0 - result, 1 / y) : raise(result, 1 / y);
}

function exponent(result: number, x: number): number {
  return finite(log(result) / log(x));
}

export const POWER: RealPrimitive = {
  name: 'real.power',
  notation: {
    kind: 'infix',
    symbol: '^',
    word: 'power',
    precedence: 90,
    associativity: 'right',
    spaces: 'never',
  },
  parameters: ['real', 'real'],
  result: 'real',
  commutative: false,
  evaluation: 'strict',
  summary:
    'the power, 0^0 = 1; undefined for negative powers of 0 and for powers of negative numbers that are no integers',
  value: raise,
  column: columnOf2(raise),
  derivatives: [
    (_result, x, y) => (y === 0 ? 0 : y * raise(x, y - 1)),
    (result, x) => (x > 0 ? result * log(x) : x === 0 ? 0 : Number.NaN),
  ],
  inverses: [base, exponent],
  dimension: ([x, y]) => raised(y, x),
  steps: 1,
  exports: {
    pari: rendering(([x, y]) => `${x}^${y}`),
    python: rendering(([x, y]) => `${x}**${y}`),
    javascript: call('Math.pow'),
    latex: rendering(([x, y]) => `${x}^{${bare(y)}}`),
  },
  mathml: ([x, y]) => ({ markup: element('msup', within(x, GRIP.closed), y.markup), grip: GRIP.power }),
  semantics: `
    x,y,real.power
    0,0,1
    0,2,0
    0,0.5,0
    0,-1,undefined
    2.5,0,1
    2.5,1,2.5
    1.1,2,1.2100000000000002
    -1.1,3,-1.3310000000000004
    2,-1,0.5
    2,-2,0.25
    10,-3,0.001
    -2,0.5,undefined
    -2,-3,-0.125
    4,0.5,2
    9,1.5,27
    2,1023,8.98846567431158e307
    2,1024,undefined
    2,-1074,5e-324
    -1,1e15,1
    undefined,0,undefined
    0,undefined,undefined
  `,
};
