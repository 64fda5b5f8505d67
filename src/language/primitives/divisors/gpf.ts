import { FACTORS } from '../../export/definitions/factors.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { arithmeticFunction, FACTORING_DOMAIN } from './arithmetic-function.js';

export const GPF = arithmeticFunction({
  name: 'gpf',
  summary: `the greatest prime factor of x, 1 for x = 1; ${FACTORING_DOMAIN}`,
  compute: (powers) => powers.at(-1)?.prime ?? 1,
  exports: {
    pari: call(
      define(
        'greatest_factor',
        'greatest_factor(x) = if(x < 1, error("undefined"), if(x == 1, 1, vecmax(factor(x)[, 1])));',
      ),
    ),
    python: call(
      define(
        'greatest_factor',
        `def greatest_factor(x):
    return max(factors(x), default=1)`,
        FACTORS.python,
      ),
    ),
    javascript: call(
      define('greatestFactor', 'const greatestFactor = (x) => factors(x).at(-1) ?? 1n;', FACTORS.javascript),
    ),
    latex: latexCall('\\operatorname{gpf}'),
  },
  mathml: called('gpf'),
  semantics: `
    x,gpf
    1,1
    2,2
    3,3
    4,2
    6,3
    12,3
    30,5
    36,3
    49,7
    97,97
    360,5
    1024,2
    65535,257
    65536,2
    65537,65537
    1048575,41
    1048576,2
    1048577,61681
    2^26,2
    2^31-1,2147483647
    6469693230,29
    999999866000004473,undefined
    1000006000009,1000003
    2^40-1,61681
    2^40,undefined
    2^40-87,1099511627689
    1048576145719,1048573
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
