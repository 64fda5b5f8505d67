import { InputError } from '../errors.js';
import {
  bytesInUse,
  indicesOf,
  type ReadOptions,
  type ReadResult,
  readDataset,
  symbolDataset,
} from './read.js';
import type { Surface } from './surface.js';

/** A file as values and everything around them: {@link renderSurface} gives back its bytes exactly. */
export interface Description extends ReadResult {
  readonly surface: Surface;
}

/**
 * Describes any bytes for compression, without loss: as numbers or symbols with a surface around them where that
 * rebuilds them (`readDataset` verifies it), and otherwise, as for the empty file, with every byte as a symbol.
 * Given columns are not used: a decoder would not have them.
 * @throws InputError only for a column that was asked for and is not there
 */
export function describe(bytes: Uint8Array, options: Omit<ReadOptions, 'inputs'>): Description {
  const read = bytes.length > 0 ? readable(bytes, options) : undefined;
  if (read?.surface === undefined) return describeBytes(bytes, options.name);
  const { surface } = read;
  const asked = options.kind !== undefined || options.column !== undefined;
  if (!asked && mostlyGaps(surface, bytes.length)) return describeBytes(bytes, options.name);
  return { ...read, surface };
}

/** Describes any bytes with every byte as a symbol of the alphabet of the bytes in use. */
export function describeBytes(bytes: Uint8Array, name: string): Description {
  const alphabet = bytesInUse(bytes);
  return {
    dataset: symbolDataset(name, indicesOf(bytes, alphabet), alphabet),
    surface: { form: 'symbols', suffix: new Uint8Array() },
    format: 'bytes',
    missing: 0,
    sought: 0,
    skipped: [],
  };
}

/** What cannot be read as values is no mistake here: it is described as bytes. */
function readable(bytes: Uint8Array, options: Omit<ReadOptions, 'inputs'>): ReadResult | undefined {
  try {
    return readDataset(bytes, { ...options, inputs: [] });
  } catch (error) {
    if (error instanceof InputError && options.column === undefined) return undefined;
    throw error;
  }
}

/** Whether a text is more gaps than values, and the gaps are all sorts: then symbols predict it better. */
function mostlyGaps(surface: Surface, length: number): boolean {
  if (surface.form !== 'text' || surface.gaps.kind !== 'verbatim') return false;
  const { gaps } = surface.gaps;
  const bytes = gaps.reduce((sum, gap) => sum + gap.length, 0);
  return new Set(gaps).size * 2 > gaps.length && bytes * 2 > length;
}
