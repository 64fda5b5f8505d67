import { readRecords } from './binary-records.js';
import { valueAt } from './column.js';
import type { RecordLayout } from './surface.js';

/** Fewer records than this tell nothing of how they are laid out. */
const LEAST_RECORDS = 8;

/** So many bytes of a file are looked at. */
const SAMPLE = 2 ** 15;

/** Fewer different records are as well so many bytes that come again and again. */
const LEAST_VALUES = 3;

const WIDTHS = [2, 3, 4, 8];

/** Records must be so much shorter than bytes to be believed in. */
const SHARE = 0.95;

/** Records of so few bits each are all but told by their neighbours: nothing wider is looked for. */
const TOLD = 6;

/** Magnitudes with a sign must be so much shorter than without one. */
const SIGNED_SHARE = 0.75;

/** The differences of neighbours that are looked at: the values, their differences, and the differences of those. */
const ORDERS = [0, 1, 2];

/**
 * The layout of integers that bytes are cheapest in, if they are cheaper so than byte by byte; of all layouts if `isAsked`, when integers
 * were asked for. Costs are rough ones: what neighbouring integers differ by in a universal code, bytes in an adaptive one.
 */
export function recordLayoutOf(bytes: Uint8Array, isAsked: boolean): RecordLayout | undefined {
  let best: { readonly layout: RecordLayout; readonly bits: number } | undefined;
  for (const width of WIDTHS) {
    if (bytes.length % width !== 0 || bytes.length < LEAST_RECORDS * width) continue;
    const count = Math.floor(Math.min(bytes.length, SAMPLE) / width);
    for (const isBigEndian of [false, true]) {
      const layout = { width, isBigEndian, isSigned: false };
      const bits = recordBits(bytes, count, layout, isAsked ? 1 : LEAST_VALUES) / (count * width);
      if (best === undefined || bits < best.bits) best = { layout: signed(bytes, count, layout), bits };
    }
    if (best !== undefined && best.bits * best.layout.width <= TOLD) break;
  }
  if (best === undefined || best.bits === Number.POSITIVE_INFINITY) return undefined;
  return isAsked || best.bits < SHARE * byteBits(bytes.subarray(0, SAMPLE)) ? best.layout : undefined;
}

/** The layout with a sign, if magnitudes are smaller then. */
function signed(bytes: Uint8Array, count: number, layout: RecordLayout): RecordLayout {
  const withSign = { ...layout, isSigned: true };
  const size = (each: RecordLayout) => differenceBits(integersOf(bytes, count, each), 0, each.width);
  return size(withSign) < SIGNED_SHARE * size(layout) ? withSign : layout;
}

function integersOf(bytes: Uint8Array, count: number, layout: RecordLayout): bigint[] {
  const column = readRecords(bytes, 0, count, layout);
  return Array.from({ length: count }, (_, record) => valueAt(column, record)!);
}

/** Bits of records by what they, or their differences, are; infinite for fewer different ones. */
function recordBits(bytes: Uint8Array, count: number, layout: RecordLayout, leastValues: number): number {
  const integers = integersOf(bytes, count, layout);
  if (new Set(integers).size < leastValues) return Number.POSITIVE_INFINITY;
  return Math.min(...ORDERS.map((order) => differenceBits(integers, order, layout.width)));
}

/** Bits of differences in a universal code. Those of order 1 and more are taken as the nearest to 0 in the arithmetic of the records. */
function differenceBits(integers: readonly bigint[], order: number, width: number): number {
  let rows = integers;
  for (let step = 0; step < order; step++) {
    rows = rows.map((value, row) => (row === 0 ? value : BigInt.asIntN(8 * width, value - rows[row - 1])));
  }
  return rows.reduce((bits, value) => {
    const length = Math.log2(1 + Math.abs(Number(value)));
    return bits + 1 + length + 2 * Math.log2(1 + length);
  }, 0);
}

/** Bits of a byte on average in an adaptive code (Krichevsky & Trofimov 1981): alone, or under one of the bytes before it. */
function byteBits(bytes: Uint8Array): number {
  const lags = [1, ...WIDTHS].map((lag) => adaptiveBits(bytes, (at) => bytes[at - lag] ?? 0));
  return Math.min(
    adaptiveBits(bytes, () => 0),
    ...lags,
  );
}

function adaptiveBits(bytes: Uint8Array, contextAt: (at: number) => number): number {
  const counts = new Float64Array(256 * 256);
  const totals = new Float64Array(256);
  let bits = 0;
  for (let at = 0; at < bytes.length; at++) {
    const context = contextAt(at);
    const node = 256 * context + bytes[at];
    bits -= Math.log2((counts[node] + 0.5) / (totals[context] + 128));
    counts[node]++;
    totals[context]++;
  }
  return bits / bytes.length;
}
