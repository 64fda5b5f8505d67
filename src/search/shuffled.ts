import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { rowBits } from '../codelength/model-score.js';
import { type Column, columnOf, exactRows, valueAt } from '../data/column.js';
import { type Dataset, type GivenColumn, rowsOf } from '../data/dataset.js';
import type { Model } from '../language/expression.js';
import { withinWork } from '../language/work.js';
import { isFinding } from './chance.js';

/** Orders that are tried, and what they may have of rows together: few rows have orders by chance that are as good as a law's, which are to be met. */
const FEW = { orders: 500, rows: 2 ** 12 };
const MANY = { orders: 15, rows: 2 ** 16 };

/** More rows than this say themselves what they are drawn from: what is learned of that on the way is little to what they take. */
const MOST_ROWS = 2 ** 16;

const SEED = 1;

/**
 * Bits of the rows of the target given a model, when they stand in a random order beside the given columns: those of their mean probability in some
 * orders. For rows that have nothing to do with one another, nor with what is given, all orders are equally likely, whatever distribution they are
 * drawn from (a permutation test: Fisher, "The Design of Experiments", 1935). So what a model saves in these orders it saves by that distribution
 * alone, and what it saves in the order that the rows have besides is at most k bits more than its own with a probability of 1 - 2^-k, as in `chance.ts`.
 *
 * @returns Infinity where the model cannot code the rows in any of the orders, where all rows are alike, and for more than 65,536 rows
 */
export function shuffledBits(model: Model, dataset: Dataset): number {
  const rows = rowsOf(dataset);
  const { values, wide } = dataset.target;
  if (rows > MOST_ROWS || (wide === undefined && values.every((value) => value === values[0])))
    return Number.POSITIVE_INFINITY;
  const generator = xoroshiro128plus(SEED);
  const [few, many] = [FEW, MANY].map((most) => Math.min(most.orders, Math.floor(most.rows / rows)));
  const count = Math.max(1, few, many);
  const bits: number[] = [];
  for (let at = 0; at < count; at++) {
    const order = Array.from({ length: rows }, (_, row) => row);
    for (let row = rows - 1; row > 0; row--) {
      const other = uniformInt(generator, 0, row);
      [order[row], order[other]] = [order[other], order[row]];
    }
    const other = ordered(dataset, order);
    // Few rows come up in the order that they have.
    if (exactRows(other.target).every((value, row) => value === valueAt(dataset.target, row))) continue;
    bits.push(withinWork(() => rowBits(model, other)) ?? Number.POSITIVE_INFINITY);
  }
  const least = Math.min(...bits);
  if (least === Number.POSITIVE_INFINITY) return least;
  return least - Math.log2(bits.reduce((sum, own) => sum + 2 ** (least - own), 0) / bits.length);
}

/** A model that a search found, or that was given. */
interface Found {
  readonly model: Model;
  /** With those of the reading. */
  readonly totalBits: number;
}

/**
 * What rows take when nothing is found in them, as it is to be compared with a model that may have found something: the null model, and the least of
 * other distributions of rows that are drawn one by one. Of those the model itself tells one ({@link shuffledBits}); where it cannot, as it
 * must be right, the rows may be drawn in ways that no program tells.
 *
 * @param nullBits bits of the null model
 * @param drawsBits bits of the rows drawn in ways for which there is no program
 * @param reading the data as the model takes it, and the bits that say so
 */
export function bitsOfNothing(
  nullBits: number,
  drawsBits: number,
  { model, totalBits }: Found,
  { dataset, bits }: { readonly dataset: Dataset; readonly bits: number },
): number {
  // What is no shorter than draws is as good as they are.
  const atMost = (draws: number) => Math.min(nullBits, Math.max(draws, totalBits));
  if (!isFinding(totalBits, nullBits, rowsOf(dataset))) return atMost(drawsBits);
  const shuffled = shuffledBits(model, dataset);
  return atMost(Number.isFinite(shuffled) ? shuffled + bits : drawsBits);
}

/** The rows of the target in another order, each with its standard error, while the given columns stay as they are. */
function ordered(dataset: Dataset, order: readonly number[]): Dataset {
  const { target, sigma } = dataset;
  return {
    ...dataset,
    target: inOrder(target, order),
    ...(sigma && { sigma: { ...sigma, column: inOrder(sigma.column, order) } satisfies GivenColumn }),
  };
}

function inOrder(column: Column, order: readonly number[]): Column {
  if (column.wide === undefined) return { values: Float64Array.from(order, (row) => column.values[row]) };
  const rows = exactRows(column);
  return columnOf(order.map((row) => rows[row]));
}
