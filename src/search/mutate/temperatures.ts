/** Bits: steps that are longer by a bit or two are what a chain at the bottom of the ladder takes. */
const COLDEST = 1;

/** The hottest chain of short data, in bits. */
const LEAST_HOTTEST = 6;

/** The more bits there are, the higher the ridges between good programs: measured on series of 80 to 741 rows. */
const BITS_PER_DEGREE = 200;

/**
 * Temperatures for a number of chains in geometric progression, coldest first, in bits.
 *
 * @param nullBits total bits of the null model, the scale of the landscape
 */
export function temperatureLadder(chains: number, nullBits: number): number[] {
  const hottest = Math.max(LEAST_HOTTEST, nullBits / BITS_PER_DEGREE);
  const rungs = Math.max(1, chains - 1);
  return Array.from({ length: chains }, (_, rung) => COLDEST * (hottest / COLDEST) ** (rung / rungs));
}
