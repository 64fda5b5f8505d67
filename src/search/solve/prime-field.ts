/**
 * Integers modulo a prime in doubles: quick, and enough to tell columns that are independent. What seems dependent is to
 * be verified.
 */

/** The largest prime below 2^26: products of residues stay below 2^53. */
export const FIELD_PRIME = 67_108_859;
const INVERSE = 1 / FIELD_PRIME;
const WIDE_PRIME = BigInt(FIELD_PRIME);

/** The residue of an integer below 2^53 in magnitude. */
export function residueOfNumber(value: number): number {
  const residue = value % FIELD_PRIME;
  return residue < 0 ? residue + FIELD_PRIME : residue + 0;
}

export function residueOfWide(value: bigint): number {
  return residueOfNumber(Number(value % WIDE_PRIME));
}

/** x * y, for residues. */
export function multiply(x: number, y: number): number {
  const product = x * y;
  const rest = product - Math.floor(product * INVERSE) * FIELD_PRIME;
  return rest < 0 ? rest + FIELD_PRIME : rest >= FIELD_PRIME ? rest - FIELD_PRIME : rest;
}

/** Takes a multiple of one column of residues from another. */
export function subtractMultiple(column: Float64Array, other: Float64Array, factor: number): void {
  for (let row = 0; row < column.length; row++) {
    const rest = column[row] - multiply(factor, other[row]);
    column[row] = rest < 0 ? rest + FIELD_PRIME : rest;
  }
}

/** The value of a linear form at a column. */
export function product(form: Float64Array, column: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < column.length; row++) sum += multiply(form[row], column[row]);
  return sum % FIELD_PRIME;
}
