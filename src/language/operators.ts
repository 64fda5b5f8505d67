import type { Notation } from './primitive.js';
import { PRIMITIVES } from './primitives.js';

export type Infix = Extract<Notation, { kind: 'infix' }>;

/** The notation of every primitive that is written between its arguments, by name. */
export const INFIX: ReadonlyMap<string, Infix> = new Map(
  [...PRIMITIVES.values()].flatMap(({ name, notation }): [string, Infix][] =>
    notation.kind === 'infix' ? [[name, notation]] : [],
  ),
);

/** A primitive that is written before its argument. */
export interface Prefix {
  readonly name: string;
  readonly precedence: number;
}

/** Every primitive that is written before its argument, by its symbol. */
export const PREFIX: ReadonlyMap<string, Prefix> = new Map(
  [...PRIMITIVES.values()].flatMap(({ name, notation }): [string, Prefix][] =>
    notation.kind === 'prefix' ? [[notation.symbol, { name, precedence: notation.precedence }]] : [],
  ),
);

/** The sign of literals below zero. */
export const MINUS = '-';

/** The precedence of a literal below zero, that of its sign as an operator. */
export const LITERAL_PRECEDENCE = PREFIX.get(MINUS)?.precedence ?? 0;
