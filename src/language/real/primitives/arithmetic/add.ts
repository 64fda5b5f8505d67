import { GRIP } from '../../../export/mathml-elements.js';
import { additive } from '../../../export/mathml-notation.js';
import { operator, SUM } from '../../../export/rendering.js';
import { SAME } from '../../dimension-rule.js';
import { finite, type RealKernel, type RealPrimitive } from '../../primitive.js';

const column: RealKernel = (out, rows, a, b) => {
  for (let r = 0; r < rows; r++) out[r] = finite(a[r] + b[r]);
};

export const ADD: RealPrimitive = {
  name: 'real.add',
  notation: {
    kind: 'infix',
    symbol: '+',
    word: 'plus',
    precedence: 60,
    associativity: 'left',
    spaces: 'outside-indices',
  },
  parameters: ['real', 'real'],
  result: 'real',
  commutative: true,
  arithmetic: 'addition',
  evaluation: 'strict',
  summary: 'the sum',
  value: (x, y) => finite(x + y),
  column,
  derivatives: [() => 1, () => 1],
  inverses: [(result, _x, y) => finite(result - y), (result, x) => finite(result - x)],
  dimension: SAME,
  steps: 1,
  exports: {
    pari: operator('+', SUM),
    python: operator('+', SUM),
    numpy: operator('+', SUM),
    javascript: operator('+', SUM),
    spreadsheet: operator('+', SUM),
    latex: operator('+', SUM),
  },
  mathml: additive('+', GRIP.sum),
  semantics: `
    x,y,real.add
    0,0,0
    0.1,0.2,0.30000000000000004
    -2.5,2.5,0
    -0,-0,0
    1e308,1e308,undefined
    1e16,1,1e16
    9007199254740993,0,9007199254740992
    5e-324,5e-324,1e-323
    undefined,1,undefined
    1,undefined,undefined
  `,
};
