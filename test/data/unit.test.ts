import { describe, expect, test } from 'vitest';
import { columnsOfText, furtherRows } from '../../dist/data/further-rows.js';
import { readDataset } from '../../dist/data/read.js';
import { parseUnit, splitUnit } from '../../dist/data/unit.js';

const read = (text: string, options = {}) => readDataset(Buffer.from(text), { name: 't', ...options });

describe('a unit', () => {
  test.each([
    ['m/s^2', 1, 'm s-2'],
    ['kg m² s⁻²', 1, 'J m-1 m'],
    ['J/(kg K)', 1, 'm^2 / s^2 / K'],
    ['km per hour', 1 / 3.6, 'm/s'],
    ['10^6 m3', 1e6, 'L'],
    ['mmHg', 133.322387415, 'N/m^2'],
    ['µA·h', 0.0036, 'C'],
    ['kilograms', 1, 'lb'],
    ['GWh', 3.6e12, 'N m'],
    ['Mpc', 3.085677581491367e22, 'ly'],
    ['min', 60, 'ms'],
    ['cd', 1, 'lm'],
    ['°C', 1, 'K'],
    ['%', 0.01, 'rad'],
    ['€/kWh', 1 / 3.6e6, '$/J'],
  ])('%s is %d base units of the dimension of %s', (text, factor, alike) => {
    const unit = parseUnit(text);
    expect(unit!.factor / factor).toBeCloseTo(1, 9);
    expect(unit?.dimension).toEqual(parseUnit(alike)?.dimension);
  });

  test.each(['foo', 'x', '2', '', '(', 'm/', 'kg)', 'constructor', 'm^', 'm^x', '1e400'])(
    '%j is none',
    (text) => {
      expect(parseUnit(text)).toBeUndefined();
    },
  );

  test.each([
    ['mass [kg]', 'mass', 'kg'],
    ['mass(kg)', 'mass', 'kg'],
    ['c (J/(kg K))', 'c', 'J/(kg K)'],
    ['T (°C)', 'T', '°C'],
    ['f(t)', 'f(t)', undefined],
    ['x (2)', 'x (2)', undefined],
    ['E [thousands]', 'E [thousands]', undefined],
    ['[kg]', '[kg]', undefined],
    ['', '', undefined],
  ])('of %j: %s, %s', (header, name, unit) => {
    expect(splitUnit(header)).toEqual({ name, ...(unit !== undefined && { unit }) });
  });
});

describe('the units of a table', () => {
  const TABLE = 'mass [kg],v (m/s),T [K],T [°C],E [J]\n1,2,3,1,5\n4,5,6,7,8\n';

  test('are no part of the names, unless names are the same without', () => {
    const { dataset, format } = read(TABLE);
    expect(format).toBe('CSV, column "E", in J');
    expect([dataset.unit, ...dataset.given.map(({ name, unit }) => [name, unit])]).toEqual([
      'J',
      ['mass', 'kg'],
      ['v', 'm/s'],
      ['T [K]', 'K'],
      ['T [°C]', '°C'],
    ]);
  });

  test.each(['mass', 'mass [kg]', '1'])('are not needed to name a column: %s', (column) => {
    const { dataset } = read(TABLE, { column, inputs: ['v', 'E [J]'] });
    expect([dataset.unit, ...dataset.given.map(({ name }) => name)]).toEqual(['kg', 'v', 'E']);
  });

  test('can be told', () => {
    const { dataset } = read(TABLE, { units: { E: 'kJ', v: 'km/h' } });
    expect([dataset.unit, dataset.given[1].unit, dataset.given[0].unit]).toEqual(['kJ', 'km/h', 'kg']);
    expect(() => read(TABLE, { units: { w: 'kg' } })).toThrow(
      't: there is no column "w" to give a unit to; it has "E", "mass", "v"',
    );
    expect(() => read(TABLE, { units: { v: 'foo' } })).toThrow('t: "foo" is no unit that is known');
    expect(() => read('1,2,3', { units: { v: 'kg' } })).toThrow('it has no columns');
  });

  test('have to be the same in further rows', () => {
    const { dataset } = read(TABLE);
    const given = (text: string) =>
      furtherRows('more', columnsOfText('more', Buffer.from(text)), dataset, undefined, ['mass']).given;
    for (const header of ['mass', 'mass [kg]', 'mass (kilogram)'])
      expect([...given(`${header},z\n9,1\n`)[0].column.values]).toEqual([1, 4, 9]);
    expect(() => given('mass [g],z\n9,1\n')).toThrow('more: column "mass" is in g, where the data is in kg');
  });
});
