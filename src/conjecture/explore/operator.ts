import { type Grammar, isBuiltIn, type Term } from '../../grammar/grammar.js';
import { symbolOf } from '../../grammar/symbols.js';
import type { Expression } from '../../language/expression.js';
import { PRIMITIVES, primitive } from '../../language/primitives.js';

/** A function that a grammar builds expressions with: a primitive, some of whose arguments may be fixed. */
export interface Operator {
  /** The primitive's name, with its fixed arguments in place: `+`, `digitsum(_, 10)`. */
  readonly name: string;
  readonly primitive: string;
  /** One entry an argument of the primitive: its fixed value, or undefined for one that is free. At least one is free. */
  readonly fixed: readonly (bigint | undefined)[];
  /** Number of free arguments. */
  readonly arity: number;
  readonly commutative: boolean;
}

/**
 * The functions of integers that a symbol derives from itself, in the order of the grammar: productions that apply one primitive to
 * the symbol itself and to constants, also by way of other symbols (`int ::= arithmetic`, `arithmetic ::= phi(int)`). An
 * operator that is another one with a constant in it (`int div 2`) is left out.
 */
export function operatorsOf(grammar: Grammar, symbol: string): Operator[] {
  const found = new Map<string, Operator>();
  const reached = new Set<string>();
  const visit = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const { term } of symbolOf(grammar, name).productions) {
      if (term.kind === 'hole' && !isBuiltIn(term.symbol)) visit(term.symbol);
      const operator = operatorOf(term, symbol);
      if (operator !== undefined) found.set(operator.name, operator);
    }
  };
  visit(symbol);
  const all = [...found.values()];
  return all.filter((one) => !all.some((other) => other !== one && isInstance(one, other)));
}

/** An operator's application to as many arguments as are free. */
export function applyOperator(operator: Operator, values: readonly Expression[]): Expression {
  let next = 0;
  const all = operator.fixed.map(
    (value): Expression => (value === undefined ? values[next++] : { kind: 'literal', value }),
  );
  return { kind: 'apply', primitive: operator.primitive, arguments: all };
}

function operatorOf(term: Term, symbol: string): Operator | undefined {
  if (term.kind !== 'apply') return undefined;
  const entry = primitive(term.primitive);
  if (entry.result !== 'integer' || entry.parameters.some((type) => type !== 'integer')) return undefined;
  const fixed: (bigint | undefined)[] = [];
  for (const argument of term.arguments) {
    if (argument.kind === 'literal') fixed.push(argument.value);
    else if (argument.kind === 'hole' && argument.symbol === symbol) fixed.push(undefined);
    else return undefined;
  }
  const arity = fixed.filter((value) => value === undefined).length;
  if (arity === 0) return undefined;
  const places = fixed.map((value) => (value === undefined ? '_' : String(value)));
  const name = arity === fixed.length ? term.primitive : `${term.primitive}(${places.join(', ')})`;
  const { commutative } = PRIMITIVES.get(term.primitive)!;
  return { name, primitive: term.primitive, fixed, arity, commutative: commutative && arity === 2 };
}

/** Whether an operator is what another one becomes when constants are put into it. */
function isInstance(one: Operator, other: Operator): boolean {
  return (
    one.primitive === other.primitive &&
    one.arity < other.arity &&
    other.fixed.every((value, index) => value === undefined || value === one.fixed[index])
  );
}
