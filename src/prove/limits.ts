/*
 * What the prover stays within and the checker accepts, so that what is proved is accepted. Each of them has narrower bounds of its
 * own besides, in the prover, or wider ones, in the checker.
 */

/** Exponents of powers whose order is bounded by that of their base, at most. */
export const MOST_POWER = 64n;

/** The same of powers in sums, of functions of both the row and the variable. */
export const MOST_POWER_IN_SUM = 16n;

/** First values of the variable that a sum of binomial coefficients may leave out. */
export const MOST_LEFT_OUT = 8n;

/** The largest j in sums of binomial(N - j k, k) over k. */
export const MOST_STRIDE = 4n;

/** Sums begin at this value of their variable or later, so that the terms up to 0 can be looked at one by one. */
export const LEAST_LOWER = -64n;

/** Exponents up to which powers of polynomials are multiplied out. */
export const MOST_EXPANDED = 24n;

/** Periods that are tried besides those in sight. */
export const PERIODS: readonly number[] = [1, 2, 3, 4, 5, 6, 8, 10, 12, 24];
