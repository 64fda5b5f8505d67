import { childrenOf } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { isRing, primitive } from '../../language/primitives.js';
import { freeVariables } from '../../prove/free-variables.js';
import type { Law } from '../laws/law.js';
import { integerOf } from '../laws/monomial.js';
import { NoNormalForm, NormalForms } from '../laws/normal-form.js';

/**
 * Whether a law is worth a test. Not so: those with a part that is a constant where it is defined (x div x, 0*x), with functions of
 * a first argument that is a constant (1 mod x, binomial(0, x)), with a function three times inside itself, and, of
 * positive numbers, those about zero or negatives.
 */
export function isWorthReading(law: Law): boolean {
  return [law.left, law.right].every((side) => {
    if (law.domain === 'positive' && side.kind !== 'literal' && hasSigns(side)) return false;
    return isWorthWriting(side) && childrenOf(side).every((part) => !hasConstantPart(part));
  });
}

function hasSigns(node: Expression): boolean {
  if (node.kind === 'literal') return node.value === 0n;
  return (
    (node.kind === 'apply' && primitive(node.primitive).facts.ring === 'negation') ||
    childrenOf(node).some(hasSigns)
  );
}

function isWorthWriting(node: Expression): boolean {
  if (node.kind === 'apply' && node.arguments.length > 1 && !isRing(node.primitive)) {
    const first = node.arguments[0].kind === 'literal';
    if (first && !primitive(node.primitive).commutative) return false;
  }
  if (node.kind === 'apply' && node.arguments.every((part) => part.kind === 'literal')) return false;
  if (nestingOf(node) > 2) return false;
  return childrenOf(node).every(isWorthWriting);
}

/** How often a function of one argument is applied to itself. */
function nestingOf(node: Expression): number {
  if (node.kind !== 'apply' || node.arguments.length !== 1) return 0;
  const [inner] = node.arguments;
  return inner.kind === 'apply' && inner.primitive === node.primitive ? 1 + nestingOf(inner) : 1;
}

function hasConstantPart(part: Expression): boolean {
  if (part.kind !== 'apply') return false;
  if (childrenOf(part).some(hasConstantPart)) return true;
  if (freeVariables(part).size === 0) return false;
  try {
    return integerOf(new NormalForms('positive').form(part)) !== undefined;
  } catch (error) {
    if (error instanceof NoNormalForm) return false;
    throw error;
  }
}
