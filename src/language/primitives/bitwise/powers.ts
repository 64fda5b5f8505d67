/** 2^0 … 2^63, exact. */
export const POWERS = Float64Array.from({ length: 64 }, (_, exponent) => 2 ** exponent);
