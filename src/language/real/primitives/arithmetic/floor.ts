import { floor } from '../../../export/mathml-elements.js';
import { closed } from '../../../export/mathml-notation.js';
import { bare, call, rendering } from '../../../export/rendering.js';
import { NONE } from '../../dimension-rule.js';
import { columnOf1 } from '../../kernels.js';
import type { RealPrimitive } from '../../primitive.js';

export const FLOOR: RealPrimitive = {
  name: 'real.floor',
  notation: { kind: 'call', symbol: 'floor' },
  parameters: ['real'],
  result: 'real',
  commutative: false,
  evaluation: 'strict',
  summary: 'the largest integer that is not above the argument',
  value: (x) => Math.floor(x) + 0,
  column: columnOf1((x) => Math.floor(x) + 0),
  derivatives: [() => 0],
  inverses: [undefined],
  dimension: NONE,
  steps: 1,
  exports: {
    pari: call('floor'),
    python: call('math.floor'),
    numpy: call('np.floor'),
    javascript: call('Math.floor'),
    spreadsheet: call('INT'),
    latex: rendering(([x]) => `\\left\\lfloor ${bare(x)} \\right\\rfloor`),
  },
  mathml: closed((x) => floor(x)),
  semantics: `
    x,real.floor
    0,0
    -0,0
    2.5,2
    -2.5,-3
    -0.1,-1
    1e300,1e300
    undefined,undefined
  `,
};
