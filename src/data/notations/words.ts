import { type NotatedCells, type NotationForm, wholeNotation } from '../notation-form.js';

/** Pairs of which the first is 0. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['false', 'true'],
  ['f', 't'],
  ['no', 'yes'],
  ['n', 'y'],
  ['off', 'on'],
];

/** Words are letters, digits and signs that bind them; bytes of 128 and more belong to letters of UTF-8. */
const WORD = /^[A-Za-z_\x80-\xff][\w\x80-\xff.'+-]*$/;

const MOST_WORDS = 256;
const LONGEST = 40;

/** Words that come again and again: the symbols of a sequence, in the order in which they first occur. */
export const WORD_LIST: NotationForm = {
  name: 'words',
  settings: [],
  hasWords: true,
  isSymbol: true,
  isAmount: false,
  isLabel: true,
  parts: {},
  joined: undefined,
  title: ({ words }) => `${words.length} different words`,
  read: ({ texts }) => (texts.every((text) => WORD.test(text)) ? readLabels(texts, MOST_WORDS) : undefined),
  rebase: (values, { words }, to) => {
    const places = values.map((value) => to.words.indexOf(words[Number(value)]));
    return places.includes(-1) ? undefined : places.map(BigInt);
  },
  write: (value, { writing }) => writing!.words[Number(value)],
};

/** Texts as labels: at most so many different ones, of no more than 40 bytes, that are there twice on average; undefined for others. */
export function readLabels(texts: readonly string[], most: number): NotatedCells | undefined {
  const places = new Map<string, bigint>();
  for (const text of texts) {
    if (places.has(text)) continue;
    if (places.size === most || text.length > LONGEST) return undefined;
    places.set(text, BigInt(places.size));
  }
  if (places.size * 2 > texts.length) return undefined;
  const words = inOrder([...places.keys()]);
  for (const [at, word] of words.entries()) places.set(word, BigInt(at));
  return {
    values: texts.map((text) => places.get(text)!),
    notation: wholeNotation({ name: 'words', settings: [], words }),
  };
}

/** Words as they come, but for `true`, `false` and the like, of which no is 0. */
function inOrder(words: readonly string[]): readonly string[] {
  const small = words.map((word) => word.toLowerCase());
  const isPair = words.length === 2 && PAIRS.some(([no, yes]) => small[1] === no && small[0] === yes);
  return isPair ? words.toReversed() : words;
}
