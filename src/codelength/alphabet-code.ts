import { FileFormatError } from '../errors.js';
import type { FileDecisions } from './decision-coders.js';

/** Byte values in the order of their indices, all different, 1 to 256 of them (0 only in a table without rows). */
export type Alphabet = readonly number[];

/** Alphabets that are named rather than spelled out. */
const NAMED: readonly Alphabet[] = [
  [48, 49],
  Array.from({ length: 256 }, (_, byte) => byte),
  [65, 67, 71, 84],
];
const SORTED = NAMED.length;
const LISTED = NAMED.length + 1;
const FREQUENCIES = [3, 1, 1, 2, 1];

/** Codes an alphabet; with a reader the argument is ignored. */
export function codeAlphabet(decisions: FileDecisions, alphabet: Alphabet): Alphabet {
  const named = NAMED.findIndex((each) => sameBytes(each, alphabet));
  const sorted = alphabet.every((byte, index) => index === 0 || alphabet[index - 1] < byte);
  const form = decisions.choose(named >= 0 ? named : sorted ? SORTED : LISTED, FREQUENCIES);
  if (form < SORTED) return NAMED[form];
  return form === SORTED ? codeSorted(decisions, alphabet) : codeListed(decisions, alphabet);
}

/** One flag for every byte value, under the flag before it: alphabets come in stretches. */
function codeSorted(decisions: FileDecisions, alphabet: Alphabet): Alphabet {
  const base = decisions.reserve(2);
  const members = new Set(alphabet);
  const coded: number[] = [];
  let before = 0;
  for (let byte = 0; byte < 256; byte++) {
    before = decisions.adaptive(base + before, members.has(byte) ? 1 : 0);
    if (before === 1) coded.push(byte);
  }
  return coded;
}

function codeListed(decisions: FileDecisions, alphabet: Alphabet): Alphabet {
  const size = decisions.raw(alphabet.length - 1, 8) + 1;
  const coded = Array.from({ length: size }, (_, index) => decisions.raw(alphabet[index], 8));
  if (new Set(coded).size < size)
    throw new FileFormatError('a symbol occurs twice in the alphabet; the file is damaged');
  return coded;
}

function sameBytes(one: Alphabet, other: Alphabet): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
