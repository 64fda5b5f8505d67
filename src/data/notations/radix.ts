import { asTheyAre, type NotationForm, readEach, wholeNotation } from '../notation-form.js';
import { caseOf, inCase } from './letter-case.js';

/** The bases and the letters that announce them; their order is part of the format of files. */
const BASES: readonly { readonly letter: string; readonly base: number; readonly title: string }[] = [
  { letter: 'x', base: 16, title: 'hexadecimal numbers' },
  { letter: 'o', base: 8, title: 'octal numbers' },
  { letter: 'b', base: 2, title: 'binary numbers' },
];

const NUMERAL = /^(-?)0([xob])([0-9a-f]+)$/i;

/** The most digits that numbers are padded to. */
const MOST_WIDTH = 1000;

/** Numbers with the base in front: `0x1F`, `0b101`, `0o17`. */
export const RADIX_NUMBERS: NotationForm = {
  name: 'radix',
  settings: [
    { least: 0, most: BASES.length - 1 },
    { least: 0, most: 1 },
    { least: 0, most: 1 },
    { least: 0, most: MOST_WIDTH },
  ],
  hasWords: false,
  isSymbol: false,
  isAmount: true,
  isLabel: false,
  parts: {},
  joined: undefined,
  title: ({ settings: [base] }) => BASES[base].title,
  read: ({ texts }) => {
    const letter = texts[0].replace('-', '')[1] ?? '';
    const base = BASES.findIndex((each) => each.letter === letter.toLowerCase());
    if (base < 0) return undefined;
    const digits: string[] = [];
    const values = readEach(texts, (text) => {
      const [, sign, own, magnitude] = NUMERAL.exec(text) ?? [];
      if (own !== letter || !isInBase(magnitude, BASES[base].base)) return undefined;
      digits.push(magnitude);
      const value = BigInt(`0${own.toLowerCase()}${magnitude}`);
      return sign === '-' ? -value : value;
    });
    if (values === undefined) return undefined;
    const letterCase = caseOf(digits);
    if (letterCase !== 0 && letterCase !== 1) return undefined;
    const capital = letter === letter.toLowerCase() ? 1 : 0;
    const settings = [base, capital, letterCase, paddedWidth(digits)];
    return { values, notation: wholeNotation({ name: 'radix', settings, words: [] }) };
  },
  rebase: asTheyAre,
  write: (value, { writing }) => {
    const [index, capital, letterCase, width] = writing!.settings;
    const { letter, base } = BASES[index];
    const magnitude = inCase((value < 0n ? -value : value).toString(base), letterCase).padStart(width, '0');
    return `${value < 0n ? '-' : ''}0${inCase(letter, capital)}${magnitude}`;
  },
};

function isInBase(digits: string, base: number): boolean {
  return [...digits].every((digit) => Number.parseInt(digit, base) >= 0);
}

/** The width to which zeros pad all numerals; 0 where there are none. */
function paddedWidth(digits: readonly string[]): number {
  const padded = digits.filter((each) => each.length > 1 && each.startsWith('0'));
  if (padded.length === 0) return 0;
  const width = padded[0].length;
  const fits = digits.every(
    (each) => each.length === width || (each.length > width && !each.startsWith('0')),
  );
  return fits && width <= MOST_WIDTH ? width : 0;
}
