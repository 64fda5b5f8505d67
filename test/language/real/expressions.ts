import fc from 'fast-check';
import { apply, literal, N, past } from '../../../dist/language/construct.js';
import type { Expression } from '../../../dist/language/expression.js';
import { decimalOf } from '../../../dist/language/real/decimal.js';
import { REAL_PRIMITIVES } from '../../../dist/language/real/primitives.js';

/** Real expressions of any sort over n, the past and given columns. */
export function realExpression(columns: readonly string[]): fc.Arbitrary<Expression> {
  const row = fc.oneof(
    fc.constant(N),
    fc.integer({ min: 0, max: 3 }).map((lag) => apply('-', N, literal(lag))),
    fc.integer({ min: 1, max: 3 }).map((times) => apply('*', literal(times), N)),
  );
  const { real } = fc.letrec<{ real: Expression; boolean: Expression }>((tie) => {
    const applications = (result: string) =>
      [...REAL_PRIMITIVES.values()]
        .filter((entry) => entry.result === result)
        .map(({ name, parameters }) =>
          fc
            .tuple(...parameters.map((type) => tie(type)))
            .map((values): Expression => apply(name, ...(values as Expression[]))),
        );
    const leaf = fc.oneof(
      fc.integer({ min: -9, max: 9 }).map(literal),
      fc.double({ min: -1e3, max: 1e3, noNaN: true }).map(decimalOf),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(decimalOf),
      fc.constant(N),
      fc.integer({ min: 0, max: 3 }).map(past),
      fc
        .tuple(fc.constantFrom(...columns), row)
        .map(([column, index]): Expression => ({ kind: 'given', column, index })),
    );
    const below = fc.constant(apply('real.below', N, literal(5)));
    return {
      real: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, ...applications('real')),
      boolean: fc.oneof({ maxDepth: 4 }, below, ...applications('boolean')),
    };
  });
  return real;
}
