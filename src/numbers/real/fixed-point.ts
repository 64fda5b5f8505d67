/**
 * Functions of fixed-point numbers, integers that count 2^-bits, as the tables and constants of this folder are made of: integers are the
 * same everywhere. Results are off by some hundred units at most.
 */

/** The quotient of two integers. */
export function fixedQuotient(numerator: number, denominator: number, bits: number): bigint {
  return (BigInt(numerator) << BigInt(bits)) / BigInt(denominator);
}

/** e^x for x from 0 to 1: the Taylor sum. */
export function fixedExponential(x: bigint, bits: number): bigint {
  let sum = 0n;
  let term = 1n << BigInt(bits);
  for (let k = 1n; term !== 0n; k++) {
    sum += term;
    term = ((term * x) >> BigInt(bits)) / k;
  }
  return sum;
}

/** The tangent of x for x from 0 to 1: the Taylor sum of the sine by that of the cosine. */
export function fixedTangent(x: bigint, bits: number): bigint {
  const sums = [0n, 0n];
  let term = 1n << BigInt(bits);
  for (let k = 1; term !== 0n; k++) {
    sums[k % 2] += k % 4 === 1 || k % 4 === 2 ? term : -term;
    term = ((term * x) >> BigInt(bits)) / BigInt(k);
  }
  const [sine, cosine] = sums;
  return (sine << BigInt(bits)) / cosine;
}

/** The inverse tangent of a quotient between 0 and 1/2: x - x^3/3 + x^5/5 … */
export function fixedArctangent(numerator: number, denominator: number, bits: number): bigint {
  return oddSum(numerator, denominator, bits, -1n);
}

/** ln of a quotient between 1/2 and 2: 2 artanh((x - 1) / (x + 1)), where artanh x = x + x^3/3 + x^5/5 … */
export function fixedLogarithm(numerator: number, denominator: number, bits: number): bigint {
  return 2n * oddSum(numerator - denominator, numerator + denominator, bits, 1n);
}

function oddSum(numerator: number, denominator: number, bits: number, sign: bigint): bigint {
  const [above, below] = [BigInt(numerator) ** 2n * sign, BigInt(denominator) ** 2n];
  let sum = 0n;
  let power = fixedQuotient(numerator, denominator, bits);
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power = (power * above) / below;
  }
  return sum;
}

/** pi/2 = 8 arctan(1/5) - 2 arctan(1/239) (Machin 1706). */
export function fixedQuarterTurn(bits: number): bigint {
  return 8n * fixedArctangent(1, 5, bits) - 2n * fixedArctangent(1, 239, bits);
}

/**
 * A fixed-point number as a sum of doubles: each but the last is the multiple of its unit that comes next towards 0, the last the nearest
 * double of what is left. `bits` is at most 1000.
 */
export function doublesOf(value: bigint, bits: number, ...units: readonly number[]): number[] {
  const parts: number[] = [];
  let rest = value;
  for (const unit of units) {
    const scale = 2n ** BigInt(bits + unit);
    const count = rest / scale;
    parts.push(Number(count) * powerOfTwo(unit));
    rest -= count * scale;
  }
  return [...parts, Number(rest) * powerOfTwo(-bits)];
}

/** The nearest double of a fixed-point number and the rest that it leaves, as a double. */
export function doublePair(value: bigint, bits: number): readonly [high: number, low: number] {
  const high = Number(value) * powerOfTwo(-bits);
  return [high, Number(value - BigInt(high * powerOfTwo(bits))) * powerOfTwo(-bits)];
}

function powerOfTwo(exponent: number): number {
  let power = 1;
  for (let k = 0; k < Math.abs(exponent); k++) power *= exponent < 0 ? 0.5 : 2;
  return power;
}
