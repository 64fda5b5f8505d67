import { Chance } from '../../search/mutate/chance.js';
import type { Domain } from '../laws/law.js';

/** Values of the variables, one array a variable and one entry a point. */
export type Points = ReadonlyMap<string, Float64Array>;

/** Values at which functions of integers like to change. */
const EDGES = [0, 1, -1, 2, -2, 3, -3, 4, 6, -6, 7, 12];

/**
 * Points for telling expressions apart: most of all small values, since functions differ there, and some large ones. Variables are
 * drawn independently. The same seed gives the same points.
 */
export function drawPoints(
  variables: readonly string[],
  domain: Domain,
  count: number,
  seed: number,
): Points {
  const chance = Chance.fromSeed(seed);
  const least = domain === 'positive' ? 1 : Number.NEGATIVE_INFINITY;
  const edges = EDGES.filter((value) => value >= least);
  const draw = (): number => {
    const choice = chance.below(10);
    if (choice < 4) return chance.pick(edges);
    const size = choice < 8 ? 20 : choice < 9 ? 200 : 5000;
    return domain === 'positive' ? 1 + chance.below(size) : chance.below(2 * size + 1) - size;
  };
  return new Map(variables.map((name) => [name, Float64Array.from({ length: count }, draw)]));
}
