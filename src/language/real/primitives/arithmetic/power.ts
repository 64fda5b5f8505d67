import { log } from '../../../../numbers/real/log.js';
import { power } from '../../../../numbers/real/power.js';
import { element, GRIP, within } from '../../../export/mathml-elements.js';
import { bare, call, define, type Rendering, rendering } from '../../../export/rendering.js';
import { raised } from '../../dimension-rule.js';
import { columnOf2 } from '../../kernels.js';
import { finite, type RealPrimitive } from '../../primitive.js';

function raise(x: number, y: number): number {
  return finite(power(x, y));
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

/** Powers of negative numbers are none of complex numbers, and those of integers as reals have exact exponents. */
const PARI_POWER = define(
  'realpower',
  'realpower(x, y) = if(y == floor(y), x^floor(y), if(x < 0, error("undefined"), x^y));',
);

/** An operator where the exponent is an integer as it stands, and a call elsewhere. */
function raising(symbol: string, other: Rendering): Rendering {
  const write = ([x, y]: readonly string[]) => {
    const [isInteger, open, close] = /^(\(?-?\d+)(?:\.0)?(\)?)$/.exec(y) ?? [];
    return isInteger === undefined ? other.write([x, y]) : `${x}${symbol}${open}${close}`;
  };
  return { ...other, write };
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
  arithmetic: 'exponentiation',
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
    pari: raising('^', call(PARI_POWER)),
    python: raising('**', call('math.pow')),
    numpy: raising('**', call('np.power')),
    javascript: call('Math.pow'),
    spreadsheet: call('POWER'),
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
