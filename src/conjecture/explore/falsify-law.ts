import { Evaluator } from '../../prove/evaluate.js';
import { BeyondReach, WorkLimit } from '../../prove/work-limit.js';
import { Chance } from '../../search/mutate/chance.js';
import { type Domain, type Law, variablesOf } from '../laws/law.js';

/** Values of the variables for which a law fails; each side's value, undefined where it has none. */
export interface LawCounterexample {
  readonly values: ReadonlyMap<string, bigint>;
  readonly left: bigint | undefined;
  readonly right: bigint | undefined;
}

export interface LawTrial {
  readonly counterexample?: LawCounterexample;
  /** Points at which both sides could be computed. */
  readonly tested: number;
  /** The part of the small points at which a side was too long to be computed. */
  readonly beyondReach: number;
}

/** Small values are tried in all combinations of up to so many. */
const GRID_POINTS = 216;

/** Random points, whose values have up to 6, 12, 24 and 48 bits. */
const RANDOM_POINTS = 80;
const RANDOM_BITS = [6, 12, 24, 48];

/** Nodes that are evaluated at one point. */
const WORK = 20_000;

/** Looks for values that make a law false: all small ones, and random ones of several sizes. The same seed tries the same. */
export function falsifyLaw(law: Law, seed: number): LawTrial {
  const names = variablesOf(law);
  const chance = Chance.fromSeed(seed);
  let tested = 0;
  let [small, beyond] = [0, 0];
  for (const [values, isSmall] of pointsOf(names, law.domain, chance)) {
    if (isSmall) small++;
    const evaluator = new Evaluator([], new WorkLimit(WORK));
    try {
      const left = evaluator.evaluate(law.left, 0n, values);
      const right = evaluator.evaluate(law.right, 0n, values);
      tested++;
      if (left !== right) {
        return { counterexample: { values, left, right }, tested, beyondReach: beyond / small };
      }
    } catch (error) {
      if (!(error instanceof BeyondReach)) throw error;
      if (isSmall) beyond++;
    }
  }
  return { tested, beyondReach: beyond / small };
}

function* pointsOf(
  names: readonly string[],
  domain: Domain,
  chance: Chance,
): Generator<[ReadonlyMap<string, bigint>, boolean], void, void> {
  const side = Math.floor(GRID_POINTS ** (1 / names.length));
  const least = domain === 'positive' ? 1 : -(side >> 1);
  for (let index = 0; index < side ** names.length; index++) {
    let rest = index;
    const values = names.map((name): [string, bigint] => {
      const value = least + (rest % side);
      rest = Math.floor(rest / side);
      return [name, BigInt(value)];
    });
    yield [new Map(values), true];
  }
  for (let index = 0; index < RANDOM_POINTS; index++) {
    const bits = RANDOM_BITS[index % RANDOM_BITS.length];
    const values = names.map((name): [string, bigint] => {
      const magnitude = BigInt(Math.floor(chance.real() * 2 ** (1 + chance.below(bits))));
      if (domain === 'positive') return [name, magnitude + 1n];
      return [name, chance.below(2) === 0 ? magnitude : -magnitude];
    });
    yield [new Map(values), false];
  }
}
