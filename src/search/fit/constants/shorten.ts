import { literal } from '../../../language/construct.js';
import type { Decimal, Expression } from '../../../language/expression.js';
import { numberOf } from '../../../language/real/decimal.js';
import { equationsAt } from './descent.js';
import { decimalsOf, freeConstant, mapDecimals, written } from './free-constants.js';
import { type NamedConstant, niceValues, type WrittenValue } from './nice-values.js';
import { type Fitted, type Measurements, type RefitOptions, refit } from './refit.js';
import { regroupings } from './regroup.js';
import { simplify } from './simplify.js';

/** What decides which constants are worth their digits. */
export interface Judge {
  /** The price of a program in bits; Infinity where it is none of the grammar. */
  readonly price: (expression: Expression) => number;
  /** About what the rows take, given values for them. */
  readonly dataBits: (values: Float64Array) => number;
  /** Constants of the grammar besides pi and e. */
  readonly named: readonly NamedConstant[];
}

/** An expression as a program, with what it takes. */
export interface Shortened {
  readonly expression: Expression;
  readonly values: Float64Array;
  readonly programBits: number;
  readonly dataBits: number;
}

/** Ways to write a constant that are tried on the data. */
const MOST_TRIALS = 6;

/** Steps of the descent of the other constants when one is written. */
const TRIAL_STEPS = 4;

/** Steps of the descent of the others where they change much. */
const MOST_STEPS = 60;

/** Values that are off by so many cells in the median are all but exact, and as exact as their cells are small. */
const EXACT_CELLS = 2;

/** Bits that rows may take more when a constant that they do not determine is written. */
const MOST_LOST = 20;

/** Values differ much if one that only a tenth exceeds is so many times as large as one that a tenth does not. */
const MUCH_LARGER = 4;

/** Errors so many times as large as the median are outliers: of normal ones, one in a hundred thousand is. */
const OUTLIER = 6.5;

/** Inflation of variances that means that the rows do not determine constants, but for rounding. */
const MOST_INFLATION = 1e10;

/** Natural units in bits. */
const NAT = Math.LOG2E;

/** Digits of constants that are still to be written, when others are priced. */
const OPEN_DIGITS = 2;

/** Bits that such a constant may save when it turns out to be nothing. */
const MOST_SAVED = 16;

/** An expression some of whose decimals are still free. */
interface Draft {
  readonly fitted: Fitted;
  readonly free: readonly boolean[];
}

/**
 * Writes the fitted constants of an expression one after the other, in the way that makes the program and the rows together take least, and fits the
 * others anew each time: as short values (integers, fractions, multiples of pi) or in as many digits as the rows can tell (Rissanen, "A universal
 * prior for integers and estimation by minimum description length", 1983).
 *
 * Rows that are far off count for less where there are such. Undefined is a place to pause at.
 *
 * @param free its decimals that are to be written, with values to begin from; all if absent
 * @param ceiling bits beyond which nothing is worth to be written out
 */
export function* shorten(
  expression: Expression,
  measurements: Measurements,
  judge: Judge,
  free: readonly Decimal[] = decimalsOf(expression),
  ceiling = Number.POSITIVE_INFINITY,
): Writing {
  const flags = decimalsOf(expression).map((node) => free.includes(node));
  let best: Draft | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const weighted of weightings(measurements)) {
    let draft = draftOf(best?.fitted.expression ?? expression, flags, weighted);
    yield undefined;
    if (draft !== undefined && hasOutliers(errorsOf(draft, measurements)))
      draft = draftOf(draft.fitted.expression, flags, weighted, { robust: true });
    const bits = draft === undefined ? Number.POSITIVE_INFINITY : judge.dataBits(draft.fitted.values);
    if (bits >= least) continue;
    least = bits;
    best = draft;
  }
  if (best === undefined) return undefined;
  const errors = errorsOf(best, measurements);
  const isExact = medianOf(errors) <= EXACT_CELLS;
  if (!isExact && least > ceiling) return undefined;
  const weights = isExact ? exactWeights(errors, measurements) : best.fitted.weights;
  const weighted = { ...measurements, weights };
  return yield* completed(draftOf(best.fitted.expression, flags, weighted), weighted, judge, ceiling);
}

/** The rows as they are weighted, and, if values differ much and no errors are told, with errors in proportion to them. */
function* weightings(measurements: Measurements): Generator<Measurements> {
  yield measurements;
  const { target, cells, weights } = measurements;
  const sizes = target
    .map(Math.abs)
    .filter((size) => !Number.isNaN(size))
    .sort();
  const tenth = sizes.length / 10;
  if (weights !== undefined || !(sizes[Math.floor(9 * tenth)] > MUCH_LARGER * sizes[Math.ceil(tenth)]))
    return;
  yield {
    ...measurements,
    weights: target.map((value, row) => 1 / Math.max(Math.abs(value), cells[row]) ** 2),
  };
}

type Writing = Generator<undefined, Shortened | undefined, void>;

/** What was shortened, with its constants arranged in another way as long as that makes it notably shorter; in steps as well. */
export function* rearrange(
  shortened: Shortened,
  measurements: Measurements,
  judge: Judge,
): Generator<undefined, Shortened, void> {
  let best: Shortened | undefined;
  let least = bitsOf(shortened);
  for (const { expression, free, oddity } of regroupings(shortened.expression)) {
    const found = yield* shorten(expression, measurements, judge, free, least);
    if (found === undefined || bitsOf(found) + oddity >= least) continue;
    best = found;
    least = bitsOf(found) + oddity;
  }
  return best === undefined ? shortened : yield* rearrange(best, measurements, judge);
}

/** How far off the values are, in cells. */
function errorsOf({ fitted }: Draft, { target, cells }: Measurements): Float64Array {
  return fitted.values.map((value, row) => Math.abs(value - target[row]) / cells[row]);
}

function medianOf(errors: Float64Array): number {
  const known = errors.filter((error) => !Number.isNaN(error)).sort();
  return known[known.length >> 1];
}

/** Whether some errors are much larger than normal ones of the same median are. */
function hasOutliers(errors: Float64Array): boolean {
  const limit = OUTLIER * Math.max(medianOf(errors), 1);
  return errors.some((error) => error > limit);
}

/** Weights of rows that are right up to their cells; those far off have none. */
function exactWeights(errors: Float64Array, { cells }: Measurements): Float64Array {
  return cells.map((cell, row) => (errors[row] > OUTLIER * EXACT_CELLS ? 0 : 1 / (cell * cell)));
}

/**
 * A draft with all constants written.
 *
 * @param isSecond one of its constants was vague, and is written
 */
function* completed(
  start: Draft | undefined,
  measurements: Measurements,
  judge: Judge,
  ceiling: number,
  isSecond = false,
): Writing {
  let draft = start;
  while (draft?.free.includes(true)) {
    const state: Draft = draft;
    const open = freePlaces(state).length;
    if (draftBits(state, judge) - open * MOST_SAVED > ceiling) return undefined;
    const { errors, inflation } = standardErrors(state.fitted, measurements);
    // Where constants can make up for each other, one of them may be 0 or 1, and then the others are known.
    const vague = freePlaces(state).filter((_, at) => inflation[at] > MOST_INFLATION);
    if (vague.length > 1 && !isSecond) {
      const ends: Shortened[] = [];
      const most = judge.dataBits(state.fitted.values) + MOST_LOST;
      for (const [place, value] of vague.flatMap((each) => [[each, 0] as const, [each, 1] as const])) {
        const next = withWritten(state, place, literal(value), measurements, MOST_STEPS);
        if (next === undefined || judge.dataBits(next.fitted.values) > most) continue;
        const end = yield* completed(next, measurements, judge, ceiling, true);
        if (end !== undefined) ends.push(end);
      }
      return shortest(ends);
    }
    draft = writeOne(state, errors, measurements, judge);
    yield undefined;
  }
  return draft && judged(draft.fitted.expression, draft.fitted.values, judge);
}

function shortest(all: readonly Shortened[]): Shortened | undefined {
  return all.reduce<Shortened | undefined>(
    (best, one) => (best === undefined || bitsOf(one) < bitsOf(best) ? one : best),
    undefined,
  );
}

function freePlaces({ free }: Draft): readonly number[] {
  return free.flatMap((isFree, place) => (isFree ? [place] : []));
}

function bitsOf({ programBits, dataBits }: Shortened): number {
  return programBits + dataBits;
}

function judged(expression: Expression, values: Float64Array, judge: Judge): Shortened {
  return { ...programOf(expression, judge), values, dataBits: judge.dataBits(values) };
}

/** An expression as a program: simplified, or as it is where the grammar has no such form. */
function programOf(expression: Expression, judge: Judge): Pick<Shortened, 'expression' | 'programBits'> {
  const plain = written(expression);
  const simple = simplify(plain);
  const programBits = judge.price(simple);
  if (programBits < Number.POSITIVE_INFINITY) return { expression: simple, programBits };
  return { expression: plain, programBits: judge.price(plain) };
}

function draftOf(
  expression: Expression,
  free: readonly boolean[],
  measurements: Measurements,
  options: RefitOptions = {},
): Draft | undefined {
  const fitted = refit(expression, measurements, { ...options, isFree: (place) => free[place] });
  return fitted && { fitted, free };
}

/** A way to write one constant, and what is expected of it. */
interface Plan {
  readonly place: number;
  readonly written: WrittenValue;
  /** Its bits and what the rows take more for it. */
  readonly expected: number;
}

/** The draft with one constant more that is written: the one that is best known to be something short. */
function writeOne(
  draft: Draft,
  errors: Float64Array,
  measurements: Measurements,
  judge: Judge,
): Draft | undefined {
  let chosen: readonly Plan[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (const [at, place] of freePlaces(draft).entries()) {
    const value = draft.fitted.constants[at];
    const plans: Plan[] = [];
    for (const way of niceValues(value, errors[at], judge.named)) {
      const lost = (NAT / 2) * ((way.value - value) / errors[at]) ** 2;
      plans.push({ place, written: way, expected: way.bits + way.oddity + lost });
    }
    plans.sort((one, other) => one.expected - other.expected);
    // Digits say a value up to its error: what is written in less is no coincidence.
    const digits = 2 * Math.log2(1 + Math.abs(value) / errors[at]);
    const surprise = digits - (plans[0]?.expected ?? Number.POSITIVE_INFINITY);
    if (surprise <= most && chosen.length > 0) continue;
    most = surprise;
    chosen = plans;
  }
  let best: Draft | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { place, written: way } of chosen.slice(0, MOST_TRIALS)) {
    const next = withWritten(draft, place, way.expression, measurements, TRIAL_STEPS);
    if (next === undefined) continue;
    const bits = draftBits(next, judge) + judge.dataBits(next.fitted.values) + way.oddity;
    if (bits >= least) continue;
    least = bits;
    best = next;
  }
  return best;
}

function withWritten(
  { fitted, free }: Draft,
  at: number,
  way: Expression,
  measurements: Measurements,
  steps: number,
): Draft | undefined {
  const expression = mapDecimals(fitted.expression, (node, place) => (place === at ? way : node));
  const added = new Array<boolean>(decimalsOf(way).length).fill(false);
  const flags = [...free.slice(0, at), ...added, ...free.slice(at + 1)];
  return draftOf(expression, flags, { ...measurements, weights: fitted.weights }, { steps });
}

/** The price of a draft, with few digits in place of constants that are still free. */
function draftBits({ fitted, free }: Draft, judge: Judge): number {
  const expression = mapDecimals(fitted.expression, (node, place) =>
    free[place] ? freeConstant(Number(numberOf(node).toPrecision(OPEN_DIGITS))) : node,
  );
  return programOf(expression, judge).programBits;
}

/**
 * The standard errors of the free constants, from the curvature of the sum of squares and what is left of the rows; and how many times as
 * large the variances are as they would be if the other constants were known.
 */
function standardErrors(
  { tape, constants, weights, loss }: Fitted,
  { target, cells }: Measurements,
): { readonly errors: Float64Array; readonly inflation: Float64Array } {
  let rows = 0;
  let floor = 0;
  for (const [row, value] of target.entries()) {
    const weight = weights?.[row] ?? 1;
    if (Number.isNaN(value) || weight === 0) continue;
    rows += 1;
    floor += (weight * cells[row] ** 2) / 12;
  }
  const variance = Math.max(loss, floor) / Math.max(1, rows - constants.length);
  const equations = equationsAt(tape, constants, { target, weights });
  const variances = equations.variances();
  return {
    errors: variances.map((each) => Math.sqrt(each * variance)),
    inflation: variances.map((each, at) => each * equations.scales[at] ** 2),
  };
}
