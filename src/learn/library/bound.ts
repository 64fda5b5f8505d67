import type { Forest } from './forest.js';
import type { Partial } from './partial.js';
import { partsPrice } from './prices.js';
import type { Share } from './share.js';
import { priceAbstraction, type Use } from './utility.js';

/**
 * An upper bound on the utility of every completion of a partial abstraction, complete ones included, for one share.
 *
 * Let g be the price of a state with the share's bits and without the new production. A use at state u, whose holes derive
 * h_1 … h_k, makes u cheaper by at most d(u) = g(u) - newBits - ownBits(u) - sum g(h_i), holes that have become cheaper by uses
 * inside them counted there: by induction over the derivation, programs become cheaper by the sum of d over all uses at most. For a
 * partial, let D(u) be d(u) without its open places, which derive c(u) bits in the corpus. If a completion writes f bits of
 * decisions at open places, what it leaves to its holes there takes at least c(u) - f bits, since both together derive the same; so
 * d(u) <= min(D(u), D(u) - c(u) + f). The library pays these f bits once. The bound is the maximum over f >= 0 of
 * the sum over all matches of max(0, min(D(u), D(u) - c(u) + f)) - f: piecewise linear in f, so that it is found at a corner.
 *
 * That a bound on a partial decides on all of its completions is due to Stitch (Bowers et al., "Top-Down Synthesis for Library
 * Learning", POPL 2023), where sizes of matches take the place of prices.
 *
 * @param before bits of all programs with the grammar as it is
 */
export function bound(partial: Partial, forest: Forest, share: Share, before: number): number {
  const fixed = before - share.corpusBits - priceAbstraction(forest.grammar, partial, share);
  return fixed + mostGain(partial, share);
}

/** Bits by which a use cheapens its state at most: D in {@link bound}. Where it is not above 0, no completion gains by a use. */
export function mostOfUse(use: Use, { newBits, prices }: Share): number {
  return prices[use.state] - newBits - use.ownBits - partsPrice(use.parts, prices);
}

function mostGain({ matches, open }: Partial, share: Share): number {
  /** By how much the slope of the sum of gains changes, and at what f. */
  const corners: { readonly at: number; readonly slope: number }[] = [];
  let gain = 0;
  for (const match of matches) {
    const most = mostOfUse(match, share);
    if (most <= 0) continue;
    if (open.length === 0) {
      gain += most;
      continue;
    }
    const undecided = partsPrice(match.open, share.prices);
    gain += Math.max(0, most - undecided);
    corners.push({ at: Math.max(0, undecided - most), slope: 1 }, { at: undecided, slope: -1 });
  }
  corners.sort((one, other) => one.at - other.at);
  let best = gain;
  let at = 0;
  // The library pays one bit for each bit that all uses gain.
  let slope = -1;
  for (const corner of corners) {
    gain += slope * (corner.at - at);
    at = corner.at;
    slope += corner.slope;
    best = Math.max(best, gain);
  }
  return best;
}
