import { apply, literal } from '../../language/construct.js';
import { childrenOf } from '../../language/depth.js';
import type { Apply, Expression } from '../../language/expression.js';
import { Polynomial } from '../polynomial.js';
import { Rational } from '../rational.js';
import { isInfeasible } from './inequalities.js';
import type { NormalForms } from './normal-form.js';
import { replaceExpression } from './rewrite.js';

/** Laws that split into more cases are given up. */
const MOST_CASES = 512;

/** Functions whose value is that of an argument, or of its negative, by which of them is larger. */
const SPLITTING = new Set(['min', 'max', 'abs', 'sign']);

/** An expression that a case puts in the place of another, and what is then at least 0. */
interface Case {
  readonly value: Expression;
  readonly nonnegative: Expression;
}

/**
 * Whether both sides have the same value wherever they are defined, by cases: one for each order in which the arguments of min,
 * max, abs and sign can be. In each case both sides have to be the same in normal form, or equal by what the case says.
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

/** An application of one of {@link SPLITTING} that has none inside. */
function innermostSplit(expression: Expression): Apply<Expression> | undefined {
  for (const child of childrenOf(expression)) {
    const inner = innermostSplit(child);
    if (inner !== undefined) return inner;
  }
  return expression.kind === 'apply' && SPLITTING.has(expression.primitive) ? expression : undefined;
}

function casesOf({ primitive, arguments: values }: Apply<Expression>): Case[] {
  const [x, y = literal(0)] = values;
  const atLeast: Expression = apply('-', x, y);
  const less: Expression = apply('-', apply('-', y, x), literal(1));
  switch (primitive) {
    case 'min':
      return [
        { value: y, nonnegative: atLeast },
        { value: x, nonnegative: less },
      ];
    case 'max':
      return [
        { value: x, nonnegative: atLeast },
        { value: y, nonnegative: less },
      ];
    case 'abs':
      return [
        { value: x, nonnegative: atLeast },
        { value: apply('neg', x), nonnegative: less },
      ];
    default:
      return [
        { value: literal(1), nonnegative: apply('-', x, literal(1)) },
        { value: literal(-1), nonnegative: less },
        { value: literal(0), nonnegative: apply('neg', apply('*', x, x)) },
      ];
  }
}

function isEqualUnder(
  left: Polynomial,
  right: Polynomial,
  facts: readonly Polynomial[],
  forms: NormalForms,
): boolean {
  const difference = left.minus(right);
  if (difference.isZero()) return true;
  const all = [...facts, ...factsOf(forms)];
  const one = Polynomial.constant(1n);
  return (
    isInfeasible([...all, difference.minus(one)]) &&
    isInfeasible([...all, difference.scaled(Rational.of(-1n)).minus(one)])
  );
}

/** What is at least 0 whatever the variables are: they themselves less 1 if positive, and what bounds remainders. */
function factsOf(forms: NormalForms): Polynomial[] {
  const { atoms, signs } = forms;
  const one = Polynomial.constant(1n);
  const facts: Polynomial[] = [];
  for (const atom of atoms.all) {
    const variable = Polynomial.variable(atom.name);
    if (signs.isNatural(variable)) facts.push(variable);
    if (atom.kind !== 'div') continue;
    const [x, y] = atom.arguments;
    if (!signs.isPositive(y)) continue;
    const remainder = x.minus(y.times(variable));
    facts.push(remainder, y.minus(remainder).minus(one));
  }
  if (signs.domain === 'positive') {
    for (const name of forms.variables) facts.push(Polynomial.variable(name).minus(one));
  }
  return facts;
}
