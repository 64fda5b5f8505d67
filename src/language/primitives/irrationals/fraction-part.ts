import { type ContinuedFraction, fractionOfRoot } from '../../continued-fraction.js';
import { FACTOR_LIMIT } from '../../factors.js';
import { MAX_QUOTIENTS, MAX_ROOT_DEGREE } from '../../limits.js';
import type { Primitive } from '../../primitive.js';
import { fixedSteps } from '../../steps.js';
import { ternaryRow } from '../rows.js';

interface FractionPart extends Pick<Primitive, 'name' | 'exports' | 'mathml' | 'semantics'> {
  readonly part: keyof ContinuedFraction;
  /** What an entry of the part is, for people. */
  readonly value: string;
}

/** Entry `index` of a part of the continued fraction of a root. */
export function ofFraction({ part, value, ...entry }: FractionPart): Primitive {
  const exactly = (index: bigint, c: bigint, k: bigint): bigint | undefined => {
    if (index < 0n || index >= BigInt(MAX_QUOTIENTS) || c < 0n || c >= BigInt(FACTOR_LIMIT)) return undefined;
    if (k < 1n || k > BigInt(MAX_ROOT_DEGREE)) return undefined;
    const at = Number(index);
    return fractionOfRoot(c, Number(k), at + 1)[part].at(at);
  };
  return {
    ...entry,
    parameters: ['integer', 'integer', 'integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    evaluation: 'strict',
    summary: `${value} of the k-th root of c, counted from 0; undefined behind the last, for indices below 0 and from ${MAX_QUOTIENTS} up, c below 0 and from 2^40 up, k below 1 and above ${MAX_ROOT_DEGREE}`,
    row: ternaryRow(exactly),
    column: (out, rows, a, i, b, j, c, k) => {
      for (let r = 0; r < rows; r++) {
        const [x, y, z] = [a[i + r], b[j + r], c[k + r]];
        if (Number.isNaN(x) || Number.isNaN(y) || Number.isNaN(z)) out[r] = Number.NaN;
        else {
          const found = exactly(BigInt(x), BigInt(y), BigInt(z));
          out[r] = found === undefined ? Number.NaN : Number(found);
        }
      }
    },
    steps: fixedSteps(1000),
    witnesses: [],
  };
}
