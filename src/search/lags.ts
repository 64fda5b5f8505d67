import { EXACT_LIMIT, valueAt } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';

/** Rows that are looked at, the first ones. */
const MOST_ROWS = 32768;

const MOST_LAG = 4096;

/** Pairs of rows, and cells of tables of them, that are counted in all: some 0.2 s. */
const MOST_WORK = 5e7;

/** Pairs that a lag needs to be judged. */
const LEAST_PAIRS = 12;

/** Standard deviations above chance from which a lag counts; among thousands of lags chance alone reaches 4. */
const LEAST_SCORE = 4.5;

/**
 * Lags at which the past tells most of a row, the most telling first: the period of a seasonal signal, the width of a
 * table or a cellular automaton written row by row, and their neighbours. Symbols are compared by the mutual information
 * of pairs, numbers by how often they are equal and by the correlation of their differences.
 *
 * @param most the most lags that are returned; there are none on data without memory
 */
export function likelyLags(dataset: Dataset, most: number): readonly number[] {
  const rows = Math.min(MOST_ROWS, rowsOf(dataset));
  const score = dataset.kind === 'symbol' ? symbolScore(dataset, rows) : numberScore(dataset, rows);
  const cells = dataset.kind === 'symbol' ? dataset.alphabet.length ** 2 : rows;
  const last = Math.min(MOST_LAG, rows - LEAST_PAIRS, Math.floor(MOST_WORK / (rows + cells)));
  const scored: { lag: number; deviations: number }[] = [];
  for (let lag = 1; lag <= last; lag++) {
    const deviations = score(lag);
    if (deviations >= LEAST_SCORE) scored.push({ lag, deviations });
  }
  return scored
    .sort((one, other) => other.deviations - one.deviations || one.lag - other.lag)
    .slice(0, most)
    .map(({ lag }) => lag);
}

/**
 * Deviations of the G statistic of the table of pairs (a(n-lag), a(n)) from what independence makes it: twice the mutual
 * information in nats times the pairs, chi-squared with (k - 1)^2 degrees of freedom for k symbols that occur (Wilks
 * 1938).
 */
function symbolScore({ target, alphabet }: Dataset, rows: number): (lag: number) => number {
  const size = alphabet.length;
  const values = Uint8Array.from(target.values.subarray(0, rows));
  const pairs = new Int32Array(size * size);
  const before = new Int32Array(size);
  const after = new Int32Array(size);
  return (lag) => {
    pairs.fill(0);
    before.fill(0);
    after.fill(0);
    for (let row = lag; row < rows; row++) pairs[values[row - lag] * size + values[row]]++;
    for (let x = 0; x < size; x++) {
      for (let y = 0; y < size; y++) {
        const count = pairs[x * size + y];
        before[x] += count;
        after[y] += count;
      }
    }
    const total = rows - lag;
    let statistic = 0;
    let occurring = 0;
    for (let x = 0; x < size; x++) {
      if (after[x] > 0) occurring++;
      if (before[x] === 0) continue;
      for (let y = 0; y < size; y++) {
        const count = pairs[x * size + y];
        if (count > 0) statistic += 2 * count * Math.log((count * total) / (before[x] * after[y]));
      }
    }
    const freedom = (occurring - 1) ** 2;
    return freedom > 0 ? (statistic - freedom) / Math.sqrt(2 * freedom) : 0;
  };
}

function numberScore(dataset: Dataset, rows: number): (lag: number) => number {
  const values = Float64Array.from({ length: rows }, (_, row) => magnitudeAt(dataset, row));
  const differences = centred(values.subarray(1).map((value, index) => value - values[index]));
  const chance = equalByChance(values);
  return (lag) => Math.max(agreement(values, lag, chance), correlation(differences, lag));
}

/** A value as a double; a large one by its logarithm, so that it does not outweigh all others. */
function magnitudeAt({ target }: Dataset, row: number): number {
  const value = target.values[row];
  if (Math.abs(value) < EXACT_LIMIT) return value;
  const exact = valueAt(target, row)!;
  const length = (exact < 0n ? -exact : exact).toString(16).length;
  return (exact < 0n ? -1 : 1) * EXACT_LIMIT * length;
}

/** The probability that two rows drawn at random are equal. */
function equalByChance(values: Float64Array): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let equal = 0;
  for (const count of counts.values()) equal += (count / values.length) ** 2;
  return equal;
}

/** Deviations of the number of rows with a(n) = a(n-lag) from chance. */
function agreement(values: Float64Array, lag: number, chance: number): number {
  let equal = 0;
  for (let row = lag; row < values.length; row++) if (values[row] === values[row - lag]) equal++;
  const pairs = values.length - lag;
  const variance = pairs * chance * (1 - chance);
  return variance > 0 ? (equal - pairs * chance) / Math.sqrt(variance) : 0;
}

/** Deviations of the correlation of two rows that far apart from 0: of n pairs it has a variance of about 1 / n. */
function correlation(centred: Float64Array, lag: number): number {
  let sum = 0;
  let square = 0;
  for (let row = 0; row < centred.length; row++) square += centred[row] * centred[row];
  for (let row = lag; row < centred.length; row++) sum += centred[row] * centred[row - lag];
  const pairs = centred.length - lag;
  return square > 0 && pairs > 0 ? (Math.abs(sum) / square) * (centred.length / Math.sqrt(pairs)) : 0;
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return values.map((value) => value - mean);
}
