import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { ELEMENTARY } from './elementary.js';
import { fromDyadic, unitsOff } from './units.js';
import { type Compared, worstErrors } from './worst-errors.js';

const { acos, asin, atan, cos, exp, log, power, sin, tan, tanh } = ELEMENTARY;
const [INFINITY, TINY] = [Number.POSITIVE_INFINITY, Number.MIN_VALUE];

describe('values at hard arguments, as PARI/GP computes them', () => {
  const lines = readFileSync(new URL('values.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.map((line) => {
    const [name, list, decimal] = line.split(/ (?!e)/);
    const [x, y] = list.split(',').map(fromDyadic);
    return { name: name as keyof typeof ELEMENTARY, x, y, decimal };
  });

  test.each(Object.keys(ELEMENTARY))('%s', (name) => {
    const own = rows.filter((row) => row.name === name);
    expect(own.length).toBeGreaterThan(9);
    const off = own.filter(
      ({ x, y, decimal }) => !(unitsOff(ELEMENTARY[name as 'power'](x, y), decimal) < 1),
    );
    expect(off).toEqual([]);
  });
});

describe.skipIf(spawnSync('gp', ['--version']).error !== undefined)('PARI/GP at random arguments', () => {
  test('agrees to one unit in the last place', () => {
    const [near, far] = [250, 40];
    const worst = [...worstErrors(randomCases(near)), ...worstErrors(farCases(far), 400)];
    expect(worst.filter(({ units }) => !(units < 1))).toEqual([]);
  });
});

/** Arguments of all sizes, those near 1 and those where a function changes its way of being computed among them. */
function randomCases(count: number): Compared[] {
  const magnitude = (least: number, most: number) =>
    fc.double({ min: least, max: most, noNaN: true }).map((exponent) => 2 ** exponent);
  const signed = (least: number, most: number) =>
    fc.tuple(magnitude(least, most), fc.boolean()).map(([x, isNegative]) => (isNegative ? -x : x));
  const nearOne = signed(-52, -1).map((x) => 1 + x);
  const plain = fc.double({ min: -10, max: 10, noNaN: true });
  const insideOne = fc.oneof(
    fc.double({ min: -1, max: 1, noNaN: true }),
    signed(-300, 0),
    magnitude(-53, -1).map((x) => x - 1),
  );
  const one = (xs: fc.Arbitrary<number>) => fc.sample(fc.tuple(xs, fc.constant(0)), count);
  const cases = (name: keyof typeof ELEMENTARY, xs: fc.Arbitrary<number>, pari = `${name}(x)`): Compared => ({
    name,
    value: ELEMENTARY[name] as Compared['value'],
    pari,
    arguments: one(xs),
  });
  const pairs = fc.oneof(
    fc.tuple(magnitude(-8, 8), signed(-8, 6)),
    fc.tuple(magnitude(-1000, 1000), signed(-8, 3)),
    fc.tuple(signed(-8, 8), fc.integer({ min: -70, max: 70 })),
    fc.tuple(nearOne, signed(0, 50)),
  );
  const positive = pairs.filter(([x, y]) => x > 0 || Number.isInteger(y));
  return [
    cases('exp', fc.oneof(plain, signed(-60, 9.4), fc.double({ min: -745, max: -700, noNaN: true }))),
    cases(
      'log',
      fc.oneof(nearOne, magnitude(-1074, 1023.9)).filter((x) => x > 0 && x !== 1),
    ),
    cases('sin', fc.oneof(plain, signed(-300, 20))),
    cases('cos', fc.oneof(plain, signed(-300, 20))),
    cases('tan', fc.oneof(plain, signed(-300, 20))),
    cases('atan', fc.oneof(plain, signed(-1000, 1000))),
    cases('asin', insideOne),
    cases('acos', insideOne),
    cases('tanh', fc.oneof(plain, signed(-300, 5))),
    {
      name: 'power',
      value: power,
      pari: 'x^if(y==round(y),round(y),y)',
      arguments: fc.sample(positive, count),
    },
  ];
}

/** Angles beyond 2^20, which take their rest from exact integers. */
function farCases(count: number): Compared[] {
  const angles = fc.tuple(fc.double({ min: 20, max: 1023.9, noNaN: true }), fc.constant(0));
  const arguments_ = fc.sample(angles, count).map(([exponent]) => [2 ** exponent, 0] as const);
  return (['sin', 'cos', 'tan'] as const).map((name) => ({
    name,
    value: ELEMENTARY[name],
    pari: `${name}(x)`,
    arguments: arguments_,
  }));
}

describe('edges', () => {
  test.each([
    [exp, 0, 1],
    [exp, -0, 1],
    [exp, 709.782712893384, 1.7976931348622732e308],
    [exp, 709.782712893385, INFINITY],
    [exp, 1e308, INFINITY],
    [exp, -745.1332191019411, TINY],
    [exp, -745.1332191019412, 0],
    [exp, -INFINITY, 0],
    [exp, TINY, 1],
    [log, 0, -INFINITY],
    [log, 1, 0],
    [log, -TINY, Number.NaN],
    [log, -INFINITY, Number.NaN],
    [log, INFINITY, INFINITY],
    [sin, 0, 0],
    [sin, TINY, TINY],
    [sin, INFINITY, Number.NaN],
    [cos, 0, 1],
    [cos, -INFINITY, Number.NaN],
    [tan, 0, 0],
    [tan, TINY, TINY],
    [tan, INFINITY, Number.NaN],
    [atan, INFINITY, Math.PI / 2],
    [atan, -INFINITY, -Math.PI / 2],
    [atan, -1, -Math.PI / 4],
    [asin, 1, Math.PI / 2],
    [asin, 1 + 2 ** -52, Number.NaN],
    [asin, -INFINITY, Number.NaN],
    [acos, 1, 0],
    [acos, -1, Math.PI],
    [acos, 0, Math.PI / 2],
    [acos, -1 - 2 ** -52, Number.NaN],
    [tanh, 0, 0],
    [tanh, INFINITY, 1],
    [tanh, -INFINITY, -1],
  ] as const)('%o(%d) = %d', (f, x, value) => {
    expect(f(x) + 0).toBe(value);
  });

  test.each([
    [0, 0, 1],
    [5, 0, 1],
    [0, 3, 0],
    [0, 0.5, 0],
    [-0, 0.5, 0],
    [0, -1, INFINITY],
    [-2, 3, -8],
    [-2, -3, -0.125],
    [-2, 0.5, Number.NaN],
    [-2, 0.3, Number.NaN],
    [-1, 1e15 + 1, -1],
    [-1, 2 ** 53, 1],
    [10, 308, 1e308],
    [10, 309, INFINITY],
    [-10, 309, -INFINITY],
    [10, -330, 0],
    [2, -1074, TINY],
    [TINY, 2, 0],
    [TINY, -1, INFINITY],
    [1 + 2 ** -52, 1e308, INFINITY],
    [1 - 2 ** -53, 1e308, 0],
    [INFINITY, -1, 0],
    [0.5, INFINITY, 0],
    [0.5, -INFINITY, INFINITY],
    [1, INFINITY, 1],
  ])('%d^%d = %d', (x, y, value) => {
    expect(power(x, y) + 0).toBe(value);
  });

  test.each(Object.entries(ELEMENTARY))('%s is undefined where its argument is', (_, f) => {
    expect((f as typeof power)(Number.NaN, 2)).toBeNaN();
    expect(power(2, Number.NaN)).toBeNaN();
  });
});

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

propertyTest.prop([finite])('squares, inverses and square roots are those of IEEE 754', (x) => {
  expect(power(x, 2)).toBe(x * x);
  expect(power(x, -1) + 0).toBe(1 / x + 0);
  expect(power(Math.abs(x), 0.5)).toBe(Math.sqrt(Math.abs(x)));
});

propertyTest.prop([finite])('signs are those of odd and even functions', (x) => {
  for (const odd of [sin, tan, atan, asin, tanh]) expect(odd(-x) + 0).toBe(-odd(x) + 0);
  expect(cos(-x)).toBe(cos(x));
});

propertyTest.prop([fc.integer({ min: -30, max: 30 }), fc.integer({ min: 0, max: 10 })])(
  'powers of integers are exact where doubles hold them',
  (x, y) => {
    expect(power(x, y) + 0).toBe(Number(BigInt(x) ** BigInt(y)));
  },
);
