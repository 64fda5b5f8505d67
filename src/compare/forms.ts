import { DecisionReader, DecisionWriter } from '../codelength/decision-coders.js';
import { stepLimit } from '../codelength/file-limits.js';
import { WRITTEN } from '../codelength/file-version.js';
import { codeLayout } from '../codelength/surface-code.js';
import { rowsOf } from '../data/dataset.js';
import { kindOf } from '../data/kinds.js';
import type { Description } from '../data/rebuild.js';
import { renderSurface } from '../data/render.js';
import { rowOffsets } from '../data/row-offsets.js';
import { FileFormatError } from '../errors.js';
import { Meter, WorkExceeded } from '../language/work.js';
import { MOST_BYTES } from './frame.js';
import {
  codePacking,
  narrowestPacking,
  type Packing,
  packedLength,
  packValues,
  symbolPacking,
  unpackValues,
  valueBits,
} from './packed-values.js';

/** A way of handing a file to a compressor. */
export interface Form {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Gives back the file from the bytes of this form alone. Throws FileFormatError for bytes that are of no file. */
  readonly restore: (bytes: Uint8Array) => Uint8Array;
  /** The bits of each row of the dataset from those of each byte of this form; what belongs to no row is left out. */
  readonly rowBits: (bits: Float64Array) => Float64Array;
}

/**
 * The forms of a file that differ: the `file` itself and, where its values fit, the description of everything around
 * them with the values behind it: `symbols`, a byte each; `packed`, at the least fixed width, in the order of the rows or in
 * `planes` of bytes; `delta`, the differences of neighbours, and their planes.
 */
export function formsOf(file: Uint8Array, description: Description): readonly Form[] {
  const asItIs: Form = {
    name: 'file',
    bytes: file,
    restore: (bytes) => bytes,
    rowBits: (bits) => spread(bits, rowOffsets(description)),
  };
  const packings = Object.entries(packingsOf(description));
  return [asItIs, ...packings.map(([name, packing]) => packedForm(name, description, packing))];
}

function packingsOf({ dataset, surface }: Description): Readonly<Record<string, Packing>> {
  const packings: Record<string, Packing> = {};
  if (kindOf(dataset).hasAlphabet) {
    // Some files have nothing but these bytes already, or these bits.
    const size = dataset.alphabet.length;
    const narrow = symbolPacking(size, false);
    if (surface.form !== 'symbols') packings.symbols = symbolPacking(size, true);
    if (surface.form !== 'bits' && narrow.width < 8) packings.packed = narrow;
    return packings;
  }
  const plain = narrowestPacking(dataset.target, false);
  const delta = narrowestPacking(dataset.target, true);
  for (const [name, packing] of Object.entries({ packed: plain, delta })) {
    if (packing === undefined) continue;
    packings[name] = packing;
    if (packing.width > 8) packings[`${name} planes`] = { ...packing, planes: true };
  }
  return packings;
}

/** The length of the head, seven bits a byte and the lowest first (LEB128), the head (layout and packing), the values. */
function packedForm(name: string, { dataset, surface }: Description, packing: Packing): Form {
  const rows = rowsOf(dataset);
  const writer = new DecisionWriter();
  codeLayout(writer, new Meter(Number.POSITIVE_INFINITY), WRITTEN, { ...dataset, rows, surface });
  codePacking(writer, packing);
  const head = writer.finish();
  const before = Buffer.concat([lengthBytes(head.length), head]);
  return {
    name,
    bytes: Buffer.concat([before, packValues(dataset.target, packing)]),
    restore: restorePacked,
    rowBits: (bits) => valueBits(bits.subarray(before.length), rows, packing),
  };
}

/**
 * Rebuilds a file from one of its packed forms.
 * @throws FileFormatError for bytes that are of no file
 */
export function restorePacked(bytes: Uint8Array): Uint8Array {
  let at = 0;
  let length = 0;
  for (let unit = 1; ; unit *= 128) {
    if (at === bytes.length || unit > MOST_BYTES)
      throw new FileFormatError('packed: there is no description');
    const byte = bytes[at++];
    length += (byte % 128) * unit;
    if (byte < 128) break;
  }
  if (at + length > bytes.length) throw new FileFormatError('packed: the description is cut off');
  const reader = new DecisionReader(bytes.subarray(at, at + length));
  try {
    const layout = codeLayout(reader, new Meter(stepLimit(bytes.length)), WRITTEN);
    const packing = codePacking(reader);
    reader.finish();
    const values = bytes.subarray(at + length);
    if (values.length !== packedLength(layout.rows, packing.width))
      throw new FileFormatError(`packed: ${values.length} bytes are not those of ${layout.rows} values`);
    const target = unpackValues(values, layout.rows, packing);
    return renderSurface({ ...layout, target }, layout.surface, MOST_BYTES);
  } catch (error) {
    throw error instanceof WorkExceeded ? new FileFormatError(`packed: ${error.message}`) : error;
  }
}

function lengthBytes(length: number): Uint8Array {
  const bytes: number[] = [];
  let rest = length;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}

/** The bits of stretches of bytes that begin and end at offsets, which are whole or eighths. */
function spread(bits: Float64Array, offsets: Float64Array): Float64Array {
  const rows = offsets.length - 1;
  const profile = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const end = offsets[row + 1];
    for (let at = offsets[row]; at < end; ) {
      const next = Math.min(end, Math.floor(at) + 1);
      profile[row] += bits[Math.floor(at)] * (next - at);
      at = next;
    }
  }
  return profile;
}
