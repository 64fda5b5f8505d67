import { TRIROW_FUNCTION } from '../../export/definitions/triangles.js';
import { called } from '../../export/mathml-notation.js';
import { call, latexCall } from '../../export/rendering.js';
import type { Primitive } from '../../primitive.js';
import { quadraticSteps } from '../../steps.js';
import { unaryRow } from '../rows.js';
import { EXACT_ROW_LIMIT, smallTriangleRow, triangleRow } from './triangle-places.js';

export const TRIROW: Primitive = {
  name: 'trirow',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary:
    'the row of the x-th entry of a triangle read by rows, both from 0; undefined for negative arguments',
  row: unaryRow((x) => (x < 0n ? undefined : triangleRow(x))),
  column: (out, rows, a, i) => {
    for (let r = 0; r < rows; r++) {
      const x = a[i + r];
      out[r] = x >= 0 ? (x < EXACT_ROW_LIMIT ? smallTriangleRow(x) : Infinity) : Number.NaN;
    }
  },
  steps: quadraticSteps,
  witnesses: [],
  exports: {
    pari: call(TRIROW_FUNCTION.pari),
    python: call(TRIROW_FUNCTION.python),
    javascript: call(TRIROW_FUNCTION.javascript),
    latex: latexCall('\\operatorname{row}'),
  },
  mathml: called('row'),
  semantics: `
    x,trirow
    0,0
    1,1
    2,1
    3,2
    4,2
    5,2
    6,3
    7,3
    8,3
    9,3
    10,4
    11,4
    14,4
    15,5
    20,5
    21,6
    54,9
    55,10
    1000,44
    4999,99
    5049,99
    5050,100
    2^31,65535
    2^48-1,23726565
    2^48,23726565
    2^48+1,23726565
    2^49,33554431
    2^53,134217727
    2^53+1,134217727
    2^64,6074000999
    2^100,1592262918131442
    -1,undefined
    -2^64,undefined
    undefined,undefined
    562949970198528,33554432
    562949970198527,33554431
    140737479966720,16777215
    140737479966719,16777214
  `,
};
