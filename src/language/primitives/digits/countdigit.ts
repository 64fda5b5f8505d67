import { digitsOf, smallDigits } from '../../digits.js';
import { DIGIT_LIST } from '../../export/definitions/digits.js';
import {
  operator as mathOperator,
  row as mathRow,
  parentheses,
  subscript,
} from '../../export/mathml-elements.js';
import { closed } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { digitSteps } from '../../steps.js';
import { ternaryRow } from '../rows.js';
import { DIGITS_DOMAIN, hasDigits } from './digit-function.js';

const countDigit: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const digit = b[j + r];
    const base = c[k + r];
    if (!(x >= 0 && base >= 2) || Number.isNaN(digit)) out[r] = Number.NaN;
    else {
      let count = 0;
      for (const found of smallDigits(x, base)) if (found === digit) count++;
      out[r] = count;
    }
  }
};

export const COUNTDIGIT: Primitive = {
  name: 'countdigit',
  parameters: ['integer', 'integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `how often a digit occurs in x in a base; ${DIGITS_DOMAIN}`,
  row: ternaryRow((x, digit, base) =>
    hasDigits(x, base) ? BigInt(digitsOf(x, base).filter((found) => found === digit).length) : undefined,
  ),
  column: countDigit,
  steps: digitSteps,
  witnesses: [],
  exports: {
    pari: call(
      define(
        'digit_count',
        'digit_count(x, digit, base) = my(d = digit_list(x, base)); sum(i = 1, #d, d[i] == digit);',
        DIGIT_LIST.pari,
      ),
    ),
    python: call(
      define(
        'digit_count',
        `def digit_count(x, digit, base):
    return digit_list(x, base).count(digit)`,
        DIGIT_LIST.python,
      ),
    ),
    javascript: call(
      define(
        'digitCount',
        'const digitCount = (x, digit, base) => BigInt(digitList(x, base).filter((found) => found === digit).length);',
        DIGIT_LIST.javascript,
      ),
    ),
    latex: rendering(([x, digit, base]) => `\\#_{${bare(digit)}}\\left(${bare(x)}\\right)_{${bare(base)}}`),
  },
  mathml: closed((x, digit, base) =>
    mathRow(subscript(mathOperator('#'), digit), subscript(parentheses(x), base)),
  ),
  semantics: `
    x,digit,base,countdigit
    0,0,10,1
    0,1,10,0
    100,0,10,2
    1212,2,10,2
    255,1,2,8
    256,0,2,8
    5,5,7,1
    5,-1,7,0
    5,9,7,0
    100,10,11,0
    -5,5,10,undefined
    5,5,1,undefined
    5,5,0,undefined
    2^53-1,9,10,5
    2^53,0,2,53
    2^64,0,2,64
    2^64,4,10,4
    2^100,2^40,2^60,1
    2^1024-1,1,2,1024
    2^1024,1,2,undefined
    7,2^64,10,0
    7,7,2^64,1
    undefined,1,10,undefined
    1,undefined,10,undefined
    1,1,undefined,undefined
  `,
};
