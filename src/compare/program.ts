import { readFile } from '../codelength/file.js';
import { rowProfile } from '../codelength/model-score.js';
import type { Packed } from '../codelength/packing.js';
import { kindOf } from '../data/kinds.js';
import { isControl } from '../data/lines.js';
import type { ReadOptions } from '../data/read.js';
import { type Description, describe } from '../data/rebuild.js';
import type { Grammar } from '../grammar/grammar.js';
import { shippedGrammar } from '../grammar/shipped.js';
import type { SearchOptions } from '../search/options.js';
import { packResult } from '../search/pack-result.js';
import { winningReading } from '../search/readings.js';
import type { SearchResult } from '../search/result.js';
import { packageVersion } from '../version.js';
import { search } from '../workers/search.js';
import type { Compressor } from './compressor.js';

/** How a file is read and searched. */
export interface ProgramOptions extends SearchOptions {
  readonly reading: Omit<ReadOptions, 'inputs'>;
}

/** A file as data to be explained. */
interface Reading {
  /** What the file is taken for, `file` where there is no choice. */
  readonly form: string;
  readonly description: Description;
  /** The grammar, where it is told. */
  readonly grammar?: Grammar;
}

/**
 * Program search as a compressor: what `kolmo compress` writes. Bytes that are no text may be bits packed by eight, and are
 * searched as both for half of the time each. Keeps what the last search found.
 */
export class ProgramCompressor implements Compressor {
  readonly name = 'program';
  readonly family = 'program';
  readonly version = packageVersion();
  private found:
    | { readonly result: SearchResult; readonly packed: Packed; readonly reading: Reading }
    | undefined;

  constructor(private readonly options: ProgramOptions) {}

  async compress(bytes: Uint8Array): Promise<Uint8Array> {
    const { reading, grammar, seconds, maxEvaluations, ...options } = this.options;
    const readings = readingsOf(bytes, reading, grammar);
    // Nothing has to be explained in an empty file.
    if (bytes.length === 0) return packResult(bytes, readings[0].description, undefined).bytes;
    const limits = {
      ...(seconds !== undefined && { seconds: seconds / readings.length }),
      ...(maxEvaluations !== undefined && { maxEvaluations: Math.ceil(maxEvaluations / readings.length) }),
    };
    this.found = undefined;
    for (const one of readings) {
      const settings = { ...options, ...limits, ...(one.grammar && { grammar: one.grammar }) };
      const result = await search(one.description.dataset, settings);
      const packed = packResult(bytes, one.description, result, one.grammar);
      if (this.found === undefined || packed.bytes.length < this.found.packed.bytes.length)
        this.found = { result, packed, reading: one };
    }
    return this.found!.packed.bytes;
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

  /** What the file of the last search was read as. */
  get form(): string {
    return this.found?.reading.form ?? WHOLE;
  }

  /** The bits that the best program of the last search leaves open in each row. */
  rowBits(): Float64Array | undefined {
    if (this.found === undefined) return undefined;
    const { result, reading } = this.found;
    const { dataset } = winningReading(reading.description.dataset, result.readings, reading.grammar);
    return rowProfile(result.best.model, dataset);
  }
}

const WHOLE = 'file';

function readingsOf(
  bytes: Uint8Array,
  reading: Omit<ReadOptions, 'inputs'>,
  grammar: Grammar | undefined,
): readonly Reading[] {
  const description = describe(bytes, reading);
  const asTold = { form: WHOLE, description, ...(grammar && { grammar }) };
  const isGuessed = reading.kind === undefined && reading.column === undefined && grammar === undefined;
  const { dataset } = description;
  const isSpeltInBytes = kindOf(dataset).spelling === 'bytes' && dataset.alphabet.length !== 2;
  const isBytes = isGuessed && isSpeltInBytes && bytes.some(isControl);
  if (!isBytes) return [asTold];
  const bits = {
    form: 'bits',
    description: describe(bytes, { ...reading, kind: 'bits' }),
    grammar: shippedGrammar('bits'),
  };
  return [{ ...asTold, form: 'bytes' }, bits];
}
