import type { Choices } from '../choices.js';
import { AdaptiveBit } from './adaptive-bit.js';

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
  const after = [new AdaptiveBit(), new AdaptiveBit()];
  for (let byte = 0, last = 0; byte < BYTES; byte++) {
    last = after[last].code(choices, occurs[byte]);
    occurs[byte] = last;
  }
  return Uint8Array.from(occurs.keys()).filter((byte) => occurs[byte] === 1);
}
