import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { apply, literal, N } from '../../src/language/construct.js';
import type { Expression } from '../../src/language/expression.js';
import { isInDomain, meaningOf, rootConditions } from '../../src/language/facts.js';
import { PRIMITIVES, primitive } from '../../src/language/primitives.js';
import { Evaluator } from '../../src/prove/evaluate.js';

const evaluator = new Evaluator([]);
const evaluated = (expression: Expression) => evaluator.evaluate(expression, 0n);
const entries = [...PRIMITIVES.values()];
const named = (has: (entry: (typeof entries)[number]) => unknown) =>
  entries.filter(has).map(({ name }) => [name] as const);

const integers = fc.bigInt(-40n, 40n);
const arrays = (length: number) => fc.array(integers, { minLength: length, maxLength: length });

/** Checks something for many arguments of a primitive. */
function forArguments(name: string, check: (values: bigint[], application: Expression) => void): void {
  const entry = primitive(name);
  fc.assert(
    fc.property(arrays(entry.parameters.length), (values) => {
      check(values, apply(name, ...values.map((value) => literal(value))));
    }),
    { numRuns: 300 },
  );
}

describe('what is known of primitives is so', () => {
  const RING = {
    addition: (x: bigint, y: bigint) => x + y,
    subtraction: (x: bigint, y: bigint) => x - y,
    negation: (x: bigint) => -x,
    multiplication: (x: bigint, y: bigint) => x * y,
    power: (x: bigint, y: bigint) => (y < 0n ? undefined : x ** y),
  };

  test.each(named(({ facts }) => facts.ring))('%s is an operation of the ring', (name) => {
    const operation = RING[primitive(name).facts.ring!];
    forArguments(name, ([x, y], application) => expect(evaluated(application)).toBe(operation(x, y)));
  });

  test.each(named(({ facts }) => facts.division))('%s is a part of floor division', (name) => {
    forArguments(name, ([x, y], application) => {
      const value = evaluated(application);
      if (y === 0n) return expect(value).toBeUndefined();
      const quotient = (x - (((x % y) + y) % y)) / y;
      expect(value).toBe(primitive(name).facts.division === 'quotient' ? quotient : x - y * quotient);
    });
  });

  test.each(named(({ facts }) => facts.meaning))('%s means what it says in other primitives', (name) => {
    forArguments(name, (values, application) => {
      const meaning = primitive(name).facts.meaning?.(...values.map((value) => literal(value)));
      if (meaning !== undefined) expect(evaluated(meaning)).toBe(evaluated(application));
    });
  });

  test.each(named(({ facts }) => facts.signOf))('%s depends on a sign alone', (name) => {
    const bySign = new Map<number, bigint | undefined>();
    forArguments(name, (values, application) => {
      const deciding =
        evaluated(primitive(name).facts.signOf!(...values.map((value) => literal(value)))) ?? 0n;
      const sign = deciding > 0n ? 1 : deciding < 0n ? -1 : 0;
      if (!bySign.has(sign)) bySign.set(sign, evaluated(application));
      expect(evaluated(application)).toBe(bySign.get(sign));
    });
  });

  test.each(named(({ facts }) => facts.modulus))(
    '%s depends on the first argument modulo something',
    (name) => {
      forArguments(name, ([x, y], application) => {
        const modulus = primitive(name).facts.modulus?.(y);
        if (modulus === undefined) return;
        for (const shift of [modulus, -modulus, 7n * modulus])
          expect(evaluated(apply(name, literal(x + shift), literal(y)))).toBe(evaluated(application));
      });
    },
  );

  test.each(named(({ facts }) => facts.degreeInFirst))('%s is a polynomial in the first argument', (name) => {
    for (let second = -2n; second <= 12n; second++) {
      const degree = primitive(name).facts.degreeInFirst?.(second);
      if (degree === undefined) continue;
      let values = Array.from(
        { length: degree + 8 },
        (_, x) => evaluated(apply(name, literal(x), literal(second)))!,
      );
      for (let order = 0; order <= degree; order++)
        values = values.slice(1).map((value, index) => value - values[index]);
      expect(values.every((value) => value === 0n)).toBe(true);
    }
  });

  test.each(named(({ facts }) => facts.sequence))('%s is a sequence', (name) => {
    const definition = { name: 'S', ...primitive(name).facts.sequence! };
    const other = new Evaluator([definition]);
    for (let n = -3n; n < 40n; n++) {
      const row: Expression = { kind: 'given', column: 'S', index: N };
      expect(other.evaluate(row, n)).toBe(evaluated(apply(name, literal(n))));
    }
  });

  test.each(named(({ facts }) => facts.factorials))('%s is a quotient of factorials', (name) => {
    const factorial = (x: bigint): bigint => (x <= 1n ? 1n : x * factorial(x - 1n));
    forArguments(name, (values, application) => {
      const { above, below } = primitive(name).facts.factorials!(...values.map((value) => literal(value)));
      const [tops, bottoms] = [above, below].map((list) => list.map((part) => evaluated(part)!));
      const product = (list: readonly bigint[]) => list.reduce((all, value) => all * factorial(value), 1n);
      if (tops.some((value) => value < 0n)) return expect(evaluated(application)).toBeUndefined();
      const expected = bottoms.some((value) => value < 0n) ? 0n : product(tops) / product(bottoms);
      expect(evaluated(application)).toBe(expected);
    });
  });

  test.each(named(({ facts }) => facts.domain))('%s has values in its domain and nowhere else', (name) => {
    forArguments(name, (values, application) => {
      expect(primitive(name).row(values) !== undefined).toBe(isInDomain(primitive(name).facts, values));
      expect(evaluated(application) !== undefined).toBe(isInDomain(primitive(name).facts, values));
    });
  });

  test.each(named(({ facts }) => facts.exact))('%s has the values that it is computed to have', (name) => {
    forArguments(name, (values) => {
      const { facts, row } = primitive(name);
      if (isInDomain(facts, values) === false) return;
      const value = facts.exact!.value(...values);
      expect(value).toBe(row(values));
      const length = (value < 0n ? -value : value).toString(2).length;
      expect(length).toBeLessThanOrEqual(Math.ceil(facts.exact!.bits(...values)) + 1);
    });
  });

  test.each(named(({ facts }) => facts.cases))('%s is as its cases say, and one of them is so', (name) => {
    forArguments(name, (values, application) => {
      const cases = primitive(name).facts.cases!(...values.map((value) => literal(value)));
      const held = cases.filter(({ nonnegative }) => evaluated(nonnegative)! >= 0n);
      expect(held.length).toBeGreaterThan(0);
      for (const { value } of held) expect(evaluated(value)).toBe(evaluated(application));
      const meaning = meaningOf(
        primitive(name).facts,
        values.map((value) => literal(value)),
      )!;
      expect(evaluated(meaning)).toBe(evaluated(application));
    });
  });

  test.each(named(({ facts }) => facts.lattice))('%s is a bound of its arguments', (name) => {
    const { order, bound } = primitive(name).facts.lattice!;
    const divides = (x: bigint, y: bigint) => (x === 0n ? y === 0n : y % x === 0n);
    const isBelow = order === 'size' ? (x: bigint, y: bigint) => x <= y : divides;
    const isBeyond = bound === 'lower' ? isBelow : (x: bigint, y: bigint) => isBelow(y, x);
    forArguments(name, ([x, y], application) => {
      const value = evaluated(application)!;
      expect(isBeyond(value, x) && isBeyond(value, y)).toBe(true);
      if (order === 'divisibility') expect(value).toBeGreaterThanOrEqual(0n);
      for (let other = -80n; other <= 80n; other++) {
        if (isBeyond(other, x) && isBeyond(other, y)) expect(isBeyond(other, value)).toBe(true);
      }
    });
  });

  test.each(named(({ facts }) => facts.isMagnitude))('%s is the magnitude', (name) => {
    forArguments(name, ([x], application) => expect(evaluated(application)).toBe(x < 0n ? -x : x));
  });

  test.each(named(({ facts }) => facts.isSumOfBits))('%s is a sum of vectors of bits', (name) => {
    const join = (x: bigint, y: bigint) => evaluated(apply(name, literal(x), literal(y)))!;
    fc.assert(
      fc.property(integers, integers, integers, (x, y, z) => {
        expect(join(join(x, y), z)).toBe(join(x, join(z, y)));
        expect([join(x, x), join(x, 0n)]).toEqual([0n, x]);
        expect(join(x, y)).toBe(x ^ y);
      }),
    );
  });

  test.each(named(({ facts }) => facts.root))(
    '%s is a root, and nothing else meets what determines it',
    (name) => {
      forArguments(name, ([x], application) => {
        const value = evaluated(application);
        if (value === undefined) return;
        for (let other = 0n; other < 45n; other++) {
          const conditions = rootConditions(primitive(name).facts.root!, literal(other), literal(x));
          expect(conditions.every((part) => evaluated(part)! >= 0n)).toBe(other === value);
        }
      });
    },
  );

  test.each(named(({ facts }) => facts.least))('%s is never below what is said to be its least', (name) => {
    const bounded = fc.tuple(integers, fc.option(fc.bigInt(0n, 5n), { nil: undefined }));
    const many = fc.array(bounded, { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(many, (pairs) => {
        const some = pairs.slice(0, primitive(name).parameters.length);
        const value = evaluated(apply(name, ...some.map(([each]) => literal(each))));
        const least = some.map(([each, by]) => (by === undefined ? undefined : each - by));
        const bound = primitive(name).facts.least!(...least);
        if (value !== undefined && bound !== undefined) expect(value).toBeGreaterThanOrEqual(bound);
      }),
      { numRuns: 300 },
    );
  });

  test.each(named(({ facts }) => facts.isPascals))("%s is Pascal's triangle", (name) => {
    const at = (x: bigint, y: bigint) => evaluated(apply(name, literal(x), literal(y)))!;
    for (let x = 0n; x < 12n; x++)
      for (let y = -3n; y < 14n; y++) expect(at(x + 1n, y)).toBe(at(x, y) + at(x, y - 1n));
    expect([at(0n, 0n), at(0n, 1n), at(0n, -1n)]).toEqual([1n, 0n, 0n]);
  });
});
