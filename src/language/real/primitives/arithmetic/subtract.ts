import { GRIP } from '../../../export/mathml-elements.js';
import { additive } from '../../../export/mathml-notation.js';
import { operator, SUM } from '../../../export/rendering.js';
import { SAME } from '../../dimension-rule.js';
import { finite, type RealKernel, type RealPrimitive } from '../../primitive.js';

const column: RealKernel = (out, rows, a, b) => {
  for (let r = 0; r < rows; r++) out[r] = finite(a[r] - b[r]);
};

export const SUBTRACT: RealPrimitive = {
  name: 'real.subtract',
  notation: {
    kind: 'infix',
    symbol: '-',
    word: 'minus',
    precedence: 60,
    associativity: 'left',
    spaces: 'outside-indices',
  },
  parameters: ['real', 'real'],
  result: 'real',
  commutative: false,
  arithmetic: 'addition',
  evaluation: 'strict',
  summary: 'the difference',
  value: (x, y) => finite(x - y),
  column,
  derivatives: [() => 1, () => -1],
  inverses: [(result, _x, y) => finite(result + y), (result, x) => finite(x - result)],
  dimension: SAME,
  steps: 1,
  exports: {
    pari: operator('-', SUM),
    python: operator('-', SUM),
    numpy: operator('-', SUM),
    javascript: operator('-', SUM),
    spreadsheet: operator('-', SUM),
    latex: operator('-', SUM),
  },
  mathml: additive('−', GRIP.sum + 1),
  semantics: `
    x,y,real.subtract
    0,0,0
    0.3,0.1,0.19999999999999998
    2.5,2.5,0
    -0,0,0
    1e308,-1e308,undefined
    5e-324,1e-323,-5e-324
    undefined,1,undefined
    1,undefined,undefined
  `,
};
