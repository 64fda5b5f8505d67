import zlib from 'node:zlib';
import { FileFormatError } from '../../errors.js';
import type { Compressor } from '../compressor.js';
import { MOST_BYTES } from '../frame.js';

/** What the decoders of node:zlib return when they are asked for `info`. */
interface Decoded {
  readonly buffer: Uint8Array;
  /** `bytesWritten`: of the input that was used. */
  readonly engine: { readonly bytesWritten: number };
}

type Decode = (bytes: Uint8Array, options: zlib.ZlibOptions & zlib.BrotliOptions) => unknown;

/** Largest and smallest window of brotli, in bits. */
const MOST_WINDOW = zlib.constants.BROTLI_MAX_WINDOW_BITS;
const LEAST_WINDOW = zlib.constants.BROTLI_MIN_WINDOW_BITS;

/**
 * The compressors that Node has built in, at their strongest: zlib (RFC 1950), gzip (RFC 1952) and brotli (RFC 7932). Brotli
 * has no checksum: some damage to it gives other bytes rather than an error.
 */
export const ZLIB_COMPRESSORS: readonly Compressor[] = [
  compressor(
    'deflate',
    process.versions.zlib,
    (bytes) => zlib.deflateSync(bytes, STRONGEST),
    zlib.inflateSync,
  ),
  compressor('gzip', process.versions.zlib, (bytes) => zlib.gzipSync(bytes, STRONGEST), zlib.gunzipSync),
  compressor('brotli', process.versions.brotli ?? 'unknown', encodeBrotli, zlib.brotliDecompressSync),
];

const STRONGEST = { level: 9, memLevel: 9 };

function encodeBrotli(bytes: Uint8Array): Uint8Array {
  const window = Math.ceil(Math.log2(bytes.length + 16));
  return zlib.brotliCompressSync(bytes, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
      [zlib.constants.BROTLI_PARAM_LGWIN]: Math.min(MOST_WINDOW, Math.max(LEAST_WINDOW, window)),
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function compressor(
  name: string,
  version: string,
  compress: (bytes: Uint8Array) => Uint8Array,
  decode: Decode,
): Compressor {
  return {
    name,
    family: 'system',
    version,
    compress,
    decompress(bytes) {
      try {
        const { buffer, engine } = decode(bytes, { info: true, maxOutputLength: MOST_BYTES }) as Decoded;
        if (engine.bytesWritten === bytes.length) return buffer;
      } catch (error) {
        throw new FileFormatError(`${name}: ${error instanceof Error ? error.message : error}`);
      }
      throw new FileFormatError(`${name}: the file goes on behind its end`);
    },
  };
}
