import { apply, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { Facts } from '../../language/facts.js';
import { ringOf } from '../../language/primitives.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { combine, polynomialOf } from '../../prove/polynomial-form.js';

/** Names of arguments, which no variable of a law has. */
function placeName(place: number): string {
  return `#${place}`;
}

/** What the factorials are of that a function is a quotient of, for some arguments; undefined where these are no polynomials of them. */
export function factorialForms(
  factorials: NonNullable<Facts['factorials']>,
  values: readonly Polynomial[],
): { readonly above: readonly Polynomial[]; readonly below: readonly Polynomial[] } | undefined {
  const inPlaces = (node: Expression) =>
    values.reduce((form, value, place) => form?.substitute(placeName(place), value), polynomialOf(node));
  const parts = factorials(
    ...values.map((_, place): Expression => ({ kind: 'variable', name: placeName(place) })),
  );
  const [above, below] = [parts.above.map(inPlaces), parts.below.map(inPlaces)];
  const isKnown = (form: Polynomial | undefined) => form !== undefined;
  return above.every(isKnown) && below.every(isKnown) ? { above, below } : undefined;
}

/** The row of a recurrence after some others, which are consecutive; undefined where its rule is no polynomial of them. */
export function rowOf(rule: Expression, n: Polynomial, rows: readonly Polynomial[]): Polynomial | undefined {
  switch (rule.kind) {
    case 'literal':
      return Polynomial.constant(rule.value);
    case 'variable':
      return n;
    case 'past': {
      const lag = polynomialOf(apply('-', N, rule.index))?.constant();
      return lag && rows.at(-Number(lag.numerator));
    }
    case 'apply': {
      const values = rule.arguments.map((part) => rowOf(part, n, rows));
      if (!values.every((value) => value !== undefined)) return undefined;
      return combine(ringOf(rule), values);
    }
    default:
      return undefined;
  }
}
