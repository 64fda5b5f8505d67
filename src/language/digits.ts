import { EXACT_LIMIT } from '../numbers/exact.js';

/** The digits of an integer from 0 to 2^53 - 1 in a base from 2 up, least significant first; 0 has the one digit 0. */
export function smallDigits(x: number, base: number): number[] {
  const digits: number[] = [];
  let rest = x;
  do {
    const quotient = Math.floor(rest / base);
    digits.push(rest - quotient * base);
    rest = quotient;
  } while (rest > 0);
  return digits;
}

/** The digits of an integer x >= 0 in a base from 2 up, least significant first; 0 has the one digit 0. */
export function digitsOf(x: bigint, base: bigint): bigint[] {
  if (x < BigInt(EXACT_LIMIT) && base < BigInt(EXACT_LIMIT)) {
    return smallDigits(Number(x), Number(base)).map(BigInt);
  }
  if (base <= 36n) {
    const radix = Number(base);
    return Array.from(x.toString(radix), (digit) => BigInt(Number.parseInt(digit, radix))).reverse();
  }
  const digits: bigint[] = [];
  let rest = x;
  do {
    digits.push(rest % base);
    rest /= base;
  } while (rest > 0n);
  return digits;
}
