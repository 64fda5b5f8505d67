import type { Dataset } from '../../../src/data/dataset.js';
import type { Grammar } from '../../../src/grammar/grammar.js';
import type { Model } from '../../../src/language/expression.js';
import type { ChainReport, ChainState } from '../../../src/search/mutate/chain.js';
import { exchange } from '../../../src/search/mutate/exchange.js';
import { Mutator } from '../../../src/search/mutate/mutator.js';

const TEMPERATURES = [0.7, 2, 6];

export const never = () => false;

/** All models that a few chains report, in the order in which they were found. */
export function modelsOfChains(dataset: Dataset, grammar: Grammar, seed: number, rounds: number): Model[] {
  const mutator = new Mutator(dataset, grammar);
  let states = TEMPERATURES.map((temperature, chain) =>
    mutator.start(100 * seed + chain, temperature, undefined),
  );
  const models: Model[] = [];
  for (let round = 0; round < rounds; round++) {
    states = states.map((state) => {
      const report = mutator.run({ state, evaluations: 500, elites: models.slice(-5) }, never);
      models.push(...report.models);
      return report.state;
    });
    states = exchange(states, seed + round);
  }
  return models;
}

/** A chain run for a number of tasks. */
export function continued(
  mutator: Mutator,
  state: ChainState,
  tasks: number,
  evaluations: number,
): ChainReport[] {
  const reports: ChainReport[] = [];
  for (let task = 0, at = state; task < tasks; task++) {
    const report = mutator.run({ state: at, evaluations, elites: [] }, never);
    reports.push(report);
    at = report.state;
  }
  return reports;
}
