import { STRATEGIES as DESCRIPTORS } from '../search/strategies.js';

/** A way of finding models, or a family of one, by the name that the options `strategies` and `without` of a search know. */
export interface Finder {
  readonly name: string;
  /** What it finds, in one line for people. */
  readonly summary: string;
}

/** A way of finding models. */
export interface StrategySummary extends Finder {
  /** The families that can be left out one by one; none where the strategy is one way of finding models. */
  readonly families: readonly Finder[];
}

/** The ways of finding models, in the order in which they begin. */
export const STRATEGIES: readonly StrategySummary[] = DESCRIPTORS.map(({ name, summary, families }) => ({
  name,
  summary,
  families: families.map((family) => ({ name: family.name, summary: family.summary })),
}));
