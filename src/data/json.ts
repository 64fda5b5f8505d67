import type { InputError } from '../errors.js';
import {
  addSpan,
  byteString,
  emptySpans,
  mistakeAt,
  quote,
  quoteToken,
  readable,
  type Spans,
} from './spans.js';

/** Deeper nesting than this is refused: data has two or three levels, and the reader recurses. */
const DEEPEST = 100;

/** A JSON value in a text; scalars keep their place, so that no digit of a number is lost. */
export type Value =
  | { readonly kind: 'scalar'; readonly start: number; readonly end: number }
  | { readonly kind: 'array'; readonly start: number; readonly items: readonly Value[] }
  | { readonly kind: 'object'; readonly start: number; readonly members: ReadonlyMap<string, Value> };

/** Rows of a JSON text: the items of its one array, or its values if it is a sequence of them (JSON lines). */
export interface JsonRows {
  readonly lines: boolean;
  readonly rows: readonly Value[];
}

/** Whether a text begins as a JSON array or object does. */
export function beginsLikeJson(text: Uint8Array, start: number): boolean {
  return text[start] === 91 || text[start] === 123;
}

/** Characters that are looked at to see whether a text is meant as JSON. */
const BEGINNING = 200;
const MEANT_AS_JSON = /^(\{\s*["}]|\[\s*[[{"])/;

/** Whether a text can be nothing but JSON, if a broken one: an object with a name in quotes or nothing in it, or an array of strings, arrays or objects. */
export function meantAsJson(text: Uint8Array, start: number): boolean {
  return MEANT_AS_JSON.test(byteString(text, start, Math.min(text.length, start + BEGINNING)));
}

/**
 * Reads a text as JSON (RFC 8259) or JSON lines. Comment lines that start with `#` are skipped between values.
 * @throws InputError where it is neither
 */
export function readJson(source: string, text: Uint8Array, from: number): JsonRows {
  const cursor = { at: from };
  const values: Value[] = [];
  for (;;) {
    skipBlanks(text, cursor, true);
    if (cursor.at >= text.length) break;
    values.push(readValue(source, text, cursor, 0));
  }
  const [only] = values;
  if (values.length === 1 && only.kind === 'array') return { lines: false, rows: only.items.map(flattened) };
  return { lines: true, rows: values.map(flattened) };
}

/** An object with the members of the objects in it as its own, by the names that lead to each, with points between them. */
function flattened(value: Value): Value {
  if (value.kind !== 'object' || ![...value.members.values()].some(({ kind }) => kind === 'object'))
    return value;
  const members = new Map<string, Value>();
  const add = (name: string, member: Value): void => {
    if (member.kind === 'object') for (const [inner, each] of member.members) add(`${name}.${inner}`, each);
    else if (!members.has(name)) members.set(name, member);
  };
  for (const [name, member] of value.members) add(name, member);
  return { ...value, members };
}

/** Arrays that are looked for within an object, at most. */
const MOST_ARRAYS = 1000;

/**
 * The arrays of values or of objects within a lone object, by the names that lead to each, with points between them. None where the text is
 * anything else.
 */
export function innerArrays({ lines, rows }: JsonRows): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, readonly Value[]>();
  const look = (value: Value, path: string): void => {
    if (value.kind === 'array') {
      const [first] = value.items;
      if (
        first !== undefined &&
        found.size < MOST_ARRAYS &&
        value.items.every(({ kind }) => kind === first.kind)
      )
        found.set(path, value.items.map(flattened));
    } else if (value.kind === 'object') {
      for (const [name, member] of value.members) look(member, path === '' ? name : `${path}.${name}`);
    }
  };
  if (lines && rows.length === 1 && rows[0].kind === 'object') look(rows[0], '');
  return found;
}

/**
 * Where a row's number stands: the row itself, or its member `key` (as it is written in the text, escapes and all).
 * Numbers may be quoted.
 * @throws InputError at the first row that has no such number
 */
export function jsonSpans(
  source: string,
  text: Uint8Array,
  json: Pick<JsonRows, 'rows'>,
  key: string | undefined,
): Spans {
  const spans = emptySpans();
  for (const row of json.rows) {
    const value = key !== undefined && row.kind === 'object' ? row.members.get(key) : row;
    if (value === undefined) throw missingKey(source, text, row, key);
    if (value.kind === 'scalar') addSpan(spans, value.start, value.end);
    else {
      const what = value.kind === 'array' ? 'an array' : 'an object';
      throw mistakeAt(source, text, value.start, `expected a number and found ${what}`);
    }
  }
  return spans;
}

function missingKey(source: string, text: Uint8Array, row: Value, key: string | undefined): InputError {
  const names = row.kind === 'object' ? [...row.members.keys()].slice(0, 12).map(quote) : [];
  const rest = names.length > 0 ? `; it has ${names.join(', ')}` : '';
  return mistakeAt(source, text, row.start, `this row has no member ${quote(key ?? '')}${rest}`);
}

/** The members of the first row that every row has, none of them an array or an object. */
export function scalarKeys({ rows }: Pick<JsonRows, 'rows'>): readonly string[] {
  const [first] = rows;
  if (first?.kind !== 'object') return [];
  return [...first.members.keys()].filter((key) =>
    rows.every((row) => row.kind === 'object' && row.members.get(key)?.kind === 'scalar'),
  );
}

interface Cursor {
  at: number;
}

function skipBlanks(text: Uint8Array, cursor: Cursor, comments: boolean): void {
  for (; cursor.at < text.length; cursor.at++) {
    const byte = text[cursor.at];
    if (byte === 35 && comments) {
      while (cursor.at + 1 < text.length && text[cursor.at + 1] !== 10) cursor.at++;
    } else if (byte !== 32 && byte !== 9 && byte !== 10 && byte !== 13) return;
  }
}

function readValue(source: string, text: Uint8Array, cursor: Cursor, depth: number): Value {
  skipBlanks(text, cursor, false);
  const start = cursor.at;
  if (depth > DEEPEST)
    throw mistakeAt(source, text, start, `more than ${DEEPEST} brackets within each other`);
  switch (text[start]) {
    case undefined:
      throw mistakeAt(source, text, start, 'the JSON ends too early; is the file cut off?');
    case 91:
      return readArray(source, text, cursor, depth);
    case 123:
      return readObject(source, text, cursor, depth);
    case 34: {
      const end = readString(source, text, cursor);
      return { kind: 'scalar', start: start + 1, end };
    }
  }
  while (cursor.at < text.length && isScalar(text[cursor.at])) cursor.at++;
  if (cursor.at === start) {
    throw mistakeAt(
      source,
      text,
      start,
      `expected a JSON value and found ${quoteToken(text, start, start + 1)}`,
    );
  }
  return { kind: 'scalar', start, end: cursor.at };
}

/** Letters, digits, signs and points: numbers and the words true, false and null. */
function isScalar(byte: number): boolean {
  return (
    (byte >= 48 && byte <= 57) ||
    byte === 43 ||
    byte === 45 ||
    byte === 46 ||
    ((byte | 32) >= 97 && (byte | 32) <= 122)
  );
}

function readArray(source: string, text: Uint8Array, cursor: Cursor, depth: number): Value {
  const start = cursor.at++;
  const items: Value[] = [];
  skipBlanks(text, cursor, false);
  if (text[cursor.at] === 93) {
    cursor.at++;
    return { kind: 'array', start, items };
  }
  for (;;) {
    items.push(readValue(source, text, cursor, depth + 1));
    if (!continues(source, text, cursor, 93, start)) return { kind: 'array', start, items };
  }
}

function readObject(source: string, text: Uint8Array, cursor: Cursor, depth: number): Value {
  const start = cursor.at++;
  const members = new Map<string, Value>();
  skipBlanks(text, cursor, false);
  if (text[cursor.at] === 125) {
    cursor.at++;
    return { kind: 'object', start, members };
  }
  for (;;) {
    skipBlanks(text, cursor, false);
    const open = cursor.at;
    if (text[open] !== 34) throw mistakeAt(source, text, open, 'expected a name in quotes');
    const end = readString(source, text, cursor);
    skipBlanks(text, cursor, false);
    if (text[cursor.at] !== 58) throw mistakeAt(source, text, cursor.at, 'expected ":" after the name');
    cursor.at++;
    members.set(readable(text, open + 1, end), readValue(source, text, cursor, depth + 1));
    if (!continues(source, text, cursor, 125, start)) return { kind: 'object', start, members };
  }
}

/** Steps over a comma (true) or the closing bracket (false). */
function continues(source: string, text: Uint8Array, cursor: Cursor, close: number, open: number): boolean {
  skipBlanks(text, cursor, false);
  const byte = text[cursor.at];
  if (byte === 44 || byte === close) {
    cursor.at++;
    return byte === 44;
  }
  if (byte === undefined) {
    throw mistakeAt(source, text, open, 'this bracket is not closed; is the file cut off?');
  }
  throw mistakeAt(source, text, cursor.at, `expected "," or "${String.fromCharCode(close)}"`);
}

/** Reads a string and returns the offset of its closing quote. */
function readString(source: string, text: Uint8Array, cursor: Cursor): number {
  const open = cursor.at++;
  for (; cursor.at < text.length; cursor.at++) {
    if (text[cursor.at] === 92) cursor.at++;
    else if (text[cursor.at] === 34) return cursor.at++;
  }
  throw mistakeAt(source, text, open, 'this string is not closed; is the file cut off?');
}
