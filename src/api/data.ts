import { checkDataset } from '../data/check-dataset.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { kindOf } from '../data/kinds.js';
import { type Limits, type PartlyRead, readPart } from '../data/part.js';
import { type ReadOptions, readDataset } from '../data/read.js';
import { sliceDataset } from '../data/sections.js';
import { TOLD_KINDS } from '../data/told-kinds.js';
import { InputError } from '../errors.js';
import { excerptWithin, secondsLeft } from '../search/excerpt.js';
import { type Check, checkOptions, oneOf, shown, text } from './argument.js';
import { datasetOfValues } from './values.js';

/**
 * Data to be explained: numbers and bigints, in an array or a typed array; a text such as `1,1,2,3,5` or `0110100110010110`, which is
 * always data and never the name of a file; or a dataset.
 */
export type Data = ArrayLike<number | bigint> | string | Dataset;

/** How a text is read as data. */
export interface DataOptions extends Omit<ReadOptions, 'name'> {
  /** What to call the data in results and errors; `data` if absent. */
  readonly name?: string;
}

const NAME = 'data';

/** The checks of {@link DataOptions}. */
export const DATA_CHECKS: Readonly<Record<keyof DataOptions, Check>> = {
  name: text,
  kind: oneOf(TOLD_KINDS),
  column: text,
  inputs: (value) =>
    value === 'all' || (Array.isArray(value) && value.every((name) => typeof name === 'string'))
      ? undefined
      : "takes an array of column names, or 'all'",
  sigma: text,
  units: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((unit) => typeof unit === 'string')
      ? undefined
      : "takes an object of units by column, such as { mass: 'kg' }",
};

/**
 * Data as a dataset. Numbers are taken exactly as they are written: `[1, 2.5]` is of kind `decimal` with one decimal, `[1, 2]` of kind
 * `integer`. A text is read as {@link readData} reads it, a table with `column` and `inputs`.
 *
 * @throws InputError for what is no data: nothing, no values, NaN and infinities, integers beyond 2^53 that are no bigints, other things
 */
export function datasetOf(data: Data, options: DataOptions = {}): Dataset {
  checkOptions('datasetOf', options, DATA_CHECKS);
  return toDataset('datasetOf', data, options);
}

/** {@link datasetOf} for a function that takes data; `caller` begins its errors. */
export function toDataset(caller: string, data: unknown, options: DataOptions = {}): Dataset {
  return toExcerpt(caller, data, options, Number.POSITIVE_INFINITY).dataset;
}

/** Data, or the first rows of it, with what a text tells besides. */
export interface Excerpt extends Pick<PartlyRead, 'dataset' | 'sought' | 'column' | 'open' | 'isPart'> {
  /** Seconds that are left to search in them: all, unless the data is long. */
  readonly left: number;
}

/** As {@link toDataset}, but no more of the data than a search of so many seconds can look at. */
export function toExcerpt(caller: string, data: unknown, options: DataOptions, seconds: number): Excerpt {
  const started = performance.now();
  const most = excerptWithin(seconds);
  const read =
    typeof data === 'string'
      ? readInline(data, { ...options, name: options.name ?? NAME }, most)
      : firstRows(datasetOfValue(caller, data, options), most.rows);
  const left = read.isPart ? secondsLeft(seconds, (performance.now() - started) / 1000) : seconds;
  return { ...read, left };
}

function firstRows(dataset: Dataset, rows: number): Pick<Excerpt, 'dataset' | 'sought' | 'isPart'> {
  const isPart = rowsOf(dataset) > rows;
  return { dataset: isPart ? sliceDataset(dataset, 0, rows) : dataset, sought: 0, isPart };
}

function datasetOfValue(caller: string, data: unknown, options: DataOptions): Dataset {
  const name = options.name ?? NAME;
  if (Array.isArray(data) || isTypedArray(data)) {
    const { name: _, ...reading } = options;
    const asked = Object.entries(reading).find(([, value]) => value !== undefined);
    if (asked !== undefined)
      throw new InputError(`${caller}: ${asked[0]} says how a text is read; numbers are what they are`);
    return datasetOfValues(data, name);
  }
  if (isDataset(data)) {
    checkDataset(data);
    return options.name === undefined ? data : { ...data, name };
  }
  throw new InputError(
    `${caller}: give data, such as [1, 1, 2, 3], '1,1,2,3' or a dataset of readData, not ${shown(data)}`,
  );
}

/**
 * A text as it stands on a command line. What has commas in it was meant as numbers: where it can only be read as letters, reading it
 * as numbers tells what is wrong with it.
 * @param most what of it there is time to look at; all unless told
 */
export function readInline(data: string, options: ReadOptions, most: Limits = ALL): PartlyRead {
  const bytes = new TextEncoder().encode(data);
  const read = readPart(bytes, options, most);
  const { notation } = read.dataset;
  const areLetters = kindOf(read.dataset).hasAlphabet && notation === undefined;
  const isMistaken = options.kind === undefined && areLetters && data.includes(',');
  return isMistaken ? { ...readDataset(bytes, { ...options, kind: 'decimal' }), isPart: false } : read;
}

const ALL: Limits = { bytes: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY };

function isTypedArray(data: unknown): data is ArrayLike<number | bigint> & ArrayBufferView {
  return ArrayBuffer.isView(data) && !(data instanceof DataView);
}

/** Whether something has the parts of a dataset, as long as each other. */
function isDataset(data: unknown): data is Dataset {
  if (typeof data !== 'object' || data === null) return false;
  const { name, kind, target, given, decimals, alphabet } = data as Partial<Dataset>;
  const values = target?.values;
  return (
    typeof name === 'string' &&
    typeof kind === 'string' &&
    values instanceof Float64Array &&
    Array.isArray(given) &&
    given.every(({ column }) => column?.values?.length === values.length) &&
    typeof decimals === 'number' &&
    Array.isArray(alphabet)
  );
}
