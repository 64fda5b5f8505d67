import { apply, literal } from './construct.js';
import type { Expression } from './expression.js';

/** The operations of the ring of integers; `power` is repeated multiplication, defined for exponents from 0 on. */
export type RingOperation = 'addition' | 'subtraction' | 'negation' | 'multiplication' | 'power';

/** What an argument has to be. */
export type Requirement = 'any' | 'natural' | 'nonzero';

/** A value, in the case that an expression is 0 or more. */
export interface Case {
  readonly value: Expression;
  readonly nonnegative: Expression;
}

/** How a primitive is computed for integers of any size, all of which are in its domain. */
export interface ExactValue {
  /** About as many bits as the value and all that is computed on the way to it may have, if not more. */
  readonly bits: (...values: readonly bigint[]) => number;
  readonly value: (...values: readonly bigint[]) => bigint;
  /** Products of integers as long as the value, if it takes more than a few. */
  readonly products?: (...values: readonly bigint[]) => number;
}

/**
 * What is known of a primitive without computing it: identities that hold for integers of any size, whatever the bounds of the
 * language are. Proofs, their checks, laws and rules read them; a primitive of which nothing is known has {@link NO_FACTS},
 * and proofs then leave it alone. A test holds every fact to the values of the primitive.
 */
export interface Facts {
  readonly ring?: RingOperation;
  /** Floor division by the second argument, or what is left by it. */
  readonly division?: 'quotient' | 'remainder';
  /** What each argument has to be for there to be a value: one is there if all are so, and not otherwise. */
  readonly domain?: readonly Requirement[];
  /** Where the bounds of the language are narrower than those of proofs. */
  readonly exact?: ExactValue;
  /** An expression of other primitives that has the same value, and none at the same places; undefined where there is none. */
  readonly meaning?: (...values: readonly Expression[]) => Expression | undefined;
  /** Values in cases, of which one or more are so for any arguments. */
  readonly cases?: (...values: readonly Expression[]) => readonly Case[];
  /** An expression on whose sign alone the value depends. */
  readonly signOf?: (...values: readonly Expression[]) => Expression;
  /** For this second argument the value depends on the first modulo this; undefined where it is not so. */
  readonly modulus?: (second: bigint) => bigint | undefined;
  /** For this second argument a polynomial of this degree in the first where that is 0 or more; undefined where it is none. */
  readonly degreeInFirst?: (second: bigint) => number | undefined;
  /** The values at 0, 1, 2 …, as first terms and a rule for the later ones in which `a` is its own past; undefined below 0. */
  readonly sequence?: Recurrence;
  /** Pascal's triangle: f(0, 0) = 1, f(x + 1, y) = f(x, y) + f(x, y - 1) for x >= 0, and f(x, y) = 0 where y is not from 0 to x. */
  readonly isPascals?: true;
  /**
   * Factorials of which it is the quotient where all are of natural numbers. Where one below is of a negative number and those
   * above are not, it is 0; where one above is, it is undefined.
   */
  readonly factorials?: (...values: readonly Expression[]) => {
    readonly above: readonly Expression[];
    readonly below: readonly Expression[];
  };
  /** The upper or lower bound of both arguments, by size or as natural numbers by which divides which: maxima, gcd and so on. */
  readonly lattice?: { readonly order: 'size' | 'divisibility'; readonly bound: 'upper' | 'lower' };
  /** The magnitude of its argument. */
  readonly isMagnitude?: true;
  /** The sum in a vector space of two elements: associative, commutative, f(x, x) = 0 and f(x, 0) = x. */
  readonly isSumOfBits?: true;
  /** The root of this degree of its argument, rounded down. */
  readonly root?: number;
  /** An integer that no value is below, where no argument is below one of these (undefined: of which nothing is known). */
  readonly least?: (...least: readonly (bigint | undefined)[]) => bigint | undefined;
  /** A term of SMT-LIB with the same value, of terms for the arguments; it is defined for all. */
  readonly smt?: (...terms: readonly string[]) => string;
}

/** First terms, and a rule for all later ones, in which `a` is the sequence's own past. */
export interface Recurrence {
  readonly initial: readonly bigint[];
  readonly rule: Expression;
}

export const NO_FACTS: Facts = {};

/** The meaning of an application in other primitives, where there is one: in cases too. */
export function meaningOf({ meaning, cases }: Facts, values: readonly Expression[]): Expression | undefined {
  if (meaning !== undefined) return meaning(...values);
  return cases?.(...values)
    .map(({ value, nonnegative }) => ({ value, condition: apply('>=', nonnegative, literal(0)) }))
    .reduceRight<Expression | undefined>(
      (rest, { value, condition }) => (rest === undefined ? value : apply('if', condition, value, rest)),
      undefined,
    );
}

/** Expressions that are 0 or more for the root of a degree, rounded down, and for no other natural number. */
export function rootConditions(degree: number, root: Expression, x: Expression): readonly Expression[] {
  const raised = (base: Expression) => apply('^', base, literal(degree));
  const above = raised(apply('+', root, literal(1)));
  return [apply('-', x, raised(root)), apply('-', apply('-', above, x), literal(1))];
}

/** Whether there is a value for some arguments, by the domain of a primitive; undefined where nothing is known of that. */
export function isInDomain({ domain }: Facts, values: readonly bigint[]): boolean | undefined {
  return domain?.every((requirement, index) => meets(values[index], requirement));
}

function meets(value: bigint, requirement: Requirement): boolean {
  return requirement === 'any' || (requirement === 'natural' ? value >= 0n : value !== 0n);
}

/** The greatest integer that is known not to be above some, each at least so large. */
export function leastOf(values: readonly (bigint | undefined)[]): bigint | undefined {
  let least = values[0];
  for (const value of values) {
    if (value === undefined || least === undefined) return undefined;
    if (value < least) least = value;
  }
  return least;
}
