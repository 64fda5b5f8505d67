import type { Quantity } from '../quantity.js';

/** A quantity with its price. */
export interface Entry {
  readonly quantity: Quantity;
  readonly bits: number;
}

/** Quantities of one sort that enter relations together, the simplest first. */
export interface Chapter {
  /** What a(n) may be multiplied with: the constant 1, terms before it. */
  readonly leading: readonly Quantity[];
  /** Neighbours enter a relation together; without entries it is a matter of the terms and of n alone. */
  readonly entries: readonly Entry[];
  /** Whether relations say what a(n) is, or what it is before it is rounded down: what the entries add, always all of them, is then rounded away. */
  readonly reading: 'unrounded' | 'rounded';
}
