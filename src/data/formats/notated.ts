import { formOf, textsOf, unlikeTheRest } from '../cells.js';
import { type Format, values } from '../format.js';
import { beginsLikeJson } from '../json.js';
import { NEWLINE, trimmedEnd } from '../lines.js';
import { isMissing } from '../missing.js';
import { notationOf } from '../notations.js';
import { holdsOnlyNumbers } from '../number-list.js';
import { isMeantAsNumber, isNumeral } from '../numeral.js';
import { attemptOnce, NUMERIC, outcomeOf, type Source } from '../source.js';
import type { Spans } from '../spans.js';
import { type Separator, splitCells } from '../split-cells.js';
import { readTable } from '../table.js';

/**
 * A list of cells in one notation other than plain digits: dates, letters, words, numbers with decimal commas. What stands between the
 * cells is found out: semicolons, tabs, commas, line ends or blanks.
 */
export const NOTATED: Format = {
  kinds: NUMERIC,
  columns: false,
  binary: false,
  partial: false,
  detect: (source) => (outcomeOf(cellsOf(source)) === undefined ? 'none' : 'certain'),
  locate: (source) => values('a list', outcomeOf(cellsOf(source))!),
};

const cellsOf = attemptOnce((source): Spans | undefined => {
  const { bytes, start } = source;
  const isPlain = holdsOnlyNumbers(source);
  if (isPlain && beginsLikeJson(bytes, start)) return undefined;
  for (const separator of separatorsOf(bytes, start, isPlain)) {
    const isList = isPlain ? isPlainList : isNotatedList;
    const first = splitCells(bytes, start, separator, FIRST_CELLS);
    if (!isList(source, first, separator)) continue;
    const cells = splitCells(bytes, start, separator);
    if (isList(source, cells, separator)) return cells;
  }
  return undefined;
});

/** So many cells must be in one notation before all are looked at. */
const FIRST_CELLS = 1000;

const SEPARATORS: readonly (readonly [separator: Separator, byte: number])[] = [
  [';', 59],
  ['\t', 9],
  [',', 44],
];

function separatorsOf(bytes: Uint8Array, start: number, isPlain: boolean): readonly Separator[] {
  const present = SEPARATORS.filter(([, byte]) => bytes.indexOf(byte, start) >= 0).map(([each]) => each);
  if (isPlain) return [...present, '\n', ' '];
  const strong = present.filter((each) => each !== ',');
  if (strong.length > 0) return strong;
  return [...present, '\n', ' '];
}

/**
 * Whether cells that hold nothing but digits, signs, points, commas and blanks are numbers with decimal commas or separators of thousands
 * nevertheless, and not numbers between commas and blanks: the commas or blanks within cells have no other meaning.
 */
function isPlainList({ bytes }: Source, spans: Spans, separator: Separator): boolean {
  const texts = textsOf(bytes, spans);
  if (formOf(texts) !== notationOf({ name: 'figures' })) return false;
  if (separator === ';' || separator === '\t') return texts.length > 1;
  if (separator === ' ') return isDivided(bytes, spans) && texts.every((text) => text.includes(','));
  if (separator === ',') return texts.every((text) => text.includes(' '));
  const marks = new Set(texts.map((text) => text.replace(/[^, ]/g, '').length));
  const areGrouped = texts.every((text) => / .*,/.test(text));
  return marks.size > 1 || areGrouped || texts.some((text) => /[, ]0\d\d/.test(text));
}

/** Whether cells are a list in one notation, or numbers of which something is wrong. */
function isNotatedList(source: Source, spans: Spans, separator: Separator): boolean {
  const { bytes, options } = source;
  const texts = textsOf(bytes, spans).filter((text) => !isMissing(text));
  if (texts.length === 0) return false;
  const form = formOf(texts);
  // Of cells with commas in them only dates are lists: January 31, 2024.
  if (separator === '\n' && texts.some((text) => text.includes(',')))
    return texts.every((text) => text.includes(',')) && form === notationOf({ name: 'date' });
  if (form === undefined) {
    if (texts.every(isNumeral)) return separator !== ' ' && isQuoted(bytes, spans);
    if (texts.length < 2) return false;
    if (separator === ' ') return texts.every(isMeantAsNumber);
    const areMeant = texts.every((text) => isNumeral(text) || isMeantAsNumber(text));
    if (areMeant) return true;
    const odd = isOneList(source, separator) ? unlikeTheRest(texts) : undefined;
    return odd !== undefined && !(odd.cell === 0 && isNamedColumn(source, separator));
  }
  if (!form.isSymbol) return true;
  if (options.kind !== undefined) return false;
  const isLine = separator === '\n' && texts.every((text) => text.length === 1);
  return separator === ' ' ? isMonotonous(texts) : !isLine;
}

/** Whether there are several cells in a line. */
function isDivided(bytes: Uint8Array, { starts, ends }: Spans): boolean {
  return starts.some((start, cell) => cell > 0 && !bytes.subarray(ends[cell - 1], start).includes(NEWLINE));
}

/** Whether cells are those of one line, or of one in each line: no table. */
function isOneList({ bytes, start }: Source, separator: Separator): boolean {
  return (
    separator === '\n' ||
    bytes.indexOf(NEWLINE, start) < 0 ||
    bytes.indexOf(NEWLINE, start) === trimmedEnd(bytes, start)
  );
}

/** Whether the first of the cells, one in each line, is the name of those below it. */
function isNamedColumn(source: Source, separator: Separator): boolean {
  if (separator !== '\n') return false;
  const table = tableOf(source);
  return table.kind !== 'failed' && table.value.header !== undefined;
}

const tableOf = attemptOnce(({ name, bytes, start }: Source) => readTable(name, bytes, start));

/** Whether words between blanks come again so often that they are no prose. */
function isMonotonous(texts: readonly string[]): boolean {
  return texts.length >= 6 && new Set(texts).size * 3 <= texts.length;
}

const QUOTES = [34, 39];

function isQuoted(bytes: Uint8Array, { starts }: Spans): boolean {
  return starts.every((start) => start > 0 && QUOTES.includes(bytes[start - 1]));
}
