import { type FrozenNetwork, MOST_MAGNITUDE } from './frozen-network.js';

/**
 * The networks without taps, which say how often each symbol comes: a bias for each symbol, rounded in several ways, and
 * none at all.
 */
export function histogramNetworks(symbols: Uint8Array, alphabet: number): FrozenNetwork[] {
  const counts = new Float64Array(alphabet);
  for (const symbol of symbols) counts[symbol]++;
  const shape = { symbols: alphabet, taps: [], width: 0, hidden: 0 };
  const bias = counts.slice(1).map((count) => Math.log2((count + 0.5) / (counts[0] + 0.5)));
  return [
    { shape, shift: 0, gain: 0, units: new Int16Array(alphabet - 1) },
    ...[0, 1, 2, 3, 4].map((shift) => ({
      shape,
      shift,
      gain: 0,
      units: Int16Array.from(bias, (bits) => Math.max(-MOST_MAGNITUDE, Math.round(bits * 2 ** shift))),
    })),
  ];
}
