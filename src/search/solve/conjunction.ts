import { apply } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { Pricer } from './pricer.js';

/** The cheapest conditions, of which pairs are tried. */
const MOST_PAIRED = 500;

/** Pairs that are proposed. */
const MOST_PAIRS = 16;

/** A condition that all members meet. */
export interface Condition {
  readonly expression: Expression;
  /** Of the others, those that meet it as well: a bit each. */
  readonly survivors: Uint32Array;
}

/** What only members meet: conditions that no other meets, then pairs of those that others meet, but not all. */
export interface Selection {
  /** The members as those that meet a condition. */
  readonly select: (condition: Expression) => Expression;
  /** How many others there are. */
  readonly others: number;
}

/**
 * Members as those that meet a condition of some, or two of them, that no other meets: the single ones as they come, then the pairs from the
 * cheapest on.
 *
 * @param conditions that all members meet; undefined is a point to pause at
 */
export function* selectionsBy(
  conditions: Iterable<Condition | undefined>,
  { select, others }: Selection,
  pricer: Pricer,
): Generator<Expression | undefined> {
  const found: Condition[] = [];
  for (const condition of conditions) {
    if (condition !== undefined) found.push(condition);
    else yield undefined;
  }
  const everyOther = survivorsOf(others, () => true).join();
  // Of conditions that the same others meet, the cheapest; those that all others meet say nothing.
  const open = new Map<string, { readonly condition: Condition; readonly bits: number }>();
  for (const [index, condition] of found.entries()) {
    if (index % 64 === 0) yield undefined;
    const bits = pricer.bits(select(condition.expression));
    if (bits === Infinity) continue;
    if (condition.survivors.every((word) => word === 0)) {
      yield select(condition.expression);
      continue;
    }
    const key = condition.survivors.join();
    const known = open.get(key);
    if (key !== everyOther && (known === undefined || bits < known.bits)) open.set(key, { condition, bits });
  }
  const cheapest = [...open.values()].sort((x, y) => x.bits - y.bits).slice(0, MOST_PAIRED);
  yield* pairs(
    cheapest.map(({ condition }) => condition),
    select,
  );
}

function* pairs(open: readonly Condition[], select: Selection['select']): Generator<Expression | undefined> {
  let proposed = 0;
  // In order of the two prices together, as near as ranks tell.
  for (let sum = 1; sum < 2 * open.length - 2 && proposed < MOST_PAIRS; sum++) {
    for (let low = Math.max(0, sum - open.length + 1); 2 * low < sum; low++) {
      const [one, other] = [open[low], open[sum - low]];
      if (one.survivors.some((word, at) => (word & other.survivors[at]) !== 0)) continue;
      yield select(apply('both', one.expression, other.expression));
      if (++proposed === MOST_PAIRS) return;
    }
    if (sum % 32 === 0) yield undefined;
  }
}

/** Of so many others, those of which something holds: a bit each. */
export function survivorsOf(others: number, holds: (other: number) => boolean): Uint32Array {
  const survivors = new Uint32Array(Math.ceil(others / 32));
  for (let at = 0; at < others; at++) if (holds(at)) survivors[at >>> 5] |= 1 << (at & 31);
  return survivors;
}
