import { call } from '../../../export/rendering.js';
import { EITHER as OF_INTEGERS } from '../../../primitives/logic/either.js';
import { NONE } from '../../dimension-rule.js';
import { columnOf2 } from '../../kernels.js';
import type { RealPrimitive } from '../../primitive.js';

export const EITHER: RealPrimitive = {
  name: 'real.either',
  notation: { kind: 'call', symbol: OF_INTEGERS.name },
  parameters: ['boolean', 'boolean'],
  result: 'boolean',
  commutative: OF_INTEGERS.commutative,
  evaluation: 'strict',
  summary: OF_INTEGERS.summary,
  value: (x, y) => x + y - x * y,
  column: columnOf2((x, y) => x + y - x * y),
  derivatives: [],
  inverses: [undefined, undefined],
  dimension: NONE,
  steps: 1,
  exports: { ...OF_INTEGERS.exports, numpy: call('np.logical_or'), spreadsheet: call('OR') },
  mathml: OF_INTEGERS.mathml,
  semantics: `
    x,y,real.either
    0,0,0
    0,1,1
    1,0,1
    1,1,1
    undefined,1,undefined
    1,undefined,undefined
  `,
};
