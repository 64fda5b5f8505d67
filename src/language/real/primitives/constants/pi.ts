import { GRIP, leaf } from '../../../export/mathml-elements.js';
import { rendering } from '../../../export/rendering.js';
import { NONE } from '../../dimension-rule.js';
import type { RealPrimitive } from '../../primitive.js';

const VALUE = Math.PI;

export const PI: RealPrimitive = {
  name: 'real.pi',
  notation: { kind: 'constant', symbol: 'pi' },
  parameters: [],
  result: 'real',
  commutative: false,
  evaluation: 'strict',
  summary: 'the circumference of a circle by its diameter, 3.141592653589793',
  value: () => VALUE,
  column: (out, rows) => out.fill(VALUE, 0, rows),
  derivatives: [],
  inverses: [],
  dimension: NONE,
  steps: 1,
  exports: {
    pari: rendering(() => 'Pi'),
    python: rendering(() => 'math.pi'),
    numpy: rendering(() => 'np.pi'),
    javascript: rendering(() => 'Math.PI'),
    spreadsheet: rendering(() => 'PI()'),
    latex: rendering(() => '\\pi'),
  },
  mathml: () => ({ markup: leaf('mi', 'π'), grip: GRIP.closed }),
  semantics: `
    real.pi
    3.141592653589793
  `,
};
