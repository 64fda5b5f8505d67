/** A linear equation with integer coefficients: their sum, each times its unknown, is `value`. */
export interface Equation {
  readonly coefficients: readonly bigint[];
  readonly value: bigint;
}

/**
 * An integer solution of linear equations, by Gaussian elimination on integers. Equations are taken in one by one and those
 * that say nothing new are dropped, until the unknowns are determined; the rest is left to be tested. Unknowns that are
 * not determined are 0. Undefined if what was taken in contradicts itself, or has no solution in integers.
 */
export function solveIntegers(
  equations: Iterable<Equation>,
  unknowns: number,
): readonly bigint[] | undefined {
  /** Rows in echelon form, each with its value behind its coefficients, by the column of their first coefficient. */
  const rows = new Map<number, readonly bigint[]>();
  for (const { coefficients, value } of equations) {
    if (rows.size === unknowns) break;
    let row: readonly bigint[] = [...coefficients, value];
    for (let column = 0; column < unknowns; column++) {
      const pivot = rows.get(column);
      if (row[column] === 0n) continue;
      if (pivot === undefined) {
        rows.set(column, row);
        row = [];
        break;
      }
      const factor = row[column];
      row = reduced(row.map((entry, at) => entry * pivot[column] - factor * pivot[at]));
    }
    if (row.length > 0 && row[unknowns] !== 0n) return undefined;
  }
  const solution = new Array<bigint>(unknowns).fill(0n);
  for (let column = unknowns - 1; column >= 0; column--) {
    const row = rows.get(column);
    if (row === undefined) continue;
    let rest = row[unknowns];
    for (let at = column + 1; at < unknowns; at++) rest -= row[at] * solution[at];
    if (rest % row[column] !== 0n) return undefined;
    solution[column] = rest / row[column];
  }
  return solution;
}

/** A row over the greatest common divisor of its entries. */
function reduced(row: readonly bigint[]): readonly bigint[] {
  let divisor = 0n;
  for (const entry of row) {
    let other = entry < 0n ? -entry : entry;
    while (other !== 0n) [divisor, other] = [other, divisor % other];
  }
  return divisor > 1n ? row.map((entry) => entry / divisor) : row;
}
