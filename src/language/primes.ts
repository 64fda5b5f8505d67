const SIEVE_LIMIT = 2 ** 16;

/** The largest modulus whose products of residues stay below 2^53 and so are exact in doubles. */
const DOUBLE_LIMIT = 2 ** 26;

/** 1 where the index is composite (or below 2). */
const composite = new Uint8Array(SIEVE_LIMIT);
composite[0] = 1;
composite[1] = 1;
for (let p = 2; p * p < SIEVE_LIMIT; p++) {
  if (composite[p] === 0)
    for (let multiple = p * p; multiple < SIEVE_LIMIT; multiple += p) composite[multiple] = 1;
}

/**
 * Whether an integer below 2^26 is prime, in doubles alone.
 */
export function isSmallPrime(x: number): boolean {
  if (x < SIEVE_LIMIT) return x >= 2 && composite[x] === 0;
  if (x % 2 === 0 || x % 3 === 0 || x % 5 === 0 || x % 7 === 0 || x % 11 === 0 || x % 13 === 0) return false;
  // Jaeschke (1993), "On strong pseudoprimes to several bases": no composite below 3,215,031,751 passes these four.
  return passes(x, 2) && passes(x, 3) && passes(x, 5) && passes(x, 7);
}

/** The end (exclusive) of what {@link isSmallPrime} decides. */
export const SMALL_PRIME_LIMIT = DOUBLE_LIMIT;

/** Miller-Rabin to one base for an odd x below 2^26. */
function passes(x: number, base: number): boolean {
  let odd = x - 1;
  let twos = 0;
  while (odd % 2 === 0) {
    odd /= 2;
    twos++;
  }
  let power = 1;
  let square = base;
  for (let exponent = odd; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) === 1) power = (power * square) % x;
    square = (square * square) % x;
  }
  if (power === 1 || power === x - 1) return true;
  for (let round = 1; round < twos; round++) {
    power = (power * power) % x;
    if (power === x - 1) return true;
  }
  return false;
}

const SMALL_PRIMES = Array.from({ length: 256 }, (_, index) => index).filter((x) => composite[x] === 0);

/** Jiang and Deng (2014), "Strong pseudoprimes to the first eight prime bases": these nine decide up to 3.8 * 10^18. */
const BASES = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n];

/** Whether an integer below 2^61 is prime. */
export function isPrime(x: bigint): boolean {
  if (x < BigInt(SMALL_PRIME_LIMIT)) return isSmallPrime(Number(x));
  for (const prime of SMALL_PRIMES) if (x % BigInt(prime) === 0n) return false;
  let odd = x - 1n;
  let twos = 0;
  while ((odd & 1n) === 0n) {
    odd >>= 1n;
    twos++;
  }
  return BASES.every((base) => passesExactly(x, base, odd, twos));
}

/** Miller-Rabin to one base, where x - 1 = odd * 2^twos. */
function passesExactly(x: bigint, base: bigint, odd: bigint, twos: number): boolean {
  let power = 1n;
  let square = base;
  for (let exponent = odd; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) power = (power * square) % x;
    square = (square * square) % x;
  }
  if (power === 1n || power === x - 1n) return true;
  for (let round = 1; round < twos; round++) {
    power = (power * power) % x;
    if (power === x - 1n) return true;
  }
  return false;
}
