import { leadingExponent } from '../language/real/decimal.js';

/**
 * How integer literals are priced inside programs: value v is mapped to the natural number zigzag(v) + 1, which is
 * written in Elias delta code (P. Elias, "Universal codeword sets and representations of the integers", 1975).
 * 0 costs 1 bit, ±1 cost 4 bits, 100 costs 14 bits.
 */

/** The natural numbers in the order 0, -1, 1, -2, 2 …: 2v for v >= 0, -2v - 1 below. */
export function zigzag(value: bigint): bigint {
  return value >= 0n ? 2n * value : -2n * value - 1n;
}

/** The inverse of {@link zigzag}. */
export function unzigzag(code: bigint): bigint {
  return code % 2n === 0n ? code / 2n : -(code + 1n) / 2n;
}

/** Length in bits of the Elias delta code of a natural number >= 1. */
export function eliasDeltaBits(natural: bigint): number {
  const exponent = bitLength(natural) - 1;
  return exponent + 2 * Math.floor(Math.log2(exponent + 1)) + 1;
}

/** Price of an integer literal in bits, on top of the production that asks for one. */
export function literalBits(value: bigint): number {
  return eliasDeltaBits(zigzag(value) + 1n);
}

/** Length in bits of the Elias gamma code of a natural number >= 1: as many zeros as it has bits after the leading one, and the number. */
export function eliasGammaBits(natural: bigint): number {
  return 2 * bitLength(natural) - 1;
}

/** A decimal number digits * 10^exponent, where digits do not end with 0; 0 is 0 * 10^0. */
export interface DecimalChoice {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * Price of a decimal number in bits, in scientific notation: its digits, as a natural number without zeros at the end, in Elias delta
 * code of that number + 1; unless that is 0 its sign, one bit; and the power of ten of the first digit in zigzag order in Elias gamma
 * code. 1 costs 6 bits, 2.5 and 0.5 cost 11 and 9, 9.80665 costs 30.
 */
export function decimalBits({ digits, exponent }: DecimalChoice): number {
  if (digits === 0n) return eliasDeltaBits(1n);
  const magnitude = digits < 0n ? -digits : digits;
  return (
    eliasDeltaBits(magnitude + 1n) +
    1 +
    eliasGammaBits(zigzag(BigInt(leadingExponent({ digits, exponent }))) + 1n)
  );
}

/** Price in bits of the number of parts of a compound model, 2 or more. */
export function partsBits(count: number): number {
  return eliasDeltaBits(BigInt(count - 1));
}

function bitLength(natural: bigint): number {
  const hex = natural.toString(16);
  return 4 * (hex.length - 1) + (32 - Math.clz32(Number.parseInt(hex[0]!, 16)));
}
