import { readFile } from '../codelength/file.js';
import type { Packed } from '../codelength/packing.js';
import { type Description, descriptionsOf } from '../data/rebuild.js';
import { packResult } from '../search/pack-result.js';
import type { SearchResult } from '../search/result.js';
import { DEFAULT_SECONDS } from '../search/run.js';
import { search as searchDataset } from '../workers/search.js';
import { checkOptions, requireBytes } from './argument.js';
import { DATA_CHECKS, type DataOptions } from './data.js';
import { grammarTold } from './grammar.js';
import { presentOf, SEARCH_CHECKS, type SearchOptions } from './search.js';

/** How a file is read and searched. There are no given columns, since a decoder would not have them. */
export interface CompressOptions extends Omit<SearchOptions, 'next'>, Omit<DataOptions, 'inputs'> {}

/**
 * A `.kolmo` file and what its bits were spent on: `bytes` are the preamble of 56 bits, header, program and data, and at most 8 bits to end
 * on a byte.
 */
export interface Compressed extends Packed {
  /** Bytes of the file that was compressed. */
  readonly inputBytes: number;
  /** What the search found, on the data as it was read, or without the column that was named where that is shorter; undefined for an empty file. Its best program is in the file if that is shorter so. */
  readonly result: SearchResult | undefined;
}

const { inputs: _inputs, ...READING_CHECKS } = DATA_CHECKS;
const { next: _next, ...LIMIT_CHECKS } = SEARCH_CHECKS;

/**
 * Writes bytes as their shortest program and what that leaves open: the content of a `.kolmo` file, as `kolmo compress` writes it. The
 * file has been decompressed and compared when this returns. Any bytes can be compressed; what has no structure grows by some bytes.
 *
 * @throws InputError for what is no bytes, for a wrong option, and for a column that is not there
 */
export async function compress(bytes: Uint8Array, options: CompressOptions = {}): Promise<Compressed> {
  requireBytes('compress', bytes);
  checkOptions('compress', options, { ...LIMIT_CHECKS, ...READING_CHECKS });
  const { name = 'data', kind, column, grammar, ...engine } = options;
  const [asked, ...others] = descriptionsOf(bytes, { name, ...presentOf({ kind, column }) });
  const { seconds = DEFAULT_SECONDS, ...limits } = presentOf(engine);
  const share = { ...limits, seconds: seconds / (1 + others.length), next: 0 };
  const attempt = async (description: Description): Promise<Compressed> => {
    const { dataset } = description;
    const told = grammarTold({ grammar, kind }, dataset);
    const settings = { ...share, ...(told && { grammar: told }) };
    const result = bytes.length === 0 ? undefined : await searchDataset(dataset, settings);
    return { ...packResult(bytes, description, result, told), inputBytes: bytes.length, result };
  };
  let best = await attempt(asked);
  for (const description of others) {
    if (best.result?.stopReason === 'interrupted') break;
    const other = await attempt(description);
    if (other.bytes.length < best.bytes.length) best = other;
  }
  return best;
}

/**
 * The bytes that {@link compress} was given, from the content of a `.kolmo` file alone.
 *
 * @throws InputError for what is no bytes; FileFormatError, which is one, for a file that is not `.kolmo`, is damaged, or asks for more work
 * than a decoder grants: any bytes are read or refused in a second and 256 MB, or in proportion to their length
 */
export function decompress(bytes: Uint8Array): Uint8Array {
  requireBytes('decompress', bytes);
  return readFile(bytes).bytes;
}
