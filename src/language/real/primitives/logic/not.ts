import { call } from '../../../export/rendering.js';
import { NOT as OF_INTEGERS } from '../../../primitives/logic/not.js';
import { NONE } from '../../dimension-rule.js';
import { columnOf1 } from '../../kernels.js';
import type { RealPrimitive } from '../../primitive.js';

export const NOT: RealPrimitive = {
  name: 'real.not',
  notation: { kind: 'call', symbol: OF_INTEGERS.name },
  parameters: ['boolean'],
  result: 'boolean',
  commutative: OF_INTEGERS.commutative,
  evaluation: 'strict',
  summary: OF_INTEGERS.summary,
  value: (x) => 1 - x,
  column: columnOf1((x) => 1 - x),
  derivatives: [],
  inverses: [undefined],
  dimension: NONE,
  steps: 1,
  exports: { ...OF_INTEGERS.exports, numpy: call('np.logical_not'), spreadsheet: call('NOT') },
  mathml: OF_INTEGERS.mathml,
  semantics: `
    x,real.not
    0,1
    1,0
    undefined,undefined
  `,
};
