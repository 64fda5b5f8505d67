import { EXACT_LIMIT } from '../../numbers/exact.js';

/** Writes the tail of the partner that completes a known tail to the target; false if there is none. */
export type Complete = (target: Float64Array, known: Float64Array, at: number, out: Float64Array) => boolean;

/** How a partner follows from what is known. */
export interface Completion {
  readonly complete: Complete;
  /** The factors of the target and of what is known in the partner where that is a linear combination of them. */
  readonly linear?: { readonly target: -1 | 1; readonly known: -1 | 1 };
  /** There is none unless what is known divides the target in every row. */
  readonly divides?: true;
}

const difference: Completion = {
  complete: (target, known, at, out) => {
    for (let row = 0; row < target.length; row++) out[row] = target[row] - known[at + row];
    return fits(out);
  },
  linear: { target: 1, known: -1 },
};

const excess: Completion = {
  complete: (target, known, at, out) => {
    for (let row = 0; row < target.length; row++) out[row] = known[at + row] - target[row];
    return fits(out);
  },
  linear: { target: -1, known: 1 },
};

const sum: Completion = {
  complete: (target, known, at, out) => {
    for (let row = 0; row < target.length; row++) out[row] = target[row] + known[at + row];
    return fits(out);
  },
  linear: { target: 1, known: 1 },
};

const quotient: Completion = {
  complete: (target, known, at, out) => {
    for (let row = 0; row < target.length; row++) {
      const ratio = target[row] / known[at + row];
      if (!Number.isInteger(ratio)) return false;
      out[row] = ratio + 0;
    }
    return true;
  },
  divides: true,
};

const exclusion: Completion = {
  complete: (target, known, at, out) => {
    for (let row = 0; row < target.length; row++) {
      const low = known[at + row] | 0;
      if (low !== known[at + row] || (target[row] | 0) !== target[row]) return false;
      out[row] = low ^ target[row];
    }
    return true;
  },
};

/** For each invertible operation: the right partner of a known left argument, and the left one of a known right. */
export const COMPLETIONS: Readonly<
  Record<string, { readonly right: Completion; readonly left: Completion } | undefined>
> = {
  '+': { right: difference, left: difference },
  '-': { right: excess, left: sum },
  '*': { right: quotient, left: quotient },
  xor: { right: exclusion, left: exclusion },
};

/** Whether what is known divides the target in every row: nearly always seen in the first of them. */
export function dividesTarget(target: Float64Array, known: Float64Array, at: number): boolean {
  for (let row = 0; row < target.length; row++) {
    if (!Number.isInteger(target[row] / known[at + row])) return false;
  }
  return true;
}

/** All defined and exact. */
function fits(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (!(Math.abs(values[row]) < EXACT_LIMIT)) return false;
  return true;
}
