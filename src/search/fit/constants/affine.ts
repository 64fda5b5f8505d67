import type { Tape } from './tape.js';

/** Derivatives that differ by less than this share are the same. */
const SAME = 1e-9;

/**
 * Which free constants the values are affine in, all of them together: the others given, least squares find these at once. They are
 * seen by their derivatives, which do not change where the constants do.
 */
export function affineConstants(tape: Tape, at: Float64Array): readonly boolean[] {
  const count = at.length;
  const before = derivativesAt(tape, at);
  const found = new Array<boolean>(count).fill(false);
  for (let next = 0; next < count; next++) {
    found[next] = true;
    const moved = at.map((value, place) => (found[place] ? elsewhere(value, place) : value));
    const after = derivativesAt(tape, moved);
    found[next] = found.every((isAffine, place) => !isAffine || areSame(before[place], after[place]));
  }
  return found;
}

/** Another value of about the same size, for each place one of its own. */
function elsewhere(value: number, place: number): number {
  return value * (1.25 + 0.0625 * place) + (value === 0 ? 1 + place : 0);
}

function derivativesAt(tape: Tape, constants: Float64Array): readonly Float64Array[] {
  tape.values(constants);
  return tape.derivatives().map((column) => Float64Array.from(column));
}

function areSame(one: Float64Array, other: Float64Array): boolean {
  let scale = 0;
  for (const value of one) if (Number.isFinite(value)) scale = Math.max(scale, Math.abs(value));
  return one.every((value, row) => !(Math.abs(value - other[row]) > SAME * scale));
}
