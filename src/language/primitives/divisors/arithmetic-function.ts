import { FACTOR_LIMIT, factorize, type PrimePower } from '../../factors.js';
import type { Primitive } from '../../primitive.js';
import { factoringSteps } from '../../steps.js';
import { unaryRow } from '../rows.js';

/** A function of the prime powers of x. */
interface ArithmeticFunction
  extends Pick<Primitive, 'name' | 'summary' | 'exports' | 'mathml' | 'semantics'> {
  /** Exact in doubles, since its values stay below 2^53. */
  readonly compute: (powers: readonly PrimePower[]) => number;
}

export const FACTORING_DOMAIN = 'undefined for x < 1 and from 2^40 up';

export function arithmeticFunction({ compute, ...entry }: ArithmeticFunction): Primitive {
  return {
    ...entry,
    parameters: ['integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    evaluation: 'strict',
    row: unaryRow((x) =>
      x >= 1n && x < BigInt(FACTOR_LIMIT) ? BigInt(compute(factorize(Number(x)))) : undefined,
    ),
    column: (out, rows, a, i) => {
      for (let r = 0; r < rows; r++) {
        const x = a[i + r];
        out[r] = x >= 1 && x < FACTOR_LIMIT ? compute(factorize(x)) : Number.NaN;
      }
    },
    steps: factoringSteps,
    witnesses: [],
  };
}
