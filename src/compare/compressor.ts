/** Where a compressor's knowledge of the data comes from. */
export type Family = 'program' | 'classical' | 'system' | 'neural';

type Awaitable<Value> = Value | Promise<Value>;

/** Any way of writing bytes shorter, and of getting them back from nothing but what was written. */
export interface Compressor {
  /** Unique among compressors, as a word: `ppm`, `xz`. */
  readonly name: string;
  readonly family: Family;
  /** Of the tool, or of kolmo where the compressor is its own: `5.4.1`. */
  readonly version: string;
  /** The same bytes on every run. */
  compress(bytes: Uint8Array): Awaitable<Uint8Array>;
  /** @throws FileFormatError for what `compress` cannot have written: bytes that are damaged, cut off or somebody else's */
  decompress(bytes: Uint8Array): Awaitable<Uint8Array>;
  /** The bits that each byte costs where it stands; only for those that code one byte after the other. */
  profile?(bytes: Uint8Array): Awaitable<Float64Array>;
  /** How many numbers were learned from the data, whether or not they are sent; for networks only. */
  parameters?(bytes: Uint8Array): number;
}
