import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { gcdOf } from '../../src/numbers/gcd.js';
import { inverseModulo, inverseModuloPrime, residueOf } from '../../src/numbers/modular.js';

test.prop([fc.bigInt(-(2n ** 90n), 2n ** 90n), fc.bigInt(2n, 2n ** 70n)])(
  'a residue has an inverse where it has no divisor in common with the modulus',
  (value, modulus) => {
    const residue = residueOf(value, modulus);
    expect((value - residue) % modulus).toBe(0n);
    const inverse = inverseModulo(residue, modulus);
    if (gcdOf(value, modulus) > 1n) expect(inverse).toBeUndefined();
    else expect(residueOf(residue * inverse!, modulus)).toBe(1n);
  },
);

test.prop([fc.constantFrom(2, 3, 31, 67_108_859, 1_099_511_627_689, 9_007_199_254_740_881), fc.maxSafeNat()])(
  'residues of a prime have inverses, in doubles too',
  (prime, value) => {
    const residue = 1 + (value % (prime - 1));
    const inverse = inverseModuloPrime(residue, prime);
    expect((BigInt(residue) * BigInt(inverse)) % BigInt(prime)).toBe(1n);
  },
);
