import { GRIP, leaf } from '../../../export/mathml-elements.js';
import { rendering } from '../../../export/rendering.js';
import { NONE } from '../../dimension-rule.js';
import type { RealPrimitive } from '../../primitive.js';

const VALUE = Math.E;

export const E: RealPrimitive = {
  name: 'real.e',
  notation: { kind: 'constant', symbol: 'e' },
  parameters: [],
  result: 'real',
  commutative: false,
  evaluation: 'strict',
  summary: 'the base of natural logarithms, 2.718281828459045',
  value: () => VALUE,
  column: (out, rows) => out.fill(VALUE, 0, rows),
  derivatives: [],
  inverses: [],
  dimension: NONE,
  steps: 1,
  exports: {
    pari: rendering(() => 'exp(1)'),
    python: rendering(() => 'math.e'),
    numpy: rendering(() => 'np.e'),
    javascript: rendering(() => 'Math.E'),
    spreadsheet: rendering(() => 'EXP(1)'),
    latex: rendering(() => 'e'),
  },
  mathml: () => ({ markup: leaf('mi', 'e'), grip: GRIP.closed }),
  semantics: `
    real.e
    2.718281828459045
  `,
};
