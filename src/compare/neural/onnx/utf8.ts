/** Bytes that are no part of a character stand for themselves as lone surrogates, as in Python's PEP 383. */
const ESCAPE = 0xdc00;

/** Reads bytes as UTF-8 in such a way that {@link encodeUtf8} gives back any bytes. */
export function decodeUtf8(bytes: Uint8Array): string {
  const parts: string[] = [];
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at);
    if (length === 0) {
      parts.push(decoder.decode(bytes.subarray(from, at)), String.fromCharCode(ESCAPE + bytes[at]));
      from = ++at;
    } else at += length;
  }
  parts.push(decoder.decode(bytes.subarray(from)));
  return parts.join('');
}

export function encodeUtf8(text: string): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (const part of text.match(/[\ud800-\udfff]|[^\ud800-\udfff]+/gu) ?? []) {
    const code = part.charCodeAt(0);
    const escaped = part.length === 1 && code >= ESCAPE && code < ESCAPE + 256;
    parts.push(escaped ? Uint8Array.of(code - ESCAPE) : encoder.encode(part));
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Bytes of the character at a place, 0 if there is none (Unicode 15, table 3-7). */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (bytes[at + 1] < least || bytes[at + 1] > most) return 0;
  for (let i = 2; i < length; i++) if (bytes[at + i] < 0x80 || bytes[at + i] > 0xbf) return 0;
  return length;
}
