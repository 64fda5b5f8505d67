import { InputError } from '../../../errors.js';
import type { Expression } from '../../expression.js';
import { type Dialect, RUNNABLE_REAL, render } from '../dialect.js';
import { PYTHON } from '../python.js';
import { boundOf, type Margins } from './margins.js';

/** Rows in brackets are `n` and an integer added or taken away; where they stand is for the formula's place to say. */
const SPREADSHEET: Omit<Dialect, 'past' | 'given'> = {
  ...RUNNABLE_REAL,
  language: 'spreadsheet',
  row: '(ROW()-2)',
  rows: PYTHON,
};

/** The row of a sheet that row 0 stands in, below the names of the columns. */
const FIRST = 2;

/**
 * A formula for a spreadsheet, to be filled down. The given columns stand in columns A, B … of the sheet, the target behind them, and
 * row 0 in row 2. The formula is for the first row that has all rows before it that it reads. Its bounds, if they are known, are the next
 * two cells, after tabs.
 */
export function writeSpreadsheet(
  expression: Expression,
  columns: readonly string[],
  margins?: Margins,
): string {
  const offsets: number[] = [0];
  const dialect = (place: (column: number, offset: number) => string) => ({
    ...SPREADSHEET,
    past: (index: string) => place(columns.length, offsetOf(index)),
    given: (column: string, index: string) => place(columns.indexOf(column), offsetOf(index)),
  });
  render(
    expression,
    dialect((_, offset) => {
      offsets.push(offset);
      return '';
    }),
  );
  const row = FIRST - Math.min(...offsets);
  const value = render(
    expression,
    dialect((column, offset) => `${columnLetters(column)}${row + offset}`),
  );
  if (margins === undefined) return `=${value}\n`;
  const [low, high] = [
    boundOf('-', margins.below, `(${value})`, `ABS(${value})`),
    boundOf('+', margins.above, `(${value})`, `ABS(${value})`),
  ];
  return `=${value}\t=${low}\t=${high}\n`;
}

function offsetOf(index: string): number {
  const match = /^n(?: ([-+]) (\d{1,6}))?$/.exec(index);
  if (match === null) {
    throw new InputError(
      `the program reads the row ${index}: spreadsheets have formulas of rows that are so many rows away`,
    );
  }
  const [, sign = '', distance = '0'] = match;
  return Number(sign + distance);
}

/** A to Z, AA, AB … */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
