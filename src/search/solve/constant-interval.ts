/** The real numbers from low / scale, included, to high / scale, not included; 0 < low < high, scale > 0. */
export interface Interval {
  readonly low: bigint;
  readonly high: bigint;
  readonly scale: bigint;
}

/** A fraction numerator / denominator > 0 in lowest terms. */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

/** How much nearer than 1 / scale a closed interval comes to the end that does not belong to a half-open one. */
const CLOSENESS_BITS = 64n;

/** The significant bits of integers that are made doubles. */
const DOUBLE_BITS = 64;

/**
 * The fraction with the least numerator and denominator in an interval: the first node of the Stern-Brocot tree that lies
 * in it, by the common start of the continued fractions of its ends.
 */
export function simplestFraction({ low, high, scale }: Interval): Fraction {
  let [low0, low1] = [low, scale];
  let [high0, high1] = [(high << CLOSENESS_BITS) - 1n, scale << CLOSENESS_BITS];
  let [top, topBefore, bottom, bottomBefore] = [1n, 0n, 0n, 1n];
  for (;;) {
    const whole = low0 / low1;
    const isWhole = whole * low1 === low0;
    if (isWhole || (whole + 1n) * high1 <= high0) {
      const quotient = isWhole ? whole : whole + 1n;
      return [quotient * top + topBefore, quotient * bottom + bottomBefore];
    }
    [top, topBefore] = [whole * top + topBefore, top];
    [bottom, bottomBefore] = [whole * bottom + bottomBefore, bottom];
    [low0, low1, high0, high1] = [high1, high0 - whole * high1, low1, low0 - whole * low1];
  }
}

/** The k-th powers of the numbers of an interval. */
export function raised({ low, high, scale }: Interval, k: number): Interval {
  const exponent = BigInt(k);
  return { low: low ** exponent, high: high ** exponent, scale: scale ** exponent };
}

/** An interval times numerator / denominator > 0. */
export function scaledBy({ low, high, scale }: Interval, [numerator, denominator]: Fraction): Interval {
  return { low: low * numerator, high: high * numerator, scale: scale * denominator };
}

/** About where an interval lies, and what half its width is, as doubles. */
export function centreOf({ low, high, scale }: Interval): readonly [centre: number, radius: number] {
  const radius = quotient(high - low, 2n * scale);
  return [quotient(low, scale) + radius, radius];
}

/** How many bits the position in an interval takes: log2 of its lower end over its width, not below 0. */
export function precisionOf({ low, high }: Interval): number {
  return Math.max(0, Math.log2(quotient(low, high - low)));
}

/** x / y as a double, however large they are. */
function quotient(x: bigint, y: bigint): number {
  const excess = Math.max(0, Math.min(lengthOf(x), lengthOf(y)) - DOUBLE_BITS);
  return Number(x >> BigInt(excess)) / Number(y >> BigInt(excess));
}

function lengthOf(value: bigint): number {
  return 4 * value.toString(16).length;
}
