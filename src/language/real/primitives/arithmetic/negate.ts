import { rendering } from '../../../export/rendering.js';
import { NEG } from '../../../primitives/arithmetic/neg.js';
import { SAME } from '../../dimension-rule.js';
import type { RealKernel, RealPrimitive } from '../../primitive.js';

const column: RealKernel = (out, rows, a) => {
  for (let r = 0; r < rows; r++) out[r] = 0 - a[r];
};

export const NEGATE: RealPrimitive = {
  name: 'real.negate',
  notation: { kind: 'prefix', symbol: '-', word: 'minus', precedence: 80 },
  parameters: ['real'],
  result: 'real',
  commutative: false,
  evaluation: 'strict',
  summary: 'minus the argument',
  value: (x) => 0 - x,
  column: column,
  derivatives: [() => -1],
  inverses: [(result) => 0 - result],
  dimension: SAME,
  steps: 1,
  exports: { ...NEG.exports, numpy: NEG.exports.python, spreadsheet: rendering(([x]) => `(-${x})`) },
  mathml: NEG.mathml,
  semantics: `
    x,real.negate
    0,0
    -0,0
    2.5,-2.5
    -5e-324,5e-324
    undefined,undefined
  `,
};
