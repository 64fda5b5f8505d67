import { type Format, values } from '../format.js';
import { holdsOnlyNumbers, meantAsNumbers, wordsOf } from '../number-list.js';
import { NUMERIC } from '../source.js';

const BRACKET = 91;

/**
 * Numbers in any layout: blanks, line ends, commas, semicolons and brackets between them. Where most words are numbers, or numbers
 * are asked for, it was meant so, and what is wrong with the rest is told.
 */
export const NUMBERS: Format = {
  kinds: NUMERIC,
  columns: false,
  binary: false,
  partial: true,
  detect: (source) => {
    if (holdsOnlyNumbers(source)) return 'certain';
    return meantAsNumbers(source) ? 'possible' : 'none';
  },
  locate: (source) =>
    values(source.bytes[source.start] === BRACKET ? 'numbers in brackets' : 'numbers', wordsOf(source)),
};
