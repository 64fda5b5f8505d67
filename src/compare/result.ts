import type { KindName } from '../data/kind.js';
import type { SearchResult } from '../search/result.js';
import type { Family } from './compressor.js';
import type { Absent } from './system.js';

/** What a compressor made of a file, in the form that suited it best. */
export interface ComparisonRow {
  readonly name: string;
  readonly family: Family;
  readonly version: string;
  /** The form in which it was given the file: `file`, `packed`. */
  readonly form: string;
  /** Of the output; null where there was none. */
  readonly bytes: number | null;
  /** Of these, those that it writes for an empty file as well. */
  readonly headerBytes: number | null;
  /** 8 times the bytes. */
  readonly bits: number | null;
  /** Bits for each row of the dataset. */
  readonly bitsPerSymbol: number | null;
  /** Output bytes for each byte of the file. */
  readonly ratio: number | null;
  readonly encodeSeconds: number | null;
  readonly decodeSeconds: number | null;
  /** The most memory that it took, over all forms and both ways; null where nobody knows. */
  readonly peakBytes: number | null;
  /** How many numbers were learned from the data; for networks only. */
  readonly parameters?: number;
  /** The output and these numbers as 32-bit floats on top of it, in bytes. */
  readonly bytesWithParameters?: number;
  /** Whether decoding the output gave back the file, byte for byte. */
  readonly verified: boolean;
  /** The program in the file, for program search only. */
  readonly program?: string;
  /** Why there is no output. */
  readonly failure?: string;
}

/** How the bits of one model are spread over the data. */
export interface ProfileSeries {
  readonly name: string;
  /** Bits a row, the mean over the rows of each bin. */
  readonly bits: readonly number[];
}

/** What compressors made of one file. */
export interface Comparison {
  readonly dataset: {
    readonly name: string;
    readonly kind: KindName;
    readonly rows: number;
    /** Of the file. */
    readonly bytes: number;
    /** What it was read as, for people. */
    readonly format: string;
  };
  /** The verified ones by length, the others behind them. */
  readonly rows: readonly ComparisonRow[];
  readonly absent: readonly Absent[];
  /** Empirical entropies of order 0 to 3 in bits a row. */
  readonly entropies: readonly number[];
  /** What they are entropies of: the symbols of the dataset or, for numbers, the bytes of the file. */
  readonly entropiesOf: 'symbols' | 'bytes';
  readonly profile: {
    readonly rows: number;
    readonly unit: string;
    readonly series: readonly ProfileSeries[];
  };
  /** What program search found, if it took part. */
  readonly search?: SearchResult;
  /** Whether somebody ended it before all were done. */
  readonly interrupted: boolean;
}
