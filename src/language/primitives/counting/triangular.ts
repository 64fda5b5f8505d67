import { MAX_TRIANGLE_ROW } from '../../limits.js';
import type { Primitive } from '../../primitive.js';
import { fixedSteps } from '../../steps.js';
import type { Triangle } from '../../triangle.js';
import { binaryRow } from '../rows.js';

/** A triangle of combinatorial numbers in row x and column k. */
interface Triangular extends Pick<Primitive, 'name' | 'exports' | 'mathml' | 'semantics'> {
  readonly triangle: Triangle;
  /** What an entry counts, for people. */
  readonly value: string;
}

export function triangular({ triangle, value, ...entry }: Triangular): Primitive {
  return {
    ...entry,
    parameters: ['integer', 'integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    evaluation: 'strict',
    summary: `${value}; 0 for k < 0 and k > x, undefined for x < 0 and x > ${MAX_TRIANGLE_ROW}`,
    row: binaryRow((x, k) => triangle.exactly(x, k)),
    column: (out, rows, a, i, b, j) => {
      for (let r = 0; r < rows; r++) out[r] = triangle.double(a[i + r], b[j + r]);
    },
    steps: fixedSteps(100),
    witnesses: [],
  };
}
