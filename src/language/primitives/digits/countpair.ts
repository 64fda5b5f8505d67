import { digitsOf, smallDigits } from '../../digits.js';
import { DIGIT_LIST } from '../../export/definitions/digits.js';
import {
  element,
  leaf,
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

const countPair: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const pair = b[j + r];
    const base = c[k + r];
    if (!(x >= 0 && base >= 2) || Number.isNaN(pair)) out[r] = Number.NaN;
    else {
      const digits = smallDigits(x, base);
      let count = 0;
      // Two neighbours together are no more than x.
      for (let at = 1; at < digits.length; at++) if (digits[at] * base + digits[at - 1] === pair) count++;
      out[r] = count;
    }
  }
};

function countPairExactly(x: bigint, pair: bigint, base: bigint): bigint | undefined {
  if (!hasDigits(x, base)) return undefined;
  const digits = digitsOf(x, base);
  return BigInt(
    digits.filter((low, at) => at + 1 < digits.length && digits[at + 1] * base + low === pair).length,
  );
}

export const COUNTPAIR: Primitive = {
  name: 'countpair',
  parameters: ['integer', 'integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `how often two digits that make the number \`pair\` stand side by side in x in a base; ${DIGITS_DOMAIN}`,
  row: ternaryRow(countPairExactly),
  column: countPair,
  steps: digitSteps,
  witnesses: [],
  exports: {
    pari: call(
      define(
        'pair_count',
        'pair_count(x, pair, base) = my(d = digit_list(x, base)); sum(i = 2, #d, d[i - 1] * base + d[i] == pair);',
        DIGIT_LIST.pari,
      ),
    ),
    python: call(
      define(
        'pair_count',
        `def pair_count(x, pair, base):
    d = digit_list(x, base)
    return sum(high * base + low == pair for low, high in zip(d, d[1:]))`,
        DIGIT_LIST.python,
      ),
    ),
    javascript: call(
      define(
        'pairCount',
        `function pairCount(x, pair, base) {
  const digits = digitList(x, base);
  return BigInt(digits.filter((low, i) => i + 1 < digits.length && digits[i + 1] * base + low === pair).length);
}`,
        DIGIT_LIST.javascript,
      ),
    ),
    latex: rendering(([x, pair, base]) => `\\#_{${bare(pair)}}^{2}\\left(${bare(x)}\\right)_{${bare(base)}}`),
  },
  mathml: closed((x, pair, base) =>
    mathRow(element('msubsup', mathOperator('#'), pair, leaf('mn', '2')), subscript(parentheses(x), base)),
  ),
  semantics: `
    x,pair,base,countpair
    0,0,10,0
    7,7,10,0
    1212,12,10,2
    1212,21,10,1
    1112,11,10,2
    1005,0,10,1
    1005,5,10,1
    5,5,10,0
    255,3,2,7
    256,0,2,7
    12,12,5,1
    12,100,10,0
    12,-1,10,0
    -12,12,10,undefined
    12,12,1,undefined
    12,12,0,undefined
    2^53-1,99,10,2
    2^53,0,2,52
    2^64,0,2,63
    2^100,2^100,2^60,1
    2^1024-1,3,2,1023
    2^1024,3,2,undefined
    7,2^64,10,0
    undefined,1,10,undefined
    1,undefined,10,undefined
    1,1,undefined,undefined
  `,
};
