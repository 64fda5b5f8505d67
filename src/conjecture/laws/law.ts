import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import { freeVariables } from '../../prove/free-variables.js';

/** Which values the variables of a law take: all integers, or those from 1 up. */
export type Domain = 'integers' | 'positive';

/**
 * An identity between functions of integers: for all values of the variables in the domain, both sides are undefined or both
 * have the same value. The bounds of the language do not count: integers are of any size.
 */
export interface Law {
  readonly left: Expression;
  readonly right: Expression;
  readonly domain: Domain;
}

export function printLaw({ left, right }: Law): string {
  return `${printExpression(left)} = ${printExpression(right)}`;
}

/** The variables of both sides, in order of appearance. */
export function variablesOf({ left, right }: Law): string[] {
  return [...new Set([...freeVariables(left), ...freeVariables(right)])];
}

/**
 * Whether both sides have the same variables. Only then may expressions that are undefined somewhere be put into it: x*0 = 0
 * does not hold for x = 1 div 0.
 */
export function isRegular({ left, right }: Law): boolean {
  const [one, other] = [freeVariables(left), freeVariables(right)];
  return one.size === other.size && [...one].every((name) => other.has(name));
}
