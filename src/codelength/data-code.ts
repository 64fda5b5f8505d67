import { type Column, valueAt } from '../data/column.js';
import { FileFormatError, InputError } from '../errors.js';
import { compileRow, type World } from '../language/evaluate.js';
import type { Model } from '../language/expression.js';
import { wordsOf } from '../language/limits.js';
import type { Meter } from '../language/work.js';
import type { FileDecisions } from './decision-coders.js';
import { ROW_STEPS, WORD_STEPS } from './file-limits.js';
import { GrowingColumn } from './growing-column.js';
import { createHead, headFits, type TargetShape } from './heads.js';

/**
 * Writes the rows of a target given a model. Work is charged to the meter as a reader will be charged.
 * @throws InputError when the head cannot code the target
 * @throws WorkExceeded when the meter runs out
 */
export function writeRows(
  decisions: FileDecisions,
  model: Model,
  shape: TargetShape,
  target: Column,
  meter: Meter,
): void {
  if (!headFits(model.head, shape.kind)) throw new InputError(misfit(model, shape));
  codeRows(decisions, model, shape, target.values.length, meter, (row) => {
    const value = valueAt(target, row);
    if (value === undefined) throw new Error(`row ${row} of the target is undefined`);
    return value;
  });
}

/**
 * Reads rows that were written with the same model.
 * @throws FileFormatError for a head that does not fit the kind
 * @throws WorkExceeded when the meter runs out
 */
export function readRows(
  decisions: FileDecisions,
  model: Model,
  shape: TargetShape,
  rows: number,
  meter: Meter,
): Column {
  if (!headFits(model.head, shape.kind)) throw new FileFormatError(misfit(model, shape));
  return codeRows(decisions, model, shape, rows, meter, undefined);
}

/** Row by row: what the model predicts from the rows before, then the row by its head. Reads without `known`. */
function codeRows(
  decisions: FileDecisions,
  model: Model,
  { kind, alphabetSize }: TargetShape,
  rows: number,
  meter: Meter,
  known: ((row: number) => bigint) | undefined,
): Column {
  const head = createHead(model.head, decisions, { kind, alphabetSize });
  const predict = compileRow(model.expressions[0]);
  const past = new GrowingColumn();
  const world: World = {
    past: (index) => past.at(index),
    given: (column) => {
      throw new FileFormatError(`the program reads the column ${column}, and a file has only its target`);
    },
  };
  for (let row = 0; row < rows; row++) {
    const value = known?.(row);
    const coded = head.code(predict(row, world, meter), value ?? 0n);
    if (value !== undefined && coded !== value) {
      throw new InputError(`${model.head} predicts ${coded} for row ${row}, which is ${value}`);
    }
    meter.spend(ROW_STEPS + WORD_STEPS * (wordsOf(coded) - 1));
    past.push(coded);
  }
  return past.column();
}

function misfit(model: Model, shape: TargetShape): string {
  return `the head ${model.head} cannot code a target of kind ${shape.kind}`;
}
