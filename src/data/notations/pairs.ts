import { readFractions } from '../fractions.js';
import { asTheyAre, type NotationForm, wholeNotation } from '../notation-form.js';

/**
 * Fractions as they are written: a row for each numerator and one for the denominator behind it, so that both have their law. Whole numbers
 * among them are over 1.
 */
export const FRACTION_PAIRS: NotationForm = {
  name: 'pairs',
  settings: [{ least: 0, most: 1 }],
  hasWords: false,
  isSymbol: false,
  isAmount: true,
  isLabel: false,
  parts: {},
  joined: {
    rows: 2,
    split: (text) => [...text.matchAll(/-?\d+/g)].map(({ index, 0: part }) => [index, index + part.length]),
    join: ([numerator, denominator], { settings: [hasWhole] }) =>
      hasWhole === 1 && denominator === '1' ? numerator : `${numerator}/${denominator}`,
  },
  title: () => 'fractions, numerators and denominators in turn',
  read: ({ texts }) => {
    const fractions = readFractions(texts);
    if (fractions === undefined) return undefined;
    const hasWhole = fractions.some(({ denominator }) => denominator === undefined);
    const values = fractions.flatMap(({ numerator, denominator = 1n }) => [numerator, denominator]);
    return {
      values,
      notation: wholeNotation({ name: 'pairs', settings: [hasWhole ? 1 : 0], words: [] }),
    };
  },
  rebase: asTheyAre,
  write: (value) => `${value}`,
};
