import type { ELEMENTARY } from './elementary.js';

/**
 * Digests of what each function is at some thousand arguments of all sizes: FNV-1a over the bits. The text of this function is run in
 * browsers as well, so it knows nothing but its argument.
 */
export function digests(functions: typeof ELEMENTARY): Record<string, string> {
  const doubles = new Float64Array(1);
  const words = new Uint32Array(doubles.buffer);
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  /** Each third argument has any bits at all, the others are between -16 and 16, and -1 and 1. */
  const argument = (k: number) => {
    if (k % 3 !== 0) return (random() / 2 ** 32 - 0.5) * (k % 3 === 1 ? 32 : 2);
    words[0] = random();
    words[1] = random();
    return doubles[0];
  };
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(functions)) {
    let digest = 0x811c9dc5;
    for (let k = 0; k < 3000; k++) {
      const x = argument(k);
      const y = argument(k);
      doubles[0] = (value as typeof functions.power)(name === 'power' ? Math.abs(x) : x, y);
      // Undefined is undefined, whatever the bits of it.
      if (Number.isNaN(doubles[0])) doubles[0] = 0;
      for (const word of words) digest = Math.imul(digest ^ word, 0x01000193) >>> 0;
    }
    result[name] = digest.toString(16);
  }
  return result;
}
