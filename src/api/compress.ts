import { readFile } from '../codelength/file.js';
import type { Packed } from '../codelength/packing.js';
import type { Dataset } from '../data/dataset.js';
import { descriptionsOf } from '../data/rebuild.js';
import { packWithin } from '../search/pack-within.js';
import type { SearchResult } from '../search/result.js';
import { search as searchDataset } from '../workers/search.js';
import { checkOptions, requireBytes } from './argument.js';
import { DATA_CHECKS, type DataOptions } from './data.js';
import { grammarOf, grammarTold } from './grammar.js';
import { limitOf, presentOf, SEARCH_CHECKS, type SearchOptions } from './search.js';

/** How a file is read and searched. Of a table, the columns whose every cell has a value are given, and in the file as well. */
export interface CompressOptions extends Omit<SearchOptions, 'next'>, Omit<DataOptions, 'inputs'> {}

/**
 * A `.kolmo` file and what its bits were spent on: `bytes` are the preamble of 56 bits, header, program and data, and at most 8 bits to end
 * on a byte.
 */
export interface Compressed extends Packed {
  /** Bytes of the file that was compressed. */
  readonly inputBytes: number;
  /** What the search found, on the data as it was read, or without the column that was named where that is shorter; undefined for an empty file, and for one that is too long for the limit. Its best program is in the file if that is shorter so. */
  readonly result: SearchResult | undefined;
}

const { inputs: _inputs, ...READING_CHECKS } = DATA_CHECKS;
const { next: _next, ...LIMIT_CHECKS } = SEARCH_CHECKS;

/**
 * Writes bytes as their shortest program and what that leaves open: the content of a `.kolmo` file, as `kolmo compress` writes it. The
 * file has been decompressed and compared when this returns. Any bytes can be compressed; what has no structure grows by some bytes.
 * All is done within `seconds` and half a second, or a tenth, more: of long data the first rows are searched, and what is too long for that
 * is stored.
 *
 * @throws InputError for what is no bytes, for a wrong option, and for a column that is not there
 */
export async function compress(bytes: Uint8Array, options: CompressOptions = {}): Promise<Compressed> {
  const started = performance.now();
  requireBytes('compress', bytes);
  checkOptions('compress', options, { ...LIMIT_CHECKS, ...READING_CHECKS });
  const { name = 'data', kind, column, grammar, ...engine } = options;
  const limits = presentOf(engine);
  const { packed, result } = await packWithin(bytes, {
    seconds: limitOf(limits),
    started,
    describe: () => descriptionsOf(bytes, { name, ...presentOf({ kind, column }) }),
    search: (dataset, seconds, isPart) => {
      const told = toldFor(dataset, isPart);
      return searchDataset(dataset, { ...limits, seconds, next: 0, ...(told && { grammar: told }) });
    },
    grammarOf: toldFor,
  });
  return { ...packed, inputBytes: bytes.length, result };

  // Values of a part alone do not say which names all of the data has.
  function toldFor(dataset: Dataset, isPart: boolean) {
    return isPart ? grammarOf(grammar, dataset) : grammarTold({ grammar, kind }, dataset);
  }
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
