import { PROD } from '../../export/definitions/arithmetic.js';
import { FACTOR_SET, FACTORS, RADICAL_FUNCTION } from '../../export/definitions/factors.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { arithmeticFunction, FACTORING_DOMAIN } from './arithmetic-function.js';

export const PHI = arithmeticFunction({
  name: 'phi',
  summary: `how many of 1 … x have no divisor in common with x; ${FACTORING_DOMAIN}`,
  compute: (powers) =>
    powers.reduce((product, { prime, exponent }) => product * (prime - 1) * prime ** (exponent - 1), 1),
  exports: {
    pari: call(define('totient', 'totient(x) = if(x < 1, error("undefined"), eulerphi(x));')),
    python: call(
      define(
        'totient',
        `def totient(x):
    return prod(p - 1 for p in set(factors(x))) * x // radical(x)`,
        PROD.python,
        FACTORS.python,
        RADICAL_FUNCTION.python,
      ),
    ),
    javascript: call(
      define(
        'totient',
        'const totient = (x) => factorSet(x).reduce((rest, p) => (rest / p) * (p - 1n), x);',
        FACTOR_SET.javascript,
      ),
    ),
    latex: latexCall('\\varphi'),
  },
  mathml: called('φ'),
  semantics: `
    x,phi
    1,1
    2,1
    3,2
    4,2
    6,2
    12,4
    30,8
    36,12
    49,42
    97,96
    360,96
    1024,512
    65535,32768
    65536,32768
    65537,65536
    1048575,480000
    1048576,524288
    1048577,986880
    2^26,33554432
    2^31-1,2147483646
    6469693230,1021870080
    999999866000004473,undefined
    1000006000009,1000005000006
    2^40-1,473702400000
    2^40,undefined
    2^40-87,1099511627688
    1048576145719,1048574097144
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
