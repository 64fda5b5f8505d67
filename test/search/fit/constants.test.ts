import { describe, expect, test } from 'vitest';
import { apply, literal } from '../../../src/language/construct.js';
import type { Expression } from '../../../src/language/expression.js';
import { decimal } from '../../../src/language/real/decimal.js';
import type { RealPrimitive } from '../../../src/language/real/primitive.js';
import { ADD } from '../../../src/language/real/primitives/arithmetic/add.js';
import { DIVIDE } from '../../../src/language/real/primitives/arithmetic/divide.js';
import { MULTIPLY } from '../../../src/language/real/primitives/arithmetic/multiply.js';
import { NEGATE } from '../../../src/language/real/primitives/arithmetic/negate.js';
import { POWER } from '../../../src/language/real/primitives/arithmetic/power.js';
import { SQRT } from '../../../src/language/real/primitives/arithmetic/sqrt.js';
import { SUBTRACT } from '../../../src/language/real/primitives/arithmetic/subtract.js';
import { PI } from '../../../src/language/real/primitives/constants/pi.js';
import { EXP } from '../../../src/language/real/primitives/elementary/exp.js';
import { SIN } from '../../../src/language/real/primitives/elementary/sin.js';
import { freeConstant as c } from '../../../src/search/fit/constants/free-constants.js';
import { refit } from '../../../src/search/fit/constants/refit.js';
import { rearrange, shorten } from '../../../src/search/fit/constants/shorten.js';
import { column, judgeOf, measured, normal, resultOf, spread } from './measured-columns.js';

const of = (primitive: RealPrimitive, ...values: (Expression | number)[]) =>
  apply(primitive.name, ...values.map((value) => (typeof value === 'number' ? literal(value) : value)));

const x = column('x');
const xs = spread(80, 0.5, 9, 1);
const line = of(ADD, of(MULTIPLY, c(1), x), c(1));

function onX(law: (x: number) => number, noise = 0) {
  const errors = normal(xs.length, 7);
  return measured(
    xs.map((value, row) => law(value) + noise * errors[row]),
    { x: xs },
  );
}

/** The constants of an expression as fitted and written. */
function writtenAs(expression: Expression, law: (x: number) => number, noise = 0) {
  const measurements = onX(law, noise);
  const fitted = refit(expression, measurements)!;
  const judge = judgeOf(measurements);
  const short = resultOf(shorten(fitted.expression, measurements, judge))!;
  return resultOf(rearrange(short, measurements, judge)).expression;
}

describe('refit', () => {
  test('finds what values are affine in at once, and the rest by descent', () => {
    const measurements = onX((value) => 3.25 * Math.exp(-0.71 * value) + 2);
    const decay = of(ADD, of(MULTIPLY, c(1), of(EXP, of(MULTIPLY, c(-1), x))), c(1));
    const { constants } = refit(decay, measurements)!;
    for (const [at, value] of [3.25, -0.71, 2].entries()) expect(constants[at]).toBeCloseTo(value, 4);
  });

  test('keeps what is not free', () => {
    const { constants, expression } = refit(
      line,
      onX((value) => 5 * value + 3),
      { isFree: (place) => place === 1 },
    )!;
    expect(constants).toHaveLength(1);
    expect(expression.kind === 'apply' && expression.arguments[0]).toEqual(of(MULTIPLY, c(1), x));
  });

  test('takes the best of several starts', () => {
    const wave = of(MULTIPLY, c(1), of(SIN, of(MULTIPLY, c(0.3), x)));
    const measurements = onX((value) => 2 * Math.sin(4.1 * value));
    const { constants } = refit(wave, measurements, {
      starts: [
        [1, 2],
        [1, 4],
        [1, 6],
      ],
    })!;
    expect(constants[1]).toBeCloseTo(4.1, 5);
  });

  test('is not spoilt by outliers where it is told to be robust', () => {
    const { target, ...others } = onX((value) => 2.5 * value + 10, 0.05);
    const spoilt = { ...others, target: target.map((value, row) => value + (row % 27 === 5 ? 60 : 0)) };
    const plain = refit(line, spoilt)!.constants;
    const robust = refit(line, spoilt, { robust: true })!.constants;
    expect(Math.abs(plain[1] - 10)).toBeGreaterThan(1);
    expect(robust[0]).toBeCloseTo(2.5, 1);
    expect(Math.abs(robust[1] - 10)).toBeLessThan(0.05);
  });

  test('says nothing of what has no value on any row', () => {
    expect(
      refit(
        of(SQRT, of(SUBTRACT, c(-5), x)),
        onX((value) => value),
        { isFree: () => false },
      ),
    ).toBeUndefined();
  });
});

const multiple = of(MULTIPLY, c(1), x);

describe('shorten', () => {
  test.each<[string, Expression, (x: number) => number, Expression]>([
    ['a half', multiple, (v) => v / 2, of(DIVIDE, x, 2)],
    ['three fifths', multiple, (v) => 0.6 * v, of(MULTIPLY, decimal(6n, -1), x)],
    ['a third', multiple, (v) => v / 3, of(DIVIDE, x, 3)],
    ['1/(4 pi)', multiple, (v) => v / (4 * Math.PI), of(DIVIDE, x, of(MULTIPLY, 4, of(PI)))],
    ['degrees', multiple, (v) => (v * Math.PI) / 180, of(MULTIPLY, of(DIVIDE, of(PI), 180), x)],
    ['9.80665', multiple, (v) => 9.80665 * v, of(MULTIPLY, decimal(980665n, -5), x)],
    ['a power', of(POWER, x, c(1)), (v) => v ** 1.5, of(POWER, x, decimal(15n, -1))],
    ['a root', of(POWER, x, c(1)), (v) => Math.sqrt(v), of(SQRT, x)],
    ['an inverse', of(MULTIPLY, c(100), of(POWER, x, -1)), (v) => 147 / v, of(DIVIDE, 147, x)],
    ['what is nothing', line, (v) => v, x],
    ['a negative', line, (v) => 4 - 3 * v, of(SUBTRACT, 4, of(MULTIPLY, 3, x))],
    [
      'hundreds',
      of(SUBTRACT, of(MULTIPLY, c(1), of(POWER, x, c(1))), c(1)),
      (v) => 116 * (v / 100) ** (1 / 3) - 16,
      of(SUBTRACT, of(MULTIPLY, 116, of(POWER, of(DIVIDE, x, 100), of(DIVIDE, 1, 3))), 16),
    ],
    [
      'the normal density',
      of(MULTIPLY, c(1), of(EXP, of(MULTIPLY, c(-1), of(POWER, x, 2)))),
      (v) => Math.exp(-(v * v) / 2) / Math.sqrt(2 * Math.PI),
      of(
        MULTIPLY,
        of(SQRT, of(DIVIDE, 1, of(MULTIPLY, 2, of(PI)))),
        of(EXP, of(NEGATE, of(DIVIDE, of(POWER, x, 2), 2))),
      ),
    ],
    [
      'what constants make up for',
      of(DIVIDE, c(1), of(ADD, c(1), of(MULTIPLY, c(1), of(EXP, of(MULTIPLY, c(-1), x))))),
      (v) => 12 / (1 + 30 * Math.exp(-0.9 * v)),
      of(DIVIDE, 12, of(ADD, 1, of(MULTIPLY, 30, of(EXP, of(MULTIPLY, decimal(-9n, -1), x))))),
    ],
  ])('%s', (_, skeleton, law, expected) => {
    expect(writtenAs(skeleton, law)).toEqual(expected);
  });

  test('is not misled by outliers', () => {
    const { target, ...others } = onX((value) => 2.5 * value + 10);
    const spoilt = { ...others, target: target.map((value, row) => value + (row % 27 === 5 ? 60 : 0)) };
    const found = resultOf(shorten(line, spoilt, judgeOf(spoilt)))!;
    expect(found.expression).toEqual(of(ADD, of(MULTIPLY, decimal(25n, -1), x), 10));
  });

  test('writes no more digits than noise leaves', () => {
    const written = writtenAs(line, (value) => 3.14823 * value + 20, 0.3);
    const digits: number[] = [];
    const visit = (node: Expression): void => {
      if (node.kind === 'decimal') digits.push(String(node.digits).length);
      if (node.kind === 'apply') node.arguments.forEach(visit);
    };
    visit(written);
    expect(Math.max(0, ...digits)).toBeLessThanOrEqual(3);
  });
});
