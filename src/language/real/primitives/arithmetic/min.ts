import { called } from '../../../export/mathml-notation.js';
import { call, latexCall } from '../../../export/rendering.js';
import { SAME } from '../../dimension-rule.js';
import { columnOf2 } from '../../kernels.js';
import type { RealPrimitive } from '../../primitive.js';

export const MIN: RealPrimitive = {
  name: 'real.min',
  notation: { kind: 'call', symbol: 'min' },
  parameters: ['real', 'real'],
  result: 'real',
  commutative: true,
  evaluation: 'strict',
  summary: 'the smaller argument',
  value: (x, y) => Math.min(x, y) + 0,
  column: columnOf2((x, y) => Math.min(x, y) + 0),
  derivatives: [(_result, x, y) => (x <= y ? 1 : 0), (_result, x, y) => (x <= y ? 0 : 1)],
  inverses: [undefined, undefined],
  dimension: SAME,
  steps: 1,
  exports: {
    pari: call('min'),
    python: call('min'),
    numpy: call('np.minimum'),
    javascript: call('Math.min'),
    spreadsheet: call('MIN'),
    latex: latexCall('\\min'),
  },
  mathml: called('min'),
  semantics: `
    x,y,real.min
    0,0,0
    -0,0,0
    2,1,1
    -2,2.5,-2
    undefined,1,undefined
    1,undefined,undefined
  `,
};
