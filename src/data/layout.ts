import { type Column, valueAt } from './column.js';
import { writeValue } from './notations.js';
import { byteString, type Spans } from './spans.js';
import type { Gaps, Notation, Surface } from './surface.js';

/**
 * Describes a text around its values, or undefined if what stands for one cannot be rebuilt (`.5`, say).
 * What a notation does not write (a plus sign, zeros in front of some numbers) is left to the gaps.
 */
export function layOutValues(
  text: Uint8Array,
  spans: Spans,
  column: Column,
  notation: Notation,
): Surface | undefined {
  const placed = placeValues(text, spans, column, notation);
  return placed && layOut(text, placed, notation);
}

/** A column of a table whose values stand in its text. */
export interface PlacedColumn {
  readonly spans: Spans;
  readonly column: Column;
  readonly notation: Notation;
}

/**
 * Describes a text around the values of several columns of a table; undefined if what stands for one cannot be rebuilt, or if they do not
 * stand in the same order in all rows.
 *
 * @param others in the order in which they stand in a row
 * @param before how many of them stand in front of the target
 */
export function layOutTable(
  text: Uint8Array,
  target: PlacedColumn,
  others: readonly PlacedColumn[],
  before: number,
): Surface | undefined {
  const columns = others.toSpliced(before, 0, target);
  const placed = columns.map(({ spans, column, notation }) => placeValues(text, spans, column, notation));
  const starts: number[] = [];
  const ends: number[] = [];
  for (let row = 0; row < target.spans.starts.length; row++)
    for (const spans of placed) {
      if (spans === undefined || spans.starts[row] < (ends.at(-1) ?? 0)) return undefined;
      starts.push(spans.starts[row]);
      ends.push(spans.ends[row]);
    }
  const notations = others.map(({ notation }) => notation);
  return { ...layOut(text, { starts, ends }, target.notation), beside: { notations, before } };
}

/** Describes a text around its symbols, one byte each. */
export function layOutSymbols(text: Uint8Array, spans: Spans): Surface {
  return layOut(text, spans, { decimals: 0, trimmed: false, width: 0 });
}

function layOut(text: Uint8Array, spans: Spans, notation: Notation): Extract<Surface, { form: 'text' }> {
  const { starts, ends } = spans;
  return {
    form: 'text',
    prefix: text.slice(0, starts[0]),
    gaps: describeGaps(text, spans),
    suffix: text.slice(ends[ends.length - 1]),
    notation,
  };
}

/** The spans of values, each cut down to the characters that its notation writes. */
function placeValues(text: Uint8Array, spans: Spans, column: Column, notation: Notation): Spans | undefined {
  const rows = spans.starts.length;
  const starts = new Array<number>(rows);
  const ends = new Array<number>(rows);
  for (let row = 0; row < rows; row++) {
    const token = byteString(text, spans.starts[row], spans.ends[row]);
    const written = writeValue(exactValue(column, row), notation);
    const offset = written === undefined ? -1 : token === written ? 0 : token.indexOf(written);
    if (written === undefined || offset < 0) return undefined;
    starts[row] = spans.starts[row] + offset;
    ends[row] = starts[row] + written.length;
  }
  return { starts, ends };
}

function exactValue(column: Column, row: number): number | bigint {
  const value = column.values[row];
  return Number.isFinite(value) ? value : valueAt(column, row)!;
}

/** The shortest description of the bytes between neighbouring spans. */
export function describeGaps(text: Uint8Array, spans: Spans): Gaps {
  const gaps = new GapView(text, spans);
  if (gaps.count === 0) return { kind: 'constant', bytes: new Uint8Array() };
  let same = 1;
  while (same < gaps.count && gaps.equal(same, 0)) same++;
  if (same === gaps.count) return { kind: 'constant', bytes: gaps.bytes(0) };
  return indexedGaps(gaps) ?? wrappedGaps(gaps, same) ?? verbatimGaps(gaps);
}

/** `lineGap` is the first gap that differs from gap 0. */
function wrappedGaps(gaps: GapView, lineGap: number): Gaps | undefined {
  const width = lineGap + 1;
  for (let i = lineGap + 1; i < gaps.count; i++) {
    if (!gaps.equal(i, (i + 1) % width === 0 ? lineGap : 0)) return undefined;
  }
  return { kind: 'wrapped', width, inner: gaps.bytes(0), line: gaps.bytes(lineGap) };
}

/** An index is looked for in gaps of at most this many bytes: every number in the first gap may be it. */
const LONGEST_INDEXED = 1000;

function indexedGaps(gaps: GapView): Gaps | undefined {
  const text = gaps.string(0);
  if (text.length > LONGEST_INDEXED) return undefined;
  for (const match of text.matchAll(/-?\d+/g)) {
    const first = Number(match[0]);
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    if (!Number.isSafeInteger(first + gaps.count) || String(first) !== match[0]) continue;
    let i = 1;
    while (i < gaps.count && gaps.string(i) === `${before}${first + i}${after}`) i++;
    if (i === gaps.count) return { kind: 'indexed', before: latin1(before), first, after: latin1(after) };
  }
  return undefined;
}

function verbatimGaps(gaps: GapView): Gaps {
  const shared = new Map<string, Uint8Array>();
  const each: Uint8Array[] = [];
  for (let i = 0; i < gaps.count; i++) {
    const key = gaps.string(i);
    let bytes = shared.get(key);
    if (bytes === undefined) {
      bytes = gaps.bytes(i);
      shared.set(key, bytes);
    }
    each.push(bytes);
  }
  return { kind: 'verbatim', gaps: each };
}

function latin1(bytes: string): Uint8Array {
  return new Uint8Array(Buffer.from(bytes, 'latin1'));
}

/** The gaps between spans, without copying them. */
class GapView {
  readonly count: number;

  constructor(
    readonly text: Uint8Array,
    readonly spans: Spans,
  ) {
    this.count = spans.starts.length - 1;
  }

  bytes(gap: number): Uint8Array {
    return this.text.slice(this.spans.ends[gap], this.spans.starts[gap + 1]);
  }

  string(gap: number): string {
    return byteString(this.text, this.spans.ends[gap], this.spans.starts[gap + 1]);
  }

  equal(gap: number, other: number): boolean {
    const start = this.spans.ends[gap];
    const otherStart = this.spans.ends[other];
    const length = this.spans.starts[gap + 1] - start;
    if (this.spans.starts[other + 1] - otherStart !== length) return false;
    for (let i = 0; i < length; i++) if (this.text[start + i] !== this.text[otherStart + i]) return false;
    return true;
  }
}
