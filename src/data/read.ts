import { InputError } from '../errors.js';
import { BIT_DIGITS } from './alphabets.js';
import { readRecords } from './binary-records.js';
import { readCells, type Significance } from './cells.js';
import type { Dataset } from './dataset.js';
import type { Located, SymbolLayout } from './format.js';
import { NOTATED } from './formats/notated.js';
import { type OpenRows, readInputs, readSigma, type SkippedInput } from './inputs.js';
import { meantAsJson } from './json.js';
import type { Kind } from './kind.js';
import { KINDS } from './kinds.js';
import { layOutSymbols, layOutValues } from './layout.js';
import { locate } from './locate.js';
import { requireIntegers, requireRows } from './numeral.js';
import { rebuilds } from './render.js';
import { MOST_SIGNIFICANT } from './significant.js';
import { type ReadOptions, sourceOf } from './source.js';
import type { Surface } from './surface.js';
import { withUnits } from './told-units.js';

export type { ReadOptions } from './source.js';

/** A dataset with what was found out on the way. */
export interface ReadResult {
  readonly dataset: Dataset;
  /** What the bytes were besides values; undefined when they cannot be rebuilt exactly from it. */
  readonly surface: Surface | undefined;
  /** The format for people, and how it was read: `CSV, column "price", 2 missing`, `numbers`, `a string of bits`. */
  readonly format: string;
  /** Cells of the target without a value that were left out, but for those behind all values. */
  readonly missing: number;
  /** Cells behind all values that have none, or ask for one: `?`. */
  readonly sought: number;
  /** The name of the target's column, where there are several. */
  readonly column?: string;
  /** Columns of a table beside the target that are not given, where none were named. */
  readonly skipped: readonly SkippedInput[];
  /** The rows of a table with given columns whose target is to be found, if there are any. */
  readonly open?: OpenRows;
}

/**
 * Reads a file or a text into a dataset; see {@link readDataset}.
 * @throws InputError when it cannot be read: what, where and how to mend
 */
export function readData(data: string | Uint8Array, options: ReadOptions): Dataset {
  return readDataset(typeof data === 'string' ? new TextEncoder().encode(data) : data, options).dataset;
}

/**
 * Reads bytes into a dataset of one row or more, in any format of `FORMATS`. Numbers are exact, whatever their size;
 * decimals (the target's, and each given column's own) are scaled to integers by the most digits after a point in
 * their column or, where they clearly have so many significant digits, places among the numbers of as many. An empty cell of a given column is undefined in that row.
 * @throws InputError when they cannot be read: what, where and how to mend
 */
export function readDataset(bytes: Uint8Array, options: ReadOptions): ReadResult {
  if (bytes.length === 0) throw new InputError(`${options.name}: it is empty; give at least one value`);
  const located = locate(bytes, options);
  const read = assemble(bytes, located, options);
  requireRows(options.name, read.dataset.target.values.length);
  return read;
}

/**
 * Whether an argument is data rather than the name of a file: it begins with a number and holds only numbers,
 * separators and brackets, or words among commas (so that `1,NaN,3` is answered as bad data, not as a missing file); or it is a list of two
 * values or more in another notation, such as `Mon, Wed, Fri`; or it is JSON; or there is nothing in it.
 */
export function looksInline(argument: string): boolean {
  if (looksNumeric(argument)) return true;
  const bytes = new TextEncoder().encode(argument);
  return meantAsJson(bytes, 0) || isNotated(bytes);
}

function looksNumeric(argument: string): boolean {
  if (/^[\s,;]*$/.test(argument)) return true;
  if (/^[\s,;[\](){}]*[+-]?\.?\d[\d\s,;.+\-[\](){}]*$/.test(argument)) return true;
  return /^[\s[({]*[+-]?\.?\d[^/\\]*$/.test(argument) && /[,;]/.test(argument);
}

/** Whether a text is a list of two values or more in a notation besides plain digits. */
function isNotated(bytes: Uint8Array): boolean {
  if (bytes.length > LONGEST_ARGUMENT) return false;
  const source = sourceOf(bytes, { name: 'inline' });
  if (NOTATED.detect(source) === 'none') return false;
  const located = NOTATED.locate(source);
  return located.kind === 'values' && located.spans.starts.length > 1;
}

/** Longer texts are no names of files, and no lists on a command line either. */
const LONGEST_ARGUMENT = 2 ** 20;

function assemble(bytes: Uint8Array, located: Located, options: ReadOptions): ReadResult {
  switch (located.kind) {
    case 'values':
      return assembleValues(bytes, withUnits(options.name, located, options.units ?? {}), options);
    case 'symbols':
      return assembleSymbols(bytes, located, options.name);
    case 'records':
      return assembleRecords(bytes, located, options.name);
    case 'packed-bits':
      return {
        ...NOTHING_LEFT_OUT,
        dataset: symbolDataset(options.name, unpackBits(bytes), BIT_DIGITS),
        surface: { form: 'bits' },
        format: located.format,
      };
  }
}

const NOTHING_LEFT_OUT = { missing: 0, sought: 0, skipped: [] };

function assembleValues(
  bytes: Uint8Array,
  located: Extract<Located, { kind: 'values' }>,
  options: ReadOptions,
): ReadResult {
  const { name, kind } = options;
  const asked = Object.values(KINDS).find((each) => each.name === kind);
  const read = readCells(name, bytes, located.spans, significanceFor(asked));
  const { notation, alphabet, decimals, significant, column, cells, title } = read;
  requireRows(name, column.values.length);
  if (asked?.hasSignificance && significant === undefined)
    throw new InputError(
      `${name}: it holds no numbers of at most ${MOST_SIGNIFICANT} digits; use --kind decimal`,
    );
  if (asked?.hasDecimals === false && decimals > 0) requireIntegers(name, bytes, cells.spans);
  // Between open rows a row of the dataset is not what its number says.
  const isBroken = cells.missing.length > 0 && read.places?.length === cells.places?.length;
  const numbered = isBroken && !Array.isArray(options.inputs) ? located.spans.starts.length : undefined;
  const { given, skipped, open } = readInputs(name, bytes, located.inputs, read.places, numbered);
  const sigma = located.sigma && readSigma(name, bytes, located.sigma, read.places);
  const dataset: Dataset = {
    name,
    kind: asked?.hasDecimals && KINDS[read.kind].isPlain ? asked.name : read.kind,
    ...{ target: column, given, decimals, alphabet },
    ...(significant && { significant }),
    ...(sigma && { sigma }),
    ...(located.unit !== undefined && { unit: located.unit }),
    ...(notation.writing && { notation }),
  };
  const { missing, sought } = cells;
  const surface = read.spans && layOutValues(bytes, read.spans, column, notation);
  return {
    dataset,
    surface: verified(dataset, surface, bytes),
    format: [
      located.format,
      ...(located.unit === undefined ? [] : [`in ${located.unit}`]),
      ...(title === undefined ? [] : [title]),
      ...leftOut(missing.length, sought, numbered !== undefined),
    ].join(', '),
    missing: missing.length,
    sought,
    skipped,
    ...(open && { open }),
    ...(located.column !== undefined && { column: located.column }),
  };
}

/** Whether the target is read by significant digits: where its kind is not told, the cells say so. */
function significanceFor(asked: Kind | undefined): Significance {
  if (asked === undefined) return 'guessed';
  return asked.hasSignificance ? 'asked' : 'never';
}

function leftOut(missing: number, sought: number, isNumbered: boolean): string[] {
  const numbers = isNumbered ? ', rows numbered by the column "row"' : '';
  return [
    ...(missing > 0 ? [`${missing} missing${numbers}`] : []),
    ...(sought > 0 ? [`${sought} to be found`] : []),
  ];
}

function assembleRecords(
  bytes: Uint8Array,
  { layout, format }: Extract<Located, { kind: 'records' }>,
  name: string,
): ReadResult {
  const target = readRecords(bytes, 0, bytes.length / layout.width, layout);
  const dataset: Dataset = { name, kind: 'integer', target, given: [], decimals: 0, alphabet: [] };
  const nothing = new Uint8Array();
  const surface = verified(dataset, { form: 'records', prefix: nothing, layout, suffix: nothing }, bytes);
  return { ...NOTHING_LEFT_OUT, dataset, surface, format };
}

function assembleSymbols(
  bytes: Uint8Array,
  symbols: Extract<Located, { kind: 'symbols' }>,
  name: string,
): ReadResult {
  const { layout } = symbols;
  const rows =
    layout.kind === 'run'
      ? bytes.subarray(layout.start, layout.end)
      : Uint8Array.from(layout.spans.starts, (start) => bytes[start]);
  const alphabet = symbols.alphabet ?? bytesInUse(rows);
  const dataset = symbolDataset(name, indicesOf(rows, alphabet), alphabet);
  const surface = verified(dataset, symbolSurface(bytes, layout), bytes);
  return { ...NOTHING_LEFT_OUT, dataset, surface, format: symbols.format };
}

/** The surface, if it gives back exactly the bytes that were read. */
function verified(dataset: Dataset, surface: Surface | undefined, bytes: Uint8Array): Surface | undefined {
  return surface !== undefined && rebuilds(dataset, surface, bytes) ? surface : undefined;
}

function symbolSurface(bytes: Uint8Array, layout: SymbolLayout): Surface {
  if (layout.kind === 'spread') return layOutSymbols(bytes, layout.spans);
  const suffix = bytes.slice(layout.end);
  if (layout.start === 0) return { form: 'symbols', times: 1, suffix };
  return {
    form: 'text',
    prefix: bytes.slice(0, layout.start),
    gaps: { kind: 'constant', bytes: new Uint8Array() },
    suffix,
    notation: { decimals: 0, trimmed: false, width: 0 },
  };
}

/** A dataset of symbols from their indices in the alphabet. */
export function symbolDataset(name: string, target: Float64Array, alphabet: readonly number[]): Dataset {
  return { name, kind: 'symbol', target: { values: target }, given: [], decimals: 0, alphabet };
}

/** The distinct bytes, ascending. */
export function bytesInUse(bytes: Uint8Array): number[] {
  const used = new Uint8Array(256);
  for (const byte of bytes) used[byte] = 1;
  return Array.from(used.keys()).filter((byte) => used[byte] === 1);
}

/** The index in the alphabet of each byte. */
export function indicesOf(bytes: Uint8Array, alphabet: readonly number[]): Float64Array {
  const index = new Float64Array(256).fill(Number.NaN);
  alphabet.forEach((byte, i) => {
    index[byte] = i;
  });
  return Float64Array.from(bytes, (byte) => index[byte]);
}

/** Eight rows a byte, most significant bit first. */
function unpackBits(bytes: Uint8Array): Float64Array {
  const bits = new Float64Array(bytes.length * 8);
  for (let row = 0; row < bits.length; row++) bits[row] = (bytes[row >> 3] >> (7 - (row & 7))) & 1;
  return bits;
}
