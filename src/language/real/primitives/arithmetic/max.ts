import { called } from '../../../export/mathml-notation.js';
import { call, latexCall } from '../../../export/rendering.js';
import { SAME } from '../../dimension-rule.js';
import { columnOf2 } from '../../kernels.js';
import type { RealPrimitive } from '../../primitive.js';

export const MAX: RealPrimitive = {
  name: 'real.max',
  notation: { kind: 'call', symbol: 'max' },
  parameters: ['real', 'real'],
  result: 'real',
  commutative: true,
  evaluation: 'strict',
  summary: 'the larger argument',
  value: (x, y) => Math.max(x, y) + 0,
  column: columnOf2((x, y) => Math.max(x, y) + 0),
  derivatives: [(_result, x, y) => (x >= y ? 1 : 0), (_result, x, y) => (x >= y ? 0 : 1)],
  inverses: [undefined, undefined],
  dimension: SAME,
  steps: 1,
  exports: {
    pari: call('max'),
    python: call('max'),
    numpy: call('np.maximum'),
    javascript: call('Math.max'),
    spreadsheet: call('MAX'),
    latex: latexCall('\\max'),
  },
  mathml: called('max'),
  semantics: `
    x,y,real.max
    0,0,0
    -0,0,0
    2,1,2
    -2,2.5,2.5
    undefined,1,undefined
    1,undefined,undefined
  `,
};
