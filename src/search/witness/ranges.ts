import { BINDERS } from '../../language/binders.js';
import { apply, literal, N } from '../../language/construct.js';
import { atTerm, K } from './shift.js';
import type { Transform } from './transform.js';

const NEXT = apply('+', N, literal(1));
const BEFORE = apply('-', N, literal(1));

/** The series that one is the sums, products … of: row n is what stands at k = n + 1 in a range from 1 to n + 1, to n or to n - 1. */
export function* rangeTransforms(rows: readonly bigint[]): Generator<Transform> {
  for (const entry of BINDERS.values()) {
    if (entry.kind !== 'range' || entry.bodyType !== 'integer') continue;
    const empty = entry.begin().value!;
    for (const [results, upper] of [
      [rows, N],
      [[empty, ...rows], NEXT],
      [rows.slice(1), BEFORE],
    ] as const) {
      const terms = entry.terms(results);
      if (terms === undefined || terms.length === 0) continue;
      yield {
        rows: terms,
        apply: (x) => {
          const body = atTerm(x);
          return (
            body && { kind: 'bind', binder: entry.name, variable: 'k', arguments: [literal(1), upper], body }
          );
        },
      };
    }
  }
}

/** The series b with a(n) the sum of binomial(n, k) b(k), by repeated differences. */
export function binomialTransform(rows: readonly bigint[]): Transform {
  const before: bigint[] = [];
  for (let differences = rows; differences.length > 0; ) {
    before.push(differences[0]);
    differences = differences.slice(1).map((value, index) => value - differences[index]);
  }
  const chosen = apply('binomial', N, apply('-', K, literal(1)));
  return {
    rows: before,
    apply: (x) => {
      const term = atTerm(x);
      return (
        term && {
          kind: 'bind',
          binder: 'sum',
          variable: 'k',
          arguments: [literal(1), NEXT],
          body: apply('*', chosen, term),
        }
      );
    },
  };
}

/** The series b with a(n) the sum of b(d - 1) over the divisors d of n + 1: what all smaller divisors leave. */
export function divisorTransform(rows: readonly bigint[]): Transform {
  const before = [...rows];
  for (let d = 1; d <= before.length; d++) {
    for (let multiple = 2 * d; multiple <= before.length; multiple += d)
      before[multiple - 1] -= before[d - 1];
  }
  const divides = apply('=', apply('mod', NEXT, K), literal(0));
  return {
    rows: before,
    apply: (x) => {
      const term = atTerm(x);
      return (
        term && {
          kind: 'bind',
          binder: 'sum',
          variable: 'k',
          arguments: [literal(1), NEXT],
          body: apply('if', divides, term, literal(0)),
        }
      );
    },
  };
}
