import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { PRIME, relationLattice } from '../../../src/search/solve/lattice.js';

const modulo = (value: bigint) => ((value % PRIME) + PRIME) % PRIME;

const small = fc.integer({ min: -20, max: 20 });
const large = fc.integer({ min: -(10 ** 9), max: 10 ** 9 });

describe('the lattice of relations', () => {
  test.prop([
    fc
      .integer({ min: 2, max: 9 })
      .chain((size) =>
        fc.array(fc.array(large, { minLength: size, maxLength: size }), { minLength: 1, maxLength: 9 }),
      ),
  ])('holds nothing but relations modulo the prime, as many as there are unknowns', (rows) => {
    const unknowns = rows[0].length;
    const basis = relationLattice(
      rows.map((row) => row.map((value) => modulo(BigInt(value)))),
      unknowns,
    );
    if (basis.length > 0) expect(basis).toHaveLength(unknowns);
    for (const vector of basis) {
      for (const row of rows) {
        const sum = row.reduce((total, value, at) => total + BigInt(value) * BigInt(vector[at]), 0n);
        expect(modulo(sum)).toBe(0n);
      }
    }
  });

  test.prop([
    fc.array(small, { minLength: 3, maxLength: 8 }).filter((relation) => relation[0] !== 0),
    fc.array(fc.array(large, { minLength: 8, maxLength: 8 }), { minLength: 8, maxLength: 12 }),
  ])('begins with a hidden relation, or a shorter one', (relation, rows) => {
    // The first entry of each row times its coefficient completes the others to 0, at a scale that keeps all integers.
    const matrix = rows.map((row) => {
      const others = row.slice(1, relation.length).map((value) => BigInt(value) * BigInt(relation[0]));
      const sum = others.reduce((total, value, at) => total + value * BigInt(relation[at + 1]), 0n);
      return [-sum / BigInt(relation[0]), ...others].map(modulo);
    });
    const [shortest] = relationLattice(matrix, relation.length);
    const squares = (vector: readonly number[]) => vector.reduce((sum, value) => sum + value * value, 0);
    // The first vector of a reduced basis is no longer than 2^((size - 1) / 2) times the shortest.
    expect(squares(shortest)).toBeLessThanOrEqual(2 ** relation.length * squares(relation));
  });
});
