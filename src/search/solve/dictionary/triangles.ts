import { apply, literal, N, plus, times } from '../../../language/construct.js';
import type { Expression } from '../../../language/expression.js';
import type { Part, Quantity } from '../quantity.js';
import { relationsBetween } from '../relation.js';
import type { SolverFamily, SolverProblem } from '../solver-problem.js';
import { write } from '../written.js';
import { chapterOf, columnsAt, recurrences } from './chapters.js';
import { boundsOf } from './remainder.js';
import { chosenBy, rulesOf, type Section } from './sections.js';

/** Rows below which there is no inside to speak of: a triangle of five lines. */
const LEAST_ROWS = 15;

/** Rows inside beyond the unknowns of a rule. */
const LEAST_SURPLUS = 3;

/** Given columns of which pairs are taken for the place in a triangle or a rectangle. */
const MOST_COLUMNS = 4;

/** What a neighbour is away in i and j. */
type Step = readonly [i: number, j: number];

const ABOVE: Step = [1, 0];
const ABOVE_LEFT: Step = [1, 1];
const LEFT: Step = [0, 1];
const TWO_ABOVE: Step = [2, 1];

/** The neighbours that a rule may be made of. In a square read by antidiagonals they are those to its left, above and between. */
const NEIGHBOURS: readonly (readonly Step[])[] = [
  [ABOVE, ABOVE_LEFT],
  [ABOVE, LEFT],
  [ABOVE, ABOVE_LEFT, TWO_ABOVE],
  [ABOVE, ABOVE_LEFT, LEFT],
];

export const triangle: SolverFamily = {
  name: 'triangle',
  summary:
    'triangles and rectangles by the entries above and to the left, with coefficients that change with the place',
  data: 'numbers',
  solve: triangles,
};

/** Where each row stands: line i and place j in it. */
interface Grid {
  readonly i: Quantity;
  readonly j: Quantity;
  /** The rows by place. */
  readonly rowAt: ReadonlyMap<string, number>;
}

/** A neighbour as a quantity, and the rows that have one. */
interface Neighbour {
  readonly quantity: Quantity;
  readonly rows: ReadonlySet<number>;
}

function* triangles(problem: SolverProblem): Generator<Expression | undefined> {
  const { series, pricer } = problem;
  if (series.length < LEAST_ROWS) return;
  for (const grid of gridsOf(problem)) {
    for (const steps of NEIGHBOURS) {
      const neighbours = steps.map((step) => neighbourOf(problem, grid, step));
      if (neighbours.includes(undefined)) continue;
      const known = neighbours as readonly Neighbour[];
      if (known.some(({ quantity }) => pricer.bits(quantity.expression!) > problem.ceiling())) continue;
      yield* ruledByNeighbours(problem, grid, known);
      yield undefined;
    }
  }
}

/** The triangle that a sequence without given columns may be, read by lines; in tables, pairs of columns that tell all rows apart. */
function* gridsOf({ series }: SolverProblem): Generator<Grid> {
  const columns = columnsAt(N, series).slice(0, MOST_COLUMNS);
  const pairs =
    columns.length === 0
      ? [[apply('trirow', N), apply('tricol', N)]]
      : columns.flatMap((i) => columns.filter((j) => j !== i).map((j) => [i, j]));
  for (const [i, j] of pairs.map((pair) => pair.map((each) => series.quantity(each)))) {
    const rowAt = new Map(series.target.map((_, row) => [placeOf(i.values[row], j.values[row]), row]));
    if (rowAt.size === series.length && !i.values.includes(undefined) && !j.values.includes(undefined))
      yield { i, j, rowAt };
  }
}

function placeOf(i: bigint | undefined, j: bigint | undefined): string {
  return `${i} ${j}`;
}

/** The neighbour at a step as a term so many rows before: always as many, or as many as i says, or twice as many, and some. */
function neighbourOf(
  { series }: SolverProblem,
  { i, j, rowAt }: Grid,
  [up, left]: Step,
): Neighbour | undefined {
  const lags = new Map<number, number>();
  for (const row of series.from(0)) {
    const at = rowAt.get(placeOf(i.values[row]! - BigInt(up), j.values[row]! - BigInt(left)));
    if (at !== undefined) lags.set(row, row - at);
  }
  const [[first, lag] = [0, 0]] = lags;
  for (const lines of [0, 1, 2]) {
    const more = BigInt(lag) - BigInt(lines) * i.values[first]!;
    const isSo = [...lags].every(
      ([row, own]) => BigInt(own) === BigInt(lines) * i.values[row]! + more && own > 0,
    );
    if (!isSo || lags.size === 0) continue;
    const from = lines === 0 ? N : apply('-', N, times(lines, i.expression!));
    const index = plus(from, -more);
    return { quantity: series.quantity({ kind: 'past', index }), rows: new Set(lags.keys()) };
  }
  return undefined;
}

/** One rule for the rows that have all neighbours, and others for the edges. */
function* ruledByNeighbours(
  problem: SolverProblem,
  grid: Grid,
  neighbours: readonly Neighbour[],
): Generator<Expression | undefined> {
  const { series } = problem;
  const inside = series.from(0).filter((row) => neighbours.every(({ rows }) => rows.has(row)));
  const rule = insideRule(problem, grid, neighbours, inside);
  if (rule === undefined) return;
  const taken = new Set(inside);
  // The first entry is a law unto itself.
  const outside = series.from(1).filter((row) => !taken.has(row));
  const edges = edgesOf(grid, outside);
  if (edges === undefined) return;
  const chapters = [...recurrences(series), ...chapterOf(edgeForms(grid), series, problem.pricer)];
  // Both edges at once, if one rule does for them.
  for (const sections of [edges.together, edges.apart]) {
    const rules: Expression[] = [];
    for (const { rows } of sections) {
      const [cheapest] = yield* rulesOf(problem, rows, chapters);
      if (cheapest !== undefined) rules.push(cheapest);
    }
    if (rules.length === sections.length) yield chosenBy(sections, [...rules, rule]);
  }
}

/** The neighbours with constant coefficients, or else with coefficients that are linear in the place. */
function insideRule(
  problem: SolverProblem,
  { i, j }: Grid,
  neighbours: readonly Neighbour[],
  rows: readonly number[],
): Expression | undefined {
  const { series } = problem;
  const plain = neighbours.map(({ quantity }) => quantity);
  const scaled = plain.flatMap((quantity) =>
    [i, j].map((place) => series.quantity(apply('*', place.expression!, quantity.expression!))),
  );
  for (const quantities of [plain, [...plain, ...scaled]]) {
    const parts: Part[] = [
      { quantity: series.one, target: true, degree: 0 },
      ...[...quantities, series.one].map((quantity) => ({ quantity, target: false, degree: 0 })),
    ];
    if (rows.length < parts.length - 1 + LEAST_SURPLUS) return undefined;
    const [found] = relationsBetween(parts, series.term, rows);
    if (found !== undefined) return write(problem, found, rows.length);
  }
  return undefined;
}

/** What the first and last entries of lines may be. */
function edgeForms({ i, j }: Grid): readonly Expression[] {
  const [line, place] = [i.expression!, j.expression!];
  return [line, place, apply('*', line, line), apply('^', literal(2), line)];
}

/** The edges that have the rows outside, each with those that no edge before it has: j = 0, i = 0 and j = i; undefined if some row is on none. */
function edgesOf(
  { i, j }: Grid,
  outside: readonly number[],
): { readonly together: readonly Section[]; readonly apart: readonly Section[] } | undefined {
  const [line, place] = [i.expression!, j.expression!];
  const [[firstLine], [firstPlace]] = [i, j].map(({ values }) => boundsOf(values as readonly bigint[]));
  const lead = i.values[0]! - j.values[0]!;
  const diagonal = lead === 0n ? line : apply('-', line, literal(lead));
  const isOnDiagonal = (row: number) => i.values[row]! - j.values[row]! === lead;
  const all: readonly (readonly [Expression, (row: number) => boolean])[] = [
    [apply('=', place, literal(firstPlace)), (row) => j.values[row] === firstPlace],
    [apply('=', place, diagonal), isOnDiagonal],
    [apply('=', line, literal(firstLine)), (row) => i.values[row] === firstLine],
  ];
  const apart: Section[] = [];
  let left = outside;
  for (const [condition, isOn] of all) {
    const rows = left.filter(isOn);
    left = left.filter((row) => !isOn(row));
    if (rows.length > 0) apart.push({ condition, rows });
  }
  if (left.length > 0) return undefined;
  const isTriangle = i.values.every((value, row) => j.values[row]! <= value!);
  const both = isTriangle ? apply('mod', place, line) : apply('*', line, place);
  const together = firstPlace === 0n ? [{ condition: apply('=', both, literal(0)), rows: outside }] : [];
  return { together, apart };
}
