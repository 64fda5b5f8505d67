import { apply, literal, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { PRIMITIVES } from '../../language/primitives.js';
import { type Part, type Quantity, type Relation, relationsBetween } from './relation.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';
import { written } from './written.js';

/** Second arguments of functions of two: bases, exponents. */
const PARAMETERS = [2, 3, 10];

/** Functions dearer than this many bits are left to enumeration. */
const MOST_BITS = 40;

export const languageFunction: SolverFamily = {
  name: 'function',
  summary:
    'relations with one function of the language: multiples, products with n, sums, recurrences that it drives',
  data: 'numbers',
  solve: (problem) => written(problem, functionRelations(problem)),
};

/**
 * Relations with one function of the language, f(n) or f(n, c): multiples of it, its products with n, sums over it and
 * recurrences that it drives.
 */
function* functionRelations({ series, pricer }: SolverProblem): Generator<Relation | undefined> {
  const one = series.one();
  const lead: Part = { quantity: one, target: true, degree: 0 };
  const part = (quantity: Quantity, degree: number): Part => ({ quantity, target: false, degree });
  const next = apply('+', N, literal(1));
  for (const of of functions()) {
    const functionParts = [N, next]
      .map(of)
      .filter((expression) => pricer.bits(expression) < MOST_BITS)
      .map((expression) => series.quantity(expression))
      .filter(({ values }) => !isLine(values))
      .map((quantity) => part(quantity, 1));
    if (functionParts.length === 0) continue;
    const shapes: readonly (readonly Part[])[] = [
      [lead, ...functionParts, part(one, 2)],
      [lead, part(series.lag(1), 1), ...functionParts, part(one, 1)],
    ];
    for (const parts of shapes) yield* relationsBetween(parts, series.target, series.from(0));
    yield undefined;
  }
}

/** Whether values lie on a line in their later half, as abs(n) and min(n, 3) do: such a function adds nothing. */
function isLine(values: readonly (bigint | undefined)[]): boolean {
  const later = values.slice(values.length >> 1).filter((value) => value !== undefined);
  return later.every((value, at) => at < 2 || value - later[at - 1] === later[at - 1] - later[at - 2]);
}

/** Every function of the language that is written as a call, with all but its first argument filled in. */
function* functions(): Generator<(x: Expression) => Expression> {
  for (const { name, parameters, result, notation } of PRIMITIVES.values()) {
    const isFunction = notation.kind === 'call' && result === 'integer' && parameters[0] === 'integer';
    if (!isFunction) continue;
    if (parameters.length === 1) yield (x) => apply(name, x);
    else if (parameters.length === 2 && parameters[1] === 'integer') {
      for (const parameter of PARAMETERS) yield (x) => apply(name, x, literal(parameter));
    }
  }
}
