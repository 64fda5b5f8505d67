import { literal, N, past, plus, times } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { gcdOfNumbers } from '../../numbers/gcd.js';
import { before, difference, line, modulo, sum } from './terms.js';

/** A rule that explains a stretch exactly. Rows are those of the stretch or section, from 0. */
export interface Run {
  readonly expression: Expression;
  /** Rows at the beginning that the rule leaves open, and that are told one by one. */
  readonly open: number;
  /** Rows that it holds for, those with the open ones. */
  readonly rows: number;
}

/** The rows of a section: `first`, `first + step` … below the length of the values. */
export interface Section {
  readonly first: number;
  readonly step: number;
}

/** Periods that are tried. */
const LONGEST_PERIOD = 32;

/** Rows beyond those left open that a run must explain, or it is not worth its words. */
const LEAST_EXPLAINED = 2;

/**
 * For the rows of a section, the longest beginning that each simple rule explains, with the rule's constants solved for: constant
 * and arithmetic runs, differences that grow by a constant, powers, sums of the two rows before, periods, and repeats of what stands
 * before row `piece`, forwards, backwards, in steps of two, and with a constant added or a remainder taken.
 *
 * @param values the rows of the whole target; NaN where a value is not an integer below 2^50 in magnitude
 */
export function runsFrom(values: Float64Array, { first, step }: Section, piece: number): Run[] {
  const count = Math.max(0, Math.ceil((values.length - first) / step));
  const at = (row: number) => values[first + step * row];
  const runs: Run[] = [];
  const add = (expression: Expression, open: number, holds: (row: number) => boolean) => {
    let rows = open;
    while (rows < count && holds(rows)) rows++;
    if (rows >= open + LEAST_EXPLAINED) runs.push({ expression, open, rows });
  };
  if (count < 2 || Number.isNaN(at(0))) return runs;

  const [x, y, z] = [at(0), at(1), at(2)];
  const slope = y - x;
  if (slope === 0) add(literal(x), 0, (row) => at(row) === x);
  if (!Number.isNaN(slope)) {
    add(plus(past(1), slope), 1, (row) => at(row) - at(row - 1) === slope);
    if (slope !== 0) add(line(slope, x), 0, (row) => at(row) === x + slope * row);
  }
  const growth = z - 2 * y + x;
  if (count > 3 && !Number.isNaN(growth) && growth !== 0) {
    const rising = growth > 0 ? sum(past(1), times(growth, N)) : difference(past(1), times(-growth, N));
    add(plus(rising, slope - growth), 1, (row) => at(row) - at(row - 1) === slope + growth * (row - 1));
  }
  const ratio = y / x;
  if (Number.isInteger(ratio) && Math.abs(ratio) > 1) {
    add(times(ratio, past(1)), 1, (row) => at(row) === ratio * at(row - 1));
  }
  add(sum(past(1), past(2)), 2, (row) => at(row) === at(row - 1) + at(row - 2));
  for (let period = 2; period <= Math.min(LONGEST_PERIOD, count - LEAST_EXPLAINED); period++) {
    if (at(period) === x) add(past(period), period, (row) => at(row) === at(row - period));
  }
  addRepeats(values, piece, count, at, add);
  return runs;
}

const STRIDES = [1, -1, 2, -2];

/** Of the many places that a repeat could be of, the one that holds longest is kept for each way of repeating. */
function addRepeats(
  values: Float64Array,
  piece: number,
  count: number,
  at: (row: number) => number,
  add: (expression: Expression, open: number, holds: (row: number) => boolean) => void,
): void {
  if (piece === 0) return;
  for (const stride of STRIDES) {
    const index = (place: number) => indexOf(stride, place);
    const source = (place: number, row: number) => {
      const from = place + stride * row;
      return from >= 0 && from < piece ? values[from] : Number.NaN;
    };
    const longest = { plain: 0, plainAt: -1, moved: 0, movedAt: -1, reduced: 0, reducedAt: -1, modulus: 0 };
    for (let place = 0; place < piece; place++) {
      const shift = at(0) - source(place, 0);
      if (Number.isNaN(shift)) continue;
      if (shift === 0) {
        let rows = 1;
        while (rows < count && at(rows) === source(place, rows)) rows++;
        if (rows > longest.plain) Object.assign(longest, { plain: rows, plainAt: place });
        continue;
      }
      let rows = 1;
      while (rows < count && at(rows) - source(place, rows) === shift) rows++;
      if (rows > longest.moved) Object.assign(longest, { moved: rows, movedAt: place });
      const { rows: reduced, modulus } = remainders(count, at, (row) => source(place, row));
      if (reduced > longest.reduced) Object.assign(longest, { reduced, reducedAt: place, modulus });
    }
    if (longest.plainAt >= 0) {
      const place = longest.plainAt;
      add(before(index(place)), 0, (row) => at(row) === source(place, row));
    }
    if (longest.moved > longest.plain) {
      const place = longest.movedAt;
      const shift = at(0) - source(place, 0);
      add(plus(before(index(place)), shift), 0, (row) => at(row) - source(place, row) === shift);
    }
    if (longest.reduced > Math.max(longest.plain, longest.moved)) {
      const { reducedAt: place, modulus } = longest;
      const holds = (row: number) => at(row) === remainder(source(place, row), modulus);
      add(modulo(before(index(place)), modulus), 0, holds);
    }
  }
}

/** The row place + stride * n. */
function indexOf(stride: number, place: number): Expression {
  if (stride === 1) return plus(N, place);
  return stride < 0 ? difference(literal(place), times(-stride, N)) : sum(times(stride, N), literal(place));
}

/** How long the values are remainders of a source by one modulus, the largest that will do. */
function remainders(
  count: number,
  at: (row: number) => number,
  source: (row: number) => number,
): { rows: number; modulus: number } {
  let modulus = 0;
  let largest = 0;
  let rows = 0;
  for (; rows < count; rows++) {
    const multiple = source(rows) - at(rows);
    if (!(multiple >= 0) || at(rows) < 0) break;
    const next = gcdOfNumbers(modulus, multiple);
    const highest = Math.max(largest, at(rows));
    if (next !== 0 && next <= highest) break;
    modulus = next;
    largest = highest;
  }
  return { rows: modulus > 0 ? rows : 0, modulus };
}

/** The remainder of floor division by a positive modulus. */
function remainder(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}
