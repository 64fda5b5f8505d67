import { TRIANGLE } from '../../export/definitions/triangles.js';
import { pair } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { Triangle } from '../../triangle.js';
import { triangular } from './triangular.js';

export const EULERIAN = triangular({
  name: 'eulerian',
  value: 'the permutations of x things that rise k times',
  triangle: new Triangle((at, n, k) =>
    n === 0 ? 1n : BigInt(k + 1) * at(n - 1, k) + BigInt(n - k) * at(n - 1, k - 1),
  ),
  exports: {
    pari: call(
      define(
        'eulerian',
        'eulerian(x, k) = if(x < 0, error("undefined"), if(k < 0 || k > x, 0, if(x == 0, 1, sum(j = 0, k, (-1)^j * binomial(x + 1, j) * (k + 1 - j)^x))));',
      ),
    ),
    python: call(
      define(
        'eulerian',
        `def eulerian(x, k):
    return triangle(x, k, lambda m, j, left, above: (j + 1) * above + (m - j) * left)`,
        TRIANGLE.python,
      ),
    ),
    javascript: call(
      define(
        'eulerian',
        'const eulerian = (x, k) => triangle(x, k, (m, j, left, above) => (j + 1n) * above + (m - j) * left);',
        TRIANGLE.javascript,
      ),
    ),
    latex: rendering(([x, k]) => `\\left\\langle{${bare(x)} \\atop ${bare(k)}}\\right\\rangle`),
  },
  mathml: pair('⟨', '⟩'),
  semantics: `
    x,k,eulerian
    0,0,1
    1,0,1
    1,1,0
    2,1,1
    4,2,11
    5,3,26
    6,3,302
    10,4,1310354
    12,6,162512286
    18,9,1865385657780650
    19,9,37307713155613000
    20,3,1026509354985
    25,5,21045399230106913746
    30,15,62481596875767023932367207962680
    5,-1,0
    5,6,0
    0,1,0
    0,-1,0
    64,9,9246641137797926472685864118078357772806351213408592160916764375
    256,2,139008452377144732764939786789661303114218821049962204001342600572292925396974117650615710084484651381212575506874582004865
    256,256,0
    256,200,190254558862502447398208665139854699616575330433236696162106548802658066077881791777114861663232665825436456443047487691400971273773039635487091570153037116631275042649367719383786976854188410260414679686556363808427433119608278006493379950101571507862462191741916907752953812289499752068522556056523857837857387676121848246049387576473106758621990953014141867835561623101481531088022972140644262486260205581788892763033834805229680894525483744295
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
