import { TIMES } from '../../../primitives/arithmetic/times.js';
import { productWith } from '../../dimension-rule.js';
import { finite, type RealKernel, type RealPrimitive } from '../../primitive.js';

const column: RealKernel = (out, rows, a, b) => {
  for (let r = 0; r < rows; r++) out[r] = finite(a[r] * b[r]);
};

export const MULTIPLY: RealPrimitive = {
  name: 'real.multiply',
  notation: {
    kind: 'infix',
    symbol: '*',
    word: 'times',
    precedence: 70,
    associativity: 'left',
    spaces: 'never',
  },
  parameters: ['real', 'real'],
  result: 'real',
  commutative: true,
  arithmetic: 'multiplication',
  evaluation: 'strict',
  summary: 'the product',
  value: (x, y) => finite(x * y),
  column,
  derivatives: [(_result, _x, y) => y, (_result, x) => x],
  inverses: [(result, _x, y) => finite(result / y), (result, x) => finite(result / x)],
  dimension: productWith(1),
  steps: 1,
  exports: { ...TIMES.exports, numpy: TIMES.exports.python, spreadsheet: TIMES.exports.python },
  mathml: TIMES.mathml,
  semantics: `
    x,y,real.multiply
    0,0,0
    0.1,0.1,0.010000000000000002
    -2.5,0,0
    -2.5,4,-10
    1e200,1e200,undefined
    1e-200,1e-200,0
    undefined,0,undefined
    0,undefined,undefined
  `,
};
