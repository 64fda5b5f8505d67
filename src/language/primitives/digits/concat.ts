import { EXACT_LIMIT } from '../../../numbers/exact.js';
import { digitsOf } from '../../digits.js';
import { DIGIT_LIST, DIGIT_NUMBER } from '../../export/definitions/digits.js';
import { operator as mathOperator, parentheses, subscript } from '../../export/mathml-elements.js';
import { closed } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { bounded } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { digitSteps } from '../../steps.js';
import { ternaryRow } from '../rows.js';
import { hasDigits } from './digit-function.js';

const concatenate: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    const base = c[k + r];
    if (!(x >= 0 && y >= 0 && base >= 2)) out[r] = Number.NaN;
    else {
      let power = base;
      while (power <= y) power *= base;
      const joined = x === 0 ? y : x * power + y;
      out[r] = joined < EXACT_LIMIT ? joined : Infinity;
    }
  }
};

function concatenateExactly(x: bigint, y: bigint, base: bigint): bigint | undefined {
  if (x < 0n || !hasDigits(y, base)) return undefined;
  if (x === 0n) return y;
  return bounded(x * base ** BigInt(digitsOf(y, base).length) + y);
}

export const CONCAT: Primitive = {
  name: 'concat',
  parameters: ['integer', 'integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `the digits of x followed by those of y in a base, y for x = 0; undefined for negative arguments, y from 2^1024 up, and bases below 2`,
  row: ternaryRow(concatenateExactly),
  column: concatenate,
  steps: ([, y], result) => digitSteps([y], result),
  witnesses: [],
  exports: {
    pari: call(
      define(
        'join_digits',
        'join_digits(x, y, base) = my(d = digit_list(y, base)); if(x < 0, error("undefined")); if(x == 0, y, x * base^#d + y);',
        DIGIT_LIST.pari,
      ),
    ),
    python: call(
      define(
        'join_digits',
        `def join_digits(x, y, base):
    if x < 0:
        raise Undefined
    length = len(digit_list(y, base))
    return x * base ** length + y if x else y`,
        DIGIT_LIST.python,
      ),
    ),
    javascript: call(
      define(
        'joinDigits',
        `function joinDigits(x, y, base) {
  if (x < 0n) throw new Undefined();
  const length = digitNumber(y, base);
  return x === 0n ? y : x * base ** length + y;
}`,
        DIGIT_NUMBER.javascript,
      ),
    ),
    latex: rendering(([x, y, base]) => `\\left(${x} \\mathbin\\Vert ${y}\\right)_{${bare(base)}}`),
  },
  mathml: closed((x, y, base) => subscript(parentheses(x, mathOperator('∥'), y), base)),
  semantics: `
    x,y,base,concat
    1,2,10,12
    12,34,10,1234
    0,5,10,5
    5,0,10,50
    0,0,10,0
    5,10,2,90
    5,7,8,47
    5,8,8,328
    -1,2,10,undefined
    1,-2,10,undefined
    1,2,1,undefined
    1,2,0,undefined
    90071992,54740991,10,9007199254740991
    90071992,54740992,10,9007199254740992
    90071993,1,10,900719931
    2^53-1,0,2,18014398509481982
    2^53,1,10,90071992547409921
    1,2^53,10,19007199254740992
    2^64,2^64,10,1844674407370955161618446744073709551616
    3,5,2^52,13510798882111493
    3,5,2^64,55340232221128654853
    1,2^1024-1,2,359538626972463181545861038157804946723595395788461314546860162315465351611001926265416954644815072042240227759742786715317579537628833244985694861278948248755535786849730970552604439202492188238906165904170011537676301364684925762947826221081654474326701021369172596479894491876959432609670712659248448274431
    1,2^1024,2,undefined
    2^3071,1,2^1024,522194440706576253345876355358312191289982124523691890192116741641976953985778728424413405967498779170445053357219631418993786719092896803631618043925682638972978488271854999170180795067191859157214035005927973113188159419698856372836167342172293308748403954352901852035642024370059304557233988891799014503343469488440893892973452815095130470299789726716411734651513348221529512507986199933857107770846917779942645743159118957217248367043905936319748237550094520674504208530837546834166925275516486044134775384991808184705966507606898412918594045916828375610659246423184062775112999150206172392431297837246097308511903252956622805412865917690043804311051417135098849101156584508839003337597742539960818209685142687562392007453579567729991395256699805775897135553415567045292136442139895777424891477161767258532611634530697452993846501061481697843891439474220308003706472837459911525285821188577408160690315522951458068463354171428220365223949985950890732881736611925133626529949897998045399734600887312408859224933727829625089164535236559716582775403784110923285873186648442456409760158728501220463308455437074192539205964902261490928669488824051563042951500651206733594863336608245755565801460390869016718045121902354170201577095169
    2^3072,1,2^1024,undefined
    0,2^1024,10,undefined
    2^64,-1,10,undefined
    undefined,1,10,undefined
    1,undefined,10,undefined
    1,1,undefined,undefined
  `,
};
