import type { Expression } from '../../language/expression.js';
import { Bank } from './bank.js';
import type { Scale } from './estimate.js';
import { Finder } from './finder.js';
import type { Leaf, Operation } from './operations.js';
import { Shortlist } from './shortlist.js';

/** What formulas are sought of: rows that are looked at, in the units of the data. */
export interface Observations {
  readonly leaves: readonly Leaf[];
  readonly operations: readonly Operation[];
  readonly target: Float64Array;
  /** The width of the cell of the grid around each row: what rounding hides. */
  readonly cells: Float64Array;
  /** Rows of the data, which may be more. */
  readonly rows: number;
}

/** Bits by which one round of looking goes beyond the one before. */
const ROUND = 3;

/** Rounds after which sums are pursued. */
const PURSUED = [12, 18, 21, 24, 27];

/** Candidates this far from the best, by their estimated bits, are written out. */
const WITHIN = 10;

/** Proposes formulas, simplest first as rounds go; undefined is a place to pause at. */
export function* formulasOf(data: Observations): Generator<Expression | undefined, void, void> {
  const bank = new Bank(data.leaves, data.operations);
  const shortlist = new Shortlist();
  const finder = new Finder(bank, data.operations, data.target, scaleOf(data), shortlist);
  const isOpen = () => shortlist.exactBits === Number.POSITIVE_INFINITY;
  for (let to = ROUND; to <= shortlist.exactBits; to += ROUND) {
    yield* bank.grow(to);
    yield* offered(finder.look(to - ROUND, to), shortlist);
    // What is right to the last digit can only be beaten by what is shorter.
    if (isOpen() && PURSUED.includes(to)) yield* offered(finder.pursue(to / 2), shortlist);
    if (isOpen()) yield* offered(finder.lookAtPairs(to / 2 + 3), shortlist);
    if (bank.isFull && to > 2 * bank.coveredBits) return;
  }
}

/** The formulas that come up in some steps, the best so far at once and others near it at the end. */
function* offered(
  steps: Iterable<undefined>,
  shortlist: Shortlist,
): Generator<Expression | undefined, void, void> {
  for (const _ of steps) {
    yield undefined;
    yield* written(shortlist, 0);
  }
  yield* written(shortlist, WITHIN);
}

function* written(shortlist: Shortlist, within: number): Generator<Expression | undefined, void, void> {
  for (;;) {
    const candidate = shortlist.take(within);
    if (candidate === undefined) return;
    const expression = candidate.write();
    if (expression !== undefined) yield expression;
  }
}

/** Instruments are off by as much everywhere or by a share of what they read: half of both is never far from either. */
function scaleOf({ target, cells, rows }: Observations): Scale {
  const meanSquare = target.reduce((sum, value) => sum + value * value, 0) / target.length;
  const weights = target.map((value) => 1 / Math.sqrt(meanSquare / 4 + (value * value) / 2));
  const rounding = cells.reduce((sum, cell, row) => sum + (cell * weights[row]) ** 2, 0) / target.length / 6;
  return { rows, weights, rounding: Math.max(rounding, 1e-20) };
}
