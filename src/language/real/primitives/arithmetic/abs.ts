import { fenced } from '../../../export/mathml-elements.js';
import { closed } from '../../../export/mathml-notation.js';
import { bare, call, rendering } from '../../../export/rendering.js';
import { SAME } from '../../dimension-rule.js';
import type { RealKernel, RealPrimitive } from '../../primitive.js';

const column: RealKernel = (out, rows, a) => {
  for (let r = 0; r < rows; r++) out[r] = Math.abs(a[r]);
};

export const ABS: RealPrimitive = {
  name: 'real.abs',
  notation: { kind: 'call', symbol: 'abs' },
  parameters: ['real'],
  result: 'real',
  commutative: false,
  evaluation: 'strict',
  summary: 'the magnitude',
  value: (x) => Math.abs(x),
  column: column,
  derivatives: [(_result, x) => (x < 0 ? -1 : 1)],
  inverses: [(result) => (result >= 0 ? result : Number.NaN)],
  dimension: SAME,
  steps: 1,
  exports: {
    pari: call('abs'),
    python: call('abs'),
    numpy: call('np.abs'),
    javascript: call('Math.abs'),
    spreadsheet: call('ABS'),
    latex: rendering(([x]) => `\\left| ${bare(x)} \\right|`),
  },
  mathml: closed((x) => fenced('|', '|', x)),
  semantics: `
    x,real.abs
    0,0
    -0,0
    -2.5,2.5
    5e-324,5e-324
    undefined,undefined
  `,
};
