import { InputError } from '../../errors.js';
import { type Content, contentOf, textsOf } from '../cells.js';
import { type Format, type Located, requireOneUse } from '../format.js';
import {
  beginsLikeJson,
  innerArrays,
  type JsonRows,
  jsonSpans,
  meantAsJson,
  readJson,
  scalarKeys,
  type Value,
} from '../json.js';
import { holdsOnlyNumbers, meantAsNumbers } from '../number-list.js';
import { attemptOnce, NUMERIC, outcomeOf, type Source } from '../source.js';
import { emptySpans, quote, type Spans } from '../spans.js';

/**
 * A JSON array of values or objects, JSON lines, or an object with such an array in it. A list of bare numbers in brackets is read
 * without it.
 */
export const JSON_ROWS: Format = {
  kinds: NUMERIC,
  columns: true,
  binary: false,
  partial: false,
  detect: (source) => {
    const { bytes, start } = source;
    if (!beginsLikeJson(bytes, start)) return 'none';
    if (source.asksColumns || (meantAsJson(bytes, start) && !holdsOnlyNumbers(source))) return 'certain';
    if (holdsOnlyNumbers(source)) return 'none';
    if (isArrayOfValues(source)) return 'certain';
    return meantAsNumbers(source) ? 'possible' : 'none';
  },
  locate: (source) => outcomeOf(columnsOf(source)),
  targets: (source) => {
    const excluded = otherUses(source);
    return targetsOf(source).filter((key) => !excluded.includes(key));
  },
};

type Columns = Extract<Located, { kind: 'values' }>;

const jsonOf = attemptOnce(({ name, bytes, start }) => readJson(name, bytes, start));

const columnsOf = attemptOnce((source): Columns => {
  const { name, bytes } = source;
  const json = outcomeOf(jsonOf(source));
  const arrays = valueArrays(bytes, json);
  if (arrays.size === 0) {
    const isLone = json.lines && json.rows.length === 1 && !source.asksColumns;
    if (isLone && usualKey(bytes, json) === undefined)
      throw new InputError(
        `${name}: there is no array of numbers in this JSON; --kind bytes reads it as it is`,
      );
    return columnsOfRows(source, json, json.lines ? 'JSON lines' : 'JSON array', source.options.column);
  }
  const { column } = source.options;
  const wanted = column ?? (arrays.size === 1 ? [...arrays.keys()][0] : undefined);
  if (wanted === undefined) {
    const names = [...arrays.keys()].map(quote);
    const shown = names.length > MOST_SHOWN ? [...names.slice(0, MOST_SHOWN), '…'] : names;
    throw new InputError(
      `${name}: it holds several arrays of values, ${shown.join(', ')}; name one with --column`,
    );
  }
  if (!arrays.has(wanted) && arrays.size === 1) {
    const [[path, rows]] = arrays;
    return columnsOfRows(source, { rows }, `JSON, member ${quote(path)}`, column);
  }
  const rows = rowsOf(arrays, name, wanted);
  if (rows[0].kind === 'object')
    return columnsOfRows(source, { rows }, `JSON, member ${quote(wanted)}`, undefined);
  const named = namedInputs(source);
  const { sigma } = source.options;
  requireOneUse(name, wanted, named, sigma, String);
  const spansOf = (path: string) => jsonSpans(name, bytes, { rows: rowsOf(arrays, name, path) }, undefined);
  const inputs =
    named ??
    [...arrays.keys()].filter(
      (path) => path !== wanted && path !== sigma && isAsLong(arrays.get(path), rows),
    );
  const spans = spansOf(wanted);
  const inputAt = (input: string, isNamed: boolean) => ({
    name: input,
    spans: () => sameLength(name, input, spansOf(input), spans),
    isNamed,
  });
  return {
    kind: 'values',
    column: wanted,
    format: `JSON, member ${quote(wanted)}`,
    spans,
    inputs: inputs.map((input) => inputAt(input, named !== undefined)),
    ...(sigma !== undefined && { sigma: inputAt(sigma, true) }),
  };
});

const MOST_SHOWN = 12;

/** Whether a file is a JSON array, all of whose items are values, or an empty one. */
function isArrayOfValues(source: Source): boolean {
  const json = jsonOf(source);
  if (json.kind === 'failed' || json.value.lines) return false;
  const { rows } = json.value;
  if (rows.length === 0) return true;
  const spans = scalarSpans(rows);
  return spans.starts.length === rows.length && contentOf(textsOf(source.bytes, spans)) !== 'text';
}

function namedInputs({ options }: Source): readonly string[] | undefined {
  return Array.isArray(options.inputs) ? options.inputs : undefined;
}

/** The members that are named for something else than the target. */
function otherUses({ options: { inputs, sigma } }: Source): readonly string[] {
  return [...(Array.isArray(inputs) ? inputs : []), ...(sigma === undefined ? [] : [sigma])];
}

/** Whether an array of values can stand beside another. */
function isAsLong(array: readonly Value[] | undefined, other: readonly Value[]): boolean {
  return array?.length === other.length && array[0].kind === 'scalar';
}

function columnsOfRows(
  source: Source,
  json: Pick<JsonRows, 'rows'>,
  layout: string,
  column: string | undefined,
): Columns {
  const { name, bytes } = source;
  const key = column ?? usualKeys(bytes, json).findLast((each) => !otherUses(source).includes(each));
  if (key === undefined && json.rows.length > 0 && json.rows.every(({ kind }) => kind === 'object'))
    throw new InputError(`${name}: no member of these objects holds numbers; name one with --column`);
  const named = namedInputs(source);
  const { sigma } = source.options;
  if (key !== undefined) requireOneUse(name, key, named, sigma, String);
  const inputs = named ?? scalarKeys(json).filter((other) => other !== key && other !== sigma);
  const inputAt = (input: string, isNamed: boolean) => ({
    name: input,
    spans: () => jsonSpans(name, bytes, json, input),
    isNamed,
  });
  return {
    kind: 'values',
    ...(key !== undefined && { column: key }),
    format: key === undefined ? layout : `${layout}, member ${quote(key)}`,
    spans: jsonSpans(name, bytes, json, key),
    inputs: inputs.map((input) => inputAt(input, named !== undefined)),
    ...(sigma !== undefined && { sigma: inputAt(sigma, true) }),
  };
}

/** The arrays within an object that hold values, or objects with values. */
function valueArrays(text: Uint8Array, json: JsonRows): ReadonlyMap<string, readonly Value[]> {
  return new Map(
    [...innerArrays(json)].filter(([, rows]) =>
      rows[0].kind === 'scalar'
        ? contentOf(textsOf(text, scalarSpans(rows))) !== 'text'
        : usualKey(text, { rows }) !== undefined,
    ),
  );
}

function rowsOf(arrays: ReadonlyMap<string, readonly Value[]>, name: string, path: string): readonly Value[] {
  const rows = arrays.get(path);
  if (rows !== undefined) return rows;
  const names = [...arrays.keys()].slice(0, MOST_SHOWN).map(quote).join(', ');
  throw new InputError(`${name}: there is no array of values ${quote(path)}; it has ${names}`);
}

function sameLength(name: string, input: string, spans: Spans, target: Spans): Spans {
  const [rows, wanted] = [spans.starts.length, target.starts.length];
  if (rows === wanted) return spans;
  throw new InputError(`${name}: ${quote(input)} has ${rows} values, and the target has ${wanted}`);
}

/** The member that is explained where none is named: the last of amounts, or else of places; undefined where rows are no objects. */
function usualKey(text: Uint8Array, json: Pick<JsonRows, 'rows'>): string | undefined {
  return usualKeys(text, json).at(-1);
}

/** The members that could be explained where none is named. */
function usualKeys(text: Uint8Array, { rows }: Pick<JsonRows, 'rows'>): readonly string[] {
  const contents = scalarKeys({ rows }).map((key) => {
    const members = rows.map((row) => (row.kind === 'object' ? row.members.get(key) : undefined));
    const present = members.filter((value) => value !== undefined);
    return { key, content: contentOf(textsOf(text, scalarSpans(present))) };
  });
  const of = (asked: Content) => contents.filter(({ content }) => content === asked).map(({ key }) => key);
  const amounts = of('amounts');
  return amounts.length > 0 ? amounts : of('places');
}

/** All that could be explained: arrays of values within an object, or members of rows. */
function targetsOf(source: Source): readonly string[] {
  const { bytes } = source;
  const json = outcomeOf(jsonOf(source));
  const arrays = [...valueArrays(bytes, json)];
  if (arrays.length === 0) return usualKeys(bytes, json);
  if (arrays.length === 1 && arrays[0][1][0].kind === 'object')
    return usualKeys(bytes, { rows: arrays[0][1] });
  return arrays.filter(([, [first]]) => first.kind === 'scalar').map(([path]) => path);
}

function scalarSpans(values: readonly Value[]): Spans {
  const spans = emptySpans();
  for (const value of values) {
    if (value.kind !== 'scalar') continue;
    spans.starts.push(value.start);
    spans.ends.push(value.end);
  }
  return spans;
}
