const DOUBLE = new Float64Array(1);
const BITS = new BigUint64Array(DOUBLE.buffer);

/** The distance from a double to the next one away from 0. */
export function unitInLastPlace(x: number): number {
  DOUBLE[0] = Math.abs(x);
  BITS[0]++;
  const next = DOUBLE[0];
  return next === Number.POSITIVE_INFINITY ? 2 ** 971 : next - Math.abs(x);
}

/** A finite double as an odd integer, or 0, times a power of two. */
export function dyadic(x: number): { readonly odd: bigint; readonly exponent: number } {
  let [odd, exponent] = [x, 0];
  while (!Number.isInteger(odd)) [odd, exponent] = [odd * 2, exponent - 1];
  while (odd !== 0 && odd % 2 === 0) [odd, exponent] = [odd / 2, exponent + 1];
  return { odd: BigInt(odd), exponent };
}

/** The double that `dyadic` takes apart, from a text like 3*2^-5. */
export function fromDyadic(text: string): number {
  const [odd, exponent] = text.split('*2^').map(Number);
  let value = odd;
  for (let k = 0; k < Math.abs(exponent); k++) value *= exponent < 0 ? 0.5 : 2;
  return value;
}

/** How many units in its last place a double is off a decimal number such as 1.25e-3; infinite if it is not finite. */
export function unitsOff(value: number, decimal: string): number {
  if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY;
  const [, sign, whole, fraction, power] = /^(-?)(\d+)\.(\d+) ?e(-?\d+)$/.exec(decimal) as string[];
  const digits = BigInt(sign + whole + fraction);
  const tens = Number(power) - fraction.length;
  const { odd, exponent } = dyadic(value);
  const unit = dyadic(unitInLastPlace(value)).exponent;
  // All of it times 10^-tens or 2^-unit, whichever makes integers, and the quotient in thousandths.
  const scale = 10n ** BigInt(Math.max(0, -tens));
  const lift = BigInt(Math.max(0, -unit));
  const exact = (digits * 10n ** BigInt(Math.max(0, tens))) << lift;
  const computed = exponent + Number(lift) >= 0 ? (odd * scale) << BigInt(exponent + Number(lift)) : 0n;
  const one = scale << (lift + BigInt(unit));
  const difference = computed > exact ? computed - exact : exact - computed;
  return Number((difference * 1000n) / one) / 1000;
}
