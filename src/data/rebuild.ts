import { InputError } from '../errors.js';
import {
  bytesInUse,
  indicesOf,
  type ReadOptions,
  type ReadResult,
  readDataset,
  symbolDataset,
} from './read.js';
import type { Surface } from './surface.js';
import { describeTable } from './table-description.js';

/** A file as values and everything around them: {@link renderSurface} gives back its bytes exactly. */
export interface Description extends ReadResult {
  readonly surface: Surface;
}

/**
 * Describes any bytes for compression, without loss: as numbers or symbols with a surface around them where that
 * rebuilds them (`readDataset` verifies it), and otherwise, as for the empty file, with every byte as a symbol.
 * Given columns are not used: see {@link descriptionsOf}.
 * @throws InputError only for a column that was asked for and is not there
 */
export function describe(bytes: Uint8Array, options: Omit<ReadOptions, 'inputs'>): Description {
  return describeRead(bytes, options, bytes.length > 0 ? readable(bytes, options) : undefined);
}

function describeRead(
  bytes: Uint8Array,
  options: Omit<ReadOptions, 'inputs'>,
  read: ReadResult | undefined,
): Description {
  if (read?.surface === undefined) return describeBytes(bytes, options.name);
  const { surface } = read;
  const asked = options.kind !== undefined || options.column !== undefined;
  if (!asked && mostlyGaps(surface, bytes.length)) return describeBytes(bytes, options.name);
  return { ...read, surface };
}

/**
 * The ways to describe a file for compression: a table as all of its columns; a file as it is asked for and, where that names a column, as
 * if it did not. Another column may tell more of the file.
 * @throws InputError only for a column that was asked for and is not there
 */
export function descriptionsOf(
  bytes: Uint8Array,
  options: Omit<ReadOptions, 'inputs'>,
): readonly [Description, ...Description[]] {
  const read = bytes.length > 0 ? readable(bytes, options) : undefined;
  const asked = describeRead(bytes, options, read);
  const table = read && describeTable(bytes, options, read);
  const { column, ...unnamed } = options;
  const usual = column === undefined ? asked : describe(bytes, unnamed);
  const others = usual.column === asked.column ? [] : [usual];
  if (table === undefined) return [asked, ...others];
  // The same column alone tells nothing that it does not tell among the others.
  return asked.column === table.column ? [table, ...others] : [table, asked, ...others];
}

/** Describes any bytes with every byte as a symbol of the alphabet of the bytes in use. */
export function describeBytes(bytes: Uint8Array, name: string): Description {
  const alphabet = bytesInUse(bytes);
  return {
    dataset: symbolDataset(name, indicesOf(bytes, alphabet), alphabet),
    surface: { form: 'symbols', times: 1, suffix: new Uint8Array() },
    format: 'bytes',
    missing: 0,
    sought: 0,
    skipped: [],
  };
}

/** Shorter files than this are no work to decode without being told that they repeat. */
const LEAST_REPEATED = 2 ** 16;

/** Periods up to this many bytes are looked for. */
const LONGEST_PERIOD = 2 ** 12;

/** A long file that says the same bytes again and again, as these bytes; undefined for any other. */
export function describeRepeated(bytes: Uint8Array, name: string): Description | undefined {
  if (bytes.length < LEAST_REPEATED) return undefined;
  const period = periodOf(bytes);
  if (period === undefined) return undefined;
  const times = Math.floor(bytes.length / period);
  const once = describeBytes(bytes.subarray(0, period), name);
  return { ...once, surface: { form: 'symbols', times, suffix: bytes.slice(times * period) } };
}

/**
 * The least distance at which every byte is the same again. It is that of the first bytes, or there is none: all distances of these are multiples of
 * the least (N. J. Fine & H. S. Wilf, "Uniqueness theorems for periodic functions", 1965).
 */
function periodOf(bytes: Uint8Array): number | undefined {
  const repeats = (end: number, period: number) => {
    let at = period;
    while (at < end && bytes[at] === bytes[at - period]) at++;
    return at === end;
  };
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    if (repeats(2 * LONGEST_PERIOD, period)) return repeats(bytes.length, period) ? period : undefined;
  }
  return undefined;
}

/** What cannot be read as values is no mistake here: it is described as bytes. */
function readable(bytes: Uint8Array, options: Omit<ReadOptions, 'inputs'>): ReadResult | undefined {
  try {
    return readDataset(bytes, { ...options, inputs: [] });
  } catch (error) {
    if (error instanceof InputError && options.column === undefined) return undefined;
    throw error;
  }
}

/** Whether a text is more gaps than values, and the gaps are all sorts: then symbols predict it better. */
function mostlyGaps(surface: Surface, length: number): boolean {
  if (surface.form !== 'text' || surface.gaps.kind !== 'verbatim') return false;
  const { gaps } = surface.gaps;
  const bytes = gaps.reduce((sum, gap) => sum + gap.length, 0);
  return new Set(gaps).size * 2 > gaps.length && bytes * 2 > length;
}
