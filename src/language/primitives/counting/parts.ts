import { PARTS_FUNCTION } from '../../export/definitions/triangles.js';
import { indexed } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { Triangle } from '../../triangle.js';
import { triangular } from './triangular.js';

export const PARTS = triangular({
  name: 'parts',
  value: 'the partitions of x into k parts',
  triangle: new Triangle((at, n, k) => (n === 0 ? 1n : k === 0 ? 0n : at(n - 1, k - 1) + at(n - k, k))),
  exports: {
    pari: call(
      define(
        'parts',
        'parts(x, k) = if(x < 0, error("undefined"), if(k < 0 || k > x, 0, if(x == 0, 1, if(k == 0, 0, #partitions(x, , [k, k])))));',
      ),
    ),
    python: call(PARTS_FUNCTION.python),
    javascript: call(PARTS_FUNCTION.javascript),
    latex: rendering(([x, k]) => `p_{${bare(k)}}\\left(${bare(x)}\\right)`),
  },
  mathml: indexed('p'),
  semantics: `
    x,k,parts
    0,0,1
    1,0,0
    1,1,1
    2,1,1
    4,2,2
    5,3,2
    6,3,3
    10,4,9
    12,6,11
    18,9,30
    19,9,41
    20,3,33
    25,5,192
    30,15,176
    5,-1,0
    5,6,0
    0,1,0
    0,-1,0
    64,9,79403
    256,2,128
    256,256,1
    256,200,526823
    257,3,undefined
    257,-1,undefined
    -1,0,undefined
    -1,-1,undefined
    10,2^64,0
    10,-2^64,0
    2^64,3,undefined
    2^53,2,undefined
    undefined,2,undefined
    2,undefined,undefined
  `,
});
