import { type Column, columnOf } from './column.js';
import type { RecordLayout } from './surface.js';

/** Widths of records up to this many bytes are read and written as doubles, and exactly. */
const EXACT_BYTES = 6;

/** The integers of so many records from byte `from` on. */
export function readRecords(bytes: Uint8Array, from: number, count: number, layout: RecordLayout): Column {
  const { width, isBigEndian, isSigned } = layout;
  const place = (record: number, byte: number) =>
    from + record * width + (isBigEndian ? width - 1 - byte : byte);
  if (width <= EXACT_BYTES) {
    const values = new Float64Array(count);
    const modulus = 256 ** width;
    for (let record = 0; record < count; record++) {
      let value = 0;
      for (let byte = width - 1; byte >= 0; byte--) value = value * 256 + bytes[place(record, byte)];
      values[record] = isSigned && value >= modulus / 2 ? value - modulus : value;
    }
    return { values };
  }
  return columnOf(
    Array.from({ length: count }, (_, record) => {
      let value = 0n;
      for (let byte = width - 1; byte >= 0; byte--)
        value = (value << 8n) | BigInt(bytes[place(record, byte)]);
      return isSigned ? BigInt.asIntN(8 * width, value) : value;
    }),
  );
}

/** Writes an integer as the record at byte `at`; false if it does not fit. */
export function writeRecord(bytes: Uint8Array, at: number, value: bigint, layout: RecordLayout): boolean {
  const { width, isBigEndian, isSigned } = layout;
  const fits = isSigned ? BigInt.asIntN(8 * width, value) : BigInt.asUintN(8 * width, value);
  if (fits !== value) return false;
  let rest = BigInt.asUintN(8 * width, value);
  for (let byte = 0; byte < width; byte++) {
    bytes[at + (isBigEndian ? width - 1 - byte : byte)] = Number(rest & 255n);
    rest >>= 8n;
  }
  return true;
}
