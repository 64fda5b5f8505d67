/** Every integer of this magnitude or less is a double, 2^53 + 1 is none: the largest magnitude that doubles hold exactly. */
export const EXACT_LIMIT = 2 ** 53;

/** The same as a bigint. */
export const EXACT_LIMIT_WIDE = 2n ** 53n;
