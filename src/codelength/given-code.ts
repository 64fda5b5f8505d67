import { type Column, valueAt } from '../data/column.js';
import { FileFormatError } from '../errors.js';
import { wordsOf } from '../language/limits.js';
import type { Meter } from '../language/work.js';
import { DecisionCost } from './decision-cost.js';
import type { Decisions } from './decisions.js';
import { ROW_ROOM, ROW_STEPS, WIDE_ROOM, WORD_STEPS } from './file-limits.js';
import { GrowingColumn, isExact } from './growing-column.js';
import { IntegerModel } from './integer-model.js';

/** Values are told as they are, or as what they differ by from the one before, or from where the two before point. */
const MOST_ORDER = 2;

/** Bits of a `raw` decision that tells the order. */
const ORDER_BITS = 2;

/**
 * Codes the values of a given column, all of them defined: of what order, and the differences in that order. Work is charged to the meter as
 * a reader will be charged.
 *
 * @param known the column, none for a reader
 * @throws FileFormatError where a reader meets an order that is none
 */
export function codeGivenRows(
  decisions: Decisions,
  rows: number,
  meter: Meter,
  known: Column | undefined,
): Column {
  const order = decisions.raw(known === undefined ? 0 : cheapestOrder(known), ORDER_BITS);
  if (order > MOST_ORDER) throw new FileFormatError(`differences of order ${order}; the file is damaged`);
  return codeDifferences(decisions, rows, order, known, (value) => {
    const words = wordsOf(value);
    meter.spend(ROW_STEPS + WORD_STEPS * (words - 1));
    meter.hold(isExact(value) ? ROW_ROOM : WIDE_ROOM + words);
  });
}

function codeDifferences(
  decisions: Decisions,
  rows: number,
  order: number,
  known: Column | undefined,
  charge: (value: bigint) => void,
): Column {
  const model = new IntegerModel(decisions);
  const coded = new GrowingColumn(rows);
  let last = 0n;
  let step = 0n;
  for (let row = 0; row < rows; row++) {
    const expected = order === 0 ? 0n : order === 1 ? last : last + step;
    const value = expected + model.code(known === undefined ? 0n : valueAt(known, row)! - expected);
    charge(value);
    step = row === 0 ? 0n : value - last;
    last = value;
    coded.push(value);
  }
  return coded.column();
}

/** Rows by which the order is chosen where there are more. */
const ROWS_TO_CHOOSE = 2 ** 14;

/** The order in which the values of a column take the fewest bits, the first of them. */
function cheapestOrder(column: Column): number {
  const rows = Math.min(column.values.length, ROWS_TO_CHOOSE);
  let best = { order: 0, bits: Number.POSITIVE_INFINITY };
  for (let order = 0; order <= MOST_ORDER; order++) {
    const cost = new DecisionCost();
    codeDifferences(cost, rows, order, column, () => {});
    if (cost.bits < best.bits) best = { order, bits: cost.bits };
  }
  return best.order;
}
