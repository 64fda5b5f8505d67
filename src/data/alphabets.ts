/** The alphabet of bits written as digits. */
export const BIT_DIGITS: readonly number[] = [48, 49];

/** Every byte value. */
export const ALL_BYTES: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte);
