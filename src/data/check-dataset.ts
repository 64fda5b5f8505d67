import { InputError } from '../errors.js';
import { EXACT_LIMIT } from '../numbers/exact.js';
import { type Column, valueAt } from './column.js';
import { type Dataset, rowsOf } from './dataset.js';
import { KINDS, kindOf } from './kinds.js';
import { MOST_SIGNIFICANT } from './significant.js';

/**
 * Makes sure of a dataset that was not read by this library: that its kind is one, that every row of its columns is what columns
 * hold, exact integers, and that each row of the target is defined and can be of its kind. All that computes, codes or
 * prints rows relies on this.
 * @throws InputError with the column and the row
 */
export function checkDataset(dataset: Dataset): void {
  const { name, target, given } = dataset;
  if (!Object.hasOwn(KINDS, dataset.kind)) {
    const known = Object.keys(KINDS).join(', ');
    throw new InputError(`${name}: no kind is called '${dataset.kind}'; the kinds are ${known}`);
  }
  const kind = kindOf(dataset);
  const { significant } = dataset;
  const isCounted = Number.isInteger(significant) && significant! >= 1 && significant! <= MOST_SIGNIFICANT;
  if (kind.hasSignificance ? !isCounted : significant !== undefined) {
    const wanted = kind.hasSignificance ? `an integer from 1 to ${MOST_SIGNIFICANT}` : 'absent';
    throw new InputError(
      `${name}: 'significant' is ${significant}; of data of kind ${kind.name} it has to be ${wanted}`,
    );
  }
  checkIntegers(target, `${name}: the target`);
  for (let row = 0; row < rowsOf(dataset); row++) {
    const value = valueAt(target, row);
    if (value === undefined) throw new InputError(`${name}: the target has no value in row ${row}`);
    if (!kind.admits(value, dataset)) {
      throw new InputError(`${name}: the target has ${value} in row ${row}, which is no ${kind.name}`);
    }
  }
  const { sigma } = dataset;
  if (sigma !== undefined) {
    checkIntegers(sigma.column, `${name}: the standard errors`);
    const row = sigma.column.values.findIndex((value) => !(value > 0));
    if (row >= 0 || sigma.column.values.length !== rowsOf(dataset))
      throw new InputError(`${name}: each row of the target needs a positive standard error`);
  }
  for (const column of given) checkIntegers(column.column, `${name}: the given column '${column.name}'`);
}

/** Refuses a column of anything but exact integers and rows without a value. */
function checkIntegers({ values, wide }: Column, title: string): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (Number.isNaN(value)) continue;
    if (Math.abs(value) === Infinity) {
      if (wide?.get(row) === undefined) throw new InputError(`${title} has no exact value in row ${row}`);
    } else if (!Number.isInteger(value)) {
      throw new InputError(
        `${title} has ${value} in row ${row}; columns hold integers, decimals scaled to them`,
      );
    } else if (Math.abs(value) > EXACT_LIMIT) {
      throw new InputError(`${title} has ${value} in row ${row}, beyond 2^53: columnOf holds it exactly`);
    }
  }
}
