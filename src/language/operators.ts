import type { Numbers } from './expression.js';
import type { Notation } from './primitive.js';
import { PRIMITIVES } from './primitives.js';
import { REAL_PRIMITIVES } from './real/primitives.js';

/** A primitive that is written between its arguments. */
export type Infix = Extract<Notation, { kind: 'infix' }> & {
  /** What trees call it. */
  readonly name: string;
};

/** A primitive that is written before its argument. */
export interface Prefix {
  readonly name: string;
  readonly precedence: number;
}

/** The primitives that are written between or before their arguments, by how they are written. */
interface Operators {
  readonly infix: ReadonlyMap<string, Infix>;
  readonly prefix: ReadonlyMap<string, Prefix>;
}

/** The operators of programs of integers and of real numbers. */
export const OPERATORS: Readonly<Record<Numbers, Operators>> = {
  integer: operatorsOf(PRIMITIVES),
  real: operatorsOf(REAL_PRIMITIVES),
};

function operatorsOf(
  entries: ReadonlyMap<string, { readonly name: string; readonly notation: Notation }>,
): Operators {
  const infix = new Map<string, Infix>();
  const prefix = new Map<string, Prefix>();
  for (const { name, notation } of entries.values()) {
    if (notation.kind === 'infix') infix.set(notation.symbol ?? name, { ...notation, name });
    if (notation.kind === 'prefix') prefix.set(notation.symbol, { name, precedence: notation.precedence });
  }
  return { infix, prefix };
}

/** The sign of literals below zero. */
export const MINUS = '-';

/** The precedence of a literal below zero, that of its sign as an operator. */
export const LITERAL_PRECEDENCE = OPERATORS.integer.prefix.get(MINUS)?.precedence ?? 0;
