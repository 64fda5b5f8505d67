import { asTheyAre, type NotationForm, readEach, wholeNotation } from '../notation-form.js';
import { CASE_RANGE, caseOf, inCase } from './letter-case.js';

const NUMERALS: readonly (readonly [text: string, value: number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

const ROMAN = /^(?=[MDCLXVI])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/i;

/** Fewer different numerals of one letter each may as well be letters. */
const CLEAR = 3;

/** Roman numerals from I to MMMCMXCIX. */
export const ROMAN_NUMERALS: NotationForm = {
  name: 'roman',
  settings: [CASE_RANGE],
  hasWords: false,
  isSymbol: false,
  isAmount: true,
  isLabel: false,
  parts: {},
  joined: undefined,
  title: () => 'Roman numerals',
  read: ({ texts }) => {
    if (texts.length < 2) return undefined;
    const values = readEach(texts, (text) => (ROMAN.test(text) ? worthOf(text.toUpperCase()) : undefined));
    const letterCase = caseOf(texts);
    if (values === undefined || letterCase < 0) return undefined;
    if (texts.every((text) => text.length === 1) && new Set(texts).size < CLEAR) return undefined;
    return { values, notation: wholeNotation({ name: 'roman', settings: [letterCase], words: [] }) };
  },
  rebase: asTheyAre,
  write: (value, { writing }) => {
    if (value < 1n || value > 3999n) return undefined;
    let rest = Number(value);
    let written = '';
    for (const [text, worth] of NUMERALS) {
      for (; rest >= worth; rest -= worth) written += text;
    }
    return inCase(written, writing!.settings[0]);
  },
};

function worthOf(numeral: string): bigint {
  let value = 0;
  let at = 0;
  for (const [text, worth] of NUMERALS) {
    for (; numeral.startsWith(text, at); at += text.length) value += worth;
  }
  return BigInt(value);
}
