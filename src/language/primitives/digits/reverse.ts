import { digitsOf, smallDigits } from '../../digits.js';
import { DIGIT_LIST, FROM_DIGITS } from '../../export/definitions/digits.js';
import { indexed } from '../../export/mathml-notation.js';
import { call, define } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { digitSteps } from '../../steps.js';
import { binaryRow } from '../rows.js';
import { DIGITS_DOMAIN, hasDigits, inBase, readDigits, smallValue } from './digit-function.js';

const reverseDigits: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const base = b[j + r];
    out[r] = x >= 0 && base >= 2 ? smallValue(smallDigits(x, base).reverse(), base) : Number.NaN;
  }
};

export const REVERSE: Primitive = {
  name: 'reverse',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `x with its digits in a base in reverse order; ${DIGITS_DOMAIN}`,
  row: binaryRow((x, base) =>
    hasDigits(x, base) ? readDigits(digitsOf(x, base).reverse(), base) : undefined,
  ),
  column: reverseDigits,
  steps: digitSteps,
  witnesses: [],
  exports: {
    pari: call(
      define(
        'reverse_digits',
        'reverse_digits(x, base) = fromdigits(Vecrev(digit_list(x, base)), base);',
        DIGIT_LIST.pari,
      ),
    ),
    python: call(
      define(
        'reverse_digits',
        `def reverse_digits(x, base):
    return from_digits(digit_list(x, base)[::-1], base)`,
        FROM_DIGITS.python,
        DIGIT_LIST.python,
      ),
    ),
    javascript: call(
      define(
        'reverseDigits',
        'const reverseDigits = (x, base) => fromDigits(digitList(x, base).reverse(), base);',
        FROM_DIGITS.javascript,
        DIGIT_LIST.javascript,
      ),
    ),
    latex: inBase('reverse'),
  },
  mathml: indexed('reverse'),
  semantics: `
    x,base,reverse
    0,10,0
    0,2,0
    7,10,7
    10,10,1
    12345,10,54321
    110,10,11
    100,2,19
    255,2,255
    255,16,255
    1221,10,1221
    99,100,99
    5,7,5
    -1,10,undefined
    -1,2,undefined
    10,1,undefined
    10,0,undefined
    10,-2,undefined
    2^53-1,10,1990474529917009
    2^53,10,2990474529917009
    2^53-1,2,9007199254740991
    2^53,3,13835424455658040
    2^53+1,2,9007199254740993
    2^53-1,2^53-1,1
    2^53-1,2^53,9007199254740991
    2^53,2^53,1
    5,2^53,5
    2^64,10,61615590737044764481
    2^64-1,16,18446744073709551615
    2^100,2^60,1099511627776
    2^100,1000,376205703496401229228600650267001
    2^100-1,36,5739368219127277136746632739515
    2^100-1,37,6914698424133804862668670804827
    2^1024-1,2,179769313486231590772930519078902473361797697894230657273430081157732675805500963132708477322407536021120113879871393357658789768814416622492847430639474124377767893424865485276302219601246094119453082952085005768838150682342462881473913110540827237163350510684586298239947245938479716304835356329624224137215
    2^1024-1,10,512731422426923653538403617974839542749932892685486015053361732728045011319374188264243286051838867500580259280354911490642106912203672584568424398767773421474936034748294226614418867987856753393178978311021120635704223774807231369005508576237751180034372756032498796797163374209870915039277095132684313967971
    2^1024-1,2^64,179769313486231590772930519078902473361797697894230657273430081157732675805500963132708477322407536021120113879871393357658789768814416622492847430639474124377767893424865485276302219601246094119453082952085005768838150682342462881473913110540827237163350510684586298239947245938479716304835356329624224137215
    2^1024,10,undefined
    2^1024,2,undefined
    7,2^100,7
    2^100,0,undefined
    -2^64,10,undefined
    undefined,10,undefined
    10,undefined,undefined
    9007199254740899,10,9980474529917009
    6,4,9
  `,
};
