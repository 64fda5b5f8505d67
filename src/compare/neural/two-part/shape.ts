/** How many parameters a layer may have is bounded by what the forward pass adds up exactly: see `frozen-network.ts`. */
export const MOST_INPUTS = 256;
export const MOST_HIDDEN = 128;

/**
 * The shape of a neural probabilistic language model (Bengio, Ducharme, Vincent & Jauvin, "A neural probabilistic language
 * model", JMLR 3, 2003): the symbols at some distances before the next are embedded by one table, go through a layer
 * of rectified units, and these give the logit of each symbol but the first, whose logit is 0.
 */
export interface Shape {
  /** Size of the alphabet. */
  readonly symbols: number;
  /** Distances back to the symbols that are seen, increasing, from 1. */
  readonly taps: readonly number[];
  /** Numbers in the embedding of a symbol. */
  readonly width: number;
  /** Rectified units; none in a network that has a bias for each symbol and nothing else. */
  readonly hidden: number;
}

/** A shape to read another into. */
export const NO_SHAPE: Shape = { symbols: 1, taps: [], width: 0, hidden: 0 };

/** Where each layer begins in the array of a network's parameters. */
export interface Layout {
  /** `symbols` rows of `width` numbers, from 0 on. */
  readonly embedding: number;
  /** For each tap and number of its embedding a row of `hidden` weights. */
  readonly inward: number;
  /** `hidden` numbers. */
  readonly hiddenBias: number;
  /** For each rectified unit a row of weights to all symbols but the first. */
  readonly outward: number;
  /** A number for each symbol but the first. */
  readonly outputBias: number;
  readonly length: number;
}

export function layoutOf({ symbols, taps, width, hidden }: Shape): Layout {
  const inward = hidden === 0 ? 0 : symbols * width;
  const hiddenBias = inward + taps.length * width * hidden;
  const outward = hiddenBias + hidden;
  const outputBias = outward + hidden * (symbols - 1);
  return { embedding: 0, inward, hiddenBias, outward, outputBias, length: outputBias + symbols - 1 };
}

/** The layers, each with where it begins and ends. */
export function layersOf(layout: Layout): readonly (readonly [from: number, to: number])[] {
  const { embedding, inward, hiddenBias, outward, outputBias, length } = layout;
  const bounds = [embedding, inward, hiddenBias, outward, outputBias, length];
  return bounds.slice(1).map((to, layer) => [bounds[layer], to]);
}

/** About how long it takes to learn from a symbol, in products. */
export function trainingWork({ symbols, taps, width, hidden }: Shape): number {
  return 3 * taps.length * width * hidden + (2 * hidden + 12) * symbols + 50;
}

/** About how long it takes to compute what is expected of a symbol, in products; without taps that is done once for all. */
export function codingWork({ symbols, taps, hidden }: Shape): number {
  return hidden === 0 ? 0 : taps.length * hidden + (hidden + 8) * symbols;
}
