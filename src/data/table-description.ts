import { InputError } from '../errors.js';
import { type ReadColumn, readCells } from './cells.js';
import type { GivenColumn } from './dataset.js';
import type { LocatedInput } from './format.js';
import { kindOf } from './kinds.js';
import { layOutTable, type PlacedColumn } from './layout.js';
import { locate } from './locate.js';
import type { ReadResult } from './read.js';
import { rebuilds } from './render.js';
import type { ReadOptions } from './source.js';
import type { Spans } from './spans.js';
import type { Surface } from './surface.js';

/** Columns that are told beside the target, the first of them. */
export const MOST_BESIDE = 32;

/** A table as the values of its target and of its other columns, with everything around them. */
export interface TableDescription extends ReadResult {
  readonly surface: Surface;
}

/** A column without a gap: all of its cells have values. */
interface WholeColumn extends PlacedColumn {
  readonly name: string;
  readonly read: ReadColumn;
}

/**
 * Describes a table for compression: the columns beside the target whose every cell has a value are given, and told as well. Undefined for
 * what is no table, where there are none, and where the bytes cannot be rebuilt.
 * @param alone what was read of the bytes without given columns
 */
export function describeTable(
  bytes: Uint8Array,
  options: Omit<ReadOptions, 'inputs'>,
  alone: ReadResult,
): TableDescription | undefined {
  const { surface } = alone;
  if (
    surface?.form !== 'text' ||
    kindOf(alone.dataset).spelling === 'bytes' ||
    alone.missing + alone.sought > 0
  )
    return undefined;
  const located = locate(bytes, options);
  if (located.kind !== 'values' || located.inputs.length === 0) return undefined;
  const target = { spans: located.spans, column: alone.dataset.target, notation: surface.notation };
  const rows = located.spans.starts.length;
  if (target.column.values.length !== rows) return undefined;
  const others = located.inputs
    .slice(0, MOST_BESIDE)
    .map((input) => wholeColumn(options.name, bytes, input, rows))
    .filter((column) => column !== undefined)
    .sort((one, other) => one.spans.starts[0] - other.spans.starts[0]);
  if (others.length === 0) return undefined;
  const before = others.filter(({ spans }) => spans.starts[0] < located.spans.starts[0]).length;
  const laidOut = layOutTable(bytes, target, others, before);
  if (laidOut === undefined) return undefined;
  const dataset = { ...alone.dataset, given: others.map(givenColumn) };
  return rebuilds(dataset, laidOut, bytes) ? { ...alone, dataset, surface: laidOut } : undefined;
}

function wholeColumn(
  source: string,
  bytes: Uint8Array,
  { name, spans }: LocatedInput,
  rows: number,
): WholeColumn | undefined {
  const read = readable(source, bytes, spans());
  if (read?.spans === undefined || read.places !== undefined || read.column.values.length !== rows)
    return undefined;
  // A column that says nothing is no more than text around the others.
  if (read.column.wide === undefined && read.column.values.every((value) => value === read.column.values[0]))
    return undefined;
  return { name, read, spans: read.spans, column: read.column, notation: read.notation };
}

function readable(source: string, bytes: Uint8Array, spans: Spans): ReadColumn | undefined {
  try {
    return readCells(source, bytes, spans);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function givenColumn({ name, column, read, notation }: WholeColumn): GivenColumn {
  return {
    ...{ name, column, decimals: read.decimals },
    ...(read.significant && { significant: read.significant }),
    ...(notation.writing && { notation }),
  };
}
