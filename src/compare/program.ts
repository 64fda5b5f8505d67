import { readFile } from '../codelength/file.js';
import { rowProfile } from '../codelength/model-score.js';
import { type Packed, pack } from '../codelength/packing.js';
import type { ReadOptions } from '../data/read.js';
import { type Description, describe } from '../data/rebuild.js';
import type { Grammar } from '../grammar/grammar.js';
import type { SearchOptions } from '../search/options.js';
import type { SearchResult } from '../search/result.js';
import { packageVersion } from '../version.js';
import { search } from '../workers/search.js';
import type { Compressor } from './compressor.js';

/** How a file is read and searched. */
export interface ProgramOptions extends SearchOptions {
  readonly grammar: Grammar;
  readonly reading: Omit<ReadOptions, 'inputs'>;
}

/** Program search as a compressor: what `kolmo compress` writes. Keeps what the last search found. */
export class ProgramCompressor implements Compressor {
  readonly name = 'program';
  readonly family = 'program';
  readonly version = packageVersion();
  private found?: {
    readonly result: SearchResult;
    readonly packed: Packed;
    readonly description: Description;
  };

  constructor(private readonly options: ProgramOptions) {}

  async compress(bytes: Uint8Array): Promise<Uint8Array> {
    const { reading, grammar, ...options } = this.options;
    const description = describe(bytes, reading);
    // Nothing has to be explained in an empty file.
    if (bytes.length === 0) return pack(bytes, description, grammar, undefined).bytes;
    const result = await search(description.dataset, { ...options, grammar });
    const packed = pack(bytes, description, grammar, result.best.model);
    this.found = { result, packed, description };
    return packed.bytes;
  }

  decompress(bytes: Uint8Array): Uint8Array {
    return readFile(bytes).bytes;
  }

  /** What the last search found. */
  get result(): SearchResult | undefined {
    return this.found?.result;
  }

  /** The program in the last file, which is not the one found where that one has no use. */
  get program(): string | undefined {
    return this.found?.packed.program;
  }

  /** The bits that the best program of the last search leaves open in each row. */
  rowBits(): Float64Array | undefined {
    return this.found && rowProfile(this.found.result.best.model, this.found.description.dataset);
  }
}
