import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { givenNames } from '../../../src/data/dataset.js';
import { derive } from '../../../src/grammar/derive.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { solutions } from '../../../src/search/solve/solve.js';
import { integers } from '../sequences.js';

const INTEGER = shippedGrammar('integer');

/** Rows of all sorts: few and many, of one size or of very different ones, digits, signs, powers and plain rules. */
const size = fc.constantFrom(1, 2, 4, 8, 40, 70, 400, 1100);
const values = size.chain((bits) =>
  fc.array(fc.bigInt({ min: -(1n << BigInt(bits)), max: 1n << BigInt(bits) }), {
    minLength: 1,
    maxLength: 24,
  }),
);
const natural = values.map((rows) => rows.map((value) => (value < 0n ? -value : value)));
const ruled = fc
  .record({
    start: fc.bigInt({ min: -9n, max: 9n }),
    factor: fc.bigInt({ min: -1000n, max: 1000n }),
    step: fc.bigInt({ min: -9n, max: 9n }),
    power: fc.integer({ min: 1, max: 40 }),
    rows: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ start, factor, step, power, rows }) =>
    Array.from({ length: rows }, (_, n) => start + factor * (BigInt(n) + step) ** BigInt(power)),
  );
const powers = fc
  .record({ base: fc.bigInt({ min: -20n, max: 1n << 40n }), rows: fc.integer({ min: 1, max: 30 }) })
  .map(({ base, rows }) => Array.from({ length: rows }, (_, n) => base ** BigInt(n)));

test.prop([fc.oneof(values, natural, ruled, powers)], { numRuns: 60 })(
  'whatever the rows are, all that is proposed is derived',
  (rows) => {
    const dataset = integers(rows);
    for (const solution of solutions(dataset, INTEGER)) {
      if (solution === undefined) continue;
      expect(
        derive(INTEGER, { head: 'exact', expressions: [solution.expression] }, givenNames(dataset)),
      ).toBeDefined();
    }
  },
);
