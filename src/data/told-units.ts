import { InputError } from '../errors.js';
import type { Located } from './format.js';
import { quote } from './spans.js';
import { parseUnit } from './unit.js';

/** Values in a column or none. */
type Values = Extract<Located, { kind: 'values' }>;

/**
 * Columns with the units that a person tells of them, by their names, in place of those that the header says.
 * @throws InputError for a column that is not there, and for what is no unit that is known
 */
export function withUnits(name: string, located: Values, units: Readonly<Record<string, string>>): Values {
  const titles = [
    ...(located.column === undefined ? [] : [located.column]),
    ...located.inputs.map((input) => input.name),
  ];
  for (const [title, unit] of Object.entries(units)) {
    if (!titles.includes(title)) {
      const known =
        titles.length === 0
          ? 'it has no columns'
          : `it has ${titles.slice(0, MOST_SHOWN).map(quote).join(', ')}`;
      throw new InputError(`${name}: there is no column ${quote(title)} to give a unit to; ${known}`);
    }
    if (parseUnit(unit) === undefined)
      throw new InputError(
        `${name}: ${quote(unit)} is no unit that is known; write it as kg, m/s^2 or J/(kg K)`,
      );
  }
  const told = (title: string | undefined) =>
    title !== undefined && Object.hasOwn(units, title) ? { unit: units[title] } : {};
  return {
    ...located,
    ...told(located.column),
    inputs: located.inputs.map((input) => ({ ...input, ...told(input.name) })),
  };
}

const MOST_SHOWN = 12;
