import { EXACT_LIMIT } from './exact.js';

/**
 * The numbers that can be written with so many decimals, or with so many significant digits and decimals at most, in
 * ascending order and numbered: 0 is 0, 1 the smallest positive one.
 *
 * With significant digits, they lie as floating-point numbers do: up to 10^significant they are 10^-decimals apart, then ten times as far
 * in each decade. With three significant digits and two decimals: 0.01, 0.02 … 9.99, 10.0, 10.1 … 99.9, 100, 101 …
 */
export interface DecimalGrid {
  /** Decimals of the smallest positive number, 10^-decimals; negative where that is 10 or more. */
  readonly decimals: number;
  /** Significant digits, 1 to 15, that all numbers have at most; absent where decimals alone say what can be written. */
  readonly significant?: number | undefined;
}

/** Up to this power of ten doubles are exact. */
const EXACT_POWERS = 22;
const POWERS = Array.from({ length: EXACT_POWERS + 1 }, (_, power) => Number(`1e${power}`));

/** `digits` times 10^exponent as the nearest double; infinite if it is out of range. */
export function decimalValue(digits: number | bigint, exponent: number): number {
  const isExact = digits >= -EXACT_LIMIT && digits <= EXACT_LIMIT;
  return isExact ? scaledUp(Number(digits), exponent) : Number(`${digits}e${exponent}`);
}

/** The number at a place of the grid, as the nearest double. */
export function gridValue(place: number | bigint, grid: DecimalGrid): number {
  if (typeof place === 'number' && Math.abs(place) <= EXACT_LIMIT) return valueAtExact(place, grid);
  const { digits, exponent } = gridDigits(place, grid);
  return decimalValue(digits, exponent);
}

/** The same for a place that a double holds, for inner loops. */
function valueAtExact(place: number, { decimals, significant }: DecimalGrid): number {
  const magnitude = Math.abs(place);
  let digits = magnitude;
  let exponent = -decimals;
  if (significant !== undefined && magnitude >= POWERS[significant]) {
    const first = POWERS[significant - 1];
    // A quotient of integers below 2^53 is further from the next integer than a double's rounding.
    const decade = Math.floor((magnitude - first) / (9 * first));
    digits = magnitude - decade * 9 * first;
    exponent += decade;
  }
  const value = scaledUp(digits, exponent);
  return place < 0 ? -value : value;
}

/** An exact number times 10^exponent as the nearest double. */
function scaledUp(digits: number, exponent: number): number {
  if (exponent >= 0 && exponent <= EXACT_POWERS) return digits * POWERS[exponent];
  if (exponent < 0 && exponent >= -EXACT_POWERS) return digits / POWERS[-exponent];
  return Number(`${digits}e${exponent}`);
}

/** The number at a place of the grid, exactly: digits times 10^exponent. */
export function gridDigits<Place extends number | bigint>(
  place: Place,
  { decimals, significant }: DecimalGrid,
): { readonly digits: Place | bigint; readonly exponent: number } {
  if (significant === undefined) return { digits: place, exponent: -decimals };
  const limit = POWERS[significant];
  if (place > -limit && place < limit) return { digits: place, exponent: -decimals };
  const exact = BigInt(place);
  const magnitude = exact < 0n ? -exact : exact;
  const first = 10n ** BigInt(significant - 1);
  const decade = (magnitude - first) / (9n * first);
  const digits = magnitude - decade * 9n * first;
  return { digits: exact < 0n ? -digits : digits, exponent: Number(decade) - decimals };
}

/** The place of the number of the grid that is nearest to `digits` times 10^exponent; of two that are equally near, the one further from 0. */
export function placeOfDigits(
  digits: bigint,
  exponent: number,
  { decimals, significant }: DecimalGrid,
): bigint {
  if (digits === 0n) return 0n;
  const magnitude = digits < 0n ? -digits : digits;
  const length = magnitude.toString().length;
  const decade = significant === undefined ? 0 : Math.max(0, length + exponent + decimals - significant);
  const shift = exponent + decimals - decade;
  const nearest =
    shift >= 0 ? magnitude * 10n ** BigInt(shift) : roundedQuotient(magnitude, 10n ** BigInt(-shift));
  // Ten to the power of `significant` is also the first number of the next decade: both count up to the same place.
  const place = significant === undefined ? nearest : nearest + placesBelow(decade, significant);
  return digits < 0n ? -place : place;
}

/** The number at a place of the grid times 10^decimals, an integer; undefined for one of more than {@link MOST_POWER} decades. */
export function scaledAt(place: number | bigint, grid: DecimalGrid): number | bigint | undefined {
  if (grid.significant === undefined) return place;
  const { digits, exponent } = gridDigits(place, grid);
  const decade = exponent + grid.decimals;
  if (decade === 0) return digits;
  return decade > MOST_POWER ? undefined : BigInt(digits) * 10n ** BigInt(decade);
}

/** More decades than all doubles together have. */
const MOST_POWER = 700;

/** How much further a decade counts than its digits say. */
function placesBelow(decade: number, significant: number): bigint {
  return BigInt(decade) * 9n * 10n ** BigInt(significant - 1);
}

/** A quotient of positive numbers to the nearest integer, halves up. */
function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/**
 * The place of the number of the grid that is nearest to a double; of two that are equally near, the one further from 0.
 * `gridPlace(gridValue(place))` is the place for all places that a double can tell apart.
 */
export function gridPlace(value: number, { decimals, significant }: DecimalGrid): bigint {
  const magnitude = Math.abs(value);
  const place =
    significant === undefined ? scaled(magnitude, decimals) : floating(magnitude, decimals, significant);
  return value < 0 ? -place : place;
}

function floating(magnitude: number, decimals: number, significant: number): bigint {
  const limit = 10 ** significant;
  // The logarithm may be off by one at a power of ten; the digits say so.
  let decade = Math.max(0, Math.floor(Math.log10(magnitude)) + 1 + decimals - significant);
  let digits = scaled(magnitude, decimals - decade);
  if (digits >= limit) digits = scaled(magnitude, decimals - ++decade);
  else if (decade > 0 && digits < limit / 10) digits = scaled(magnitude, decimals - --decade);
  return placesBelow(decade, significant) + digits;
}

/** A magnitude times 10^decimals, to the nearest integer. */
function scaled(magnitude: number, decimals: number): bigint {
  const isExact = Math.abs(decimals) <= EXACT_POWERS;
  const product = isExact && (decimals >= 0 ? magnitude * POWERS[decimals] : magnitude / POWERS[-decimals]);
  // The product is off by half a unit in its last place at most, which matters where that is a quarter.
  if (product !== false && product < EXACT_LIMIT / 4) return BigInt(Math.round(product));
  return exactlyScaled(magnitude, decimals);
}

function exactlyScaled(magnitude: number, decimals: number): bigint {
  let shift = 0;
  let mantissa = magnitude;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    shift++;
  }
  const ten = 10n ** BigInt(Math.abs(decimals));
  const numerator = BigInt(mantissa) * (decimals > 0 ? ten : 1n);
  const denominator = 2n ** BigInt(shift) * (decimals < 0 ? ten : 1n);
  return roundedQuotient(numerator, denominator);
}

/** What a number of the grid stands for: all that is nearer to it than to its neighbours, as the bounds of an interval. */
export function gridCell(place: bigint, grid: DecimalGrid): readonly [low: number, high: number] {
  const value = gridValue(place, grid);
  return [(gridValue(place - 1n, grid) + value) / 2, (value + gridValue(place + 1n, grid)) / 2];
}
