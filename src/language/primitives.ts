import type { Primitive } from './primitive.js';
import { ARITHMETIC } from './primitives/arithmetic.js';
import { BITWISE } from './primitives/bitwise.js';
import { COUNTING } from './primitives/counting.js';
import { DIGITS } from './primitives/digits.js';
import { DIVISORS } from './primitives/divisors.js';
import { IRRATIONALS } from './primitives/irrationals.js';
import { LOGIC } from './primitives/logic.js';
import { NUMBER_THEORY } from './primitives/number-theory.js';
import { RESIDUES } from './primitives/residues.js';

/** The whole language but for literals, variables, data and binders, by name. */
export const PRIMITIVES: ReadonlyMap<string, Primitive> = new Map(
  [
    ...ARITHMETIC,
    ...LOGIC,
    ...BITWISE,
    ...NUMBER_THEORY,
    ...DIVISORS,
    ...RESIDUES,
    ...DIGITS,
    ...IRRATIONALS,
    ...COUNTING,
  ].map((entry) => [entry.name, entry]),
);

/** The entry of a primitive known to exist: expressions are checked when they are read. */
export function primitive(name: string): Primitive {
  const entry = PRIMITIVES.get(name);
  if (entry === undefined) throw new Error(`no primitive is called ${name}`);
  return entry;
}
