import { expect, test } from 'vitest';
import { proveByOrderBound } from '../../src/prove/prover/c-finite.js';
import { proveByRecurrence } from '../../src/prove/prover/holonomic.js';
import { provePolynomials } from '../../src/prove/prover/polynomial-identity.js';
import { standardForm } from '../../src/prove/standard-form.js';
import { parseStatement } from '../../src/prove/statement-parser.js';
import { BeyondReach, WorkLimit } from '../../src/prove/work-limit.js';
import { TRUE_STATEMENTS, textOf } from './statements.js';

/** What makes a true statement false, in some rows from the sixth to the two-hundredth on. */
const SPOILERS: readonly ((side: string) => string)[] = [
  (side) => `(${side}) + n div 70`,
  (side) => `if(n < 97, ${side}, (${side}) + 1)`,
  (side) => `(${side}) + max(0, n - 160)`,
  (side) => `((${side}) + 1)*(1 + n div 71) - 1 + n div 71`,
  (side) => `(${side}) + n*(n - 1)*(n - 2)*(n - 3)*(n - 4)*(n - 5)`,
  (side) => `(${side}) + binomial(n, 12)`,
  (side) => `(${side}) + (n mod 89) div 88`,
  (side) => `(${side}) + 0^(200 - n + max(0, n - 200))`,
];

// Falsification finds all of these; here the methods have to do without it.
test.each(TRUE_STATEMENTS.map((row) => [row[0], textOf(row)] as const))(
  'no method proves what fails in late rows: %s',
  (_, text) => {
    for (const spoil of SPOILERS) {
      const statement = standardForm(parseStatement({ ...text, left: spoil(text.left) }));
      for (const method of [proveByOrderBound, proveByRecurrence, provePolynomials]) {
        try {
          expect(method(statement, new WorkLimit(150_000))).toBeUndefined();
        } catch (error) {
          if (!(error instanceof BeyondReach)) throw error;
        }
      }
    }
  },
);
