import { kindOf } from '../../../data/kinds.js';
import { literalBits } from '../../../grammar/literal.js';
import { apply, literal, N, plus, times } from '../../../language/construct.js';
import type { Expression } from '../../../language/expression.js';
import type { Part, Quantity } from '../quantity.js';
import { type Relation, relationsBetween, testOf } from '../relation.js';
import type { SolverFamily, SolverProblem } from '../solver-problem.js';
import { write } from '../written.js';
import { columnsAt, givenColumns } from './chapters.js';
import { type Line, lineForms, type Point, pointsAlong, RoundedLine } from './lines.js';
import { chosenBy } from './sections.js';

/** Pieces at most. */
const MOST_PIECES = 6;

/** Points of a piece beyond the coefficients of its rule. */
const LEAST_SURPLUS = 2;

/** Unknowns of a rule in several columns. */
const MOST_UNKNOWNS = 8;

export const threshold: SolverFamily = {
  name: 'threshold',
  summary: 'pieces along a given column: brackets, steps, and lines that change where it comes to some value',
  data: 'columns',
  solve: thresholds,
};

/** A rule for a stretch of points. */
interface Piece {
  readonly points: readonly Point[];
  readonly rule: Expression;
  readonly line: Line | undefined;
}

/** The longest stretch of points from one on that has a rule; undefined where none is long enough to tell. */
type Fit = (points: readonly Point[], from: number) => Piece | undefined;

function* thresholds(problem: SolverProblem): Generator<Expression | undefined> {
  const { series, pricer } = problem;
  for (const x of columnsAt(N, series)) {
    if (pricer.bits(apply('max', literal(0), x)) > problem.ceiling()) return;
    const points = pointsAlong(series.quantity(x), series.target);
    for (const longest of fitsOf(problem, x)) {
      const upwards = piecesOf(points, longest);
      const downwards = piecesOf(points.toReversed(), longest)
        .map((piece) => ({ ...piece, points: piece.points.toReversed() }))
        .reverse();
      const between = upwards.length > 1 ? piecesBetween(problem, points, upwards, downwards, longest) : [];
      for (const pieces of [between, upwards, downwards]) if (pieces.length > 1) yield* written(pieces, x);
      yield undefined;
    }
  }
}

/**
 * Pieces that are too long at their ends, as those that came to be upwards and downwards are, with rules by what is certain of each: what
 * lies behind the last end that the piece before may have and before the first start of the piece behind.
 */
function piecesBetween(
  { series }: SolverProblem,
  points: readonly Point[],
  upwards: readonly Piece[],
  downwards: readonly Piece[],
  longest: Fit,
): readonly Piece[] {
  if (upwards.length !== downwards.length) return [];
  const [late, early] = [upwards, downwards].map(startsOf);
  const cores = upwards.map((_, at) => longest(points.slice(late[at], early[at + 1]), 0));
  if (cores.some((core, at) => core?.points.length !== early[at + 1] - late[at])) return [];
  const isRight = (core: Piece) => {
    const { values } = series.quantity(core.rule);
    return ({ row, y }: Point) => values[row] === y;
  };
  const starts = [0];
  for (let at = 1; at < cores.length; at++) {
    const [before, behind] = [isRight(cores[at - 1]!), isRight(cores[at]!)];
    let start = early[at];
    while (start < late[at] && before(points[start])) start++;
    if (!points.slice(start, late[at]).every(behind)) return [];
    starts.push(start);
  }
  return cores.map((core, at) => ({ ...core!, points: points.slice(starts[at], starts[at + 1]) }));
}

/** Where pieces start, and where the last one ends. */
function startsOf(pieces: readonly Piece[]): readonly number[] {
  const starts = [0];
  for (const { points } of pieces) starts.push(starts[starts.length - 1] + points.length);
  return starts;
}

/** Pieces one after the other, each as long as its rule holds; none if there are too many, or some is too short to tell. */
function piecesOf(points: readonly Point[], longest: Fit): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < points.length; ) {
    const piece = pieces.length < MOST_PIECES ? longest(points, from) : undefined;
    if (piece === undefined) return [];
    pieces.push(piece);
    from += piece.points.length;
  }
  return pieces;
}

/** Symbols have no sums: they keep to one value. */
function fitsOf(problem: SolverProblem, x: Expression): readonly Fit[] {
  const { hasDifferences } = kindOf(problem.dataset);
  return hasDifferences ? [lineFit(problem, x), stepFit, ...relationFits(problem)] : [stepFit];
}

/** One value. */
const stepFit: Fit = (points, from) => {
  const { y } = points[from];
  const end = points.findIndex((point, at) => at >= from && point.y !== y);
  const own = points.slice(from, end < 0 ? points.length : end);
  const line: Line = { slope: [0n, 1n], constants: [y, y] };
  return own.length < LEAST_SURPLUS ? undefined : { points: own, rule: literal(y), line };
};

/** Lines in the column itself, rounded down. */
function lineFit(problem: SolverProblem, x: Expression): Fit {
  return (points, from) => {
    const rounded = new RoundedLine();
    for (let at = from; at < points.length && rounded.take(points[at]); ) at++;
    const { points: own } = rounded;
    const line = rounded.line(problem.series.target);
    const unknowns = line?.slope[0] === 0n ? 1 : 2;
    if (line === undefined || own.length < unknowns + LEAST_SURPLUS - 1) return undefined;
    const rule = problem.pricer.cheapest(lineForms(problem, line, x));
    return rule && { points: own, rule, line };
  };
}

/** Exact rules in all columns, and in their products as well. */
function relationFits(problem: SolverProblem): readonly Fit[] {
  const { series, pricer } = problem;
  const columns = columnsAt(N, series).length;
  const quantities = givenColumns(series, pricer).flatMap(({ entries }) =>
    entries.map(({ quantity }) => quantity),
  );
  const products = (columns * (columns + 1)) / 2;
  return [columns, columns + products]
    .filter((count) => columns > 1 && count + 1 <= MOST_UNKNOWNS)
    .map((count) => relationFit(problem, quantities.slice(0, count)));
}

function relationFit(problem: SolverProblem, quantities: readonly Quantity[]): Fit {
  const { series } = problem;
  const part = (quantity: Quantity, target: boolean): Part => ({ quantity, target, degree: 0 });
  const parts = [part(series.one, true), ...[...quantities, series.one].map((each) => part(each, false))];
  return (points, from) => {
    const first = points.slice(from, from + parts.length - 1 + LEAST_SURPLUS);
    const rows = first.map(({ row }) => row);
    if (rows.length < parts.length - 1 + LEAST_SURPLUS) return undefined;
    const found: Relation | undefined = relationsBetween(parts, series.term, rows)[0];
    if (found === undefined) return undefined;
    const holds = testOf(found, parts, series.term);
    const end = points.findIndex(({ row }, at) => at >= from && !holds(row));
    const own = points.slice(from, end < 0 ? points.length : end);
    const rule = write(problem, found, own.length);
    return rule && { points: own, rule, line: undefined };
  };
}

/** The rules of pieces, chosen by where a column is; and, where lines meet, as what is added from there on. */
function* written(pieces: readonly Piece[], x: Expression): Generator<Expression | undefined> {
  const ends = pieces.slice(1).map((piece, at) => [pieces[at].points.at(-1)!.x, piece.points[0].x] as const);
  if (ends.some(([last, next]) => last === next)) return;
  const sections = ends.map(([last, next]) => ({
    condition: apply('<', x, literal(cheapestIn(last + 1n, next))),
  }));
  const chosen = chosenBy(
    sections,
    pieces.map(({ rule }) => rule),
  );
  yield chosen;
  yield* bent(pieces, ends, x);
}

/** The integer of an interval that is cheapest to write, and of those the one with the most zeros at its end. */
function cheapestIn(least: bigint, greatest: bigint): bigint {
  if (least <= 0n && greatest >= 0n) return 0n;
  let best = least > 0n ? least : greatest;
  const most = literalBits(best);
  for (let step = 10n; step <= (greatest > 0n ? greatest : -least); step *= 10n) {
    const next = least + (((-least % step) + step) % step);
    if (next <= greatest && literalBits(next) <= most) best = next;
  }
  return best;
}

/**
 * Lines that meet, without conditions: the first and what bends it, k*max(0, x - c) for each place c where the slope changes by k; and the
 * largest of all, or the smallest, where they bend to one side.
 */
function* bent(
  pieces: readonly Piece[],
  ends: readonly (readonly [bigint, bigint])[],
  x: Expression,
): Generator<Expression> {
  const lines = pieces.flatMap(({ line }) => line ?? []);
  if (lines.length < pieces.length) return;
  const rules = pieces.map(({ rule }) => rule);
  for (const [name, sign] of [
    ['max', 1n],
    ['min', -1n],
  ] as const) {
    const isBent = ({ slope: [p, d] }: Line, at: number) =>
      at === 0 || sign * (p * lines[at - 1].slope[1] - lines[at - 1].slope[0] * d) > 0n;
    if (lines.every(isBent)) yield rules.reduce((outermost, rule) => apply(name, outermost, rule));
  }
  if (!lines.every(({ slope }) => slope[1] === 1n)) return;
  let sum = rules[0];
  for (const [at, [last, next]] of ends.entries()) {
    const [before, after] = [lines[at], lines[at + 1]];
    const change = after.slope[0] - before.slope[0];
    const gap = before.constants[0] - after.constants[0];
    if (change === 0n || gap % change !== 0n) return;
    const place = gap / change;
    if (place < last || place > next) return;
    const size = change < 0n ? -change : change;
    const bend = times(size, apply('max', literal(0), plus(x, -place)));
    const isNothing = sum.kind === 'literal' && sum.value === 0n && change > 0n;
    sum = isNothing ? bend : apply(change < 0n ? '-' : '+', sum, bend);
    const slope = after.slope[0];
    const corner = before.slope[0] * place + before.constants[0];
    if (lines.length === 2 && slope === -before.slope[0] && slope > 0n) {
      const distance = times(slope, apply('abs', plus(x, -place)));
      yield plus(distance, corner);
    }
  }
  yield sum;
}
