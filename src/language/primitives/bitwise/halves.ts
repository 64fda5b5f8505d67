/**
 * Integers are taken in two's complement of unlimited width. A double up to 2^53 in magnitude is split into a high
 * half (its floor division by 2^32, a signed integer of 22 bits) and a low half of 32 unsigned bits; both fit the
 * machine's 32-bit operations.
 */
export const HALF = 2 ** 32;
