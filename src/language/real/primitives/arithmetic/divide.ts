import { element, GRIP } from '../../../export/mathml-elements.js';
import { bare, operator, PRODUCT, rendering } from '../../../export/rendering.js';
import { productWith } from '../../dimension-rule.js';
import { finite, type RealKernel, type RealPrimitive } from '../../primitive.js';

const column: RealKernel = (out, rows, a, b) => {
  for (let r = 0; r < rows; r++) out[r] = finite(a[r] / b[r]);
};

export const DIVIDE: RealPrimitive = {
  name: 'real.divide',
  notation: {
    kind: 'infix',
    symbol: '/',
    word: 'by',
    precedence: 70,
    associativity: 'left',
    spaces: 'never',
  },
  parameters: ['real', 'real'],
  result: 'real',
  commutative: false,
  arithmetic: 'division',
  evaluation: 'strict',
  summary: 'the quotient; undefined if the divisor is 0',
  value: (x, y) => finite(x / y),
  column: column,
  derivatives: [(_result, _x, y) => 1 / y, (result, _x, y) => -result / y],
  inverses: [(result, _x, y) => finite(result * y), (result, x) => finite(x / result)],
  dimension: productWith(-1),
  steps: 1,
  exports: {
    pari: operator('/', PRODUCT),
    python: operator('/', PRODUCT),
    numpy: operator('/', PRODUCT),
    javascript: operator('/', PRODUCT),
    spreadsheet: operator('/', PRODUCT),
    latex: rendering(([x, y]) => `\\frac{${bare(x)}}{${bare(y)}}`),
  },
  mathml: ([x, y]) => ({ markup: element('mfrac', x.markup, y.markup), grip: GRIP.product }),
  semantics: `
    x,y,real.divide
    1,3,0.3333333333333333
    0,5,0
    -0,5,0
    0,-5,0
    1,0,undefined
    0,0,undefined
    1,5e-324,undefined
    1e-200,1e200,0
    -7.5,2.5,-3
    undefined,1,undefined
    1,undefined,undefined
  `,
};
