import { MAX_FUNCTION } from '../../export/definitions/arithmetic.js';
import { DIGIT_LIST } from '../../export/definitions/digits.js';
import { indexed } from '../../export/mathml-notation.js';
import { call, define } from '../../export/rendering.js';
import type { Primitive } from '../../primitive.js';
import { digitSteps } from '../../steps.js';
import { DIGITS_DOMAIN, inBase, ofDigits } from './digit-function.js';

function larger(x: bigint, y: bigint): bigint {
  return x > y ? x : y;
}

export const MAXDIGIT: Primitive = {
  name: 'maxdigit',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `the largest digit of x in a base; ${DIGITS_DOMAIN}`,
  ...ofDigits(
    (digits) => Math.max(...digits),
    (digits) => digits.reduce(larger),
  ),
  steps: digitSteps,
  witnesses: [],
  exports: {
    pari: call(
      define('largest_digit', 'largest_digit(x, base) = vecmax(digit_list(x, base));', DIGIT_LIST.pari),
    ),
    python: call(
      define(
        'largest_digit',
        `def largest_digit(x, base):
    return max(digit_list(x, base))`,
        DIGIT_LIST.python,
      ),
    ),
    javascript: call(
      define(
        'largestDigit',
        'const largestDigit = (x, base) => digitList(x, base).reduce((u, v) => max(u, v));',
        DIGIT_LIST.javascript,
        MAX_FUNCTION.javascript,
      ),
    ),
    latex: inBase('maxdigit'),
  },
  mathml: indexed('maxdigit'),
  semantics: `
    x,base,maxdigit
    0,10,0
    0,2,0
    7,10,7
    10,10,1
    12345,10,5
    110,10,1
    100,2,1
    255,2,1
    255,16,15
    1221,10,2
    99,100,99
    5,7,5
    -1,10,undefined
    -1,2,undefined
    10,1,undefined
    10,0,undefined
    10,-2,undefined
    2^53-1,10,9
    2^53,10,9
    2^53-1,2,1
    2^53,3,2
    2^53+1,2,1
    2^53-1,2^53-1,1
    2^53-1,2^53,9007199254740991
    2^53,2^53,1
    5,2^53,5
    2^64,10,9
    2^64-1,16,15
    2^100,2^60,1099511627776
    2^100,1000,703
    2^100-1,36,32
    2^100-1,37,35
    2^1024-1,2,1
    2^1024-1,10,9
    2^1024-1,2^64,18446744073709551615
    2^1024,10,undefined
    2^1024,2,undefined
    7,2^100,7
    2^100,0,undefined
    -2^64,10,undefined
    undefined,10,undefined
    10,undefined,undefined
  `,
};
