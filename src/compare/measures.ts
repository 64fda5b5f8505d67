import type { Compressor } from './compressor.js';

/**
 * The empirical entropy of order k in bits a symbol: the mean over all symbols of -log2 of how often each came after the k
 * before it, among all that came there (G. Manzini, "An analysis of the Burrows-Wheeler transform", J. ACM 48, 2001). No
 * code reaches it that has to learn or to send these frequencies.
 * @param symbols - from 0 to 255
 */
export function conditionalEntropy(symbols: ArrayLike<number>, order: 0 | 1 | 2 | 3): number {
  // A symbol behind its context as one number of order + 1 bytes; sorted, equal ones and equal contexts stand together.
  const pairs = new Uint32Array(Math.max(0, symbols.length - order));
  let pair = 0;
  for (let at = 0; at < symbols.length; at++) {
    pair = (pair * 256 + symbols[at]) % 256 ** (order + 1);
    if (at >= order) pairs[at - order] = pair;
  }
  pairs.sort();
  let bits = 0;
  for (let start = 0; start < pairs.length; ) {
    const context = Math.floor(pairs[start] / 256);
    let end = start;
    while (end < pairs.length && Math.floor(pairs[end] / 256) === context) {
      const first = end;
      while (end < pairs.length && pairs[end] === pairs[first]) end++;
      bits -= (end - first) * Math.log2(end - first);
    }
    bits += (end - start) * Math.log2(end - start);
    start = end;
  }
  return symbols.length > 0 ? bits / symbols.length : 0;
}

/**
 * The normalised compression distance of files: (C(xy) - min(C(x), C(y))) / max(C(x), C(y)), where C is the length under a
 * compressor without its fixed header (M. Li, X. Chen, X. Li, B. Ma, P. Vitányi, "The similarity metric", IEEE Trans. IT 50,
 * 2004). 0 says that each tells all about the other, 1 that they have nothing in common; with real compressors it may be a little
 * more. xy is the shorter of the two orders, so that the distance does not depend on them.
 * @returns a row and a column for each file
 */
export async function compressionDistances(
  files: readonly Uint8Array[],
  compressor: Compressor,
): Promise<number[][]> {
  const header = (await compressor.compress(new Uint8Array())).length;
  const length = async (...parts: Uint8Array[]) =>
    Math.max(1, (await compressor.compress(Buffer.concat(parts))).length - header);
  const alone: number[] = [];
  for (const file of files) alone.push(await length(file));
  const distances: number[][] = files.map(() => []);
  for (let x = 0; x < files.length; x++)
    for (let y = 0; y <= x; y++) {
      const together = await length(files[x], files[y]);
      const both = x === y ? together : Math.min(together, await length(files[y], files[x]));
      const distance = (both - Math.min(alone[x], alone[y])) / Math.max(alone[x], alone[y]);
      distances[x][y] = Math.max(0, distance);
      distances[y][x] = distances[x][y];
    }
  return distances;
}
