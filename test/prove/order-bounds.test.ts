import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OrderBounds } from '../../src/prove/prover/bounds.js';
import { Terms } from '../../src/prove/prover/terms.js';
import { standardForm } from '../../src/prove/standard-form.js';
import { parseStatement } from '../../src/prove/statement-parser.js';
import { BeyondReach, WorkLimit } from '../../src/prove/work-limit.js';

const PRIME = 2_147_483_647n;

/** Expressions of n that have a bound more often than not, as text. */
const expressions: fc.Arbitrary<string> = fc.letrec<{ term: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    { arbitrary: fc.constantFrom('n', 'n', 'fibonacci(n)', 'L(n)', '(n mod 3)'), weight: 3 },
    { arbitrary: fc.integer({ min: -3, max: 7 }).map(String), weight: 2 },
    ...[
      (x: string, y: string) => `(${x} + ${y})`,
      (x: string, y: string) => `(${x} - ${y})`,
      (x: string, y: string) => `(${x}*${y})`,
      (x: string, y: string) => `max(${x}, ${y})`,
      (x: string, y: string) => `if(${x} < ${y}, ${y}, ${x})`,
      (x: string, y: string) => `if(${x} mod 2 = 0, ${x}, ${y})`,
      (x: string, y: string) => `sum(k, 0, n, ${x.replaceAll('n)', 'k)')})*${y}`,
      (x: string, y: string) => `sum(k, 1, n + 2, (${x})*2^(n + 2 - k)) + ${y}`,
      (x: string) => `sum(k, 0, n, binomial(n, k)*(${x}))`,
      (x: string, y: string) => `sum(k, 1, n, (${x})*k + ${y})`,
    ].map((join) => ({
      arbitrary: fc.tuple(tie('term'), tie('term')).map(([x, y]) => join(x, y)),
      weight: 1,
    })),
    ...[
      (x: string) => `(${x} div 3)`,
      (x: string) => `(${x} mod 4)`,
      (x: string) => `(${x} mod (-3))`,
      (x: string) => `abs(${x} - 5)`,
      (x: string) => `2^(${x})`,
      (x: string) => `(-1)^(${x})`,
      (x: string) => `fibonacci(${x})`,
      (x: string) => `L(${x} - 2)`,
      (x: string) => `gcd(${x}, 6)`,
      (x: string) => `((${x}) xor 5)`,
      (x: string) => `binomial(${x}, 2)`,
      (x: string) => `(${x})^2`,
      (x: string) => `S(${x})`,
    ].map((wrap) => ({ arbitrary: tie('term').map(wrap), weight: 1 })),
  ),
})).term;

/** The length of the shortest linear recurrence modulo the prime, by Berlekamp and Massey. */
function linearComplexity(terms: readonly bigint[]): number {
  let [connection, before]: [bigint[], bigint[]] = [[1n], [1n]];
  let [length, gap, last] = [0, 1, 1n];
  for (let at = 0; at < terms.length; at++) {
    let discrepancy = 0n;
    for (let i = 0; i <= length; i++) discrepancy += (connection[i] ?? 0n) * terms[at - i];
    discrepancy = ((discrepancy % PRIME) + PRIME) % PRIME;
    if (discrepancy === 0n) {
      gap++;
      continue;
    }
    const factor = (discrepancy * inverse(last)) % PRIME;
    const next = [...connection];
    for (let i = 0; i < before.length; i++) {
      while (next.length <= i + gap) next.push(0n);
      next[i + gap] = (next[i + gap] - factor * before[i]) % PRIME;
    }
    if (2 * length <= at) [before, length, last, gap] = [connection, at + 1 - length, discrepancy, 1];
    else gap++;
    connection = next;
  }
  return length;
}

function inverse(value: bigint): bigint {
  let result = 1n;
  let power = value;
  for (let exponent = PRIME - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * power) % PRIME;
    power = (power * power) % PRIME;
  }
  return result;
}

const DEFINITIONS = ['L = 2, 1, a(n-1) + a(n-2)', 'S = 1, 3, (a(n-1) + 2*a(n-2) + n) mod 5'];

describe('a bound', () => {
  test('is no less than the order of the sequence', () => {
    let bounded = 0;
    fc.assert(
      fc.property(expressions, (text) => {
        const statement = standardForm(parseStatement({ left: text, right: '0', definitions: DEFINITIONS }));
        if (statement.parameters.length > 0) return;
        const terms = new Terms(statement, new WorkLimit(200_000));
        try {
          const bound = new OrderBounds(terms, statement.definitions).bound(statement.left);
          if (bound === undefined || bound.order > 150) return;
          const values: bigint[] = [];
          for (let row = 0; row < 2 * bound.order + 30; row++) {
            const value = terms.integer(statement.left, bound.start + BigInt(row));
            expect(value).toBeDefined();
            values.push((value ?? 0n) % PRIME);
          }
          bounded++;
          expect(linearComplexity(values)).toBeLessThanOrEqual(bound.order);
        } catch (error) {
          if (!(error instanceof BeyondReach)) throw error;
        }
      }),
      { numRuns: 120, seed: 1 },
    );
    expect(bounded).toBeGreaterThan(30);
  });
});
