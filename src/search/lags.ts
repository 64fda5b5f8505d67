import { valueAt } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { kindOf } from '../data/kinds.js';
import { EXACT_LIMIT } from '../numbers/exact.js';

/** Rows that are looked at, the first ones. */
const MOST_ROWS = 32768;

const MOST_LAG = 4096;

/** Pairs of rows, and cells of tables of them, that are counted in all: some 0.2 s. */
const MOST_WORK = 4e7;

/** Pairs that a lag needs to be judged. */
const LEAST_PAIRS = 12;

/** Three neighbouring lags are taken together with symbols in so many classes. */
const CLASSES = 4;

/**
 * Lags at which the past tells most of a row, the most telling first: the period of a seasonal signal, the width of a
 * table or of a cellular automaton written row by row. The measure is about how many bits knowing the row that far back
 * saves: of symbols by mutual information, with its two neighbours as well, and by how often rows are equal; of numbers by how often they are equal, and by the correlation of their differences.
 *
 * @param most the most lags that are returned; there are none where nothing is saved
 */
export function likelyLags(dataset: Dataset, most: number): readonly number[] {
  const rows = Math.min(MOST_ROWS, rowsOf(dataset));
  const measure = kindOf(dataset).hasDifferences ? ofNumbers : ofSymbols;
  const { saving, work } = measure(dataset, rows);
  const last = Math.min(MOST_LAG, rows - LEAST_PAIRS, Math.floor(MOST_WORK / work));
  const found: { lag: number; bits: number }[] = [];
  for (let lag = 1; lag <= last; lag++) {
    // To say which lag it is costs bits as well.
    const bits = saving(lag) - 2 * Math.log2(lag + 1);
    if (bits > 0) found.push({ lag, bits });
  }
  return found
    .sort((one, other) => other.bits - one.bits || one.lag - other.lag)
    .slice(0, most)
    .map(({ lag }) => lag);
}

/** How many bits a lag saves, and about how many cells are visited to find out. */
interface Measure {
  readonly saving: (lag: number) => number;
  readonly work: number;
}

function ofSymbols({ target, alphabet }: Dataset, rows: number): Measure {
  const values = Float64Array.from(target.values.subarray(0, rows));
  const chance = equalByChance(values);
  const classes = classesOf(values, alphabet.length);
  const single = new Int32Array(CLASSES ** 2);
  const triple = new Int32Array(CLASSES ** 4);
  const saving = (lag: number): number => {
    single.fill(0);
    triple.fill(0);
    for (let row = lag; row < rows; row++) single[classes[row - lag] * CLASSES + classes[row]]++;
    for (let row = lag + 1; row < rows && lag > 1; row++) {
      const context =
        (classes[row - lag - 1] * CLASSES + classes[row - lag]) * CLASSES + classes[row - lag + 1];
      triple[context * CLASSES + classes[row]]++;
    }
    return Math.max(
      informationIn(single, CLASSES),
      informationIn(triple, CLASSES),
      agreementBits(values, lag, chance),
    );
  };
  return { saving, work: 3 * rows + triple.length };
}

/** Symbols in few classes of neighbouring indices, about equally frequent: tables of all pairs would stay sparse. */
function classesOf(values: Float64Array, size: number): Uint8Array {
  if (size <= CLASSES) return Uint8Array.from(values);
  const counts = new Int32Array(size);
  for (const value of values) counts[value]++;
  let before = 0;
  const classOf = Uint8Array.from(counts, (count) => {
    const middle = before + count / 2;
    before += count;
    return Math.min(CLASSES - 1, Math.floor((CLASSES * middle) / values.length));
  });
  return Uint8Array.from(values, (value) => classOf[value]);
}

/**
 * The mutual information of contexts and symbols in bits, times the rows counted, less half the logarithm of their number
 * for each parameter (Schwarz, Estimating the dimension of a model, 1978).
 *
 * @param counts of symbol y in context x at x * size + y
 */
function informationIn(counts: Int32Array, size: number): number {
  const after = new Int32Array(size);
  let bits = 0;
  let contexts = 0;
  for (let x = 0; x < counts.length; x += size) {
    let total = 0;
    for (let y = 0; y < size; y++) {
      const count = counts[x + y];
      if (count === 0) continue;
      total += count;
      after[y] += count;
      bits += count * Math.log2(count);
    }
    if (total > 0) {
      contexts++;
      bits -= total * Math.log2(total);
    }
  }
  let all = 0;
  let symbols = 0;
  for (const count of after) {
    if (count === 0) continue;
    symbols++;
    all += count;
    bits -= count * Math.log2(count);
  }
  if (all === 0) return 0;
  return bits + all * Math.log2(all) - ((contexts - 1) * (symbols - 1) * Math.log2(all)) / 2;
}

function ofNumbers(dataset: Dataset, rows: number): Measure {
  const values = Float64Array.from({ length: rows }, (_, row) => magnitudeAt(dataset, row));
  const chance = equalByChance(values);
  const differences = centred(values.subarray(1).map((value, index) => value - values[index]));
  const square = differences.reduce((sum, value) => sum + value * value, 0);
  const saving = (lag: number): number =>
    Math.max(agreementBits(values, lag, chance), correlationBits(differences, lag, square));
  return { saving, work: 2 * rows };
}

/** A value as a double; a large one by its length, so that it does not outweigh all others. */
function magnitudeAt({ target }: Dataset, row: number): number {
  const value = target.values[row];
  if (Math.abs(value) < EXACT_LIMIT) return value;
  const exact = valueAt(target, row)!;
  const digits = (exact < 0n ? -exact : exact).toString(16);
  const scale = digits.length + Number.parseInt(digits.slice(0, 8), 16) / 16 ** 8;
  return (exact < 0n ? -1 : 1) * EXACT_LIMIT * scale;
}

/** The probability that two rows drawn at random are equal. */
function equalByChance(values: Float64Array): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let equal = 0;
  for (const count of counts.values()) equal += (count / values.length) ** 2;
  return equal;
}

/** What knowing the share of rows with a(n) = a(n-lag) saves against the share expected by chance, if it is larger. */
function agreementBits(values: Float64Array, lag: number, chance: number): number {
  let equal = 0;
  for (let row = lag; row < values.length; row++) if (values[row] === values[row - lag]) equal++;
  const pairs = values.length - lag;
  const share = equal / pairs;
  if (share <= chance || chance === 0) return 0;
  const missed = share < 1 ? (1 - share) * Math.log2((1 - share) / (1 - chance)) : 0;
  return pairs * (share * Math.log2(share / chance) + missed) - Math.log2(pairs) / 2;
}

/** What a positive correlation saves under normal errors, for differences with the sum of squares given. */
function correlationBits(differences: Float64Array, lag: number, square: number): number {
  if (square === 0) return 0;
  let sum = 0;
  for (let row = lag; row < differences.length; row++) sum += differences[row] * differences[row - lag];
  const pairs = differences.length - lag;
  const ratio = Math.min(0.999, Math.max(0, sum) / square);
  return (-pairs * Math.log2(1 - ratio * ratio)) / 2 - Math.log2(pairs) / 2;
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return values.map((value) => value - mean);
}
