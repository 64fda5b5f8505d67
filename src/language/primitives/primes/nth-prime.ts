import { NEXT_PRIME_FUNCTION } from '../../export/definitions/primes.js';
import { leaf, subscript } from '../../export/mathml-elements.js';
import { closed } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { smallPrimes } from '../../factors.js';
import { MAX_PRIME_INDEX } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';
import { indexWitness } from '../../witness.js';
import { unaryRow } from '../rows.js';

const primeAt: Kernel = (out, rows, a, i) => {
  const primes = smallPrimes();
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    out[r] = x >= 1 && x <= MAX_PRIME_INDEX ? primes[x - 1] : Number.NaN;
  }
};

function primeExactly(x: bigint): bigint | undefined {
  return x >= 1n && x <= BigInt(MAX_PRIME_INDEX) ? BigInt(smallPrimes()[Number(x) - 1]) : undefined;
}

export const NTH_PRIME: Primitive = {
  name: 'prime',
  parameters: ['integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  summary: `the x-th prime, prime(1) = 2; undefined for x < 1 and x > ${MAX_PRIME_INDEX}`,
  row: unaryRow(primeExactly),
  column: primeAt,
  steps: linearSteps,
  witnesses: [indexWitness(1n, primeExactly)],
  exports: {
    pari: call(define('nth_prime', 'nth_prime(x) = if(x < 1, error("undefined"), prime(x));')),
    python: call(
      define(
        'nth_prime',
        `def nth_prime(x):
    if x < 1:
        raise Undefined
    p = 2
    for _ in range(x - 1):
        p = next_prime(p)
    return p`,
        NEXT_PRIME_FUNCTION.python,
      ),
    ),
    javascript: call(
      define(
        'nthPrime',
        `function nthPrime(x) {
  if (x < 1n) throw new Undefined();
  let p = 2n;
  for (let k = 1n; k < x; k++) p = nextPrime(p);
  return p;
}`,
        NEXT_PRIME_FUNCTION.javascript,
      ),
    ),
    latex: rendering(([x]) => `p_{${bare(x)}}`),
  },
  mathml: closed((x) => subscript(leaf('mi', 'p'), x)),
  semantics: `
    x,prime
    1,2
    2,3
    3,5
    4,7
    25,97
    100,541
    1000,7919
    6542,65521
    6543,65537
    65535,821603
    65536,821641
    65537,undefined
    0,undefined
    -1,undefined
    2^53,undefined
    2^64,undefined
    -2^64,undefined
    undefined,undefined
  `,
};
