import { EXACT_LIMIT } from '../../numbers/exact.js';
import { FACTOR_LIMIT, factorize, type PrimePower } from '../factors.js';
import { bounded } from '../limits.js';
import type { Kernel, Primitive } from '../primitive.js';
import { bare, call, latexCall } from './rendering.js';
import { binaryRow, unaryRow } from './rows.js';

const DOMAIN = 'undefined for x < 1 and from 2^40 up';

/** A function of the prime powers of x. Its values are exact in doubles, since they stay below 2^53. */
function arithmeticFunction(
  name: string,
  value: string,
  compute: (powers: readonly PrimePower[]) => number,
  exports: Primitive['exports'],
): Primitive {
  return {
    name,
    parameters: ['integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: `${value}; ${DOMAIN}`,
    row: unaryRow((x) =>
      x >= 1n && x < BigInt(FACTOR_LIMIT) ? BigInt(compute(factorize(Number(x)))) : undefined,
    ),
    column: (out, rows, a, i) => {
      for (let r = 0; r < rows; r++) {
        const x = a[i + r];
        out[r] = x >= 1 && x < FACTOR_LIMIT ? compute(factorize(x)) : Number.NaN;
      }
    },
    exports,
  };
}

const powerSums: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const power = b[j + r];
    if (!(x >= 1 && x < FACTOR_LIMIT && power >= 0)) out[r] = Number.NaN;
    else {
      let sum = 1;
      for (const { prime, exponent } of factorize(x)) {
        const step = prime ** power;
        let factor = 1;
        for (let term = 0; term < exponent; term++) factor = factor * step + 1;
        sum *= factor;
      }
      // What rounds on the way has reached 2^53 by then, and does not come back.
      out[r] = sum < EXACT_LIMIT ? sum : Infinity;
    }
  }
};

function powerSumExactly(x: bigint, power: bigint): bigint | undefined {
  if (x < 1n || x >= BigInt(FACTOR_LIMIT) || power < 0n) return undefined;
  if (x === 1n) return 1n;
  // The sum exceeds x^power.
  if (power > 4096n) return undefined;
  let sum: bigint | undefined = 1n;
  for (const { prime, exponent } of factorize(Number(x))) {
    if (sum === undefined) return undefined;
    const step = BigInt(prime) ** power;
    let factor: bigint | undefined = 1n;
    for (let term = 0; term < exponent && factor !== undefined; term++) factor = bounded(factor * step + 1n);
    sum = factor === undefined ? undefined : bounded(sum * factor);
  }
  return sum;
}

/** Functions of the divisors and the prime factors of an integer. */
export const DIVISORS: readonly Primitive[] = [
  arithmeticFunction(
    'numdiv',
    'the number of positive divisors of x',
    (powers) => powers.reduce((product, { exponent }) => product * (exponent + 1), 1),
    {
      pari: call('divisor_count'),
      python: call('divisor_count'),
      javascript: call('divisorCount'),
      latex: latexCall('\\tau'),
    },
  ),
  {
    name: 'sigma',
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary: `the sum of the powers of the positive divisors of x; undefined for negative powers, for x < 1 and from 2^40 up`,
    row: binaryRow(powerSumExactly),
    column: powerSums,
    exports: {
      pari: call('divisor_sum'),
      python: call('divisor_sum'),
      javascript: call('divisorSum'),
      latex: ([x, power]) => `\\sigma_{${bare(power)}}\\left(${bare(x)}\\right)`,
    },
  },
  arithmeticFunction(
    'phi',
    'how many of 1 … x have no divisor in common with x',
    (powers) =>
      powers.reduce((product, { prime, exponent }) => product * (prime - 1) * prime ** (exponent - 1), 1),
    {
      pari: call('totient'),
      python: call('totient'),
      javascript: call('totient'),
      latex: latexCall('\\varphi'),
    },
  ),
  arithmeticFunction('omega', 'the number of different prime factors of x', (powers) => powers.length, {
    pari: call('distinct_factors'),
    python: call('distinct_factors'),
    javascript: call('distinctFactors'),
    latex: latexCall('\\omega'),
  }),
  arithmeticFunction(
    'bigomega',
    'the number of prime factors of x, repeated ones counted each time',
    (powers) => powers.reduce((sum, { exponent }) => sum + exponent, 0),
    {
      pari: call('all_factors'),
      python: call('all_factors'),
      javascript: call('allFactors'),
      latex: latexCall('\\Omega'),
    },
  ),
  arithmeticFunction(
    'moebius',
    '0 if a square above 1 divides x, else 1 or -1 as x has an even or an odd number of prime factors',
    (powers) => (powers.some(({ exponent }) => exponent > 1) ? 0 : powers.length % 2 === 0 ? 1 : -1),
    {
      pari: call('moebius_sign'),
      python: call('moebius_sign'),
      javascript: call('moebiusSign'),
      latex: latexCall('\\mu'),
    },
  ),
  arithmeticFunction(
    'radical',
    'the product of the different prime factors of x',
    (powers) => powers.reduce((product, { prime }) => product * prime, 1),
    {
      pari: call('radical'),
      python: call('radical'),
      javascript: call('radical'),
      latex: latexCall('\\operatorname{rad}'),
    },
  ),
  arithmeticFunction('lpf', 'the least prime factor of x, 1 for x = 1', (powers) => powers[0]?.prime ?? 1, {
    pari: call('least_factor'),
    python: call('least_factor'),
    javascript: call('leastFactor'),
    latex: latexCall('\\operatorname{lpf}'),
  }),
  arithmeticFunction(
    'gpf',
    'the greatest prime factor of x, 1 for x = 1',
    (powers) => powers.at(-1)?.prime ?? 1,
    {
      pari: call('greatest_factor'),
      python: call('greatest_factor'),
      javascript: call('greatestFactor'),
      latex: latexCall('\\operatorname{gpf}'),
    },
  ),
];
