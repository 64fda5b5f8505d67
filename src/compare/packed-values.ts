import type { FileDecisions } from '../codelength/decision-coders.js';
import { codeLiteral } from '../codelength/natural-code.js';
import { type Column, columnOf, exactRows } from '../data/column.js';
import { FileFormatError } from '../errors.js';

/** The widths that values are packed at, in bits; below 8 they share a byte, the first value in its highest bits. */
const WIDTHS = [1, 2, 4, 8, 16, 32, 64] as const;

export type Width = (typeof WIDTHS)[number];

/** How integers are laid out in bytes at a fixed width. */
export interface Packing {
  readonly width: Width;
  /** Packed are the differences from one value to the next, the first of them 0. */
  readonly delta: boolean;
  /** The lowest bytes of all values, then the next higher ones … in place of value after value, the lowest byte first. */
  readonly planes: boolean;
  /** Subtracted from what is packed, so that it is 0 or more (a frame of reference: Goldstein, Ramakrishnan & Shaft 1998). */
  readonly base: bigint;
  /** The first value where differences are packed, else 0. */
  readonly first: bigint;
}

const BLANK: Packing = { width: 1, delta: false, planes: false, base: 0n, first: 0n };

/** The packing of the indices of an alphabet, in bytes if `wide`. */
export function symbolPacking(alphabetSize: number, wide: boolean): Packing {
  const width = WIDTHS.find((bits) => alphabetSize <= 2 ** bits && (bits >= 8 || !wide))!;
  return { ...BLANK, width };
}

/** The narrowest packing of a column without holes; undefined where it takes more than 64 bits a value. */
export function narrowestPacking(target: Column, delta: boolean): Packing | undefined {
  const values = exactRows(target) as bigint[];
  const first = delta ? (values[0] ?? 0n) : 0n;
  const packed = delta ? differences(values) : values;
  let base = packed[0] ?? 0n;
  let most = base;
  for (const value of packed) {
    if (value < base) base = value;
    if (value > most) most = value;
  }
  const width = WIDTHS.find((bits) => most - base < 1n << BigInt(bits));
  return width && { width, delta, planes: false, base, first };
}

function differences(values: readonly bigint[]): bigint[] {
  return values.map((value, row) => (row === 0 ? 0n : value - values[row - 1]));
}

/** Codes a packing; a reader needs none. */
export function codePacking(decisions: FileDecisions, packing: Packing = BLANK): Packing {
  const width = WIDTHS[decisions.raw(WIDTHS.indexOf(packing.width), 3)];
  if (width === undefined) throw new FileFormatError('packed: there is no such width');
  const delta = decisions.raw(packing.delta ? 1 : 0, 1) === 1;
  const planes = decisions.raw(packing.planes ? 1 : 0, 1) === 1;
  const base = codeLiteral(decisions, packing.base);
  const first = delta ? codeLiteral(decisions, packing.first) : 0n;
  return { width, delta, planes, base, first };
}

/** Bytes that so many values take. */
export function packedLength(rows: number, width: Width): number {
  return Math.ceil((rows * width) / 8);
}

/** The bytes of a column without holes that a packing fits. */
export function packValues(target: Column, { width, delta, planes, base }: Packing): Uint8Array {
  const values = exactRows(target) as bigint[];
  const packed = delta ? differences(values) : values;
  const rows = packed.length;
  const bytes = new Uint8Array(packedLength(rows, width));
  const size = width / 8;
  for (let row = 0; row < rows; row++) {
    const value = packed[row] - base;
    if (size < 1) {
      const bit = row * width;
      bytes[bit >> 3] |= Number(value) << (8 - width - (bit & 7));
      continue;
    }
    for (let place = 0; place < size; place++)
      bytes[planes ? place * rows + row : row * size + place] = Number((value >> BigInt(8 * place)) & 255n);
  }
  return bytes;
}

/** The column of as many rows from the {@link packedLength} of bytes. */
export function unpackValues(bytes: Uint8Array, rows: number, packing: Packing): Column {
  const { width, delta, planes, base, first } = packing;
  const values = new Array<bigint>(rows);
  const size = width / 8;
  for (let row = 0; row < rows; row++) {
    let value = 0n;
    if (size < 1) {
      const bit = row * width;
      value = BigInt((bytes[bit >> 3] >> (8 - width - (bit & 7))) & (2 ** width - 1));
    } else
      for (let place = size - 1; place >= 0; place--)
        value = (value << 8n) + BigInt(bytes[planes ? place * rows + row : row * size + place]);
    values[row] = value + base;
    if (delta) values[row] += row === 0 ? first : values[row - 1];
  }
  return columnOf(values);
}

/** The bits of each value from those of the bytes that it was packed in; values that share a byte share its bits. */
export function valueBits(bits: Float64Array, rows: number, { width, planes }: Packing): Float64Array {
  const profile = new Float64Array(rows);
  const size = width / 8;
  for (let row = 0; row < rows; row++) {
    if (size < 1) profile[row] = bits[Math.floor(row * size)] * size;
    else
      for (let place = 0; place < size; place++)
        profile[row] += bits[planes ? place * rows + row : row * size + place];
  }
  return profile;
}
