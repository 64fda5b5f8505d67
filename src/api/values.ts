import { columnOf } from '../data/column.js';
import type { Dataset } from '../data/dataset.js';
import { clearlySignificant } from '../data/significant.js';
import { InputError } from '../errors.js';
import { shown } from './argument.js';

/** A decimal: `digits` times 10^-decimals. */
interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
}

/**
 * A dataset of numbers as they are written. It is of kind `decimal` if one of them is no integer, with as many decimals as the
 * longest needs, or of kind `significant` if they clearly have so many digits wherever the point stands, and else of kind `integer`.
 * @throws InputError for no values at all, for what is no number, and for NaN, infinities and integers that may have been rounded
 */
export function datasetOfValues(values: ArrayLike<unknown>, name: string): Dataset {
  if (values.length === 0) throw new InputError(`${name}: there are no values in it; give at least one`);
  const numbers = Array.from(values, (value, index) => readValue(value, `${name}: value ${index + 1}`));
  const decimals = numbers.reduce((most, value) => Math.max(most, value.decimals), 0);
  const rows = numbers.map((value) => value.digits * 10n ** BigInt(decimals - value.decimals));
  const target = columnOf(rows);
  const about = { name, target, given: [], decimals, alphabet: [] };
  const read = decimals > 0 ? clearlySignificant({ column: target, decimals }) : undefined;
  if (read !== undefined) return { ...about, kind: 'significant', target: read.column, ...read.grid };
  return { ...about, kind: decimals > 0 ? 'decimal' : 'integer' };
}

function readValue(value: unknown, place: string): Decimal {
  if (typeof value === 'bigint') return { digits: value, decimals: 0 };
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new InputError(`${place} is ${shown(value)}; values are numbers or bigints`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new InputError(
      `${place} is ${value}, which may have been rounded; give integers beyond 2^53 as bigints`,
    );
  return decimalOf(value);
}

/** A number as JavaScript writes it, `-1.25` or `1.5e-7`: the fewest digits that tell it from all other doubles (ECMA-262, 6.1.6.1.20). */
function decimalOf(value: number): Decimal {
  const [mantissa, exponent = '0'] = String(value).split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), decimals: fraction.length - Number(exponent) };
}
