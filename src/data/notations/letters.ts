import { asTheyAre, type NotationForm, readEach, wholeNotation } from '../notation-form.js';
import { caseOf, inCase } from './letter-case.js';

const LETTERS = 26n;
const LETTER = /^[A-Za-z]$/;
const FIRST = 64;

/** The longest name of a place that is written. */
const LONGEST = 12;

/**
 * Letters by their place in the alphabet, A being 1. Behind Z comes AA, as in the columns of a spreadsheet. Where most of them
 * are repeated, as in DNA, they are symbols instead.
 */
export const LETTER_PLACES: NotationForm = {
  name: 'letters',
  settings: [{ least: 0, most: 1 }],
  hasWords: false,
  isSymbol: false,
  isAmount: false,
  isLabel: true,
  parts: {},
  joined: undefined,
  title: () => 'letters, by their place in the alphabet',
  read: ({ texts }) => {
    if (texts.length < 2 || !texts.every((text) => LETTER.test(text))) return undefined;
    const letterCase = caseOf(texts);
    if (letterCase < 0 || new Set(texts).size * 2 <= texts.length) return undefined;
    const values = readEach(texts, (text) => BigInt(text.toUpperCase().charCodeAt(0) - FIRST));
    return (
      values && { values, notation: wholeNotation({ name: 'letters', settings: [letterCase], words: [] }) }
    );
  },
  rebase: asTheyAre,
  write: (value, { writing }) => {
    let written = '';
    for (let rest = value; rest > 0n; rest = (rest - 1n) / LETTERS) {
      if (written.length === LONGEST) return undefined;
      written = String.fromCharCode(FIRST + 1 + Number((rest - 1n) % LETTERS)) + written;
    }
    return written === '' ? undefined : inCase(written, writing!.settings[0]);
  },
};
