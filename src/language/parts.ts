import { sliceColumn } from '../data/column.js';
import { BEFORE, type Dataset, rowsOf } from '../data/dataset.js';
import { strideDataset } from '../data/sections.js';
import { type CompoundModel, isPiecewise, isSingle, type Model, type SingleModel } from './expression.js';

/** A single model inside a model, and the rows that it explains: `first`, `first + step` … below `end`. */
export interface Part {
  readonly model: SingleModel;
  readonly first: number;
  readonly step: number;
  readonly end: number;
  /** The first row of the piece that it stands in, up to which `before` has values; undefined outside of pieces. */
  readonly piece: number | undefined;
}

/**
 * The single models of a model in the order of their first rows. Every row of 0 … rows - 1 belongs to one of them. There are
 * none if the pieces leave no row to the last of them.
 */
export function partsOf(model: Model, rows: number): readonly Part[] {
  if (!isPiecewise(model)) return sectionsOf(model, 0, rows, undefined);
  const parts: Part[] = [];
  let start = 0;
  for (const [index, part] of model.parts.entries()) {
    const end = index < model.lengths.length ? start + model.lengths[index] : rows;
    if (end <= start || end > rows) return [];
    parts.push(...sectionsOf(part, start, end, start));
    start = end;
  }
  return parts;
}

function sectionsOf(
  model: Exclude<Model, { head: 'piecewise' }>,
  start: number,
  end: number,
  piece: number | undefined,
): readonly Part[] {
  if (isSingle(model)) return [{ model, first: start, step: 1, end, piece }];
  const step = model.parts.length;
  return model.parts.map((part, index) => ({ model: part, first: start + index, step, end, piece }));
}

/** A compound model with the single model at an index of {@link partsOf} replaced by another. */
export function replacePart(model: CompoundModel, index: number, replacement: SingleModel): CompoundModel {
  let at = 0;
  const replaced = <Whole extends Model>(whole: Whole): Whole => {
    if (isSingle(whole)) return (at++ === index ? replacement : whole) as Whole;
    return { ...whole, parts: whole.parts.map(replaced) };
  };
  return replaced(model);
}

/** Finds the index of the part that a row belongs to; to be asked for rows in ascending order. */
export function partFinder(parts: readonly Part[]): (row: number) => number {
  // The first part of the piece that the row is in; its sections follow it, `step` in all.
  let at = 0;
  return (row) => {
    while (row >= parts[at].end) at += parts[at].step;
    return at + ((row - parts[at].first) % parts[at].step);
  };
}

/** The rows of a part as a dataset of its own, which is what its model is a model of. */
export function partDataset(dataset: Dataset, { first, step, end, piece }: Omit<Part, 'model'>): Dataset {
  const rows = strideDataset(dataset, first, step, end);
  if (piece === undefined) return rows;
  const before = { name: BEFORE, column: sliceColumn(dataset.target, 0, piece) };
  return { ...rows, given: [...rows.given, before] };
}

/** A stretch of rows as the dataset that a piece of a piecewise model explains. */
export function pieceDataset(dataset: Dataset, start: number, end: number = rowsOf(dataset)): Dataset {
  return partDataset(dataset, { first: start, step: 1, end, piece: start });
}
