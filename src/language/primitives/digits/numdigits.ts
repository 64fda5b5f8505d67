import { DIGIT_LIST, DIGIT_NUMBER } from '../../export/definitions/digits.js';
import { indexed } from '../../export/mathml-notation.js';
import { call, define } from '../../export/rendering.js';
import type { Primitive } from '../../primitive.js';
import { digitSteps } from '../../steps.js';
import { DIGITS_DOMAIN, inBase, ofDigits } from './digit-function.js';

export const NUMDIGITS: Primitive = {
  name: 'numdigits',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `the number of digits of x in a base, 1 for x = 0; ${DIGITS_DOMAIN}`,
  ...ofDigits(
    (digits) => digits.length,
    (digits) => BigInt(digits.length),
  ),
  steps: digitSteps,
  witnesses: [],
  exports: {
    pari: call(define('digit_number', 'digit_number(x, base) = #digit_list(x, base);', DIGIT_LIST.pari)),
    python: call(
      define(
        'digit_number',
        `def digit_number(x, base):
    return len(digit_list(x, base))`,
        DIGIT_LIST.python,
      ),
    ),
    javascript: call(DIGIT_NUMBER.javascript),
    latex: inBase('digits'),
  },
  mathml: indexed('digits'),
  semantics: `
    x,base,numdigits
    0,10,1
    0,2,1
    7,10,1
    10,10,2
    12345,10,5
    110,10,3
    100,2,7
    255,2,8
    255,16,2
    1221,10,4
    99,100,1
    5,7,1
    -1,10,undefined
    -1,2,undefined
    10,1,undefined
    10,0,undefined
    10,-2,undefined
    2^53-1,10,16
    2^53,10,16
    2^53-1,2,53
    2^53,3,34
    2^53+1,2,54
    2^53-1,2^53-1,2
    2^53-1,2^53,1
    2^53,2^53,2
    5,2^53,1
    2^64,10,20
    2^64-1,16,16
    2^100,2^60,2
    2^100,1000,11
    2^100-1,36,20
    2^100-1,37,20
    2^1024-1,2,1024
    2^1024-1,10,309
    2^1024-1,2^64,16
    2^1024,10,undefined
    2^1024,2,undefined
    7,2^100,1
    2^100,0,undefined
    -2^64,10,undefined
    undefined,10,undefined
    10,undefined,undefined
  `,
};
