import { apply, literal } from '../../language/construct.js';
import type { Decimal, Expression } from '../../language/expression.js';
import { decimalOf } from '../../language/real/decimal.js';
import { ADD } from '../../language/real/primitives/arithmetic/add.js';
import { MAX } from '../../language/real/primitives/arithmetic/max.js';
import { MULTIPLY } from '../../language/real/primitives/arithmetic/multiply.js';
import { SUBTRACT } from '../../language/real/primitives/arithmetic/subtract.js';
import { IF } from '../../language/real/primitives/logic/if.js';
import { freeConstant } from './constants/free-constants.js';
import { type Shortened, shorten } from './constants/shorten.js';
import type { FormulaProblem } from './formula-problem.js';
import type { Quantity } from './quantity.js';
import { bestCuts, SegmentSums } from './segments.js';

/** What pieces are sought in. */
export interface PieceProblem extends FormulaProblem {
  /** What rows may be divided by: given columns, and n. */
  readonly inputs: readonly Quantity[];
  /** What the formulas of pieces may be made of, besides a constant: the inputs first. */
  readonly terms: readonly Quantity[];
}

/** Pieces along an input at most. */
const MOST_PIECES = 6;

/** Rows that cuts are sought in, spread over all: their number grows with the square. */
const MOST_ROWS = 240;

/** Rows that a piece has besides one for each of its constants. */
const SPARE_ROWS = 2;

/** Values of an input of which each may have a formula of its own. */
const MOST_VALUES = 8;

/** About what a piece more takes, in bits. */
const PIECE_BITS = 25;

/** Numbers of pieces that are written out, of each input. */
const MOST_WRITTEN = 2;

/** Terms of which pairs are tried on both sides of a threshold. */
const MOST_PAIRED = 24;

/** Rows and pairs between two places to pause at. */
const STRIDE = 2 ** 14;

/**
 * Rules that differ by pieces of an input: lines and levels in several brackets, two formulas on both sides of a threshold, a formula for
 * each of a few values. Undefined is a place to pause at.
 */
export function* pieces(problem: PieceProblem): Generator<Shortened | undefined, void, void> {
  const inputs = problem.inputs.map((input) => ({ input, values: distinct(input.values) }));
  for (const { input, values } of inputs)
    if (values.length > 1 && values.length <= MOST_VALUES) yield* byValue(problem, input, values);
  const numbers = inputs.flatMap(({ input, values }) => (values.length > 2 ? [input] : []));
  for (const input of numbers) yield* brackets(problem, input, []);
  for (const input of numbers) yield* brackets(problem, input, [input]);
  for (const input of numbers) yield* switched(problem, input);
  if (problem.inputs.length === 1) return;
  for (const input of numbers) yield* brackets(problem, input, problem.inputs);
}

/** Lines and levels in brackets of an input, as sums of bends and as nested choices. */
function* brackets(
  problem: PieceProblem,
  input: Quantity,
  terms: readonly Quantity[],
): Generator<Shortened | undefined, void, void> {
  const { measurements } = problem;
  const order = ordered(input.values, measurements.target);
  const rows = order.length;
  const least = terms.length + 1 + SPARE_ROWS;
  if (rows < 2 * least) return;
  const at = (values: Float64Array) => Float64Array.from(order, (row) => values[row]);
  const x = at(input.values);
  const columns = [new Float64Array(rows).fill(1), ...terms.map(({ values }) => standard(at(values)))];
  const sums = new SegmentSums(columns, standard(at(measurements.target)));
  const most = Math.min(MOST_PIECES, Math.floor(rows / least));
  yield undefined;
  const cuts = bestCuts(sums, most, least, (row) => x[row] > x[row - 1]);
  yield undefined;
  const floor = cuts[0].rest * 1e-13 + Number.MIN_VALUE;
  const bits = cuts.map(({ rest }, count) => (rows / 2) * Math.log2(rest + floor) + count * PIECE_BITS);
  const best = [...cuts.keys()].sort((one, other) => bits[one] - bits[other]).slice(0, MOST_WRITTEN);
  for (const count of best) {
    if (count === 0) continue;
    const { begins } = cuts[count];
    const bends = begins.map((begin) => (x[begin - 1] + x[begin]) / 2);
    if (terms.length === 1) {
      yield* written(problem, bent(input, bends));
      yield undefined;
    }
    const thresholds = begins.map((begin) => thresholdBetween(x[begin - 1], x[begin]));
    const free: Decimal[] = [];
    const formulas = Array.from({ length: count + 1 }, () => combination(terms, free));
    yield* written(problem, chosenBelow(input.expression, thresholds, formulas), free);
    yield undefined;
  }
}

function* written(
  { measurements, judge, ceiling }: PieceProblem,
  expression: Expression,
  free?: readonly Decimal[],
): Generator<Shortened | undefined, void, void> {
  yield yield* shorten(expression, measurements, judge, free, ceiling());
}

/** a + b x + k max(0, x - c) + …, with a constant for each place where it bends. */
function bent({ expression: x }: Quantity, bends: readonly number[]): Expression {
  let sum = of(ADD, of(MULTIPLY, freeConstant(1), x), freeConstant(1));
  for (const bend of bends) {
    const beyond = of(MAX, literal(0), of(SUBTRACT, x, freeConstant(bend)));
    sum = of(ADD, sum, of(MULTIPLY, freeConstant(1), beyond));
  }
  return sum;
}

/** Two formulas of up to two terms each, on both sides of a threshold. */
function* switched(problem: PieceProblem, input: Quantity): Generator<Shortened | undefined, void, void> {
  const { measurements, terms } = problem;
  const order = ordered(input.values, measurements.target);
  const rows = order.length;
  if (rows < 8) return;
  const at = (values: Float64Array) => Float64Array.from(order, (row) => values[row]);
  const x = at(input.values);
  const target = standard(at(measurements.target));
  const ones = new Float64Array(rows).fill(1);
  const known = terms.filter(({ values }) => order.every((row) => Number.isFinite(values[row])));
  const columns = known.map(({ values }) => standard(at(values)));
  const sets = setsOf(known.length);
  const below = new Best(rows);
  const above = new Best(rows);
  let work = 0;
  for (const [place, set] of sets.entries()) {
    const sums = new SegmentSums([ones, ...set.map((term) => columns[term])], target);
    const least = set.length + 1 + SPARE_ROWS;
    for (let row = least; row <= rows - least; row++) {
      if (!(x[row] > x[row - 1])) continue;
      below.offer(row, place, sums.rest(0, row), row, set.length);
      above.offer(row, place, sums.rest(row, rows), rows - row, set.length);
    }
    work += rows;
    if (work < STRIDE) continue;
    work = 0;
    yield undefined;
  }
  const cuts = Array.from(x.keys()).filter((row) => below.sets[row] >= 0 && above.sets[row] >= 0);
  cuts.sort((one, other) => below.bits[one] + above.bits[one] - below.bits[other] - above.bits[other]);
  for (const row of cuts.slice(0, MOST_WRITTEN)) {
    const free: Decimal[] = [];
    const formulas = [below, above].map((best) =>
      combination(
        sets[best.sets[row]].map((term) => known[term]),
        free,
      ),
    );
    const threshold = thresholdBetween(x[row - 1], x[row]);
    yield* written(problem, chosenBelow(input.expression, [threshold], formulas), free);
    yield undefined;
  }
}

/** For each row, the set of terms that is best up to it or from it on. */
class Best {
  readonly sets: Int32Array;
  readonly bits: Float64Array;

  constructor(rows: number) {
    this.sets = new Int32Array(rows).fill(-1);
    this.bits = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  }

  offer(row: number, set: number, rest: number, rows: number, terms: number): void {
    const bits = (rows / 2) * Math.log2(rest / rows + 1e-13) + (terms * PIECE_BITS) / 2;
    if (bits >= this.bits[row]) return;
    this.bits[row] = bits;
    this.sets[row] = set;
  }
}

/** No term, each alone, and pairs of the first ones. */
function setsOf(count: number): readonly (readonly number[])[] {
  const sets: number[][] = [[]];
  for (let one = 0; one < count; one++) {
    sets.push([one]);
    for (let other = 0; other < one && one < MOST_PAIRED; other++) sets.push([other, one]);
  }
  return sets;
}

/** A formula of the same terms for each value of an input, or one that is shifted or scaled by a number for each. */
function* byValue(
  problem: PieceProblem,
  input: Quantity,
  values: readonly number[],
): Generator<Shortened | undefined, void, void> {
  const { terms } = problem;
  const { target } = problem.measurements;
  const known = terms.filter(
    (term) =>
      term !== input &&
      term.values.every((value, row) => Number.isNaN(target[row]) || Number.isFinite(value)),
  );
  const groups = values.map((value) =>
    Array.from(target.keys()).filter((row) => input.values[row] === value && !Number.isNaN(target[row])),
  );
  const smallest = Math.min(...groups.map((rows) => rows.length));
  const order = groups.flat();
  const begins = groups.map((_, at) => groups.slice(0, at).reduce((sum, rows) => sum + rows.length, 0));
  const at = (column: Float64Array) => standard(Float64Array.from(order, (row) => column[row]));
  const ones = new Float64Array(order.length).fill(1);
  let best: readonly Quantity[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const set of setsOf(known.length)) {
    if (smallest < set.length + 1 + SPARE_ROWS) continue;
    const chosen = set.map((term) => known[term]);
    const sums = new SegmentSums([ones, ...chosen.map((term) => at(term.values))], at(target));
    let rest = 0;
    for (const [place, begin] of begins.entries())
      rest += sums.rest(begin, begins[place + 1] ?? order.length);
    const bits =
      (order.length / 2) * Math.log2(rest / order.length + 1e-13) +
      (values.length * set.length * PIECE_BITS) / 2;
    yield undefined;
    if (bits >= least) continue;
    least = bits;
    best = chosen;
  }
  const free: Decimal[] = [];
  const numbers = () => values.map(() => newFree(free, 1));
  const choice = (formulas: readonly Expression[]) => chosenByValue(input.expression, values, formulas);
  const common = combination(best, free);
  const forms = [
    choice(values.map(() => combination(best, free))),
    of(ADD, common, choice(numbers())),
    of(MULTIPLY, choice(numbers()), common),
  ];
  for (const form of best.length === 0 ? forms.slice(0, 1) : forms) {
    yield* written(problem, form, free);
    yield undefined;
  }
}

/** A sum of multiples of terms and a constant; what is to be fitted is added to `free`. */
function combination(terms: readonly Quantity[], free: Decimal[]): Expression {
  let sum: Expression | undefined;
  for (const { expression } of terms) {
    const term = of(MULTIPLY, newFree(free, 1), expression);
    sum = sum === undefined ? term : of(ADD, sum, term);
  }
  const level = newFree(free, 0);
  return sum === undefined ? level : of(ADD, sum, level);
}

function newFree(free: Decimal[], value: number): Decimal {
  const node = freeConstant(value);
  free.push(node);
  return node;
}

/** The first formula where x is below the first threshold, the second below the second one, and the last beyond. */
function chosenBelow(
  x: Expression,
  thresholds: readonly Expression[],
  formulas: readonly Expression[],
): Expression {
  return thresholds.reduceRight(
    (rest, threshold, at) => of(IF, apply('real.below', x, threshold), formulas[at], rest),
    formulas[formulas.length - 1],
  );
}

/** The first formula where x is the first value, and so on; the last one elsewhere. */
function chosenByValue(
  x: Expression,
  values: readonly number[],
  formulas: readonly Expression[],
): Expression {
  return values
    .slice(0, -1)
    .reduceRight(
      (rest, value, at) => of(IF, apply('real.equal', x, decimalOf(value)), formulas[at], rest),
      formulas[values.length - 1],
    );
}

/** The number of fewest digits that is above one value and at most another one. */
export function thresholdBetween(low: number, high: number): Expression {
  if (low < 0 && high >= 0) return literal(0);
  for (let exponent = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high)))); ; exponent--) {
    const unit = 10 ** exponent;
    if (unit === 0 || high - low < Math.abs(high) * 1e-15) return decimalOf(high);
    // The middle of what there is of so many digits.
    const [first, last] = [Math.floor(low / unit) + 1, Math.floor(high / unit)];
    if (first > last) continue;
    const digits = Math.round((first + last) / 2);
    const value = Number(`${digits}e${exponent}`);
    if (value > low && value <= high) return decimalOf(value);
  }
}

/** Rows of the target in the order of an input: all, or so many that are spread over them. */
function ordered(values: Float64Array, target: Float64Array): readonly number[] {
  const known = Array.from(target.keys()).filter(
    (row) => !Number.isNaN(target[row]) && !Number.isNaN(values[row]),
  );
  known.sort((one, other) => values[one] - values[other] || one - other);
  if (known.length <= MOST_ROWS) return known;
  return Array.from(
    { length: MOST_ROWS },
    (_, at) => known[Math.round((at * (known.length - 1)) / (MOST_ROWS - 1))],
  );
}

function distinct(values: Float64Array): readonly number[] {
  return [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((one, other) => one - other);
}

/** A column with mean 0 and standard deviation 1, so that sums over stretches lose little. */
function standard(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 1;
  return values.map((value) => (value - mean) * scale);
}

function of(primitive: { readonly name: string }, ...values: readonly Expression[]): Expression {
  return apply(primitive.name, ...values);
}
