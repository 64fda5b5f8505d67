import { TRIANGLE } from '../../export/definitions/triangles.js';
import { pair } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { Triangle } from '../../triangle.js';
import { triangular } from './triangular.js';

export const STIRLING2 = triangular({
  name: 'stirling2',
  value: 'the ways to divide x things into k sets, the Stirling numbers of the second kind',
  triangle: new Triangle((at, n, k) => (n === 0 ? 1n : at(n - 1, k - 1) + BigInt(k) * at(n - 1, k))),
  exports: {
    pari: call(
      define(
        'stirling2',
        'stirling2(x, k) = if(x < 0, error("undefined"), if(k < 0 || k > x, 0, stirling(x, k, 2)));',
      ),
    ),
    python: call(
      define(
        'stirling2',
        `def stirling2(x, k):
    return triangle(x, k, lambda m, j, left, above: left + j * above)`,
        TRIANGLE.python,
      ),
    ),
    javascript: call(
      define(
        'stirling2',
        'const stirling2 = (x, k) => triangle(x, k, (m, j, left, above) => left + j * above);',
        TRIANGLE.javascript,
      ),
    ),
    latex: rendering(([x, k]) => `\\left\\{{${bare(x)} \\atop ${bare(k)}}\\right\\}`),
  },
  mathml: pair('{', '}'),
  semantics: `
    x,k,stirling2
    0,0,1
    1,0,0
    1,1,1
    2,1,1
    4,2,7
    5,3,25
    6,3,90
    10,4,34105
    12,6,1323652
    18,9,106175395755
    19,9,1144614626805
    20,3,580606446
    25,5,2436684974110751
    30,15,12879868072770626040000
    5,-1,0
    5,6,0
    0,1,0
    0,-1,0
    64,9,32335026918477574293804539866569674535440409203899287750
    256,2,57896044618658097711785492504343953926634992332820282019728792003956564819967
    256,256,1
    256,200,161806788016047966591490450527157450821724607171197981821008258731005135407569658024858387366135232514719622084132631167386779094839900546660480898603061617520235001281700
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
