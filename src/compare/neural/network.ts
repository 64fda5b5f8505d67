import type { Kernels } from './kernels.js';

/**
 * A network that predicts the next symbol of a text and learns while it is read. A text is symbols 0, 1, 2 …; `text[0]` stands
 * before its beginning and `text[p + 1]` is the symbol at position p.
 */
export interface Network {
  readonly kernels: Kernels;
  /** How many numbers it learns. */
  readonly parameters: number;
  /** Place of each symbol's score before anything is known. */
  readonly bias: number;

  /**
   * Takes in `text[position]`; positions come in turn.
   * @returns the place of the scores of `text[position + 1]`
   */
  advance(position: number): number;

  /** Learns from the text before `position`, the next to come, if enough of it is new. */
  learn(position: number): void;
}
