/** Symbols that taps are chosen by, from the first on. */
const MOST_SYMBOLS = 2 ** 15;

/** Places in the table of contexts and symbols. */
const MOST_COUNTS = 2 ** 16;

export interface Taps {
  readonly taps: readonly number[];
  /** What each symbol costs on average when the taps are the context of an adaptive code, in bits. */
  readonly bits: number;
}

/**
 * The distances at which earlier symbols tell most about the next, found greedily: each time the one is added that makes
 * the adaptive code of the symbols in the context of all taps shortest (Krichevsky & Trofimov's estimate, which counts what
 * a context costs to learn), as long as it saves more than naming it costs.
 */
export function informativeTaps(symbols: Uint8Array, alphabet: number, farthest: number, most: number): Taps {
  const length = Math.min(symbols.length, MOST_SYMBOLS);
  const costs = estimatorCosts(length, alphabet);
  const namingBits = 2 * Math.log2(farthest + 1);
  /** For each symbol the place of its context's counts. */
  const contexts = new Int32Array(length);
  let counts = new Uint32Array(alphabet);
  for (let at = 0; at < length; at++) counts[symbols[at]]++;
  let bits = contextCost(counts, alphabet, costs);
  const taps: number[] = [];
  while (taps.length < most && counts.length * alphabet <= MOST_COUNTS) {
    counts = new Uint32Array(counts.length * alphabet);
    let best = 0;
    let bestBits = bits - namingBits;
    for (let tap = 1; tap <= farthest; tap++) {
      count(counts.fill(0), contexts, symbols, tap, alphabet);
      const cost = contextCost(counts, alphabet, costs);
      if (cost >= bestBits) continue;
      best = tap;
      bestBits = cost;
    }
    if (best === 0) break;
    bits = bestBits;
    for (let at = 0; at < length; at++) {
      contexts[at] = (contexts[at] + (at < best ? 0 : symbols[at - best])) * alphabet;
    }
    taps.push(best);
  }
  return { taps: taps.sort((a, b) => a - b), bits: bits / length };
}

/** Counts symbols in their contexts with one more tap; before the first symbol stands symbol 0. */
function count(
  counts: Uint32Array,
  contexts: Int32Array,
  symbols: Uint8Array,
  tap: number,
  alphabet: number,
): void {
  for (let at = 0; at < tap; at++) counts[contexts[at] * alphabet + symbols[at]]++;
  for (let at = tap; at < contexts.length; at++) {
    counts[(contexts[at] + symbols[at - tap]) * alphabet + symbols[at]]++;
  }
}

interface EstimatorCosts {
  /** The logarithms of all numerators for a symbol that occurs so often in a context. */
  readonly numerators: Float64Array;
  /** The logarithms of all denominators for a context that occurs so often. */
  readonly denominators: Float64Array;
}

/** The probability of the next symbol is (its count + 1/2) / (all counts + alphabet/2). */
function estimatorCosts(length: number, alphabet: number): EstimatorCosts {
  const numerators = new Float64Array(length + 1);
  const denominators = new Float64Array(length + 1);
  for (let count = 0; count < length; count++) {
    numerators[count + 1] = numerators[count] + Math.log2(count + 0.5);
    denominators[count + 1] = denominators[count] + Math.log2(count + alphabet / 2);
  }
  return { numerators, denominators };
}

function contextCost(
  counts: Uint32Array,
  alphabet: number,
  { numerators, denominators }: EstimatorCosts,
): number {
  let bits = 0;
  for (let from = 0; from < counts.length; from += alphabet) {
    let all = 0;
    for (let at = from; at < from + alphabet; at++) {
      all += counts[at];
      bits -= numerators[counts[at]];
    }
    bits += denominators[all];
  }
  return bits;
}
