import { BEFORE } from '../data/dataset.js';
import { BINDERS } from './binders.js';
import { type CompoundName, HEADS } from './expression.js';
import { PRIMITIVES } from './primitives.js';
import { isIdentifier, quote } from './tokens.js';

/** The models that are made of models, as they are written. */
export const COMPOUNDS: readonly CompoundName[] = ['piecewise', 'interleaved'];

/** The row number. */
export const ROW = 'n';

/** The target, whose past programs read as `a(n-1)`. */
export const TARGET = 'a';

/** How the rows before a piece are written, `before(n)`; in expressions they are the given column {@link BEFORE}. */
export const EARLIER = 'before';

/** Names that mean something where they are called, and so must be quoted to name a given column. */
const CALLED = new Set<string>([
  TARGET,
  EARLIER,
  'given',
  ...HEADS,
  ...COMPOUNDS,
  ...PRIMITIVES.keys(),
  ...BINDERS.keys(),
]);

/** Primitives written between or before their arguments: never names of variables or columns. */
const OPERATORS = new Set<string>(
  [...PRIMITIVES.values()].filter(({ notation }) => notation.kind !== 'call').map(({ name }) => name),
);

/** Whether a name can be bound by a binder: an identifier that is not `n`, `a`, an operator or in `prime?` style. */
export function isBindable(name: string): boolean {
  return isIdentifier(name) && !name.endsWith('?') && name !== ROW && name !== TARGET && !OPERATORS.has(name);
}

/** A given column's name as it stands in a program. */
export function printColumnName(name: string): string {
  if (name === BEFORE) return EARLIER;
  return isIdentifier(name) && !CALLED.has(name) ? name : quote(name);
}

/** Whether an unquoted name followed by `(` is a given column. */
export function isColumnCall(name: string): boolean {
  return !CALLED.has(name);
}
