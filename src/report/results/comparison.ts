import { amount, flag, listOf, listOrNone, object, oneOf, optional, type Shape, text } from '../shape.js';
import { searchResult } from './search.js';

const MOST_ROWS = 200;
const MOST_BINS = 4096;

/** Where a compressor's knowledge of the data comes from. */
export const FAMILIES = ['program', 'classical', 'system', 'neural'] as const;
export type Family = (typeof FAMILIES)[number];

const row = object({
  name: text,
  family: oneOf(...FAMILIES),
  version: optional(text),
  /** The form of the data that it was given. */
  form: optional(text),
  /** The length of what it wrote, missing where it failed. */
  bytes: optional(amount),
  headerBytes: optional(amount),
  bits: optional(amount),
  bitsPerSymbol: optional(amount),
  /** Length written by length of the file. */
  ratio: optional(amount),
  encodeSeconds: optional(amount),
  decodeSeconds: optional(amount),
  peakBytes: optional(amount),
  parameters: optional(amount),
  /** The output with its parameters as 32-bit floats on top of it. */
  bytesWithParameters: optional(amount),
  /** Decoded back and compared. */
  verified: flag,
  program: optional(text),
  failure: optional(text),
});

const gap: Shape<number | undefined> = optional(amount);

const profile = object({
  rows: amount,
  /** Bits a row, averaged over equal parts of the data. */
  series: listOf(object({ name: text, bits: listOf(gap, MOST_BINS) }), MOST_ROWS),
});

/** What a report takes from a `kolmo.compare/1`: what `compare --json` prints for a file. */
export const comparison = object({
  dataset: object({
    name: text,
    kind: optional(text),
    rows: amount,
    bytes: optional(amount),
    format: optional(text),
  }),
  rows: listOf(row, MOST_ROWS),
  absent: listOrNone(object({ name: text, reason: optional(text) }), MOST_ROWS),
  /** Empirical conditional entropies of order 0, 1, 2 …, in bits a row. */
  entropies: listOrNone(amount, 16),
  entropiesOf: optional(oneOf('symbols', 'bytes')),
  profile: optional(profile),
  search: optional(searchResult),
});

export type ComparisonReading = ReturnType<typeof comparison>;
export type ComparisonRow = ComparisonReading['rows'][number];
export type ProfileReading = ReturnType<typeof profile>;

/** A row that wrote something. */
export type MeasuredRow = ComparisonRow & { readonly bytes: number };

/** The rows that wrote something: those that were verified, the shortest first, and then the others. */
export function measuredRows({ rows }: ComparisonReading): readonly MeasuredRow[] {
  return rows
    .filter((entry): entry is MeasuredRow => entry.bytes !== undefined && entry.failure === undefined)
    .sort((one, other) => Number(other.verified) - Number(one.verified) || one.bytes - other.bytes);
}

/** The least number of bytes that was decoded back; what is not verified never wins. */
export function leastBytes(reading: ComparisonReading): number | undefined {
  return measuredRows(reading).find(({ verified }) => verified)?.bytes;
}
