import { FACTORS } from '../../export/definitions/factors.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { arithmeticFunction, FACTORING_DOMAIN } from './arithmetic-function.js';

export const BIGOMEGA = arithmeticFunction({
  name: 'bigomega',
  summary: `the number of prime factors of x, repeated ones counted each time; ${FACTORING_DOMAIN}`,
  compute: (powers) => powers.reduce((sum, { exponent }) => sum + exponent, 0),
  exports: {
    pari: call(define('all_factors', 'all_factors(x) = if(x < 1, error("undefined"), bigomega(x));')),
    python: call(
      define(
        'all_factors',
        `def all_factors(x):
    return len(factors(x))`,
        FACTORS.python,
      ),
    ),
    javascript: call(
      define('allFactors', 'const allFactors = (x) => BigInt(factors(x).length);', FACTORS.javascript),
    ),
    latex: latexCall('\\Omega'),
  },
  mathml: called('Ω'),
  semantics: `
    x,bigomega
    1,0
    2,1
    3,1
    4,2
    6,2
    12,3
    30,3
    36,4
    49,2
    97,1
    360,6
    1024,10
    65535,4
    65536,16
    65537,1
    1048575,6
    1048576,20
    1048577,2
    2^26,26
    2^31-1,1
    6469693230,10
    999999866000004473,undefined
    1000006000009,2
    2^40-1,8
    2^40,undefined
    2^40-87,1
    1048576145719,2
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
