import { apply, literal, N, past } from '../../../language/construct.js';
import type { Expression } from '../../../language/expression.js';
import { printExpression } from '../../../language/print.js';
import { residueOf } from '../../../numbers/modular.js';
import { ascending } from '../../../numbers/order.js';
import type { Quantity } from '../quantity.js';
import type { SolverFamily, SolverProblem } from '../solver-problem.js';
import { write } from '../written.js';
import type { Chapter } from './chapter.js';
import { chapterOf, columnsAt, givenColumns, recurrences } from './chapters.js';
import type { Shape } from './shape.js';
import { Walk } from './walk.js';

const MOST_SECTIONS = 4;

/** Values of a column that have a rule each. */
const MOST_VALUES = 5;

/** Rows for each section. */
const LEAST_ROWS = 5;

/** Rules that are found for a section, and the cheapest of them that are combined with those of the others. */
const MOST_RULES = 6;
const RULES = 2;

/** Bits of the shapes of rules: six unknowns, or fewer and a quantity. */
const MOST_BITS = 38;

/** Bases of powers of n div the number of sections. */
const BASES = [2, 3, 4, 5];

/** Rows that have a rule of their own, and what tells them from those of the sections behind. */
export interface Section {
  readonly condition: Expression;
  readonly rows: readonly number[];
}

export const section: SolverFamily = {
  name: 'section',
  summary: 'one rule for the rows of each residue of n',
  data: 'numbers',
  *solve(problem) {
    const { series, pricer } = problem;
    for (let count = 2; count <= MOST_SECTIONS; count++) {
      const powers = BASES.map((base) => apply('^', literal(base), apply('div', N, literal(count))));
      const chapters = [...recurrences(series), ...chapterOf([past(count), ...powers], series, pricer)];
      yield* ruled(problem, residues(series.quantity(N), count), chapters);
    }
  },
};

export const givenSection: SolverFamily = {
  name: 'given-section',
  summary: 'one rule for the rows of each value of a given column, or of each of its residues',
  data: 'tables',
  *solve(problem) {
    const { series, pricer } = problem;
    const chapters = [...recurrences(series), ...givenColumns(series, pricer)];
    for (const column of columnsAt(N, series).map((each) => series.quantity(each))) {
      if (column.values.includes(undefined)) continue;
      yield* ruled(problem, valuesOf(column), chapters);
      for (let count = 2; count <= MOST_SECTIONS; count++)
        yield* ruled(problem, residues(column, count), chapters);
    }
  },
};

/** The rows of each residue of a quantity. */
function residues({ expression, values }: Quantity, count: number): readonly Section[] {
  const key = apply('mod', expression!, literal(count));
  return Array.from({ length: count }, (_, residue) => ({
    condition: apply('=', key, literal(residue)),
    rows: rowsWhere(values, (value) => residueOf(value, BigInt(count)) === BigInt(residue)),
  }));
}

/** The rows of each value of a quantity; none if there are too many values. */
function valuesOf({ expression, values }: Quantity): readonly Section[] {
  const different = [...new Set(values as readonly bigint[])].sort(ascending);
  if (different.length > MOST_VALUES) return [];
  return different.map((value) => ({
    condition: apply('=', expression!, literal(value)),
    rows: rowsWhere(values, (own) => own === value),
  }));
}

function rowsWhere(values: readonly (bigint | undefined)[], isChosen: (value: bigint) => boolean): number[] {
  return [...values.keys()].filter((row) => isChosen(values[row]!));
}

/** Rows that follow one rule in each section: `if(n mod 2 = 0, …, …)`. */
function* ruled(
  problem: SolverProblem,
  sections: readonly Section[],
  chapters: readonly Chapter[],
): Generator<Expression | undefined> {
  if (sections.length < 2 || sections.some(({ rows }) => rows.length < LEAST_ROWS)) return;
  const least = chosenBy(
    sections,
    sections.map((_, at) => literal(at % 2)),
  );
  if (problem.pricer.bits(least!) > problem.ceiling()) return;
  const rules: (readonly Expression[])[] = [];
  for (const { rows } of sections) {
    rules.push(yield* rulesOf(problem, rows, chapters));
    if (rules[rules.length - 1].length === 0) return;
  }
  const cheapest = rules.map(([first]) => first);
  yield chosenBy(sections, cheapest);
  // In every way that differs in one section from the cheapest.
  for (const [at, own] of rules.entries())
    for (const other of own.slice(1)) yield chosenBy(sections, cheapest.with(at, other));
}

/** The cheapest relations that hold in all of some rows. */
export function* rulesOf(
  problem: SolverProblem,
  rows: readonly number[],
  chapters: readonly Chapter[],
): Generator<undefined, readonly Expression[]> {
  const { series, pricer } = problem;
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

/** A rule for each section, the last one for all rows that are in no other; undefined where one rule would do for all. */
export function chosenBy(
  sections: readonly Pick<Section, 'condition'>[],
  rules: readonly Expression[],
): Expression | undefined {
  if (new Set(rules.map((expression) => printExpression(expression))).size === 1) return undefined;
  return rules
    .slice(0, -1)
    .reduceRight(
      (otherwise, rule, at) => apply('if', sections[at].condition, rule, otherwise),
      rules[rules.length - 1],
    );
}
