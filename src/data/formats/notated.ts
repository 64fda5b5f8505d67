import { formOf, textsOf } from '../cells.js';
import { type Format, values } from '../format.js';
import { beginsLikeJson } from '../json.js';
import { isMissing } from '../missing.js';
import { notationOf } from '../notations.js';
import { holdsOnlyNumbers } from '../number-list.js';
import { isMeantAsNumber, isNumeral } from '../numeral.js';
import { attemptOnce, NUMERIC, outcomeOf, type Source } from '../source.js';
import { byteString, type Spans } from '../spans.js';
import { type Separator, splitCells } from '../split-cells.js';

/**
 * A list of cells in one notation other than plain digits: dates, letters, words, numbers with decimal commas. What stands between the
 * cells is found out: semicolons, tabs, commas, line ends or blanks.
 */
export const NOTATED: Format = {
  kinds: NUMERIC,
  columns: false,
  binary: false,
  detect: (source) => (outcomeOf(cellsOf(source)) === undefined ? 'none' : 'certain'),
  locate: (source) => values('a list', outcomeOf(cellsOf(source))!),
};

const cellsOf = attemptOnce((source): Spans | undefined => {
  const { bytes, start } = source;
  const isPlain = holdsOnlyNumbers(source);
  if (isPlain && (beginsLikeJson(bytes, start) || !mayHaveDecimalCommas(source))) return undefined;
  for (const separator of separatorsOf(bytes, start, isPlain)) {
    const first = splitCells(bytes, start, separator, FIRST_CELLS);
    if (!isList(source, first, separator, isPlain)) continue;
    const cells = splitCells(bytes, start, separator);
    if (isList(source, cells, separator, isPlain)) return cells;
  }
  return undefined;
});

/** So many cells must be in one notation before all are looked at. */
const FIRST_CELLS = 1000;

/** Numbers with commas in them and something else between them. */
function mayHaveDecimalCommas({ bytes, start }: Source): boolean {
  const text = byteString(bytes, start);
  return /\d,\d/.test(text) && !/,\s|\n\s*\S/.test(text);
}

function separatorsOf(bytes: Uint8Array, start: number, isPlain: boolean): readonly Separator[] {
  const has = (byte: number) => bytes.indexOf(byte, start) >= 0;
  const strong: readonly Separator[] = [
    ...(has(59) ? [';' as const] : []),
    ...(has(9) ? ['\t' as const] : []),
  ];
  if (strong.length > 0) return strong;
  if (isPlain) return [' '];
  return has(44) ? [',', ' '] : ['\n', ' '];
}

/** Whether cells are a list in one notation, or numbers of which something is wrong. */
function isList({ bytes, options }: Source, spans: Spans, separator: Separator, isPlain: boolean): boolean {
  const texts = textsOf(bytes, spans).filter((text) => !isMissing(text));
  if (texts.length === 0) return false;
  const form = formOf(texts);
  if (form === undefined) {
    const areMeant = texts.every((text) => isNumeral(text) || isMeantAsNumber(text));
    return separator !== ' ' && texts.length > 1 && areMeant && texts.some(isMeantAsNumber);
  }
  if (isPlain) return texts.length > 1 && form === notationOf({ name: 'figures' });
  if (!form.isSymbol) return true;
  const isLine = separator === '\n' && texts.every((text) => text.length === 1);
  return options.kind === undefined && separator !== ' ' && !isLine;
}
