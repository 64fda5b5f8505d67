import { InputError } from '../errors.js';
import { count } from '../figure.js';
import { rowsOf } from './dataset.js';
import { NEWLINE, RETURN } from './lines.js';
import { isPartial } from './locate.js';
import { type ReadOptions, type ReadResult, readDataset } from './read.js';
import { sliceDataset } from './sections.js';
import { binaryAt } from './source.js';

/** What of a file there is time to look at. */
export interface Limits {
  readonly bytes: number;
  readonly rows: number;
}

/** What was read of a file. */
export interface PartlyRead extends ReadResult {
  /** There is more of it. The format says so, and what follows the rows is known and not to be predicted. */
  readonly isPart: boolean;
}

/**
 * Reads no more of a file than there is time for: whole lines from its beginning on, where its format allows that, and rows from the first on.
 * @throws InputError as {@link readDataset} does
 */
export function readPart(bytes: Uint8Array, options: ReadOptions, most: Limits): PartlyRead {
  const end = endOfPart(bytes, most.bytes);
  const beginning = end < bytes.length ? readBeginning(bytes.subarray(0, end), options) : undefined;
  const read = beginning ?? readDataset(bytes, options);
  const rows = rowsOf(read.dataset);
  const isShort = rows > most.rows;
  if (beginning === undefined && !isShort) return { ...read, isPart: false };
  const dataset = isShort ? sliceDataset(read.dataset, 0, most.rows) : read.dataset;
  const ofBytes =
    beginning === undefined ? '' : ` of the first ${count(end)} of ${count(bytes.length)} bytes`;
  const ofRows = beginning === undefined ? ` of ${count(rows)}` : '';
  const seen = isShort ? `the first ${count(most.rows)}${ofRows} rows` : 'the rows';
  const { open: _, ...about } = read;
  return { ...about, dataset, sought: 0, format: `${read.format}, ${seen}${ofBytes}`, isPart: true };
}

/** Undefined where the beginning of the file is no file of its own. */
function readBeginning(bytes: Uint8Array, options: ReadOptions): ReadResult | undefined {
  try {
    return isPartial(bytes, options) ? readDataset(bytes, options) : undefined;
  } catch (error) {
    // Quotes may go on over lines: then all of the file says what is wrong with it, if anything is.
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** A multiple of the bytes of all units that files without lines are made of. */
const BLOCK = 3 * 2 ** 10;

/** Separators of values on a long line. */
const SEPARATORS: readonly number[] = [' ', ',', ';', '\t'].map((text) => text.charCodeAt(0));

/** Where to cut a file so that nothing is cut in two: behind a line, a separator or, where there are none, a block. */
function endOfPart(bytes: Uint8Array, most: number): number {
  if (bytes.length <= most) return bytes.length;
  const block = Math.max(1, Math.floor(most / BLOCK)) * BLOCK;
  if (binaryAt(bytes.subarray(0, most)) >= 0) return block;
  const newline = bytes.lastIndexOf(NEWLINE, most - 1);
  const line = (newline < 0 ? bytes.lastIndexOf(RETURN, most - 1) : newline) + 1;
  if (line > most / 2) return line;
  const value = Math.max(...SEPARATORS.map((separator) => bytes.lastIndexOf(separator, most - 1)));
  return value > most / 2 ? value : block;
}
