import { apply, literal, N } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import { type Part, relationsBetween } from './relation.js';
import { relationForms } from './relation-forms.js';
import type { SolverFamily, SolverProblem } from './solver-problem.js';

const MOST_SECTIONS = 4;

/** The cheapest rules of a section that are combined with those of the others. */
const RULES = 2;

export const section: SolverFamily = {
  name: 'section',
  summary: 'one rule for the rows of each residue of n',
  data: 'numbers',
  solve: sections,
};

/** Sequences that follow one rule in the rows of each residue: `if(n mod 2 = 0, …, …)`. */
function* sections(problem: SolverProblem): Generator<Expression | undefined> {
  const { series } = problem;
  for (let count = 2; count <= MOST_SECTIONS; count++) {
    if (series.length < 5 * count) return;
    const rules: (readonly Expression[])[] = [];
    for (let residue = 0; residue < count; residue++) {
      rules.push(rulesOf(problem, count, residue));
      yield undefined;
      if (rules[residue].length === 0) break;
    }
    if (rules.length < count || rules.some((own) => own.length === 0)) continue;
    yield* combined(rules, count);
  }
}

/** The cheapest relations that hold in all rows of a residue. */
function rulesOf(
  { series, forms, pricer }: SolverProblem,
  count: number,
  residue: number,
): readonly Expression[] {
  const one = series.one();
  const lead: Part = { quantity: one, target: true, degree: 0 };
  const lag = (by: number, degree = 0): Part => ({ quantity: series.lag(by), target: false, degree });
  const constant = (degree: number): Part => ({ quantity: one, target: false, degree });
  const root = apply('^', literal(2), apply('div', N, literal(2)));
  const shapes: readonly (readonly Part[])[] = [
    [lead, constant(2)],
    [lead, lag(1), lag(2), constant(0)],
    [lead, lag(1), lag(2), lag(3)],
    [lead, lag(count), constant(1)],
    [lead, lag(1, 1), constant(1)],
    [lead, { quantity: series.quantity(root), target: false, degree: 0 }, constant(1)],
  ];
  const rows = series.from(0).filter((row) => row % count === residue);
  const rules: { expression: Expression; bits: number }[] = [];
  for (const parts of shapes) {
    for (const relation of relationsBetween(parts, series.target, rows).slice(0, 1)) {
      const expression = pricer.cheapest(relationForms(relation, forms));
      if (expression !== undefined) rules.push({ expression, bits: pricer.bits(expression) });
    }
  }
  return rules
    .sort((x, y) => x.bits - y.bits)
    .slice(0, RULES)
    .map(({ expression }) => expression);
}

/** Chooses one rule for each residue in every way that differs in one section from the cheapest. */
function* combined(rules: readonly (readonly Expression[])[], count: number): Generator<Expression> {
  const condition = (residue: number) => apply('=', apply('mod', N, literal(count)), literal(residue));
  const choose = (chosen: readonly Expression[]) =>
    chosen
      .slice(0, -1)
      .reduceRight(
        (otherwise, rule, residue) => apply('if', condition(residue), rule, otherwise),
        chosen[count - 1],
      );
  const cheapest = rules.map(([first]) => first);
  // One rule for all needs no sections.
  if (new Set(cheapest.map(printExpression)).size === 1) return;
  yield choose(cheapest);
  for (const [at, own] of rules.entries()) {
    for (const other of own.slice(1)) yield choose(cheapest.with(at, other));
  }
}
