import { EXACT_LIMIT } from '../../../numbers/exact.js';
import { lcmOf } from '../../../numbers/gcd.js';
import { ABS_FUNCTION, GCD_FUNCTION } from '../../export/definitions/arithmetic.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { bounded, wordsOf } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { binaryRow } from '../rows.js';

const commonMultiple: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = Math.abs(a[i + r]);
    const y = Math.abs(b[j + r]);
    if (Number.isNaN(x) || Number.isNaN(y)) out[r] = Number.NaN;
    else if (x === 0 || y === 0) out[r] = 0;
    else {
      let divisor = x;
      for (let rest = y; rest !== 0; ) [divisor, rest] = [rest, divisor % rest];
      const multiple = (x / divisor) * y;
      out[r] = multiple < EXACT_LIMIT ? multiple : Infinity;
    }
  }
};

export const LCM: Primitive = {
  name: 'lcm',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: true,
  evaluation: 'strict',
  facts: {
    lattice: { order: 'divisibility', bound: 'upper' },
    domain: ['any', 'any'],
    least: (...least) => (least.every((value = 0n) => value > 0n) ? 1n : 0n),
  },
  summary: 'the least common multiple, never negative, 0 if an argument is',
  row: binaryRow((x, y) => bounded(lcmOf(x, y))),
  column: commonMultiple,
  steps: ([x, y]) => 1 + (((wordsOf(x) + wordsOf(y)) ** 2) >> 4),
  witnesses: [],
  exports: {
    pari: call(define('common_multiple', 'common_multiple(x, y) = if(x == 0 || y == 0, 0, abs(lcm(x, y)));')),
    python: call(
      define(
        'lcm',
        `def lcm(x, y):
    return abs(x * y) // gcd(x, y) if x and y else 0`,
        GCD_FUNCTION.python,
      ),
    ),
    javascript: call(
      define(
        'lcm',
        'const lcm = (x, y) => (x === 0n || y === 0n ? 0n : abs((x / gcd(x, y)) * y));',
        ABS_FUNCTION.javascript,
        GCD_FUNCTION.javascript,
      ),
    ),
    latex: latexCall('\\operatorname{lcm}'),
  },
  mathml: called('lcm'),
  semantics: `
    x,y,lcm
    4,6,12
    6,4,12
    1,7,7
    0,5,0
    5,0,0
    0,0,0
    -4,6,12
    4,-6,12
    -4,-6,12
    12,12,12
    2^53,2^53,9007199254740992
    2^53,1,9007199254740992
    2^52,3,13510798882111488
    2^53-1,2^53-2,81129638414606654674191240921090
    94906266,94906265,9007199231156490
    94906267,94906265,9007199326062755
    2^64,2^32,18446744073709551616
    2^64,3,55340232221128654848
    -2^64,3,55340232221128654848
    0,2^64,0
    2^4095,3,undefined
    2^4095,2^4000,522194440706576253345876355358312191289982124523691890192116741641976953985778728424413405967498779170445053357219631418993786719092896803631618043925682638972978488271854999170180795067191859157214035005927973113188159419698856372836167342172293308748403954352901852035642024370059304557233988891799014503343469488440893892973452815095130470299789726716411734651513348221529512507986199933857107770846917779942645743159118957217248367043905936319748237550094520674504208530837546834166925275516486044134775384991808184705966507606898412918594045916828375610659246423184062775112999150206172392431297837246097308511903252956622805412865917690043804311051417135098849101156584508839003337597742539960818209685142687562392007453579567729991395256699805775897135553415567045292136442139895777424891477161767258532611634530697452993846501061481697843891439474220308003706472837459911525285821188577408160690315522951458068463354171428220365223949985950890732881736611925133626529949897998045399734600887312408859224933727829625089164535236559716582775403784110923285873186648442456409760158728501220463308455437074192539205964902261490928669488824051563042951500651206733594863336608245755565801460390869016718045121902354170201577095168
    2^4000-1,2^4000,undefined
    undefined,2,undefined
    2,undefined,undefined
  `,
};
