import { crc32 } from 'node:zlib';
import { FileFormatError } from '../errors.js';

/** Bytes of the checksum that ends a frame's head. */
const CHECKSUM = 4;

/** No compressor here is asked to unpack more than this many bytes. */
export const MOST_BYTES = 2 ** 28;

/**
 * What all compressors of our own put before their code: the length of what was compressed, seven bits a byte, the
 * lowest first (LEB128), and a CRC-32 of the compressor's name, the bytes and the code. The code is in it because several
 * codes may decode to the same bytes, of which only one was written.
 */
export function seal(name: string, original: Uint8Array, code: Uint8Array): Uint8Array {
  const head: number[] = [];
  let rest = original.length;
  for (; rest >= 128; rest = Math.floor(rest / 128)) head.push((rest % 128) + 128);
  head.push(rest);
  const sealed = new Uint8Array(head.length + CHECKSUM + code.length);
  sealed.set(head);
  new DataView(sealed.buffer).setUint32(head.length, checksum(name, original, code));
  sealed.set(code, head.length + CHECKSUM);
  return sealed;
}

/** What {@link seal} wrote, taken apart. */
export interface Unsealed {
  /** Bytes of what was compressed. */
  readonly length: number;
  readonly code: Uint8Array;
  /** Gives back what was made of the code. @throws FileFormatError for a wrong checksum */
  verify(original: Uint8Array): Uint8Array;
}

/**
 * Reads what {@link seal} wrote.
 * @param decode - makes `length` bytes of the code
 * @throws FileFormatError for bytes without a head, a length beyond {@link MOST_BYTES}, or a wrong checksum
 */
export function unseal(
  name: string,
  sealed: Uint8Array,
  decode: (code: Uint8Array, length: number) => Uint8Array,
): Uint8Array {
  const { code, length, verify } = openFrame(name, sealed);
  return verify(decode(code, length));
}

/**
 * The first half of {@link unseal}, for those that decode in their own time.
 * @throws FileFormatError for bytes without a head or a length beyond {@link MOST_BYTES}
 */
export function openFrame(name: string, sealed: Uint8Array): Unsealed {
  let length = 0;
  let at = 0;
  for (let unit = 1; ; unit *= 128) {
    if (at === sealed.length) throw new FileFormatError(`${name}: the file ends within its head`);
    const byte = sealed[at++];
    length += (byte % 128) * unit;
    if (length > MOST_BYTES) throw new FileFormatError(`${name}: the file claims to hold more than 256 MiB`);
    if (byte < 128) {
      if (byte === 0 && at > 1)
        throw new FileFormatError(`${name}: the file's length is not written as it should be`);
      break;
    }
  }
  if (at + CHECKSUM > sealed.length) throw new FileFormatError(`${name}: the file ends within its head`);
  const expected = new DataView(sealed.buffer, sealed.byteOffset).getUint32(at);
  const code = sealed.subarray(at + CHECKSUM);
  return {
    length,
    code,
    verify(original) {
      if (checksum(name, original, code) === expected) return original;
      throw new FileFormatError(
        `${name}: the checksum is wrong: the file is damaged or of another compressor`,
      );
    },
  };
}

function checksum(name: string, original: Uint8Array, code: Uint8Array): number {
  let sum = crc32(name);
  // zlib answers 0 where an empty array has no memory behind it.
  for (const part of [original, code]) if (part.length > 0) sum = crc32(part, sum);
  return sum;
}
