import { type Packed, pack } from '../codelength/packing.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import type { Description } from '../data/rebuild.js';
import { sliceDataset } from '../data/sections.js';
import type { Grammar } from '../grammar/grammar.js';
import { divideTime, isTooLong, writingEnd } from './excerpt.js';
import { packResult } from './pack-result.js';
import type { SearchResult } from './result.js';

/** Bytes with what was found in them. */
export interface PackedFinding {
  readonly packed: Packed;
  /** None where nothing was searched: in no bytes, or where there was no time to find out what they are. */
  readonly result: SearchResult | undefined;
}

/** How bytes are read, searched and written within a limit. */
export interface PackSettings {
  /** The limit for all, in seconds; infinite for none. */
  readonly seconds: number;
  /** When it began, in milliseconds of `performance.now()`. */
  readonly started: number;
  /** The ways to take the bytes, the one that is asked for first. */
  readonly describe: () => readonly [Description, ...Description[]];
  /** Searches so many seconds; where the dataset is part of another, as it was read and no other way. */
  readonly search: (dataset: Dataset, seconds: number, isPart: boolean) => Promise<SearchResult>;
  /** The grammar in which that search was; undefined where it was that of the reading that won. */
  readonly grammarOf: (dataset: Dataset, isPart: boolean) => Grammar | undefined;
  /** Called where the bytes are too long to be searched. */
  readonly onTooLong?: () => void;
}

/**
 * The shortest file that there is time for, of all ways to take bytes. What is too long to be searched is stored; of what is long, the first
 * rows are searched. An interrupt ends all.
 */
export async function packWithin(bytes: Uint8Array, settings: PackSettings): Promise<PackedFinding> {
  const { seconds, started } = settings;
  if (isTooLong(bytes.length, seconds)) {
    settings.onTooLong?.();
    return { packed: pack(bytes, undefined, undefined), result: undefined };
  }
  const [asked, ...others] = settings.describe();
  // The program of an empty file has nothing to explain.
  if (bytes.length === 0) return { packed: packResult(bytes, asked, undefined), result: undefined };
  const share = seconds / (1 + others.length);
  let best = await packOne(bytes, asked, settings, share, started);
  for (const [index, description] of others.entries()) {
    if (best.result?.stopReason === 'interrupted') break;
    const from = Number.isFinite(share) ? started + 1000 * share * (index + 1) : started;
    const other = await packOne(bytes, description, settings, share, from);
    if (other.packed.bytes.length < best.packed.bytes.length) best = other;
  }
  return best;
}

/** The shortest file with what is found in one way to take the bytes. */
async function packOne(
  bytes: Uint8Array,
  description: Description,
  { search, grammarOf }: PackSettings,
  seconds: number,
  started: number,
): Promise<PackedFinding> {
  const { dataset } = description;
  const rows = rowsOf(dataset);
  const past = Math.max(0, (performance.now() - started) / 1000);
  const division = divideTime(seconds, past, bytes.length, rows);
  const isPart = division.rows < rows;
  const seen = isPart ? sliceDataset(dataset, 0, division.rows) : dataset;
  const result = await search(seen, division.search, isPart);
  const told = grammarOf(dataset, isPart);
  return { packed: packResult(bytes, description, result, told, writingEnd(seconds, started)), result };
}
