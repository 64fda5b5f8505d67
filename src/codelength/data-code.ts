import { type Column, valueAt } from '../data/column.js';
import { BEFORE, type GivenColumn } from '../data/dataset.js';
import { FileFormatError, InputError } from '../errors.js';
import { compileRow, type World } from '../language/evaluate.js';
import type { Model, SingleModel } from '../language/expression.js';
import { wordsOf } from '../language/limits.js';
import { type Part, partFinder, partsOf } from '../language/parts.js';
import { compileRealRow } from '../language/real/evaluate.js';
import { realWorldOver } from '../language/real/world.js';
import type { Meter } from '../language/work.js';
import type { FileDecisions } from './decision-coders.js';
import { ROW_ROOM, WIDE_ROOM, WORD_STEPS } from './file-limits.js';
import { GrowingColumn, isExact } from './growing-column.js';
import { headFits, headOf } from './heads.js';
import { literalModel, type TargetShape } from './literal-codes.js';
import type { ValueModel } from './value-model.js';

/**
 * Writes the rows of a target given a model. Work is charged to the meter as a reader will be charged.
 * @throws InputError when the model cannot code the target
 * @throws WorkExceeded when the meter runs out
 */
export function writeRows(
  decisions: FileDecisions,
  model: Model,
  shape: TargetShape,
  target: Column,
  meter: Meter,
  given: readonly GivenColumn[] = [],
): void {
  const rows = target.values.length;
  const misfit = misfitOf(model, rows, shape);
  if (misfit !== undefined) throw new InputError(misfit);
  codeRows(decisions, model, shape, rows, meter, given, (row) => {
    const value = valueAt(target, row);
    if (value === undefined) throw new Error(`row ${row} of the target is undefined`);
    return value;
  });
}

/**
 * Reads rows that were written with the same model.
 * @throws FileFormatError for a head that does not fit the kind
 * @throws WorkExceeded or RoomExceeded when the meter runs out
 */
export function readRows(
  decisions: FileDecisions,
  model: Model,
  shape: TargetShape,
  rows: number,
  meter: Meter,
  given: readonly GivenColumn[] = [],
): Column {
  const misfit = misfitOf(model, rows, shape);
  if (misfit !== undefined) throw new FileFormatError(misfit);
  return codeRows(decisions, model, shape, rows, meter, given, undefined);
}

/** Row by row: what the row's part predicts from the rows before, then the row by its head. Reads without `known`. */
function codeRows(
  decisions: FileDecisions,
  model: Model,
  shape: TargetShape,
  rows: number,
  meter: Meter,
  given: readonly GivenColumn[],
  known: ((row: number) => bigint) | undefined,
): Column {
  const past = new GrowingColumn(rows);
  const literals = literalModel(decisions, shape);
  const parts = partsOf(model, rows);
  const columns = new Map(given.map(({ name, column }) => [name, column]));
  const coders = parts.map((part) => {
    const world = worldOfPart(part, past, columns);
    return {
      code: rowCoder(part.model, decisions, shape, literals, world, meter, given),
      steps: headOf(part.model).rowSteps(shape),
      row: 0,
    };
  });
  const ownerOf = partFinder(parts);
  for (let row = 0; row < rows; row++) {
    const owner = ownerOf(row);
    const part = coders[owner];
    const value = known?.(row);
    const coded = part.code(part.row++, value ?? 0n);
    if (value !== undefined && coded !== value) {
      throw new InputError(`${parts[owner].model.head} predicts ${coded} for row ${row}, which is ${value}`);
    }
    const words = wordsOf(coded);
    meter.spend(part.steps + WORD_STEPS * (words - 1));
    meter.hold(isExact(coded) ? ROW_ROOM : WIDE_ROOM + words);
    past.push(coded);
  }
  return past.column();
}

/** Codes a row of a part, after what its program predicts for it; returns the row that was coded. */
function rowCoder(
  model: SingleModel,
  decisions: FileDecisions,
  shape: TargetShape,
  literals: ValueModel,
  world: World,
  meter: Meter,
  given: readonly GivenColumn[],
): (row: number, value: bigint) => bigint {
  const head = headOf(model);
  const [expression] = model.expressions;
  if (head.numbers === 'real') {
    const coder = head.coder(decisions, shape, literals);
    const predict = compileRealRow(expression);
    const real = realWorldOver(world, shape.grid, given);
    return (row, value) => coder.codeReal(predict(row, real, meter), value);
  }
  const coder = head.coder(decisions, shape, literals);
  const predict = compileRow(expression);
  return (row, value) => coder.code(predict(row, world, meter), value);
}

/** A part reads its own rows so far, its rows of given columns and, in a piece, the rows before the piece. */
function worldOfPart(
  { first, step, end, piece = 0 }: Part,
  past: GrowingColumn,
  columns: ReadonlyMap<string, Column>,
): World {
  return {
    past: (index) => past.at(first + step * index),
    given: (name, index) => {
      if (name === BEFORE) return index < piece ? past.at(index) : undefined;
      const column = columns.get(name);
      if (column === undefined)
        throw new FileFormatError(`the program reads the column ${name}, and the file has no such column`);
      const row = first + step * index;
      return row < end ? valueAt(column, row) : undefined;
    },
  };
}

/** Why a model cannot code a target, if it cannot. */
function misfitOf(model: Model, rows: number, { kind }: TargetShape): string | undefined {
  const parts = partsOf(model, rows);
  if (parts.length === 0) return `the pieces of the model are longer than the ${rows} rows`;
  const misfit = parts.find((part) => !headFits(part.model.head, kind));
  return misfit && `the head ${misfit.model.head} cannot code a target of kind ${kind}`;
}
