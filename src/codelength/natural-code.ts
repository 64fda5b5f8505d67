import { FileFormatError } from '../errors.js';
import { type DecimalChoice, unzigzag, zigzag } from '../grammar/literal.js';
import { leadingExponent, MAX_DECIMAL_DIGITS, MAX_DECIMAL_EXPONENT } from '../language/real/decimal.js';
import type { Decisions } from './decisions.js';

/** The Elias delta code names lengths up to 2^22 - 1 bits. */
const LONGEST_PREFIX = 21;

/**
 * Codes a natural number >= 1 in Elias delta code (P. Elias, "Universal codeword sets and representations of the
 * integers", IEEE Trans. IT 21, 1975), every bit a fair coin: as many zeros as the number's length has bits after its
 * leading one, that length, and the bits of the number after its leading one.
 * @throws FileFormatError for a number of more than 2^22 - 1 bits
 */
export function codeNatural(decisions: Decisions, natural: bigint): bigint {
  const digits = natural.toString(2);
  const wantedPrefix = 31 - Math.clz32(digits.length);
  let prefix = 0;
  while (decisions.raw(prefix < wantedPrefix ? 0 : 1, 1) === 0) {
    if (++prefix > LONGEST_PREFIX) throw new FileFormatError('a number is too long for a file');
  }
  let length = 1;
  for (let below = prefix - 1; below >= 0; below--) {
    length = 2 * length + decisions.raw((digits.length >>> below) & 1, 1);
  }
  let coded = '1';
  for (let at = 1; at < length; at++) coded += decisions.raw(digits[at] === '1' ? 1 : 0, 1);
  return BigInt(`0b${coded}`);
}

/** Codes an integer of any sign: as its place, from 1, in 0, -1, 1, -2, 2 … */
export function codeLiteral(decisions: Decisions, value: bigint): bigint {
  return unzigzag(codeNatural(decisions, zigzag(value) + 1n) - 1n);
}

/**
 * Codes a decimal number: its digits + 1, as a natural number; unless they are 0 its sign, and the power of ten of the first digit in zigzag
 * order in Elias gamma code.
 * @throws FileFormatError for what is no decimal number of a program
 */
export function codeDecimal(decisions: Decisions, { digits, exponent }: DecimalChoice): DecimalChoice {
  const magnitude = codeNatural(decisions, (digits < 0n ? -digits : digits) + 1n) - 1n;
  if (magnitude === 0n) return { digits: 0n, exponent: 0 };
  const isNegative = decisions.raw(digits < 0n ? 1 : 0, 1) === 1;
  const place = digits === 0n ? 0n : zigzag(BigInt(leadingExponent({ digits, exponent })));
  const leading = Number(unzigzag(codeGamma(decisions, place + 1n) - 1n));
  const length = String(magnitude).length;
  if (length > MAX_DECIMAL_DIGITS || Math.abs(leading) > MAX_DECIMAL_EXPONENT || magnitude % 10n === 0n) {
    throw new FileFormatError('a number of the program is out of range');
  }
  return { digits: isNegative ? -magnitude : magnitude, exponent: leading - length + 1 };
}

/** The Elias gamma code of a power of ten has so many zeros at most. */
const LONGEST_GAMMA = 16;

/** Codes a natural number >= 1 in Elias gamma code: as many zeros as it has bits after its leading one, and the number. */
function codeGamma(decisions: Decisions, natural: bigint): bigint {
  const digits = natural.toString(2);
  let after = 0;
  while (decisions.raw(after < digits.length - 1 ? 0 : 1, 1) === 0) {
    if (++after > LONGEST_GAMMA) throw new FileFormatError('a number of the program is out of range');
  }
  let coded = 1n;
  for (let at = 1; at <= after; at++)
    coded = 2n * coded + BigInt(decisions.raw(digits[at] === '1' ? 1 : 0, 1));
  return coded;
}

/**
 * Codes a count from 0 up.
 * @throws FileFormatError when a reader meets one above 2^53
 */
export function codeCount(decisions: Decisions, count: number): number {
  const coded = Number(codeNatural(decisions, BigInt(count) + 1n) - 1n);
  if (!Number.isSafeInteger(coded)) throw new FileFormatError('a count is too large; the file is damaged');
  return coded;
}
