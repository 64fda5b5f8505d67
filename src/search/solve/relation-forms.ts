import { apply, literal, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { ringOf } from '../../language/primitives.js';
import {
  added,
  commonDivisor,
  contentOf,
  divided,
  type IntegerPolynomial,
  scaled,
  shifted,
  trimmed,
} from '../../numbers/integer-polynomial.js';
import type { PolynomialForms } from './polynomial-forms.js';
import type { Relation, Summand } from './relation.js';
import { type Signed, signedSum } from './signed-sum.js';

/** Ways to write a(n) as a relation gives it: sums over the leading coefficient, which divides them without remainder. */
export function* relationForms(relation: Relation, forms: PolynomialForms): Generator<Expression> {
  const { leading, rest } = positive(withoutCommonFactor(relation));
  if (rest.length === 0) {
    yield literal(0);
    return;
  }
  const only =
    leading.length === 1 && leading[0].expression === undefined ? leading[0].coefficient : undefined;
  if (only === undefined) {
    const divisor = signedSum(leading.map((summand) => term(summand, forms)));
    for (const sum of sumForms(rest, forms)) yield apply('div', sum, divisor);
    return;
  }
  yield* roundedForms(rest, only, forms);
  const { whole, broken } = split(rest, only);
  if (whole.length === 0 || broken.length === 0) return;
  // Where there is no remainder the sign of what is left may be turned.
  const turned = broken.map((each) => ({ ...each, coefficient: scaled(each.coefficient, -1n) }));
  const divided = best(quotientForms(turned, only, forms));
  for (const sum of sumForms(whole, forms)) {
    for (const quotient of divided) yield apply('-', sum, quotient);
  }
}

/** Ways to write a sum divided by a polynomial and rounded down. */
export function* roundedForms(
  rest: readonly Summand[],
  divisor: IntegerPolynomial,
  forms: PolynomialForms,
): Generator<Expression> {
  yield* quotientForms(rest, divisor, forms);
  const { whole, broken } = split(rest, divisor);
  if (whole.length === 0 || broken.length === 0) return;
  const divided = best(quotientForms(broken, divisor, forms));
  for (const sum of sumForms(whole, forms)) {
    for (const quotient of divided) yield apply('+', sum, quotient);
  }
}

/** Combinations of forms multiply: only so many of each part are taken further. */
function best(forms: Iterable<Expression>): readonly Expression[] {
  const taken: Expression[] = [];
  for (const form of forms) if (taken.push(form) === 4) break;
  return taken;
}

function* quotientForms(
  rest: readonly Summand[],
  divisor: IntegerPolynomial,
  forms: PolynomialForms,
): Generator<Expression> {
  const isOne = divisor.length === 1 && divisor[0] === 1n;
  const below = forms.positive(divisor);
  for (const sum of sumForms(rest, forms)) yield isOne ? sum : apply('div', sum, below);
}

/** Divides the polynomials of a relation by all that they have in common. */
function withoutCommonFactor({ leading, rest }: Relation): Relation {
  const all = [...leading, ...rest].map(({ coefficient }) => coefficient);
  const common = all.reduce((divisor, coefficient) => commonDivisor(divisor, coefficient));
  const reduce = (summands: readonly Summand[]) =>
    summands.map(({ coefficient, expression }) => ({
      coefficient: divided(coefficient, common).quotient,
      expression,
    }));
  return { leading: reduce(leading), rest: reduce(rest) };
}

/** Turns all signs if the first leading coefficient would be negative. */
function positive(relation: Relation): Relation {
  const [{ coefficient }] = relation.leading;
  if (coefficient[coefficient.length - 1] > 0n) return relation;
  const turn = (summands: readonly Summand[]) =>
    summands.map((summand) => ({ ...summand, coefficient: scaled(summand.coefficient, -1n) }));
  return { leading: turn(relation.leading), rest: turn(relation.rest) };
}

/** What of each summand a divisor divides, and what it leaves. */
function split(
  rest: readonly Summand[],
  divisor: IntegerPolynomial,
): { whole: Summand[]; broken: Summand[] } {
  const whole: Summand[] = [];
  const broken: Summand[] = [];
  if (divisor.length === 1 && divisor[0] === 1n) return { whole, broken };
  for (const { coefficient, expression } of rest) {
    const { quotient, remainder } = divided(coefficient, divisor);
    if (quotient.length > 0) whole.push({ coefficient: quotient, expression });
    if (remainder.length > 0) broken.push({ coefficient: remainder, expression });
  }
  return { whole, broken };
}

/** Ways to write a sum of polynomials times expressions. */
function* sumForms(summands: readonly Summand[], forms: PolynomialForms): Generator<Expression> {
  yield plainSum(summands, forms);
  if (summands.length < 2) return;
  const grouped = byCoefficient(summands, forms);
  if (grouped !== undefined) yield grouped;
  const common = summands
    .map(({ coefficient }) => coefficient)
    .reduce((divisor, coefficient) => commonDivisor(divisor, coefficient));
  if (common.length > 1 || contentOf(common) > 1n) {
    const inner = summands.map(({ coefficient, expression }) => ({
      coefficient: divided(coefficient, common).quotient,
      expression,
    }));
    const factor = forms.positive(common);
    yield apply('*', factor, plainSum(inner, forms));
    const innerGrouped = byCoefficient(inner, forms);
    if (innerGrouped !== undefined) yield apply('*', factor, innerGrouped);
  }
  if (summands.filter(({ coefficient }) => coefficient.length > 1).length < 2) return;
  for (const by of [0n, 1n, -1n, 2n]) {
    const x = by === 0n ? N : forms.positive([by, 1n]);
    const moved = summands.map(({ coefficient, expression }) => ({
      coefficient: shifted(coefficient, -by),
      expression,
    }));
    yield horner(moved, x, forms);
  }
}

function plainSum(summands: readonly Summand[], forms: PolynomialForms): Expression {
  return signedSum(summands.map((summand) => term(summand, forms)));
}

/** Horner's way in x: x * (x * (…) + …) + …, where the coefficients are sums of expressions. */
function horner(summands: readonly Summand[], x: Expression, forms: PolynomialForms): Expression {
  const constants = summands.map(({ coefficient, expression }) => ({
    coefficient: trimmed(coefficient.slice(0, 1)),
    expression,
  }));
  const multiples = summands.map(({ coefficient, expression }) => ({
    coefficient: coefficient.slice(1),
    expression,
  }));
  const below = constants
    .filter(({ coefficient }) => coefficient.length > 0)
    .map((each) => term(each, forms));
  const above = multiples.filter(({ coefficient }) => coefficient.length > 0);
  if (above.length === 0) return signedSum(below);
  const isDeeper = above.some(({ coefficient }) => coefficient.length > 1);
  const inner = isDeeper ? horner(above, x, forms) : plainSum(above, forms);
  return signedSum([{ negative: false, term: apply('*', x, inner) }, ...below]);
}

/** Expressions with the same coefficient, but for its sign, share one factor; undefined where none do. */
function byCoefficient(summands: readonly Summand[], forms: PolynomialForms): Expression | undefined {
  const groups: { factor: IntegerPolynomial; members: Summand[] }[] = [];
  for (const summand of summands) {
    const { coefficient, expression } = summand;
    const group = groups.find(
      ({ factor }) => isZero(added(factor, coefficient)) || isZero(added(factor, scaled(coefficient, -1n))),
    );
    if (group === undefined) groups.push({ factor: coefficient, members: [summand] });
    else {
      const isSame = isZero(added(group.factor, scaled(coefficient, -1n)));
      group.members.push({ coefficient: isSame ? [1n] : [-1n], expression });
    }
  }
  if (groups.every(({ factor, members }) => members.length === 1 || isUnit(factor))) return undefined;
  const terms = groups.flatMap(({ factor, members }): Signed[] => {
    if (members.length === 1) return [term(members[0], forms)];
    const [first, ...others] = members;
    if (isUnit(factor)) {
      const turned = others.map((each) => ({ ...each, coefficient: scaled(each.coefficient, factor[0]) }));
      return [first, ...turned].map((each) => term(each, forms));
    }
    const { negative, term: factorTerm } = forms.signed(factor);
    const inner = plainSum([{ ...first, coefficient: [1n] }, ...others], forms);
    return [{ negative, term: apply('*', factorTerm, inner) }];
  });
  return signedSum(terms);
}

function isUnit(polynomial: IntegerPolynomial): boolean {
  return polynomial.length === 1 && (polynomial[0] === 1n || polynomial[0] === -1n);
}

function isZero(polynomial: IntegerPolynomial): boolean {
  return polynomial.length === 0;
}

function term({ coefficient, expression }: Summand, forms: PolynomialForms): Signed {
  const { negative, term: factor } = forms.signed(coefficient);
  if (expression === undefined) return { negative, term: factor };
  const raised = higherPower(coefficient, expression);
  if (raised !== undefined) return { negative, term: raised };
  const isOne = factor.kind === 'literal' && factor.value === 1n;
  return { negative, term: isOne ? expression : apply('*', factor, expression) };
}

/** c * b^n as b^(n + k) where c = b^k. */
function higherPower(coefficient: IntegerPolynomial, expression: Expression): Expression | undefined {
  if (coefficient.length !== 1 || expression.kind !== 'apply' || ringOf(expression) !== 'power')
    return undefined;
  const [base, exponent] = expression.arguments;
  if (base.kind !== 'literal' || base.value < 2n || exponent !== N) return undefined;
  let rest = coefficient[0] < 0n ? -coefficient[0] : coefficient[0];
  let by = 0;
  for (; rest % base.value === 0n; rest /= base.value) by++;
  return rest === 1n && by > 0 ? apply('^', base, apply('+', N, literal(by))) : undefined;
}
