import { EXACT_LIMIT } from '../../numbers/exact.js';
import { only, sayMuch, type Witness } from '../witness.js';

/** Constants that are added or taken away: a function of the rows without them is looked for. */
const MOST_SHIFT = 12n;

const SHIFTS = Array.from({ length: Number(MOST_SHIFT) }, (_, index) => [BigInt(index + 1)]);

const shifts = (results: readonly bigint[]): readonly (readonly bigint[])[] =>
  sayMuch(results) ? SHIFTS : [];

/** A term of a sum: the sum less the other one. */
export const TERM: Witness = {
  row: (sum, [other]) => only(sum - other),
  onto: true,
  constants: shifts,
  column: {
    complete: (results, known, at, out) => {
      for (let row = 0; row < results.length; row++) out[row] = results[row] - known[at + row];
      return fits(out);
    },
    linear: { results: 1, known: -1 },
    admits: undefined,
  },
};

/** What something was taken away from. */
export const MINUEND: Witness = {
  row: (difference, [other]) => only(difference + other),
  onto: true,
  constants: shifts,
  column: {
    complete: (results, known, at, out) => {
      for (let row = 0; row < results.length; row++) out[row] = results[row] + known[at + row];
      return fits(out);
    },
    linear: { results: 1, known: 1 },
    admits: undefined,
  },
};

/** What was taken away. */
export const SUBTRAHEND: Witness = {
  row: (difference, [other]) => only(other - difference),
  onto: true,
  // The difference of a constant and a series is the sum of it and the negated series.
  constants: () => [],
  column: {
    complete: (results, known, at, out) => {
      for (let row = 0; row < results.length; row++) out[row] = known[at + row] - results[row];
      return fits(out);
    },
    linear: { results: -1, known: 1 },
    admits: undefined,
  },
};

/** What has been negated. */
export const NEGATED: Witness = {
  row: (result) => only(-result),
  onto: true,
  constants: (results) => (sayMuch(results) ? [[]] : []),
  column: undefined,
};

/** An argument of an exclusive or. */
export const EXCLUSIVE: Witness = {
  row: (result, [other]) => only(result ^ other),
  onto: true,
  constants: () => [],
  column: {
    complete: (results, known, at, out) => {
      for (let row = 0; row < results.length; row++) {
        const low = known[at + row] | 0;
        if (low !== known[at + row] || (results[row] | 0) !== results[row]) return false;
        out[row] = low ^ results[row];
      }
      return true;
    },
    linear: undefined,
    admits: undefined,
  },
};

/** All defined and exact. */
function fits(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (!(Math.abs(values[row]) < EXACT_LIMIT)) return false;
  return true;
}
