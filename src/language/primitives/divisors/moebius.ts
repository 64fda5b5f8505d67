import { FACTORS } from '../../export/definitions/factors.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { arithmeticFunction, FACTORING_DOMAIN } from './arithmetic-function.js';

export const MOEBIUS = arithmeticFunction({
  name: 'moebius',
  summary: `0 if a square above 1 divides x, else 1 or -1 as x has an even or an odd number of prime factors; ${FACTORING_DOMAIN}`,
  compute: (powers) => (powers.some(({ exponent }) => exponent > 1) ? 0 : powers.length % 2 === 0 ? 1 : -1),
  exports: {
    pari: call(define('moebius_sign', 'moebius_sign(x) = if(x < 1, error("undefined"), moebius(x));')),
    python: call(
      define(
        'moebius_sign',
        `def moebius_sign(x):
    found = factors(x)
    return (-1) ** len(found) if len(found) == len(set(found)) else 0`,
        FACTORS.python,
      ),
    ),
    javascript: call(
      define(
        'moebiusSign',
        `function moebiusSign(x) {
  const found = factors(x);
  return new Set(found).size < found.length ? 0n : found.length % 2 === 0 ? 1n : -1n;
}`,
        FACTORS.javascript,
      ),
    ),
    latex: latexCall('\\mu'),
  },
  mathml: called('μ'),
  semantics: `
    x,moebius
    1,1
    2,-1
    3,-1
    4,0
    6,1
    12,0
    30,-1
    36,0
    49,0
    97,-1
    360,0
    1024,0
    65535,1
    65536,0
    65537,-1
    1048575,0
    1048576,0
    1048577,1
    2^26,0
    2^31-1,-1
    6469693230,1
    999999866000004473,undefined
    1000006000009,0
    2^40-1,0
    2^40,undefined
    2^40-87,-1
    1048576145719,1
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
