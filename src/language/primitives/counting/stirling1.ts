import { TRIANGLE } from '../../export/definitions/triangles.js';
import { pair } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { Triangle } from '../../triangle.js';
import { triangular } from './triangular.js';

export const STIRLING1 = triangular({
  name: 'stirling1',
  value:
    'the permutations of x things that have k cycles, the Stirling numbers of the first kind without sign',
  triangle: new Triangle((at, n, k) => (n === 0 ? 1n : at(n - 1, k - 1) + BigInt(n - 1) * at(n - 1, k))),
  exports: {
    pari: call(
      define(
        'stirling1',
        'stirling1(x, k) = if(x < 0, error("undefined"), if(k < 0 || k > x, 0, abs(stirling(x, k, 1))));',
      ),
    ),
    python: call(
      define(
        'stirling1',
        `def stirling1(x, k):
    return triangle(x, k, lambda m, j, left, above: left + (m - 1) * above)`,
        TRIANGLE.python,
      ),
    ),
    javascript: call(
      define(
        'stirling1',
        'const stirling1 = (x, k) => triangle(x, k, (m, j, left, above) => left + (m - 1n) * above);',
        TRIANGLE.javascript,
      ),
    ),
    latex: rendering(([x, k]) => `\\left[{${bare(x)} \\atop ${bare(k)}}\\right]`),
  },
  mathml: pair('[', ']'),
  semantics: `
    x,k,stirling1
    0,0,1
    1,0,0
    1,1,1
    2,1,1
    4,2,11
    5,3,35
    6,3,225
    10,4,723680
    12,6,13339535
    18,9,4308105301929
    19,9,102417740732658
    20,3,668609730341153280
    25,5,2677503356427960382362624
    30,15,8459574446076318147830625
    5,-1,0
    5,6,0
    0,1,0
    0,-1,0
    64,9,2130529662410197715629630925464152562532892795398928503274266005681881968407562158080000
    256,2,20508676252934105001002659313620652860058484686876706019418820696161834109674002397991520514864083259153922656196425866667856215031346867448483866394218534862773016895636280081286005645120659160592101743559624106712136640102066969360457640381110600031949822553451661203770416888805997739991254084901230995183689917838071327612291540151348509028402374770660236578195000948760463927947397600187479770710176953001292116040833209115984437732622467072000000000000000000000000000000000000000000000000000000000000
    256,256,1
    256,200,1385870250966279742661147149146201041533653700398665017583121470380732142414969340672709141479292828602804795050935356278963963122573330639433038891384058319169300777241912400
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
