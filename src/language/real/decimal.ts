import { decimalValue } from '../../numbers/decimal-grid.js';
import type { Decimal, Literal } from '../expression.js';

/** Integers of magnitude below this are literals wherever numbers are read. */
const LITERAL_LIMIT = 10n ** 15n;

/** Decimals have at most this many digits, without leading zeros and zeros at their end. */
export const MAX_DECIMAL_DIGITS = 32;

/** The power of ten of the first digit of a decimal is at most this, and at least as much below zero. */
export const MAX_DECIMAL_EXPONENT = 400;

/**
 * digits * 10^exponent as it stands in real programs: one node for one number. A literal where that is an integer below 10^15 in
 * magnitude, else a decimal whose digits do not end with 0.
 */
export function decimal(digits: bigint, exponent: number): Literal | Decimal {
  if (digits === 0n) return { kind: 'literal', value: 0n };
  let short = digits;
  let power = exponent;
  while (short % 10n === 0n) {
    short /= 10n;
    power++;
  }
  if (power >= 0 && power <= 15) {
    const value = short * 10n ** BigInt(power);
    if (value < LITERAL_LIMIT && value > -LITERAL_LIMIT) return { kind: 'literal', value };
  }
  return { kind: 'decimal', digits: short, exponent: power };
}

/** A number as digits * 10^exponent, where digits do not end with 0; 0 is 0 * 10^0. */
export function scientific(node: Literal | Decimal): Pick<Decimal, 'digits' | 'exponent'> {
  if (node.kind === 'decimal') return { digits: node.digits, exponent: node.exponent };
  let digits = node.value;
  let exponent = 0;
  while (digits !== 0n && digits % 10n === 0n) {
    digits /= 10n;
    exponent++;
  }
  return { digits, exponent };
}

/** The shortest decimal that is read as this finite double. */
export function decimalOf(value: number): Literal | Decimal {
  const [mantissa, power] = value.toExponential().split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  return decimal(BigInt(whole + fraction), Number(power) - fraction.length);
}

/** The double nearest to a constant of a real program; undefined (NaN) where that is none. */
export function numberOf(node: Literal | Decimal): number {
  const value =
    node.kind === 'literal' ? decimalValue(node.value, 0) : decimalValue(node.digits, node.exponent);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** Whether some node is this very decimal. */
export function sameDecimal(one: Decimal, other: Decimal | { readonly kind: string }): boolean {
  return (
    other.kind === one.kind &&
    'digits' in other &&
    one.digits === other.digits &&
    one.exponent === other.exponent
  );
}

/** The power of ten of the first digit: 0 for 2.5, -2 for 0.05. */
export function leadingExponent({ digits, exponent }: Pick<Decimal, 'digits' | 'exponent'>): number {
  return exponent + String(digits < 0n ? -digits : digits).length - 1;
}

/** From this power of ten of the first digit down a decimal is written with an exponent. */
const LEAST_PLAIN = -7;

/** A decimal as it is written in programs: 2.5, -0.004, 1.2e-9, 3e20. */
export function printDecimal(node: Decimal): string {
  const sign = node.digits < 0n ? '-' : '';
  const digits = String(node.digits < 0n ? -node.digits : node.digits);
  const leading = leadingExponent(node);
  if (node.exponent >= 0 || leading <= LEAST_PLAIN) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${fraction}e${leading}`;
  }
  const padded = digits.padStart(1 - node.exponent, '0');
  return `${sign}${padded.slice(0, node.exponent)}.${padded.slice(node.exponent)}`;
}

/** What programs of integers are computed or reasoned with cannot meet: those were checked when they were read. */
export function refuseReal(node: Decimal): never {
  throw new Error(`${printDecimal(node)} is no integer, and the program is one of integers`);
}
