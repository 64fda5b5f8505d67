/** ln 2 in two parts, the first of few bits, so that a multiple of it by a small integer is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** Below this e^x is less than the smallest normal double. */
const LEAST = -708;

/** 1/k! for k = 0, 1 … 13. */
const COEFFICIENTS = Float64Array.from({ length: 14 }, (_, k) => {
  let factorial = 1;
  for (let i = 2; i <= k; i++) factorial *= i;
  return 1 / factorial;
});

/** 2^-k for k = 0, 1 … 1022. */
const HALVINGS = Float64Array.from({ length: 1023 }, (_, k) => 2 ** -k);

/**
 * e^x for x <= 0, to some units in the last place, and 0 below -708. Made of + - * / on doubles alone, so that every machine
 * gives the same bits: `Math.exp` need not. The argument is reduced to a multiple of ln 2 and a rest (Cody & Waite, Software
 * Manual for the Elementary Functions, 1980), whose exponential is a Taylor sum.
 */
export function exponential(x: number): number {
  if (!(x >= LEAST)) return 0;
  const halvings = Math.floor(0.5 - x / (LN2_HIGH + LN2_LOW));
  const rest = x + halvings * LN2_HIGH + halvings * LN2_LOW;
  let sum = COEFFICIENTS[13];
  for (let k = 12; k >= 0; k--) sum = sum * rest + COEFFICIENTS[k];
  return sum * HALVINGS[halvings];
}
