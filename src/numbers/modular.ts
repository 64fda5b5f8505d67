/** The remainder of floor division by a positive modulus. */
export function residueOf(value: bigint, modulus: bigint): bigint {
  const remainder = value % modulus;
  return remainder < 0n ? remainder + modulus : remainder;
}

/** The inverse of a residue modulo a positive integer, by Euclid's algorithm; undefined if they have a divisor in common. */
export function inverseModulo(residue: bigint, modulus: bigint): bigint | undefined {
  let [r, next] = [modulus, residue];
  let [t, nextT] = [0n, 1n];
  while (next !== 0n) {
    const quotient = r / next;
    [r, next] = [next, r - quotient * next];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return r === 1n ? residueOf(t, modulus) : undefined;
}

/**
 * The inverse of a residue from 1 to prime - 1, by Euclid's algorithm in doubles.
 *
 * @param prime below 2^53
 */
export function inverseModuloPrime(residue: number, prime: number): number {
  let [r, next] = [prime, residue];
  let [t, nextT] = [0, 1];
  while (next !== 0) {
    const quotient = Math.floor(r / next);
    [r, next] = [next, r - quotient * next];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return t < 0 ? t + prime : t;
}
