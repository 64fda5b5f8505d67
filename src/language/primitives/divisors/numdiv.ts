import { DIVISOR_SUM } from '../../export/definitions/factors.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { arithmeticFunction, FACTORING_DOMAIN } from './arithmetic-function.js';

export const NUMDIV = arithmeticFunction({
  name: 'numdiv',
  summary: `the number of positive divisors of x; ${FACTORING_DOMAIN}`,
  compute: (powers) => powers.reduce((product, { exponent }) => product * (exponent + 1), 1),
  exports: {
    pari: call(define('divisor_count', 'divisor_count(x) = if(x < 1, error("undefined"), numdiv(x));')),
    python: call(
      define(
        'divisor_count',
        `def divisor_count(x):
    return divisor_sum(x, 0)`,
        DIVISOR_SUM.python,
      ),
    ),
    javascript: call(
      define('divisorCount', 'const divisorCount = (x) => divisorSum(x, 0n);', DIVISOR_SUM.javascript),
    ),
    latex: latexCall('\\tau'),
  },
  mathml: called('τ'),
  semantics: `
    x,numdiv
    1,1
    2,2
    3,2
    4,3
    6,4
    12,6
    30,8
    36,9
    49,3
    97,2
    360,24
    1024,11
    65535,16
    65536,17
    65537,2
    1048575,48
    1048576,21
    1048577,4
    2^26,27
    2^31-1,2
    6469693230,1024
    999999866000004473,undefined
    1000006000009,3
    2^40-1,192
    2^40,undefined
    2^40-87,2
    1048576145719,4
    0,undefined
    -1,undefined
    -12,undefined
    2^53,undefined
    2^53+1,undefined
    2^64,undefined
    -2^64,undefined
    undefined,undefined
  `,
});
