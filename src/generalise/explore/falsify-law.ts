import { type Column, valueAt } from '../../data/column.js';
import { type ColumnWorld, evaluateColumn } from '../../language/columns.js';
import { type Law, variablesOf } from '../laws/law.js';
import { drawPoints } from './points.js';

/** Points in one go. */
const BATCH = 256;

/** Values of the variables for which a law fails; each side's value, undefined where it has none. */
export interface LawCounterexample {
  readonly values: Readonly<Record<string, bigint>>;
  readonly left: bigint | undefined;
  readonly right: bigint | undefined;
}

/**
 * Looks for values that make a law false, at so many points that a seed draws. Where a side has no value because of the bounds
 * of the language, and the other one has, that is no counterexample to look for here: such points are told by a value beyond
 * 2^53 and passed over.
 */
export function falsifyLaw(law: Law, points: number, seed: number): LawCounterexample | undefined {
  const names = variablesOf(law);
  for (let batch = 0; batch * BATCH < points; batch++) {
    const drawn = drawPoints(names, law.domain, BATCH, seed + batch);
    const variables = new Map<string, Column>([...drawn].map(([name, values]) => [name, { values }]));
    const world: ColumnWorld = {
      rows: BATCH,
      n: new Float64Array(BATCH),
      variables,
      target: { values: new Float64Array(0) },
      given: new Map(),
    };
    const [left, right] = [law.left, law.right].map((side) => evaluateColumn(side, world));
    for (let point = 0; point < BATCH; point++) {
      const [one, other] = [valueAt(left, point), valueAt(right, point)];
      if (one === other) continue;
      const values = Object.fromEntries(names.map((name) => [name, BigInt(drawn.get(name)![point])]));
      return { values, left: one, right: other };
    }
  }
  return undefined;
}
