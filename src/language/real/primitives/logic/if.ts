import { call } from '../../../export/rendering.js';
import { IF as OF_INTEGERS } from '../../../primitives/logic/if.js';
import { CHOSEN } from '../../dimension-rule.js';
import type { RealKernel, RealPrimitive } from '../../primitive.js';

function choose(condition: number, x: number, y: number): number {
  return condition === 1 ? x : condition === 0 ? y : Number.NaN;
}

const column: RealKernel = (out, rows, a, b, c) => {
  for (let r = 0; r < rows; r++) out[r] = choose(a[r], b[r], c[r]);
};

export const IF: RealPrimitive = {
  name: 'real.if',
  notation: { kind: 'call', symbol: OF_INTEGERS.name },
  parameters: ['boolean', 'real', 'real'],
  result: 'real',
  commutative: false,
  evaluation: 'choice',
  summary: OF_INTEGERS.summary,
  value: choose,
  column,
  derivatives: [
    () => 0,
    (_result, condition) => (condition === 1 ? 1 : 0),
    (_result, condition) => (condition === 0 ? 1 : 0),
  ],
  inverses: [undefined, undefined, undefined],
  dimension: CHOSEN,
  steps: 1,
  exports: { ...OF_INTEGERS.exports, numpy: call('np.where'), spreadsheet: call('IF') },
  mathml: OF_INTEGERS.mathml,
  semantics: `
    condition,x,y,real.if
    1,2.5,3,2.5
    0,2.5,3,3
    1,2.5,undefined,2.5
    0,2.5,undefined,undefined
    1,undefined,3,undefined
    0,undefined,3,3
    undefined,2.5,2.5,undefined
  `,
};
