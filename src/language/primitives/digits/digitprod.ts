import { PROD } from '../../export/definitions/arithmetic.js';
import { DIGIT_LIST } from '../../export/definitions/digits.js';
import { indexed } from '../../export/mathml-notation.js';
import { call, define } from '../../export/rendering.js';
import type { Primitive } from '../../primitive.js';
import { digitSteps } from '../../steps.js';
import { DIGITS_DOMAIN, inBase, ofDigits } from './digit-function.js';

export const DIGITPROD: Primitive = {
  name: 'digitprod',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `the product of the digits of x in a base; ${DIGITS_DOMAIN}`,
  // A product of digits is below the number itself.
  ...ofDigits(
    (digits) => digits.reduce((product, digit) => product * digit, 1),
    (digits) => digits.reduce((product, digit) => product * digit, 1n),
  ),
  steps: digitSteps,
  witnesses: [],
  exports: {
    pari: call(
      define('digit_product', 'digit_product(x, base) = vecprod(digit_list(x, base));', DIGIT_LIST.pari),
    ),
    python: call(
      define(
        'digit_product',
        `def digit_product(x, base):
    return prod(digit_list(x, base))`,
        PROD.python,
        DIGIT_LIST.python,
      ),
    ),
    javascript: call(
      define(
        'digitProduct',
        'const digitProduct = (x, base) => digitList(x, base).reduce((total, digit) => total * digit, 1n);',
        DIGIT_LIST.javascript,
      ),
    ),
    latex: inBase('digitprod'),
  },
  mathml: indexed('digitprod'),
  semantics: `
    x,base,digitprod
    0,10,0
    0,2,0
    7,10,7
    10,10,0
    12345,10,120
    110,10,0
    100,2,0
    255,2,1
    255,16,225
    1221,10,4
    99,100,99
    5,7,5
    -1,10,undefined
    -1,2,undefined
    10,1,undefined
    10,0,undefined
    10,-2,undefined
    2^53-1,10,0
    2^53,10,0
    2^53-1,2,1
    2^53,3,0
    2^53+1,2,0
    2^53-1,2^53-1,0
    2^53-1,2^53,9007199254740991
    2^53,2^53,0
    5,2^53,5
    2^64,10,0
    2^64-1,16,6568408355712890625
    2^100,2^60,0
    2^100,1000,58596176412934279142400000
    2^100-1,36,0
    2^100-1,37,0
    2^1024-1,2,1
    2^1024-1,10,0
    2^1024-1,2^64,179769313486231590617005494896502488139538923424507473845653439431848569886227202866765261632299351819569917639009010788373365912036255753178371299382143631760131695224907130882552454362167933328609537509415576609030163673758148226168953269623548572115351901405836315903312675793605327103910016259918212890625
    2^1024,10,undefined
    2^1024,2,undefined
    7,2^100,7
    2^100,0,undefined
    -2^64,10,undefined
    undefined,10,undefined
    10,undefined,undefined
    9999999999999999,10,1853020188851841
    2345,10,120
    2^53-1,2^27,9007199053414401
    2^1024-1,2^512,179769313486231590772930519078902473361797697894230657273430081157732675805500963132708477322407536021120113879871393357658789768814416622492847430639474097562152033539671286128252223189553839160721441767298250321715263238814402734379959506792230903356495130620869925267845538430714092411695463462326211969025
  `,
};
