import { childrenOf } from '../../language/children.js';
import type { Apply, Expression } from '../../language/expression.js';
import type { Case } from '../../language/facts.js';
import { primitive } from '../../language/primitives.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { type Atom, factsOf, keyOf } from './atoms.js';
import { isInfeasible } from './inequalities.js';
import { divideTerms, type Monomial, monomialsOf, polynomialOf } from './monomial.js';
import type { NormalForms } from './normal-form.js';
import { replaceExpression } from './rewrite.js';
import type { Signs } from './signs.js';

/** Laws that split into more cases are given up. */
const MOST_CASES = 512;

/**
 * Whether both sides have the same value wherever they are defined, by the cases of functions such as min, max, abs and sign. In each case both sides have to be the same in normal form, or equal by what the case says.
 */
export function isEqualByCases(left: Expression, right: Expression, forms: NormalForms): boolean {
  let cases = 0;
  const holds = (one: Expression, other: Expression, facts: readonly Polynomial[]): boolean => {
    const split = innermostSplit(one) ?? innermostSplit(other);
    if (split === undefined) {
      if (++cases > MOST_CASES) return false;
      return isEqualUnder(forms.form(one), forms.form(other), facts, forms);
    }
    return casesOf(split).every(({ value, nonnegative }) => {
      const known = [...facts, forms.form(nonnegative)];
      if (isInfeasible(known)) return true;
      return holds(replaceExpression(one, split, value), replaceExpression(other, split, value), known);
    });
  };
  return holds(left, right, []);
}

/** An application of a function that has cases, without another one inside. */
function innermostSplit(expression: Expression): Apply<Expression> | undefined {
  for (const child of childrenOf(expression)) {
    const inner = innermostSplit(child);
    if (inner !== undefined) return inner;
  }
  return expression.kind === 'apply' && casesOf(expression).length > 0 ? expression : undefined;
}

function casesOf({ primitive: name, arguments: values }: Apply<Expression>): readonly Case[] {
  return primitive(name).facts.cases?.(...values) ?? [];
}

function isEqualUnder(
  left: Polynomial,
  right: Polynomial,
  facts: readonly Polynomial[],
  forms: NormalForms,
): boolean {
  const difference = left.minus(right);
  if (difference.isZero()) return true;
  const known = [...facts, ...boundsIn([...facts, difference], forms)];
  const all = [...known, ...boundsOfProducts([...known, difference], forms.signs)];
  return (
    isInfeasible([...all, difference.minus(Polynomial.ONE)]) &&
    isInfeasible([...all, difference.negated().minus(Polynomial.ONE)])
  );
}

/**
 * What is at least 0 whatever the variables are, wherever the given polynomials are defined: only what occurs in them counts, since
 * other atoms may have no value there.
 */
function boundsIn(polynomials: readonly Polynomial[], forms: NormalForms): Polynomial[] {
  const { signs } = forms;
  const facts = atomsIn(polynomials, forms).flatMap((atom) => {
    const variable = Polynomial.variable(atom.name);
    return [...(signs.isNatural(variable) ? [variable] : []), ...boundsOf(atom, variable, signs)];
  });
  if (signs.domain === 'positive') {
    for (const name of forms.variables) facts.push(Polynomial.variable(name).minus(Polynomial.ONE));
  }
  return facts;
}

/** The atoms of polynomials and those in their arguments. */
function atomsIn(polynomials: readonly Polynomial[], { atoms }: NormalForms): Atom[] {
  const found = new Map<string, Atom>();
  const visit = (polynomial: Polynomial): void => {
    for (const name of polynomial.variables) {
      const atom = atoms.get(name);
      if (atom === undefined || found.has(name)) continue;
      found.set(name, atom);
      atom.arguments.forEach(visit);
    }
  };
  polynomials.forEach(visit);
  return [...found.values()];
}

/** What bounds a function by its arguments. */
function boundsOf(atom: Atom, value: Polynomial, signs: Signs): Polynomial[] {
  const [x, y] = atom.arguments;
  const { division, lattice, root } = factsOf(atom);
  const arePositive = (parts: readonly Polynomial[]) => parts.every((part) => signs.isPositive(part));
  if (division === 'quotient' && arePositive([y])) {
    const remainder = x.minus(y.times(value));
    return [remainder, y.minus(remainder).minus(Polynomial.ONE)];
  }
  if (lattice?.order === 'divisibility' && lattice.bound === 'lower') {
    return atom.arguments.filter((part) => signs.isPositive(part)).map((part) => part.minus(value));
  }
  if (lattice?.order === 'divisibility' && arePositive(atom.arguments)) {
    return atom.arguments.map((part) => value.minus(part));
  }
  if (root === undefined) return [];
  const above = value.plus(Polynomial.ONE).power(root);
  return [x.minus(value.power(root)), above.minus(x).minus(Polynomial.ONE)];
}

/** A product is not less than what is left of it without a factor that is positive, and a square not less than its root. */
function boundsOfProducts(polynomials: readonly Polynomial[], signs: Signs): Polynomial[] {
  const products = new Map<string, Monomial>();
  for (const polynomial of polynomials) {
    for (const term of monomialsOf(polynomial)) {
      const power = { coefficient: 1n, exponents: term.exponents };
      products.set(keyOf(polynomialOf(power)), power);
    }
  }
  return [...products.values()].flatMap((power) => {
    const product = polynomialOf(power);
    return [...power.exponents].flatMap(([name, exponent]): Polynomial[] => {
      const factor = Polynomial.variable(name);
      const rest = divideTerms(product, { coefficient: 1n, exponents: new Map([[name, 1]]) }).quotient;
      if (signs.isPositive(factor) && signs.isNatural(rest)) return [product.minus(rest)];
      const isSquare = power.exponents.size === 1 && exponent === 2;
      return isSquare ? [product.minus(factor), product.plus(factor)] : [];
    });
  });
}
