/** The end (exclusive) of the table of least factors. */
export const SIEVE_LIMIT = 2 ** 20;

/** The end (exclusive) of what {@link factorize} takes: the primes of the table reach the square root. */
export const FACTOR_LIMIT = SIEVE_LIMIT ** 2;

/** A prime power that exactly divides an integer. */
export interface PrimePower {
  readonly prime: number;
  readonly exponent: number;
}

interface Sieve {
  /** The least prime factor of each composite index, which is below 2^10; 0 for primes, and for 0 and 1. */
  readonly least: Uint16Array;
  /** All primes below SIEVE_LIMIT in ascending order. */
  readonly primes: Uint32Array;
}

let sieve: Sieve | undefined;

/** Made at the first use: most programs need none. */
function sieved(): Sieve {
  if (sieve !== undefined) return sieve;
  const least = new Uint16Array(SIEVE_LIMIT);
  for (let p = 2; p * p < SIEVE_LIMIT; p++) {
    if (least[p] !== 0) continue;
    for (let multiple = p * p; multiple < SIEVE_LIMIT; multiple += p)
      if (least[multiple] === 0) least[multiple] = p;
  }
  const primes: number[] = [];
  for (let x = 2; x < SIEVE_LIMIT; x++) if (least[x] === 0) primes.push(x);
  sieve = { least, primes: Uint32Array.from(primes) };
  return sieve;
}

/** The primes below SIEVE_LIMIT, in ascending order. */
export function smallPrimes(): Uint32Array {
  return sieved().primes;
}

/** How many primes are at most x, for x below SIEVE_LIMIT. */
export function countPrimes(x: number): number {
  const { primes } = sieved();
  let low = 0;
  let high = primes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (primes[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Factorisations beyond the table met before: a search asks for those of the same column again and again. */
const known = new Map<number, readonly PrimePower[]>();
const MOST_KNOWN = 2 ** 14;

/** The prime powers of an integer from 1 to FACTOR_LIMIT - 1, by ascending prime. */
export function factorize(x: number): readonly PrimePower[] {
  if (x < SIEVE_LIMIT) return factorizeSmall(x, []);
  let powers = known.get(x);
  if (powers === undefined) {
    if (known.size === MOST_KNOWN) known.clear();
    powers = divideOut(x);
    known.set(x, powers);
  }
  return powers;
}

function factorizeSmall(x: number, powers: PrimePower[]): PrimePower[] {
  const { least } = sieved();
  for (let rest = x; rest > 1; ) {
    const prime = least[rest] || rest;
    let exponent = 0;
    while (rest % prime === 0) {
      rest /= prime;
      exponent++;
    }
    powers.push({ prime, exponent });
  }
  return powers;
}

/** Trial division, until the table takes over or a prime is left. */
function divideOut(x: number): PrimePower[] {
  const powers: PrimePower[] = [];
  let rest = x;
  for (const prime of sieved().primes) {
    if (prime * prime > rest) break;
    let exponent = 0;
    for (let quotient = rest / prime; quotient === Math.floor(quotient); quotient /= prime) {
      rest = quotient;
      exponent++;
    }
    if (exponent === 0) continue;
    powers.push({ prime, exponent });
    if (rest < SIEVE_LIMIT) return factorizeSmall(rest, powers);
  }
  powers.push({ prime: rest, exponent: 1 });
  return powers;
}
