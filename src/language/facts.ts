import type { Expression } from './expression.js';

/**
 * What is known of a primitive without computing it: identities that hold for integers of any size, whatever the bounds of the
 * language are. Proofs read them; a primitive of which nothing is known has {@link NO_FACTS}, and proofs then leave it alone.
 */
export interface Facts {
  /** The operation that it is in the ring of integers; `power` is repeated multiplication, defined for exponents from 0 on. */
  readonly ring?: 'sum' | 'difference' | 'negative' | 'product' | 'power';
  /** Floor division by the second argument, defined where that is not 0, or what is left by it. */
  readonly division?: 'quotient' | 'remainder';
  /** An expression of other primitives that has the same value, and none at the same places; undefined where there is none. */
  readonly meaning?: (...values: readonly Expression[]) => Expression | undefined;
  /** An expression on whose sign alone the value depends. */
  readonly signOf?: (...values: readonly Expression[]) => Expression;
  /** For this second argument the value depends on the first modulo this; undefined where it is not so. */
  readonly modulus?: (second: bigint) => bigint | undefined;
  /** For this second argument a polynomial of this degree in the first where that is 0 or more; undefined where it is none. */
  readonly degreeInFirst?: (second: bigint) => number | undefined;
  /** The values at 0, 1, 2 …, as first terms and a rule for the later ones in which `a` is its own past; undefined below 0. */
  readonly sequence?: { readonly initial: readonly bigint[]; readonly rule: Expression };
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
  /** The same in SMT-LIB, of terms for the arguments. */
  readonly smt?: SmtFact;
}

export type SmtFact =
  /** A term, which is defined for all arguments. */
  | { readonly kind: 'term'; readonly term: (...terms: readonly string[]) => string }
  /** The only integer of which something holds, where it is defined. */
  | {
      readonly kind: 'property';
      readonly isDefined: (...terms: readonly string[]) => string;
      readonly holds: (value: string, ...terms: readonly string[]) => string;
    };

export const NO_FACTS: Facts = {};

/** A term that is defined for all arguments. */
export function smtTerm(term: (...terms: readonly string[]) => string): SmtFact {
  return { kind: 'term', term };
}
