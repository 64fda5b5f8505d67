import { EXACT_LIMIT } from '../numbers/exact.js';
import type { Reduction } from './binder.js';

export const reduceSum: Reduction = (out, rows, starts, body, at) => {
  for (let r = 0; r < rows; r++) {
    const end = at + starts[r + 1];
    let sum = 0;
    let peak = 0;
    for (let cell = at + starts[r]; cell < end; cell++) {
      sum += body[cell];
      // Any partial sum past 2^53 may have been rounded, even if the total comes back below.
      if (sum >= EXACT_LIMIT || sum <= -EXACT_LIMIT) peak = Infinity;
    }
    out[r] = sum + peak;
  }
};
