/** Bytes in pieces that a model has learned to expect. */
export interface Tokenizer {
  /** One more than the greatest token. */
  readonly size: number;
  /** What a model sees before the first token. */
  readonly beginning: number;
  /** The bytes in order: tokens, and bytes themselves where there is no token for one, as -1 less the byte. */
  encode(bytes: Uint8Array): number[];
  /** The bytes of a token; undefined for one that stands for no bytes. */
  bytesOf(token: number): Uint8Array | undefined;
}

/** Each byte is a token. Where there is one token more, it is what the model sees before the first byte, else it sees a 0. */
export function byteTokenizer(vocabulary: number): Tokenizer {
  return {
    size: 256,
    beginning: vocabulary > 256 ? 256 : 0,
    encode: (bytes) => Array.from(bytes),
    bytesOf: (token) => (token < 256 ? Uint8Array.of(token) : undefined),
  };
}
