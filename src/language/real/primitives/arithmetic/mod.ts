import { GRIP } from '../../../export/mathml-elements.js';
import { between } from '../../../export/mathml-notation.js';
import { call, define, infix } from '../../../export/rendering.js';
import { SAME } from '../../dimension-rule.js';
import { columnOf2 } from '../../kernels.js';
import { finite, type RealPrimitive } from '../../primitive.js';

/** The remainder of doubles, `%`, is exact (IEEE 754 fmod), and so the same everywhere. */
function modulo(x: number, y: number): number {
  const remainder = x % y;
  return finite(remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder);
}

const MODULO = define(
  'modulo',
  `function modulo(x, y) {
  const remainder = x % y;
  return remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder;
}`,
);

export const MOD: RealPrimitive = {
  name: 'real.mod',
  notation: {
    kind: 'infix',
    symbol: 'mod',
    word: 'mod',
    precedence: 70,
    associativity: 'left',
    spaces: 'always',
  },
  parameters: ['real', 'real'],
  result: 'real',
  commutative: false,
  evaluation: 'strict',
  summary: "the remainder of floor division, of the divisor's sign; undefined if the divisor is 0",
  value: modulo,
  column: columnOf2(modulo),
  derivatives: [() => 1, (result, x, y) => (result - x) / y],
  inverses: [undefined, undefined],
  dimension: SAME,
  steps: 1,
  exports: {
    pari: call(define('realmod', 'realmod(x, y) = x - y*floor(x/y);')),
    python: infix('%'),
    numpy: infix('%'),
    javascript: call(MODULO),
    spreadsheet: call('MOD'),
    latex: infix('\\bmod'),
  },
  mathml: between('mod', GRIP.modulo, GRIP.product, GRIP.product + 1),
  semantics: `
    x,y,real.mod
    7.5,2,1.5
    -7.5,2,0.5
    7.5,-2,-0.5
    -7.5,-2,-1.5
    6,3,0
    -6,3,0
    1,0,undefined
    0,2.5,0
    1e300,7,1
    -1e-300,1,1
    undefined,1,undefined
    1,undefined,undefined
  `,
};
