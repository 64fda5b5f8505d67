import { FACTOR_SET, RADICAL_FUNCTION } from '../../export/definitions/factors.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { arithmeticFunction, FACTORING_DOMAIN } from './arithmetic-function.js';

export const RADICAL = arithmeticFunction({
  name: 'radical',
  summary: `the product of the different prime factors of x; ${FACTORING_DOMAIN}`,
  compute: (powers) => powers.reduce((product, { prime }) => product * prime, 1),
  exports: {
    pari: call(define('radical', 'radical(x) = if(x < 1, error("undefined"), factorback(factor(x)[, 1]));')),
    python: call(RADICAL_FUNCTION.python),
    javascript: call(
      define(
        'radical',
        'const radical = (x) => factorSet(x).reduce((total, p) => total * p, 1n);',
        FACTOR_SET.javascript,
      ),
    ),
    latex: latexCall('\\operatorname{rad}'),
  },
  mathml: called('rad'),
  semantics: `
    x,radical
    1,1
    2,2
    3,3
    4,2
    6,6
    12,6
    30,30
    36,6
    49,7
    97,97
    360,30
    1024,2
    65535,65535
    65536,2
    65537,65537
    1048575,209715
    1048576,2
    1048577,1048577
    2^26,2
    2^31-1,2147483647
    6469693230,6469693230
    999999866000004473,undefined
    1000006000009,1000003
    2^40-1,219902325555
    2^40,undefined
    2^40-87,1099511627689
    1048576145719,1048576145719
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
