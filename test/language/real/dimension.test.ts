import { describe, expect, test } from 'vitest';
import { readDataset } from '../../../dist/data/read.js';
import { NO_DIMENSION, parseUnit } from '../../../dist/data/unit.js';
import { parseExpression } from '../../../dist/language/parse.js';
import { dimensionOf, dimensionsOf, fitsTarget } from '../../../dist/language/real/dimension.js';

const TABLE = `m [kg],v [m/s],h [m],t (s),angle [deg],count,E [J]
1,2,3,4,5,6,7
2,3,5,7,11,13,17
`;
const { dataset } = readDataset(Buffer.from(TABLE), { name: 'falls' });
const dimensions = dimensionsOf(dataset);
const of = (program: string) => dimensionOf(parseExpression(program, 'program', 'real'), dimensions);
const unit = (text: string) => parseUnit(text)?.dimension;

describe('what a program is measured in', () => {
  test.each([
    ['m*v^2', 'J'],
    ['m*v*v', 'J'],
    ['h/v', 's'],
    ['sqrt(h/v*t)', 's'],
    ['h + v*t', 'm'],
    ['max(h, v*t) - abs(h)', 'm'],
    ['if(h < v*t, h, v*t)', 'm'],
    ['h mod (v*t)', 'm'],
    ['h(n-1)', 'm'],
    ['a(n-1)', 'J'],
  ])('%s', (program, wanted) => {
    expect(of(program)).toEqual(unit(wanted));
  });

  test.each([
    ['v^(1/2)', [0.5, 0, -0.5, 0, 0, 0, 0, 0]],
    ['sqrt(m)', [0, 0.5, 0, 0, 0, 0, 0, 0]],
    ['h/(v*t)', NO_DIMENSION],
    ['exp(h/(v*t))', NO_DIMENSION],
    ['sin(angle)', NO_DIMENSION],
    ['pi*e', NO_DIMENSION],
    ['n + h/h', NO_DIMENSION],
    ['0.5*m*v^2', 'any'],
    ['9.81*h + 3*m', 'any'],
    ['count*m', 'any'],
    ['exp(-0.5*t)', NO_DIMENSION],
  ])('%s is as well', (program, wanted) => {
    expect(of(program)).toEqual(wanted);
  });

  test.each([
    'm + v',
    'exp(t)',
    'log(h)',
    'sin(h)',
    'h + n',
    'm < v',
    'h^t',
    'v^h',
    'floor(h)',
    'min(h, pi)',
    'h - a(n-1)',
  ])('%s is wrong', (program) => {
    expect(of(program)).toBeUndefined();
  });

  test('is that of the target, or may be', () => {
    const fits = (program: string) => fitsTarget(parseExpression(program, 'program', 'real'), dimensions);
    expect(['m*v^2', '2*h', 'count', 'm*h', 'm + v', 'pi'].map(fits)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
