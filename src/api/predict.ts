import { type ColumnSource, columnsOfText, furtherRows } from '../data/further-rows.js';
import { InputError } from '../errors.js';
import { applied, type PredictedRows } from '../search/applied.js';
import type { RowsAhead } from '../search/apply.js';
import { type Check, checkOptions, shown } from './argument.js';
import { DATA_CHECKS, type Data, type DataOptions, type Excerpt, toExcerpt } from './data.js';
import { grammarTold } from './grammar.js';
import { limitOf, presentOf, SEARCH_CHECKS, type SearchOptions, search } from './search.js';
import { datasetOfValues } from './values.js';

/** Further rows: a text, a table or JSON objects with columns by the names of the data's, or the columns themselves. */
export type RowsToPredict = string | Readonly<Record<string, ArrayLike<number | bigint>>>;

/** What rows are predicted for, and how a program is searched for. */
export interface PredictOptions extends Omit<SearchOptions, 'next'>, DataOptions {
  /** Absent: the rows of the data itself that have no value in the target's column, in a text that is a table. */
  readonly on?: RowsToPredict;
}

const NAME = 'on';

const ROWS = 'takes a text such as a table, or columns such as { x: [1, 2] }';

const rowsCheck: Check = (value) => {
  if (typeof value === 'string' && value !== '') return undefined;
  const isColumns = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isColumns && Object.values(value).every(isList) ? undefined : ROWS;
};

const isList = (value: unknown) =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

const { next: _, ...CHECKS } = { ...SEARCH_CHECKS, ...DATA_CHECKS, on: rowsCheck };

/**
 * Finds the shortest program that generates data, and applies it to further rows of which everything but the target is given.
 *
 * @example
 * ```ts
 * const { rows } = await predict('x,y\n5,22\n2,13\n9,34\n14,49\n3,16\n', { column: 'y', on: { x: [100] } });
 * console.log(rows); // [{ value: '307', low: '307', high: '307' }]
 * ```
 * @param data a text such as a table, or a dataset with given columns. Rows of a table without a value in the target's column are predicted
 * where `on` is absent.
 * @throws InputError for what is no data, for a wrong option, and for rows that lack a column that the program reads
 */
export async function predict(data: Data, options: PredictOptions = {}): Promise<PredictedRows> {
  checkOptions('predict', options, CHECKS);
  const { on, name, kind, column, inputs, grammar, ...engine } = options;
  const limits = presentOf(engine);
  const read = toExcerpt('predict', data, presentOf({ name, kind, column, inputs }), limitOf(limits));
  const told = grammarTold({ grammar, kind }, read.dataset);
  const ahead = rowsAhead(on, read);
  const result = await search(read.dataset, {
    ...limits,
    ...(read.isPart && { seconds: read.left }),
    ...(told && { grammar: told }),
    next: 0,
  });
  return applied(result, read.dataset, ahead, told);
}

/** The further rows, told which given columns are needed. */
function rowsAhead(
  on: RowsToPredict | undefined,
  { dataset, column, open }: Pick<Excerpt, 'dataset' | 'column' | 'open'>,
): (needed: readonly string[], isFine: boolean) => RowsAhead {
  if (on === undefined) {
    if (open !== undefined) return () => open;
    throw new InputError(
      `predict: on ${ROWS}; without it there has to be a table with rows that have no value in the column`,
    );
  }
  const source =
    typeof on === 'string' ? columnsOfText(NAME, new TextEncoder().encode(on)) : columnsOfValues(on);
  return (needed, isFine) => furtherRows(NAME, source, dataset, column, needed, isFine);
}

function columnsOfValues(columns: Readonly<Record<string, ArrayLike<number | bigint>>>): ColumnSource {
  return (title, isNeeded) => {
    if (Object.hasOwn(columns, title)) {
      const { target: column, ...held } = datasetOfValues(columns[title], `${NAME}: column ${shown(title)}`);
      return { column, decimals: held.decimals, ...(held.significant && { significant: held.significant }) };
    }
    if (!isNeeded) return undefined;
    throw new InputError(`${NAME}: there is no column ${shown(title)}; the program reads it`);
  };
}
