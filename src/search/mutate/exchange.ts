import type { ChainState } from './chain.js';
import { Chance } from './chance.js';
import { totalOf } from './priced-tree.js';

/**
 * Replica exchange (Swendsen & Wang, Replica Monte Carlo simulation of spin-glasses, 1986; Geyer, Markov chain Monte
 * Carlo maximum likelihood, 1991): chains that are neighbours in temperature swap where they stand, with the probability
 * that keeps the joint distribution. Temperatures, generators and elites stay. The outcome is in the order of `states`
 * and depends on nothing but the arguments.
 */
export function exchange(states: readonly ChainState[], seed: number): ChainState[] {
  const chance = Chance.fromSeed(seed);
  const order = [...states.keys()].sort((x, y) => states[x].temperature - states[y].temperature || x - y);
  const currents = states.map(({ current }) => current);
  for (let rank = chance.below(2); rank + 1 < order.length; rank += 2) {
    const cold = order[rank];
    const hot = order[rank + 1];
    const slope = 1 / states[cold].temperature - 1 / states[hot].temperature;
    const gain = totalOf(currents[cold]) - totalOf(currents[hot]);
    // 2^(slope * gain) > a number from [0, 1), in logarithms; NaN, for two infinite totals, swaps nothing.
    const ticket = Math.log2(1 - chance.real());
    if (slope * gain >= ticket) [currents[cold], currents[hot]] = [currents[hot], currents[cold]];
  }
  return states.map((state, index) => ({ ...state, current: currents[index] }));
}
