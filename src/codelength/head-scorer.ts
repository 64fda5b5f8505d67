import type { Column } from '../data/column.js';
import type { HeadName } from '../language/expression.js';
import type { ColumnScorer } from './head.js';
import { headFits, headsFor, integerHead } from './heads.js';
import type { TargetShape } from './literal-codes.js';

/** Scorers of one target under every head over integers. Made once for all columns that a search meets: they keep adaptive state. */
export class HeadScorers {
  readonly #scorers: ReadonlyMap<HeadName, ColumnScorer>;

  constructor(target: Column, shape: TargetShape) {
    this.#scorers = new Map(headsFor(shape.kind).map((head) => [head.name, head.scorer(target, shape)]));
  }

  /** The scorer of a head; in hot loops to be looked up beforehand. */
  of(head: HeadName): ColumnScorer {
    return this.#scorers.get(head) ?? UNFIT;
  }
}

/** For heads that cannot code the target. */
const UNFIT: ColumnScorer = {
  score: () => Number.POSITIVE_INFINITY,
  scoreWide: () => Number.POSITIVE_INFINITY,
};

/**
 * Data bits of a target under a head over integers whose expression has the values of a column, both over the same rows. Infinity as
 * soon as they exceed `bound`, and where the head cannot code the target: one that must be right with a defined wrong value,
 * or that does not fit the kind. To price many columns of one target keep {@link HeadScorers}.
 */
export function scoreColumn(
  head: HeadName,
  values: Column,
  target: Column,
  shape: TargetShape,
  bound?: number,
): number {
  if (!headFits(head, shape.kind)) return Number.POSITIVE_INFINITY;
  return integerHead(head).scorer(target, shape).scoreWide(values, bound);
}
