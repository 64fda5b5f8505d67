import type { Expression } from '../../language/expression.js';
import { primitive } from '../../language/primitives.js';
import { isEqualByCases } from './cases.js';
import type { Law } from './law.js';
import { NoNormalForm, NormalForms } from './normal-form.js';
import { isDivisibleAtEveryPrime, isEqualAtEveryPrime } from './valuations.js';

/** How a law was proved. */
export type LawMethod = 'normal form' | 'cases' | 'prime by prime';

/**
 * Proves a law by bringing both sides to normal form, by the cases of their minima, maxima and magnitudes, or by how often
 * primes divide them; undefined where none of these decides. Both sides are shown to be undefined at the same places
 * first: under the same conditions in normal form.
 */
export function proveLaw({ left, right, domain }: Law): LawMethod | undefined {
  const forms = new NormalForms(domain);
  try {
    const [one, other] = [forms.collect(left), forms.collect(right)];
    if (one.conditions.size !== other.conditions.size) return undefined;
    for (const condition of one.conditions) if (!other.conditions.has(condition)) return undefined;
    if (one.conditions.has('never') || one.form.minus(other.form).isZero()) return 'normal form';
    if (isEqualByCases(left, right, forms)) return 'cases';
    if (isEqualAtEveryPrime(one.form, other.form, forms)) return 'prime by prime';
    return other.form.isZero() && isZeroRemainder(left, forms) ? 'prime by prime' : undefined;
  } catch (error) {
    if (error instanceof NoNormalForm) return undefined;
    throw error;
  }
}

/** Whether an expression is a remainder that is 0 since every prime divides the dividend as often as the divisor. */
function isZeroRemainder(expression: Expression, forms: NormalForms): boolean {
  if (expression.kind !== 'apply' || primitive(expression.primitive).facts.division !== 'remainder')
    return false;
  const [dividend, divisor] = expression.arguments.map((argument) => forms.form(argument));
  return isDivisibleAtEveryPrime(dividend, divisor, forms);
}
