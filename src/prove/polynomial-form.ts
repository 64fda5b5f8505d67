import type { Expression } from '../language/expression.js';
import type { RingOperation } from '../language/facts.js';
import { wordsOf } from '../language/limits.js';
import { primitive } from '../language/primitives.js';
import { Polynomial } from '../numbers/polynomial.js';
import { MOST_EXPANDED } from './limits.js';
import type { WorkLimit } from './work-limit.js';

/** Powers of polynomials are expanded while they have no more terms. */
const MOST_TERMS = 400;
/** Terms that are multiplied for one product. */
const MOST_PRODUCTS = 20_000;
/** Terms of any polynomial. */
const MOST_SUMMANDS = 4000;
/** Words of 64 bits in a coefficient. */
const MOST_WORDS = 64;

/**
 * An expression of +, -, * and powers with literal exponents as a polynomial in its variables; undefined for others. Throws
 * BeyondReach where a limit on work is given and passed, as what follows does.
 *
 * @param variable what a variable stands for: itself where nothing is said
 */
export function polynomialOf(
  node: Expression,
  work?: WorkLimit,
  variable: (name: string) => Polynomial | undefined = Polynomial.variable,
): Polynomial | undefined {
  switch (node.kind) {
    case 'literal':
      return Polynomial.constant(node.value);
    case 'variable':
      return variable(node.name);
    case 'apply': {
      const { ring } = primitive(node.primitive).facts;
      if (ring === undefined) return undefined;
      if (ring === 'power') {
        const exponent = node.arguments[1];
        if (exponent.kind !== 'literal' || exponent.value < 0n || exponent.value > MOST_EXPANDED)
          return undefined;
        const base = polynomialOf(node.arguments[0], work, variable);
        return base === undefined ? undefined : smallPower(base, Number(exponent.value), work);
      }
      const values = node.arguments.map((argument) => polynomialOf(argument, work, variable));
      return values.every((value) => value !== undefined) ? combine(ring, values, work) : undefined;
    }
    default:
      return undefined;
  }
}

/** What is multiplied in an expression. */
export function factorsOf(node: Expression): readonly Expression[] {
  return node.kind === 'apply' && primitive(node.primitive).facts.ring === 'multiplication'
    ? node.arguments.flatMap(factorsOf)
    : [node];
}

/** The sum, difference, product or negative of polynomials; undefined for other operations, or if it gets too long. */
export function combine(
  operation: RingOperation | undefined,
  [x, y]: readonly Polynomial[],
  work?: WorkLimit,
): Polynomial | undefined {
  switch (operation) {
    case 'addition':
      return short(x.plus(y));
    case 'subtraction':
      return short(x.minus(y));
    case 'multiplication': {
      const products = x.terms.size * y.terms.size;
      if (products > MOST_PRODUCTS) return undefined;
      work?.spend(4 * products);
      return short(x.times(y));
    }
    case 'negation':
      return x.negated();
    default:
      return undefined;
  }
}

/** A power that stays small; undefined for others. */
export function smallPower(base: Polynomial, exponent: number, work?: WorkLimit): Polynomial | undefined {
  if (exponent > Number(MOST_EXPANDED)) return undefined;
  let result: Polynomial | undefined = Polynomial.ONE;
  for (let time = 0; time < exponent && result !== undefined; time++) {
    result = combine('multiplication', [result, base], work);
    if (result !== undefined && result.terms.size > MOST_TERMS) return undefined;
  }
  return result;
}

/** The polynomial, unless it has too many terms or one of its coefficients is too long. */
function short(polynomial: Polynomial): Polynomial | undefined {
  if (polynomial.terms.size > MOST_SUMMANDS) return undefined;
  for (const { coefficient } of polynomial.terms.values()) {
    if (wordsOf(coefficient.numerator) + wordsOf(coefficient.denominator) > MOST_WORDS) return undefined;
  }
  return polynomial;
}
