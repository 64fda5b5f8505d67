import { BEFORE } from '../data/dataset.js';
import { nearName } from '../near-name.js';
import { BINDERS } from './binders.js';
import { COMPOUND_SUMMARIES, type CompoundName, HEADS, type Numbers } from './expression.js';
import { wordsOf } from './operation.js';
import { PRIMITIVES } from './primitives.js';
import { isIdentifier, quote } from './tokens.js';

/** The models that are made of models, as they are written. */
export const COMPOUNDS = Object.keys(COMPOUND_SUMMARIES) as readonly CompoundName[];

/** The row number. */
export const ROW = 'n';

/** The target, whose past programs read as `a(n-1)`. */
export const TARGET = 'a';

/** How the rows before a piece are written, `before(n)`; in expressions they are the given column {@link BEFORE}. */
export const EARLIER = 'before';

/** Names that mean something where they are called, and so must be quoted to name a given column. */
const CALLED: Readonly<Record<Numbers, ReadonlySet<string>>> = {
  integer: calledNames('integer', BINDERS.keys()),
  real: calledNames('real', [ROW]),
};

function calledNames(numbers: Numbers, others: Iterable<string>): ReadonlySet<string> {
  return new Set([TARGET, EARLIER, 'given', ...HEADS, ...COMPOUNDS, ...wordsOf(numbers), ...others]);
}

/** Whether a primitive is written between or before its arguments: never a name of a variable or column. */
function isOperator(name: string): boolean {
  const entry = PRIMITIVES.get(name);
  return entry !== undefined && entry.notation.kind !== 'call';
}

/** Whether a name can be bound by a binder: an identifier that is not `n`, `a`, an operator or in `prime?` style. */
export function isBindable(name: string): boolean {
  return isIdentifier(name) && !name.endsWith('?') && name !== ROW && name !== TARGET && !isOperator(name);
}

/** A given column's name as it stands in a program. */
export function printColumnName(name: string, numbers: Numbers = 'integer'): string {
  if (name === BEFORE) return EARLIER;
  return isIdentifier(name) && !CALLED[numbers].has(name) ? name : quote(name);
}

/** Half a sentence that says what somebody may have meant by a called name that means nothing, or nothing at all. */
export function meantFunction(name: string, numbers: Numbers = 'integer'): string {
  if (name === ROW) return `; a product is written ${ROW}*(...)`;
  const near = nearName(name, CALLED[numbers]);
  return near === undefined ? '' : `; did you mean ${near}(...)?`;
}

/** Whether an unquoted name followed by `(` is a given column; in programs of real numbers, one without it as well. */
export function isColumnName(name: string, numbers: Numbers = 'integer'): boolean {
  return !CALLED[numbers].has(name);
}
