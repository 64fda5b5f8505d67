import { InputError } from '../../errors.js';
import { type Format, requireOneUse } from '../format.js';
import { beginsLikeJson } from '../json.js';
import { holdsOnlyNumbers, meantAsNumbers } from '../number-list.js';
import { attemptOnce, NUMERIC, outcomeOf } from '../source.js';
import { quote } from '../spans.js';
import {
  type ColumnLabel,
  columnLabels,
  columnNamed,
  columnSpans,
  isClearTable,
  readTable,
  unevenMistake,
  unevenRecord,
  usualTarget,
  usualTargets,
} from '../table.js';

/** CSV, TSV and columns with blanks between them. A table of nothing but numbers is read as numbers unless columns are asked for. */
export const TABLE: Format = {
  kinds: NUMERIC,
  columns: true,
  binary: false,
  partial: true,
  detect: (source) => {
    if (beginsLikeJson(source.bytes, source.start)) return 'none';
    if (source.asksColumns) return 'certain';
    if (holdsOnlyNumbers(source)) return 'none';
    const table = tableOf(source);
    if (table.kind === 'failed') return meantAsNumbers(source) ? 'possible' : 'none';
    if (isClearTable(source.bytes, table.value)) return 'certain';
    const isUneven = table.value.header !== undefined && unevenRecord(table.value) >= 0;
    return isUneven && table.value.delimiter !== ' ' && meantAsNumbers(source) ? 'possible' : 'none';
  },
  locate: (source) => {
    const { name, bytes, options } = source;
    const table = outcomeOf(tableOf(source));
    const named = Array.isArray(options.inputs)
      ? options.inputs.map((input) => columnNamed(name, table, input))
      : undefined;
    const sigma = options.sigma === undefined ? undefined : columnNamed(name, table, options.sigma);
    const excluded = [...(named ?? []), ...(sigma === undefined ? [] : [sigma])];
    const target =
      options.column !== undefined
        ? columnNamed(name, table, options.column)
        : usualTarget(bytes, table, excluded);
    if (target < 0 && unevenRecord(table) >= 0) throw unevenMistake(name, bytes, table, unevenRecord(table));
    if (target < 0) throw new InputError(`${name}: no column holds numbers; name one with --column`);
    const labels = columnLabels(table);
    const titles = labels.map(({ title }) => title);
    requireOneUse(name, target, named, sigma, (column) => titles[column]);
    const inputs = named ?? [...titles.keys()].filter((column) => column !== target && column !== sigma);
    const inputAt = (input: number, isNamed: boolean) => ({
      name: titles[input],
      ...unitOf(labels[input]),
      spans: () => columnSpans(name, bytes, table, input),
      isNamed,
    });
    return {
      kind: 'values',
      column: titles[target],
      ...unitOf(labels[target]),
      format: `${NAMES[table.delimiter]}, column ${quote(titles[target])}`,
      spans: columnSpans(name, bytes, table, target),
      inputs: inputs.map((input) => inputAt(input, named !== undefined)),
      ...(sigma !== undefined && { sigma: inputAt(sigma, true) }),
    };
  },
  targets: (source) => {
    const { name, bytes, options } = source;
    const table = outcomeOf(tableOf(source));
    const named = Array.isArray(options.inputs) ? options.inputs : [];
    const taken = [...named, ...(options.sigma === undefined ? [] : [options.sigma])];
    const excluded = taken.map((column) => columnNamed(name, table, column));
    const labels = columnLabels(table);
    return usualTargets(bytes, table, excluded).map((column) => labels[column].title);
  },
};

function unitOf({ unit }: ColumnLabel): { readonly unit?: string } {
  return unit === undefined ? {} : { unit };
}

const NAMES = {
  ',': 'CSV',
  '\t': 'TSV',
  ';': 'CSV with semicolons',
  '|': 'table with bars',
  ' ': 'table with blanks',
} as const;

const tableOf = attemptOnce(({ name, bytes, start }) => readTable(name, bytes, start));
