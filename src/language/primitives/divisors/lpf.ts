import { FACTORS } from '../../export/definitions/factors.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { arithmeticFunction, FACTORING_DOMAIN } from './arithmetic-function.js';

export const LPF = arithmeticFunction({
  name: 'lpf',
  summary: `the least prime factor of x, 1 for x = 1; ${FACTORING_DOMAIN}`,
  compute: (powers) => powers[0]?.prime ?? 1,
  exports: {
    pari: call(
      define(
        'least_factor',
        'least_factor(x) = if(x < 1, error("undefined"), if(x == 1, 1, factor(x)[1, 1]));',
      ),
    ),
    python: call(
      define(
        'least_factor',
        `def least_factor(x):
    return min(factors(x), default=1)`,
        FACTORS.python,
      ),
    ),
    javascript: call(
      define('leastFactor', 'const leastFactor = (x) => factors(x)[0] ?? 1n;', FACTORS.javascript),
    ),
    latex: latexCall('\\operatorname{lpf}'),
  },
  mathml: called('lpf'),
  semantics: `
    x,lpf
    1,1
    2,2
    3,3
    4,2
    6,2
    12,2
    30,2
    36,2
    49,7
    97,97
    360,2
    1024,2
    65535,3
    65536,2
    65537,65537
    1048575,3
    1048576,2
    1048577,17
    2^26,2
    2^31-1,2147483647
    6469693230,2
    999999866000004473,undefined
    1000006000009,1000003
    2^40-1,3
    2^40,undefined
    2^40-87,1099511627689
    1048576145719,1000003
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
