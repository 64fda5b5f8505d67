import { FACTOR_SET, FACTORS } from '../../export/definitions/factors.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { arithmeticFunction, FACTORING_DOMAIN } from './arithmetic-function.js';

export const OMEGA = arithmeticFunction({
  name: 'omega',
  summary: `the number of different prime factors of x; ${FACTORING_DOMAIN}`,
  compute: (powers) => powers.length,
  exports: {
    pari: call(define('distinct_factors', 'distinct_factors(x) = if(x < 1, error("undefined"), omega(x));')),
    python: call(
      define(
        'distinct_factors',
        `def distinct_factors(x):
    return len(set(factors(x)))`,
        FACTORS.python,
      ),
    ),
    javascript: call(
      define(
        'distinctFactors',
        'const distinctFactors = (x) => BigInt(factorSet(x).length);',
        FACTOR_SET.javascript,
      ),
    ),
    latex: latexCall('\\omega'),
  },
  mathml: called('ω'),
  semantics: `
    x,omega
    1,0
    2,1
    3,1
    4,1
    6,2
    12,2
    30,3
    36,2
    49,1
    97,1
    360,3
    1024,1
    65535,4
    65536,1
    65537,1
    1048575,5
    1048576,1
    1048577,2
    2^26,1
    2^31-1,1
    6469693230,10
    999999866000004473,undefined
    1000006000009,1
    2^40-1,7
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
