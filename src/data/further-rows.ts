import { InputError } from '../errors.js';
import { gridDigits, placeOfDigits } from '../numbers/decimal-grid.js';
import { appendRows, type Column, columnOf, exactRows } from './column.js';
import { BEFORE, type Dataset, type GivenColumn, givenNames, gridOf, type PartOfColumn } from './dataset.js';
import { partColumn, readColumnLike, type ScaledColumn } from './inputs.js';
import { beginsLikeJson, jsonSpans, readJson } from './json.js';
import { asTheyAre } from './notation-form.js';
import { notationOf } from './notations.js';
import { sourceOf } from './source.js';
import { quote, type Spans } from './spans.js';
import type { Writing } from './surface.js';
import { columnLabels, columnNamed, columnSpans, placeOfTitle, readTable } from './table.js';
import { parseUnit, sameDimension } from './unit.js';

/** Rows behind those of a dataset, of which everything but the target is known. */
export interface FurtherRows {
  readonly count: number;
  /** The given columns of all rows, those of the dataset first. What they have no row for is undefined. */
  readonly given: readonly GivenColumn[];
  /** Rows of the target that are known after all, for rows behind them to read. What there is no row for is unknown. */
  readonly known: readonly (bigint | undefined)[];
}

/** Names that an error lists. */
const MOST_NAMES = 12;

/**
 * A column by its name, held as it comes; undefined for one that is not there. `own` is the one of the data.
 * @throws InputError for one that is needed and not there, and for what is no number
 */
export type ColumnSource = (title: string, isNeeded: boolean, own: Held) => ScaledColumn | undefined;

/**
 * The further rows of a dataset that columns make.
 *
 * @param name what to call the columns in errors
 * @param target the name of the target's column; undefined where none is known
 * @param needed the given columns that must be there
 * @param isFine whether columns of decimals keep all digits that further rows have, for what computes with real numbers; if not, they are on the grid of the
 * dataset
 * @throws InputError for a column that is needed and not there, for columns of different lengths, and for fractions where the dataset has
 * whole numbers
 */
export function furtherRows(
  name: string,
  source: ColumnSource,
  dataset: Dataset,
  target: string | undefined,
  needed: readonly string[],
  isFine = false,
): FurtherRows {
  let count: number | undefined;
  const read = (title: string, own: Held, isNeeded: boolean) => {
    const found = source(title, isNeeded, own);
    if (found === undefined) return undefined;
    requireSameUnit(found.unit, own.unit, `${name}: column ${quote(title)}`);
    const rows = exactRows(scaled(found, own, `${name}: column ${quote(title)}`));
    count ??= rows.length;
    if (rows.length !== count)
      throw new InputError(
        `${name}: column ${quote(title)} has ${rows.length} rows, where others have ${count}`,
      );
    return rows;
  };
  const readPart = ({ column, name: part }: PartOfColumn, isNeeded: boolean) => {
    const whole = dataset.given.find((other) => other.name === column);
    const writing = whole?.notation?.writing;
    const rows = writing && read(column, whole!, isNeeded);
    return rows && exactRows(partColumn(columnOf(rows), writing!, part));
  };
  const given = dataset.given.map((own) => {
    if (own.name === BEFORE) return own;
    const isNeeded = needed.includes(own.name);
    const finer = isFine && own.part === undefined ? finerDecimals(source(own.name, isNeeded, own), own) : 0;
    const held = finer === 0 ? own : withDecimals(own, finer);
    const rows = own.part === undefined ? read(own.name, held, isNeeded) : readPart(own.part, isNeeded);
    return rows === undefined ? own : { ...held, column: appendRows(held.column, rows) };
  });
  const known = target === undefined ? undefined : read(target, dataset, false);
  if (count === undefined) {
    const names = givenNames(dataset);
    throw new InputError(
      names.length === 0
        ? `${name}: further rows need columns to tell by, and the data has none beside the target`
        : `${name}: it has none of the columns of the data: ${names.slice(0, MOST_NAMES).map(quote).join(', ')}`,
    );
  }
  if (count === 0) throw new InputError(`${name}: there are no rows in it; give at least one`);
  return { count, given, known: known ?? [] };
}

/**
 * The columns of a table or of JSON objects. An empty cell is undefined.
 * @throws InputError where the text is neither
 */
export function columnsOfText(name: string, bytes: Uint8Array): ColumnSource {
  const find = locator(name, bytes);
  return (title, isNeeded, own) => {
    const found = find(title, isNeeded);
    if (found === undefined) return undefined;
    const read = readColumnLike(name, bytes, found.spans, own);
    return found.unit === undefined ? read : { ...read, unit: found.unit };
  };
}

interface Found {
  readonly spans: Spans;
  readonly unit?: string | undefined;
}

function locator(name: string, bytes: Uint8Array): (title: string, isNeeded: boolean) => Found | undefined {
  const { start } = sourceOf(bytes, { name });
  if (beginsLikeJson(bytes, start)) {
    const json = readJson(name, bytes, start);
    const isThere = (title: string) =>
      json.rows.some((row) => row.kind === 'object' && row.members.has(title));
    return (title, isNeeded) =>
      isNeeded || isThere(title) ? { spans: jsonSpans(name, bytes, json, title) } : undefined;
  }
  const table = readTable(name, bytes, start);
  const labels = columnLabels(table);
  return (title, isNeeded) => {
    const found = placeOfTitle(labels, title);
    if (found < 0 && !isNeeded) return undefined;
    const place = found < 0 ? columnNamed(name, table, title) : found;
    return { spans: columnSpans(name, bytes, table, place), unit: labels[place].unit };
  };
}

/** Refuses a column that is measured in another unit than that of the data. */
function requireSameUnit(found: string | undefined, wanted: string | undefined, place: string): void {
  if (found === undefined || wanted === undefined || found === wanted) return;
  const [one, other] = [parseUnit(found), parseUnit(wanted)];
  const isSame = one?.factor === other?.factor && sameDimension(one!.dimension, other!.dimension);
  if (!isSame) throw new InputError(`${place} is in ${found}, where the data is in ${wanted}`);
}

/** More digits after the point than a column has are kept up to so many. */
const MOST_FINER = 30;

/** How many more digits after the point a column of further rows has than the one of the dataset; 0 where they are not both decimals. */
function finerDecimals(found: ScaledColumn | undefined, own: Held): number {
  const areDecimals = found?.significant === undefined && own.significant === undefined;
  if (found === undefined || !areDecimals || !isNumber(own.notation?.writing)) return 0;
  return Math.min(MOST_FINER, Math.max(0, found.decimals - (own.decimals ?? 0)));
}

/** A column with so many more digits after the point, all of them 0. */
function withDecimals(own: GivenColumn, more: number): GivenColumn {
  const factor = 10n ** BigInt(more);
  const rows = exactRows(own.column).map((value) => (value === undefined ? undefined : value * factor));
  return { ...own, column: columnOf(rows), decimals: (own.decimals ?? 0) + more };
}

/** How the values of a column of the dataset are held. */
type Held = Pick<GivenColumn, 'decimals' | 'significant' | 'notation' | 'unit'>;

/** A column held as one of the dataset is: on the same grid, rounded where it has more digits. */
function scaled(found: ScaledColumn, own: Held, place: string): Column {
  const column = rebased(found, own.notation, place);
  const [from, to] = [gridOf(found), gridOf(own)];
  if (from.decimals === to.decimals && from.significant === to.significant) return column;
  if (from.decimals > 0 && to.decimals === 0 && to.significant === undefined)
    throw new InputError(
      `${place} holds fractions, where the data and what is computed from it are whole numbers`,
    );
  return columnOf(
    exactRows(column).map((value) => {
      if (value === undefined) return undefined;
      const { digits, exponent } = gridDigits(value, from);
      return placeOfDigits(digits, exponent, to);
    }),
  );
}

/** A column in the notation of one of the dataset: dates counted from the same one. */
function rebased({ column, notation }: ScaledColumn, own: Held['notation'], place: string): Column {
  const [from, to] = [notation?.writing, own?.writing];
  if (from?.name !== to?.name) {
    if (isNumber(from) && isNumber(to)) return column;
    throw new InputError(`${place} is not written as in the data`);
  }
  if (from === undefined || to === undefined) return column;
  const rows = exactRows(column);
  const present = rows.filter((value) => value !== undefined);
  const values = notationOf(to).rebase(present, from, to);
  if (values === undefined) throw new InputError(`${place} has values that the data cannot count`);
  let next = 0;
  return columnOf(rows.map((value) => (value === undefined ? undefined : values[next++])));
}

/** Whether values are the numbers that are written, whatever the marks around their digits. */
function isNumber(writing: Writing | undefined): boolean {
  if (writing === undefined) return true;
  const { isAmount, joined, rebase } = notationOf(writing);
  return isAmount && joined === undefined && rebase === asTheyAre;
}
