import { DIGIT_LIST } from '../../export/definitions/digits.js';
import { indexed } from '../../export/mathml-notation.js';
import { call, define } from '../../export/rendering.js';
import type { Primitive } from '../../primitive.js';
import { digitSteps } from '../../steps.js';
import { DIGITS_DOMAIN, inBase, ofDigits } from './digit-function.js';

function runsOf<Digit>(digits: readonly Digit[]): number {
  return digits.filter((digit, at) => at === 0 || digit !== digits[at - 1]).length;
}

export const RUNS: Primitive = {
  name: 'runs',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `the number of runs of equal digits of x in a base; ${DIGITS_DOMAIN}`,
  ...ofDigits(runsOf, (digits) => BigInt(runsOf(digits))),
  steps: digitSteps,
  witnesses: [],
  exports: {
    pari: call(
      define(
        'digit_runs',
        'digit_runs(x, base) = my(d = digit_list(x, base)); 1 + sum(i = 2, #d, d[i] != d[i - 1]);',
        DIGIT_LIST.pari,
      ),
    ),
    python: call(
      define(
        'digit_runs',
        `def digit_runs(x, base):
    found = digit_list(x, base)
    return 1 + sum(u != v for u, v in zip(found, found[1:]))`,
        DIGIT_LIST.python,
      ),
    ),
    javascript: call(
      define(
        'digitRuns',
        'const digitRuns = (x, base) => BigInt(digitList(x, base).filter((d, i, all) => i === 0 || d !== all[i - 1]).length);',
        DIGIT_LIST.javascript,
      ),
    ),
    latex: inBase('runs'),
  },
  mathml: indexed('runs'),
  semantics: `
    x,base,runs
    0,10,1
    0,2,1
    7,10,1
    10,10,2
    12345,10,5
    110,10,2
    100,2,4
    255,2,1
    255,16,1
    1221,10,3
    99,100,1
    5,7,1
    -1,10,undefined
    -1,2,undefined
    10,1,undefined
    10,0,undefined
    10,-2,undefined
    2^53-1,10,13
    2^53,10,13
    2^53-1,2,1
    2^53,3,21
    2^53+1,2,3
    2^53-1,2^53-1,2
    2^53-1,2^53,1
    2^53,2^53,2
    5,2^53,1
    2^64,10,17
    2^64-1,16,1
    2^100,2^60,2
    2^100,1000,11
    2^100-1,36,19
    2^100-1,37,19
    2^1024-1,2,1
    2^1024-1,10,282
    2^1024-1,2^64,1
    2^1024,10,undefined
    2^1024,2,undefined
    7,2^100,1
    2^100,0,undefined
    -2^64,10,undefined
    undefined,10,undefined
    10,undefined,undefined
  `,
};
