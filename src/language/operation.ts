import type { Numbers } from './expression.js';
import type { Notation } from './primitive.js';
import { PRIMITIVES } from './primitives.js';
import { REAL_PRIMITIVES } from './real/primitives.js';

/** What primitives of integers and of real numbers have in common: all that prints, exports and prices programs needs. */
export type Operation = NonNullable<ReturnType<typeof findOperation>>;

/** The record of a primitive of integers or of real numbers by the name that trees have; undefined if there is none. */
export function findOperation(name: string) {
  return PRIMITIVES.get(name) ?? REAL_PRIMITIVES.get(name);
}

/** The record of a primitive known to exist. */
export function operationOf(name: string): Operation {
  const entry = findOperation(name);
  if (entry === undefined) throw new Error(`no primitive is called ${name}`);
  return entry;
}

/** How an application is written. */
export function notationOf(name: string): Notation & { readonly symbol?: string } {
  return operationOf(name).notation;
}

/** The primitives of real numbers that names stand for, `sqrt`, `pi` and `mod`, by how they are written. */
const REAL_WORDS = new Map(
  [...REAL_PRIMITIVES.values()]
    .filter(({ notation }) => /^\w+$/.test(notation.symbol))
    .map((entry) => [entry.notation.symbol, entry] as const),
);

/** The primitive that is written so, as a call, a constant or a word between its arguments; undefined if there is none. */
export function writtenAs(symbol: string, numbers: Numbers): Operation | undefined {
  return numbers === 'real' ? REAL_WORDS.get(symbol) : PRIMITIVES.get(symbol);
}

/** The names that mean primitives in a program. */
export function wordsOf(numbers: Numbers): Iterable<string> {
  return numbers === 'real' ? REAL_WORDS.keys() : PRIMITIVES.keys();
}
