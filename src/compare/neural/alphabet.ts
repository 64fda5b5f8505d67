import { MOST_TOTAL } from '../../codelength/range-coder.js';
import type { Choices } from '../choices.js';

const BYTES = 256;

/**
 * Codes which bytes occur, for all 256 in turn, each as the Krichevsky-Trofimov estimate expects after one that occurs or
 * one that does not, since the bytes of texts lie in runs.
 * @param bytes - what is to be coded; a reader ignores it
 * @returns the bytes that occur, in ascending order; possibly none
 */
export function codeAlphabet(choices: Choices, bytes: Uint8Array): Uint8Array {
  const occurs = new Uint8Array(BYTES);
  for (const byte of bytes) occurs[byte] = 1;
  const counts = [
    [1, 1],
    [1, 1],
  ];
  let last = 0;
  for (let byte = 0; byte < BYTES; byte++) {
    const count = counts[last];
    const ones = Math.floor((MOST_TOTAL * count[1]) / (count[0] + count[1]));
    last = choices.bit(occurs[byte], ones);
    occurs[byte] = last;
    count[last] += 2;
  }
  return Uint8Array.from(occurs.keys()).filter((byte) => occurs[byte] === 1);
}
