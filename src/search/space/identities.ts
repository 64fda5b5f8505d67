import { childrenOf } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { parsePattern } from '../../language/parse.js';

/** Two expressions that have the same value whatever their variables are, and are undefined together. */
export interface Identity {
  readonly left: Expression;
  readonly right: Expression;
}

/** Whether both sides name the same variables, once each: only then may parts be undefined, and are never needed twice. */
export function isLinear({ left, right }: Identity): boolean {
  const [one, other] = [left, right].map((side) => variablesIn(side).sort());
  return one.join() === other.join() && new Set(one).size === one.length;
}

/** The variables of a pattern, as often as they occur. */
export function variablesIn(expression: Expression): string[] {
  return expression.kind === 'variable' ? [expression.name] : childrenOf(expression).flatMap(variablesIn);
}

/**
 * Identities of the primitives that the enumeration leaves candidates out by, all of them linear. The tests prove every one. Values beyond the size that the language
 * allows are not thought of.
 */
export const IDENTITIES: readonly Identity[] = [
  '(x + y) + z = x + (y + z)',
  'x + (y - z) = (x + y) - z',
  '(x - y) - z = x - (y + z)',
  '(x - y) - z = (x - z) - y',
  '(x - y) + z = x + (z - y)',
  'x - (y - z) = x + (z - y)',
  'x - (y - z) = (x + z) - y',
  'x + -y = x - y',
  'x - -y = x + y',
  '-x - y = -(x + y)',
  '-(x - y) = y - x',
  '-(-x) = x',
  '(x * y) * z = x * (y * z)',
  '-x * y = -(x * y)',
  'abs(-x) = abs(x)',
  'abs(abs(x)) = abs(x)',
  'abs(x - y) = abs(y - x)',
  'abs(x) * abs(y) = abs(x * y)',
  'x + 0 = x',
  'x - 0 = x',
  '0 - x = -x',
  'x * 1 = x',
  'x div 1 = x',
  'x ^ 1 = x',
  '(x ^ y) ^ z = (x ^ z) ^ y',
].map((text) => {
  const [left, right] = text.split(' = ').map((side) => parsePattern(side, text));
  return { left, right };
});
