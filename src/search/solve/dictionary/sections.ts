import { apply, literal, N, past } from '../../../language/construct.js';
import type { Expression } from '../../../language/expression.js';
import { printExpression } from '../../../language/print.js';
import type { SolverFamily, SolverProblem } from '../solver-problem.js';
import { write } from '../written.js';
import { chapterOf, recurrences } from './chapters.js';
import type { Shape } from './shape.js';
import { Walk } from './walk.js';

const MOST_SECTIONS = 4;

/** Rows for each section. */
const LEAST_ROWS = 5;

/** Rules that are found for a section, and the cheapest of them that are combined with those of the others. */
const MOST_RULES = 6;
const RULES = 2;

/** Bits of the shapes of rules: six unknowns, or fewer and a quantity. */
const MOST_BITS = 38;

/** Bases of powers of n div the number of sections. */
const BASES = [2, 3, 4, 5];

export const section: SolverFamily = {
  name: 'section',
  summary: 'one rule for the rows of each residue of n',
  data: 'numbers',
  solve: sections,
};

/** Sequences that follow one rule in the rows of each residue: `if(n mod 2 = 0, …, …)`. */
function* sections(problem: SolverProblem): Generator<Expression | undefined> {
  for (let count = 2; count <= MOST_SECTIONS; count++) {
    if (problem.series.length < LEAST_ROWS * count) return;
    if (problem.pricer.bits(choose([N, N], count)) > problem.ceiling()) return;
    const rules: (readonly Expression[])[] = [];
    for (let residue = 0; residue < count; residue++) {
      rules.push(yield* rulesOf(problem, count, residue));
      if (rules[residue].length === 0) break;
    }
    if (rules.length < count || rules.some((own) => own.length === 0)) continue;
    yield* combined(rules, count);
  }
}

/** The cheapest relations that hold in all rows of a residue. */
function* rulesOf(
  problem: SolverProblem,
  count: number,
  residue: number,
): Generator<undefined, readonly Expression[]> {
  const { series, pricer } = problem;
  const powers = BASES.map((base) => apply('^', literal(base), apply('div', N, literal(count))));
  const chapters = [...recurrences(series), ...chapterOf([past(count), ...powers], series, pricer)];
  const rows = series.from(0).filter((row) => row % count === residue);
  const rules: { expression: Expression; bits: number }[] = [];
  const most = () => Math.min(MOST_BITS, problem.ceiling());
  let last: Shape | undefined;
  for (const found of new Walk(series, rows, chapters, most).relations()) {
    yield undefined;
    // The first relation of a shape is the shortest.
    if (found === undefined || found.shape === last) continue;
    last = found.shape;
    const expression = write(problem, found.relation, rows.length);
    if (expression !== undefined) rules.push({ expression, bits: pricer.bits(expression) });
    if (rules.length === MOST_RULES) break;
  }
  return rules
    .sort((x, y) => x.bits - y.bits)
    .slice(0, RULES)
    .map(({ expression }) => expression);
}

/** Chooses one rule for each residue in every way that differs in one section from the cheapest. */
function* combined(rules: readonly (readonly Expression[])[], count: number): Generator<Expression> {
  const cheapest = rules.map(([first]) => first);
  // One rule for all needs no sections.
  if (new Set(cheapest.map(printExpression)).size === 1) return;
  yield choose(cheapest, count);
  for (const [at, own] of rules.entries()) {
    for (const other of own.slice(1)) yield choose(cheapest.with(at, other), count);
  }
}

/** One expression for each residue of n, the last for all that are left. */
function choose(chosen: readonly Expression[], count: number): Expression {
  const condition = (residue: number) => apply('=', apply('mod', N, literal(count)), literal(residue));
  return chosen
    .slice(0, -1)
    .reduceRight(
      (otherwise, rule, residue) => apply('if', condition(residue), rule, otherwise),
      chosen[chosen.length - 1],
    );
}
