import { TRIROW_FUNCTION } from '../../export/definitions/triangles.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import type { Primitive } from '../../primitive.js';
import { quadraticSteps } from '../../steps.js';
import { unaryRow } from '../rows.js';
import { EXACT_ROW_LIMIT, smallTriangleRow, triangleRow } from './triangle-places.js';

export const TRICOL: Primitive = {
  name: 'tricol',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary:
    'the place in its row of the x-th entry of a triangle read by rows, all from 0; undefined for negative arguments',
  row: unaryRow((x) => {
    if (x < 0n) return undefined;
    const row = triangleRow(x);
    return x - (row * (row + 1n)) / 2n;
  }),
  column: (out, rows, a, i) => {
    for (let r = 0; r < rows; r++) {
      const x = a[i + r];
      if (!(x >= 0)) out[r] = Number.NaN;
      else if (x >= EXACT_ROW_LIMIT) out[r] = Infinity;
      else {
        const row = smallTriangleRow(x);
        out[r] = x - (row * (row + 1)) / 2;
      }
    }
  },
  steps: quadraticSteps,
  witnesses: [],
  exports: {
    pari: call(define('tricol', 'tricol(x) = x - binomial(trirow(x) + 1, 2);', TRIROW_FUNCTION.pari)),
    python: call(
      define(
        'tricol',
        `def tricol(x):
    return x - trirow(x) * (trirow(x) + 1) // 2`,
        TRIROW_FUNCTION.python,
      ),
    ),
    javascript: call(
      define(
        'tricol',
        'const tricol = (x) => x - (trirow(x) * (trirow(x) + 1n)) / 2n;',
        TRIROW_FUNCTION.javascript,
      ),
    ),
    latex: latexCall('\\operatorname{column}'),
  },
  mathml: called('column'),
  semantics: `
    x,tricol
    0,0
    1,0
    2,1
    3,0
    4,1
    5,2
    6,0
    7,1
    8,2
    9,3
    10,0
    11,1
    14,4
    15,0
    20,5
    21,0
    54,9
    55,0
    1000,10
    4999,49
    5049,99
    5050,0
    2^31,32768
    2^48-1,21497760
    2^48,21497761
    2^48+1,21497762
    2^49,16777216
    2^53,67108864
    2^53+1,67108865
    2^64,2746052116
    2^100,1020888849639973
    -1,undefined
    -2^64,undefined
    undefined,undefined
    562949970198528,0
    562949970198527,33554431
    140737479966720,0
    140737479966719,16777214
  `,
};
