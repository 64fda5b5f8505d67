import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  added,
  commonDivisor,
  divided,
  evaluateAt,
  type IntegerPolynomial,
  linearFactors,
  scaled,
  shifted,
  trimmed,
} from '../../src/numbers/integer-polynomial.js';

const polynomials = () => fc.array(fc.bigInt(-9n, 9n), { minLength: 1, maxLength: 6 }).map(trimmed);
const nonzero = polynomials().filter((polynomial) => polynomial.length > 0);

function product(one: IntegerPolynomial, other: IntegerPolynomial): IntegerPolynomial {
  return one.reduce<IntegerPolynomial>(
    (sum, coefficient, power) =>
      added(sum, [...new Array<bigint>(power).fill(0n), ...scaled(other, coefficient)]),
    [],
  );
}

describe('polynomials', () => {
  test.prop([polynomials(), fc.bigInt(-5n, 5n), fc.bigInt(-9n, 9n)])('are shifted', (p, by, x) => {
    expect(evaluateAt(shifted(p, by), x)).toBe(evaluateAt(p, x + by));
  });

  test.prop([polynomials(), nonzero])('are quotient times divisor plus remainder', (p, divisor) => {
    const { quotient, remainder } = divided(p, divisor);
    expect(added(product(quotient, divisor), remainder)).toEqual(p);
  });

  test.prop([nonzero, nonzero])('are divided by a factor without remainder', (p, factor) => {
    expect(divided(product(p, factor), factor)).toEqual({ quotient: p, remainder: [] });
  });

  test.prop([nonzero, nonzero, nonzero])(
    'have a divisor in common that holds any they share',
    (p, q, shared) => {
      const common = commonDivisor(product(p, shared), product(q, shared));
      expect(divided(common, shared).remainder).toEqual([]);
      expect(divided(product(p, shared), common).remainder).toEqual([]);
    },
  );

  test.prop([nonzero])('are the product of their factors and what is left', (p) => {
    const { factors, rest } = linearFactors(p);
    const all = factors.flatMap(({ factor, multiplicity }) =>
      new Array<IntegerPolynomial>(multiplicity).fill(factor),
    );
    expect(all.reduce(product, rest)).toEqual(p);
  });
});
