import { FileFormatError } from '../errors.js';
import { writeRecord } from './binary-records.js';
import { type Column, valueAt } from './column.js';
import type { Dataset } from './dataset.js';
import { byteOf } from './kinds/symbol.js';
import { kindOf } from './kinds.js';
import { writeValue } from './notations.js';
import { byteString } from './spans.js';
import type { Beside, Gaps, Notation, Surface } from './surface.js';

/** What a file is rebuilt from besides its surface. */
export type Rows = Pick<Dataset, 'kind' | 'target' | 'alphabet'> & Partial<Pick<Dataset, 'given'>>;

/**
 * Rebuilds the bytes of a file from the values of its target and its surface.
 * @param maximumBytes an upper limit on the bytes built, for surfaces that come from a file somebody else wrote
 * @throws FileFormatError when the surface does not fit the rows (a symbol without a byte, too few gaps, rows that are
 * no whole number of bytes) or the output would exceed `maximumBytes`
 */
export function renderSurface(
  rows: Rows,
  surface: Surface,
  maximumBytes: number = Number.POSITIVE_INFINITY,
): Uint8Array {
  switch (surface.form) {
    case 'symbols':
      return renderSymbols(rows, surface, maximumBytes);
    case 'bits':
      return renderBits(rows.target, maximumBytes);
    case 'records':
      return renderRecords(rows, surface, maximumBytes);
    case 'text':
      return renderText(rows, surface, maximumBytes);
  }
}

function renderSymbols(
  rows: Rows,
  { times, suffix }: Extract<Surface, { form: 'symbols' }>,
  maximumBytes: number,
): Uint8Array {
  const { values } = rows.target;
  const length = values.length * times;
  requireRoom(length + suffix.length, maximumBytes);
  const bytes = new Uint8Array(length + suffix.length);
  for (let row = 0; row < values.length; row++) bytes[row] = byteOf(rows.alphabet, values[row]);
  for (let done = values.length; done > 0 && done < length; done *= 2)
    bytes.copyWithin(done, 0, Math.min(done, length - done));
  bytes.set(suffix, length);
  return bytes;
}

function renderBits(target: Column, maximumBytes: number): Uint8Array {
  const { values } = target;
  if (values.length % 8 !== 0)
    throw new FileFormatError(`${values.length} bits are no whole number of bytes`);
  requireRoom(values.length / 8, maximumBytes);
  const bytes = new Uint8Array(values.length / 8);
  for (let row = 0; row < values.length; row++) {
    const bit = values[row];
    if (bit !== 0 && bit !== 1) throw new FileFormatError(`row ${row} is no bit`);
    bytes[row >> 3] |= bit << (7 - (row & 7));
  }
  return bytes;
}

function renderRecords(
  rows: Rows,
  { prefix, layout, suffix }: Extract<Surface, { form: 'records' }>,
  maximumBytes: number,
): Uint8Array {
  const kind = kindOf(rows);
  const count = rows.target.values.length;
  const length = prefix.length + count * layout.width + suffix.length;
  requireRoom(length, maximumBytes);
  const bytes = new Uint8Array(length);
  bytes.set(prefix);
  for (let row = 0; row < count; row++) {
    const value = kind.integerAt(rows.target, row, rows);
    if (value === undefined || !writeRecord(bytes, prefix.length + row * layout.width, value, layout))
      throw new FileFormatError(`row ${row} does not fit ${layout.width} bytes`);
  }
  bytes.set(suffix, length - suffix.length);
  return bytes;
}

function renderText(
  rows: Rows,
  surface: Extract<Surface, { form: 'text' }>,
  maximumBytes: number,
): Uint8Array {
  const { prefix, gaps, suffix, notation, beside } = surface;
  const width = 1 + (beside?.notations.length ?? 0);
  const count = rows.target.values.length * width;
  if (gaps.kind === 'verbatim' && gaps.gaps.length !== Math.max(0, count - 1)) {
    throw new FileFormatError(`${gaps.gaps.length} gaps do not fit ${count} values`);
  }
  const { trimmed, significant, decimals } = notation;
  const least = notation.width + (trimmed || significant !== undefined ? 0 : decimals);
  requireRoom(prefix.length + suffix.length + rows.target.values.length * least, maximumBytes);
  const gapBefore = gapWriter(gaps);
  const write = valueWriter(rows, notation, beside);
  const writer = new ByteWriter(maximumBytes);
  writer.add(byteString(prefix));
  for (let value = 0; value < count; value++) {
    if (value > 0) writer.add(gapBefore(value));
    writer.add(write(value));
  }
  writer.add(byteString(suffix));
  return writer.bytes();
}

/** Writes the values of a text in turn, row by row. */
function valueWriter(rows: Rows, notation: Notation, beside: Beside | undefined): (value: number) => string {
  const kind = kindOf(rows);
  if (beside === undefined) return (row) => kind.write(rows.target, row, rows, notation);
  const { notations, before } = beside;
  const width = notations.length + 1;
  return (value) => {
    const row = Math.floor(value / width);
    const place = value % width;
    if (place === before) return kind.write(rows.target, row, rows, notation);
    const column = place < before ? place : place - 1;
    const known = rows.given?.[column] && valueAt(rows.given[column].column, row);
    const written = known === undefined ? undefined : writeValue(known, notations[column]);
    if (written === undefined)
      throw new FileFormatError(`row ${row} of column ${column + 1} cannot be written`);
    return written;
  };
}

/** The gap before a value (from 1), as a byte string. */
export function gapWriter(gaps: Gaps): (row: number) => string {
  switch (gaps.kind) {
    case 'constant': {
      const bytes = byteString(gaps.bytes);
      return () => bytes;
    }
    case 'indexed': {
      const before = byteString(gaps.before);
      const after = byteString(gaps.after);
      return (row) => `${before}${gaps.first + row - 1}${after}`;
    }
    case 'wrapped': {
      const inner = byteString(gaps.inner);
      const line = byteString(gaps.line);
      return (row) => (row % gaps.width === 0 ? line : inner);
    }
    case 'verbatim':
      return (row) => byteString(gaps.gaps[row - 1]);
  }
}

function requireRoom(bytes: number, maximumBytes: number): void {
  if (bytes > maximumBytes) {
    throw new FileFormatError(`the file would be longer than ${maximumBytes} bytes`);
  }
}

/** Collects byte strings and turns them to bytes a block at a time. */
class ByteWriter {
  #blocks: Buffer[] = [];
  #pending: string[] = [];
  #pendingLength = 0;
  #length = 0;

  constructor(readonly maximumBytes: number) {}

  add(piece: string): void {
    requireRoom(this.#length + piece.length, this.maximumBytes);
    this.#pending.push(piece);
    this.#pendingLength += piece.length;
    this.#length += piece.length;
    if (this.#pendingLength > 1 << 16) this.#flush();
  }

  bytes(): Uint8Array {
    this.#flush();
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const block of this.#blocks) {
      bytes.set(block, at);
      at += block.length;
    }
    return bytes;
  }

  #flush(): void {
    this.#blocks.push(Buffer.from(this.#pending.join(''), 'latin1'));
    this.#pending = [];
    this.#pendingLength = 0;
  }
}

/** Whether a surface gives back exactly these bytes. */
export function rebuilds(rows: Rows, surface: Surface, bytes: Uint8Array): boolean {
  return Buffer.compare(renderSurface(rows, surface), bytes) === 0;
}
