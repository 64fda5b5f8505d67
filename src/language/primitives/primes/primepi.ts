import { IS_PRIME_FUNCTION } from '../../export/definitions/primes.js';
import { called } from '../../export/mathml-notation.js';
import { call, define, latexCall } from '../../export/rendering.js';
import { countPrimes, SIEVE_LIMIT } from '../../factors.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { unaryRow } from '../rows.js';

const primesUpTo: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    out[r] = x < 2 ? 0 : x < SIEVE_LIMIT ? countPrimes(x) : Number.NaN;
  }
};

export const PRIMEPI: Primitive = {
  name: 'primepi',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: 'the number of primes up to x; undefined from 2^20 up',
  row: unaryRow((x) => (x < 2n ? 0n : x < BigInt(SIEVE_LIMIT) ? BigInt(countPrimes(Number(x))) : undefined)),
  column: primesUpTo,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call(define('prime_count', 'prime_count(x) = if(x < 2, 0, primepi(x));')),
    python: call(
      define(
        'prime_count',
        `def prime_count(x):
    return sum(is_prime(k) for k in range(2, x + 1))`,
        IS_PRIME_FUNCTION.python,
      ),
    ),
    javascript: call(
      define(
        'primeCount',
        `function primeCount(x) {
  let total = 0n;
  for (let k = 2n; k <= x; k++) if (isPrime(k)) total++;
  return total;
}`,
        IS_PRIME_FUNCTION.javascript,
      ),
    ),
    latex: latexCall('\\pi'),
  },
  mathml: called('π'),
  semantics: `
    x,primepi
    0,0
    1,0
    2,1
    3,2
    4,2
    10,4
    100,25
    541,100
    542,100
    65536,6542
    65537,6543
    2^20-1,82025
    2^20-3,82025
    2^20,undefined
    2^53,undefined
    -1,0
    -100,0
    2^64,undefined
    -2^64,0
    undefined,undefined
  `,
};
