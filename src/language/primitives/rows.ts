import type { Primitive } from '../primitive.js';

/** The row function of a primitive that is undefined wherever its argument is. */
export function unaryRow(compute: (x: bigint) => bigint | undefined): Primitive['row'] {
  return ([x]) => (x === undefined ? undefined : compute(x));
}

/** The row function of a primitive that is undefined wherever one of its two arguments is. */
export function binaryRow(compute: (x: bigint, y: bigint) => bigint | undefined): Primitive['row'] {
  return ([x, y]) => (x === undefined || y === undefined ? undefined : compute(x, y));
}

/** The row function of a primitive that is undefined wherever one of its three arguments is. */
export function ternaryRow(
  compute: (x: bigint, y: bigint, z: bigint) => bigint | undefined,
): Primitive['row'] {
  return ([x, y, z]) =>
    x === undefined || y === undefined || z === undefined ? undefined : compute(x, y, z);
}
