/** Where a compressor's knowledge of the data comes from. */
export const FAMILIES = ['program', 'classical', 'system', 'neural'] as const;

/** One of {@link FAMILIES}. */
export type Family = (typeof FAMILIES)[number];

/** What may be there at once or later. */
export type Awaitable<Value> = Value | Promise<Value>;

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
  /** The network that these bytes are coded with; for networks only. */
  network?(bytes: Uint8Array): Network;
}

/** What a network costs beside the output. */
export interface Network {
  /** Numbers in it. */
  readonly parameters: number;
  /** Bytes that sending them would add: none where they are in the output, else four a number or the files that hold them. */
  readonly unsentBytes: number;
}
