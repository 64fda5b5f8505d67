import { columnOf, valueAt } from '../data/column.js';
import { BEFORE, type Dataset, type GivenColumn, rowsOf } from '../data/dataset.js';
import { kindOf } from '../data/kinds.js';
import { stepsOf } from '../data/steps.js';
import { Rational } from '../numbers/rational.js';

/** Rows that a rule must hold in beyond those that decide its coefficients and the rows that are missing. */
const SURPLUS = 2;

/** Longer series have rules to be found on both sides of what is missing. */
const MOST_ROWS = 512;

/** Rules reach back so many rows, and periods are so long, at most. */
const MOST_ORDER = 6;
const MOST_PERIOD = 64;

/** A series of which rows are missing, with values for these. */
export interface FilledSeries {
  readonly dataset: Dataset;
  /** The given column that numbers the rows. */
  readonly numbers: string;
  /** Its value in the first row, and what it grows by from row to row. */
  readonly first: bigint;
  readonly step: bigint;
}

/**
 * A series whose rows a given column numbers in equal steps, with some missing, as one of all rows: a recurrence that holds across what is
 * missing says what stood there. Undefined for data that is no such series, and where no short recurrence holds. Whether the recurrence means
 * anything is for a search to say: it pays for every row, and those that were filled in take no fewer bits than none.
 */
export function fillHoles(dataset: Dataset): FilledSeries | undefined {
  const index = numbering(dataset);
  if (index === undefined) return undefined;
  const { places, ...numbered } = index;
  const rows: (bigint | undefined)[] = new Array(places[places.length - 1] + 1).fill(undefined);
  for (const [row, place] of places.entries()) rows[place] = valueAt(dataset.target, row);
  const known = places.length;
  for (const rule of rules(rows.length)) {
    const filled = fillBy(rule, rows, known);
    if (filled === undefined || !filled.every((value) => kindOf(dataset).mayFollow(value, dataset))) continue;
    return { ...numbered, dataset: { ...dataset, target: columnOf(filled), given: [] } };
  }
  return undefined;
}

/** A column that numbers rows in equal steps, where others number them alike or are parts of one, and the place of each row by it. */
function numbering(dataset: Dataset): (Omit<FilledSeries, 'dataset'> & { places: number[] }) | undefined {
  const rows = rowsOf(dataset);
  if (!kindOf(dataset).hasDifferences || rows < 2 || rows > MOST_ROWS) return undefined;
  const columns = dataset.given.filter(({ name, part }) => name !== BEFORE && part === undefined);
  const [first, ...others] = columns.map((column) => placesBy(column, rows));
  if (first === undefined || others.some((other) => other?.places.join() !== first.places.join()))
    return undefined;
  return first.places[rows - 1] + 1 === rows ? undefined : first;
}

/** The places of rows in the equal steps of a column that goes up; undefined for any other. */
function placesBy({ name, column }: GivenColumn, rows: number) {
  const steps = stepsOf(column);
  if (steps === undefined || steps.step <= 0n) return undefined;
  const { first, step } = steps;
  const places = Array.from({ length: rows }, (_, row) => Number((valueAt(column, row)! - first) / step));
  return { numbers: name, first, step, places };
}

/** A row so many before, plain, squared or times n. */
interface Lag {
  readonly back: number;
  readonly times: 'one' | 'n' | 'itself';
}

/** A row is a sum of terms with coefficients, the same in all rows from `order` on. */
interface Rule {
  /** How many rows before it a row depends on. */
  readonly order: number;
  readonly lags: readonly Lag[];
  /** Powers of n. */
  readonly powers: readonly number[];
  /** Coefficients of the lags, where they are known beforehand. */
  readonly isPeriod: boolean;
}

/** Rules with ever more coefficients. */
function* rules(rows: number): Generator<Rule> {
  const plain = (order: number) =>
    Array.from({ length: order }, (_, at) => ({ back: at + 1, times: 'one' as const }));
  const both = (order: number) =>
    plain(order).flatMap(({ back }) => [
      { back, times: 'one' as const },
      { back, times: 'n' as const },
    ]);
  const rule = (order: number, lags: Rule['lags'], powers: readonly number[] = []): Rule => ({
    order,
    lags,
    powers,
    isPeriod: false,
  });
  const SQUARE = { back: 1, times: 'itself' } as const;
  for (let period = 1; period <= Math.min(MOST_PERIOD, rows >> 1); period++)
    yield { order: period, lags: [{ back: period, times: 'one' as const }], powers: [], isPeriod: true };
  for (let order = 1; order <= MOST_ORDER; order++) {
    yield rule(order, plain(order));
    yield rule(order, plain(order), [0]);
    if (order <= 2) {
      yield rule(order, plain(order), [0, 1]);
      yield rule(
        order,
        plain(order).map(({ back }) => ({ back, times: 'n' as const })),
      );
      yield rule(order, both(order));
      yield rule(order, both(order), [0]);
      yield rule(order, plain(order), [0, 1, 2]);
    }
    if (order === 1) {
      yield rule(order, [SQUARE], [0]);
      yield rule(order, [SQUARE, ...plain(order)], [0]);
    }
  }
}

/** All rows, where a rule gives those that are missing and holds in enough of the others. */
function fillBy(rule: Rule, rows: readonly (bigint | undefined)[], known: number): bigint[] | undefined {
  const unknowns = (rule.isPeriod ? 0 : rule.lags.length) + rule.powers.length;
  const spare = rows.length - rule.order - unknowns - (rows.length - known);
  if (spare < SURPLUS) return undefined;
  const coefficients = rule.isPeriod ? [Rational.ONE] : solve(rule, rows, unknowns);
  if (coefficients === undefined) return undefined;
  const filled = [...rows];
  // Each row that is the only one missing of those that the rule ties together is given by the others.
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (let row = rule.order; row < rows.length; row++) {
      const tied = [0, ...rule.lags.map(({ back }) => back)];
      const open = [...new Set(tied.map((back) => row - back))].filter((at) => filled[at] === undefined);
      if (open.length !== 1) continue;
      const value = missingOf(rule, coefficients, filled, row, open[0]);
      if (value === undefined) return undefined;
      if (value === 'free') continue;
      filled[open[0]] = value;
      isNew = true;
    }
  }
  if (!filled.every((value) => value !== undefined)) return undefined;
  for (let row = rule.order; row < rows.length; row++)
    if (!restOf(rule, coefficients, filled, row).isZero()) return undefined;
  return filled;
}

/** What the terms of a row add up to with some coefficients, less the row; rows that are missing count as 0. */
function restOf(
  rule: Rule,
  coefficients: readonly Rational[],
  rows: readonly (bigint | undefined)[],
  row: number,
): Rational {
  const terms = termsOf(rule, rows, row);
  return coefficients.reduce(
    (sum, coefficient, at) => sum.plus(coefficient.times(Rational.of(terms[at]))),
    Rational.of(-(rows[row] ?? 0n)),
  );
}

/** The only missing row that a rule ties to others; `free` where they do not decide it, undefined where it is no integer. */
function missingOf(
  rule: Rule,
  coefficients: readonly Rational[],
  rows: readonly (bigint | undefined)[],
  row: number,
  place: number,
): bigint | 'free' | undefined {
  const rest = restOf(rule, coefficients, rows, row);
  let weight = place === row ? Rational.of(-1n) : Rational.ZERO;
  for (const [at, { back, times }] of rule.lags.entries()) {
    if (row - back !== place) continue;
    if (times === 'itself') return 'free';
    weight = weight.plus(coefficients[at].times(Rational.of(times === 'n' ? BigInt(row) : 1n)));
  }
  if (weight.isZero()) return 'free';
  const value = rest.negated().over(weight);
  return value.isInteger() ? value.numerator : undefined;
}

/** The terms of a row, lags first; rows that are missing count as 0. */
function termsOf({ lags, powers }: Rule, rows: readonly (bigint | undefined)[], row: number): bigint[] {
  const lagged = lags.map(({ back, times }) => {
    const value = rows[row - back] ?? 0n;
    return value * { one: 1n, n: BigInt(row), itself: value }[times];
  });
  return [...lagged, ...powers.map((power) => BigInt(row) ** BigInt(power))];
}

/** The coefficients that the rows decide of which nothing is missing; undefined where they do not. Gaussian elimination. */
function solve(
  rule: Rule,
  rows: readonly (bigint | undefined)[],
  unknowns: number,
): readonly Rational[] | undefined {
  const basis: Rational[][] = [];
  for (let row = rule.order; row < rows.length && basis.length < unknowns; row++) {
    const tied = [0, ...rule.lags.map(({ back }) => back)];
    if (tied.some((back) => rows[row - back] === undefined)) continue;
    const equation = [...termsOf(rule, rows, row), rows[row]!].map((value) => Rational.of(value));
    for (const [pivot, other] of basis.entries()) reduce(equation, other, leadOf(basis[pivot]));
    const lead = leadOf(equation);
    if (lead < 0) continue;
    // A row that contradicts those before it.
    if (lead === unknowns) return undefined;
    const scaled = equation.map((entry) => entry.over(equation[lead]));
    for (const other of basis) reduce(other, scaled, lead);
    basis.push(scaled);
  }
  if (basis.length < unknowns) return undefined;
  const coefficients: Rational[] = [];
  for (const equation of basis) coefficients[leadOf(equation)] = equation[unknowns];
  return coefficients;
}

function leadOf(equation: readonly Rational[]): number {
  return equation.findIndex((entry) => !entry.isZero());
}

/** Takes so much of another equation off that its leading entry is 0. */
function reduce(equation: Rational[], other: readonly Rational[], lead: number): void {
  const factor = equation[lead];
  if (factor.isZero()) return;
  for (const at of equation.keys()) equation[at] = equation[at].minus(factor.times(other[at]));
}
