import { apply, literal, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { type Part, type Relation, relationsBetween } from './relation.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';
import { written } from './written.js';

/** Given columns that may enter one relation together. */
const MOST_COLUMNS = 6;

export const givenColumn: SolverFamily = {
  name: 'given-column',
  summary: 'linear relations with given columns, now and a row ago',
  data: 'tables',
  solve: (problem) => written(problem, givenRelations(problem)),
};

/** Linear relations with given columns, now and a row ago, and with the row before. */
function* givenRelations({ series }: SolverProblem): Generator<Relation | undefined> {
  const columns = series.dataset.given.slice(0, MOST_COLUMNS).map(({ name }) => name);
  const one = series.one();
  const at = (column: string, index: Expression): Part => ({
    quantity: series.quantity({ kind: 'given', column, index }),
    target: false,
    degree: 0,
  });
  const lead: Part = { quantity: one, target: true, degree: 0 };
  const line: Part = { quantity: one, target: false, degree: 1 };
  const before: Part = { quantity: series.lag(1), target: false, degree: 0 };
  const now = columns.map((column) => at(column, N));
  const earlier = columns.map((column) => at(column, apply('-', N, literal(1))));
  const shapes = [
    [lead, ...now, line],
    [lead, before, ...now, line],
    [lead, before, ...now, ...earlier, line],
  ];
  for (const parts of shapes) {
    yield* relationsBetween(parts, series.target, series.from(0));
    yield undefined;
  }
}
