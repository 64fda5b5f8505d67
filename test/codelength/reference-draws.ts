import { EXPERTS } from '../../src/codelength/draws/expert.js';

/** A decision that is 1 with a probability of `units` / 2^16. */
export type Biased = (units: number) => number;

const LEAST = 2 ** -24;

export function biasedBy(biased: Biased, share: number): number {
  return biased(Math.min(65535, Math.max(1, Math.round(65536 * share))));
}

/** Section 9.3 of docs/code-length.md for symbols: a function that gives the next one. */
export function symbolDraws(size: number, biased: Biased): () => bigint {
  const width = Math.ceil(Math.log2(Math.max(1, size)));
  const seen = new Map<string, number>();
  const count = (digits: string) => seen.get(digits) ?? 0;
  let weights = [0.5, 0.5];
  return () => {
    let digits = '';
    let masses = weights;
    while (digits.length < width) {
      const least = Number.parseInt(`${digits}1`.padEnd(width, '0'), 2);
      if (least >= size) {
        digits += '0';
        continue;
      }
      const half = 2 ** (width - digits.length - 1);
      const room = Math.min(half, size - least);
      const [zeros, ones] = [count(`${digits}0`), count(`${digits}1`)];
      const shares = [room / (room + half), (ones + 0.5) / (zeros + ones + 1)];
      const mean = (masses[0] * shares[0] + masses[1] * shares[1]) / (masses[0] + masses[1]);
      const bit = biasedBy(biased, mean);
      masses = masses.map((mass, guess) => mass * (bit === 1 ? shares[guess] : 1 - shares[guess]));
      digits += bit;
      seen.set(digits, count(digits) + 1);
    }
    const uniform = Math.min(1 - LEAST, Math.max(LEAST, masses[0] / (masses[0] + masses[1])));
    weights = [uniform, 1 - uniform];
    return BigInt(digits === '' ? 0 : Number.parseInt(digits, 2));
  };
}

/**
 * Section 9.3 for numbers: a function that gives the next one.
 *
 * @param isFar reads the adaptive decision
 * @param far reads a number by an integer model
 */
export function numberDraws(biased: Biased, isFar: () => boolean, far: () => bigint): () => bigint {
  const weights = EXPERTS.map(({ prior }) => prior);
  const sample = {
    ...{ size: 0, mean: 0, squares: 0, distances: 0 },
    least: Number.POSITIVE_INFINITY,
    greatest: Number.NEGATIVE_INFINITY,
  };
  const learn = (value: number) => {
    const before = value - sample.mean;
    if (sample.size > 0) sample.distances += Math.abs(before);
    sample.size++;
    sample.mean += before / sample.size;
    sample.squares += before * (value - sample.mean);
    sample.least = Math.min(sample.least, value);
    sample.greatest = Math.max(sample.greatest, value);
  };
  const decide = (ones: number, zeros: number) =>
    biasedBy(biased, ones > 0 ? ones / (ones + Math.max(0, zeros)) : zeros > 0 ? 0 : 0.5) === 1;
  const near = (centre: number): number => {
    const awake = EXPERTS.flatMap(({ leastSample, after }, index) =>
      leastSample > sample.size || weights[index] === 0 ? [] : [{ index, mass: after({ ...sample }) }],
    );
    const share = awake.reduce((sum, { index }) => sum + weights[index], 0);
    const massOf = (from: number, end: number) =>
      awake.reduce(
        (sum, { index, mass }) => sum + (weights[index] / share) * Math.max(0, mass(from - 0.5, end - 0.5)),
        0,
      );
    const deviation = sample.size > 1 ? Math.sqrt(sample.squares / (sample.size - 1)) : 1;
    let half = 1;
    while (half < 16 * deviation) half *= 2;
    let inner = 0;
    let mass = 0;
    let left = massOf(centre - 2 ** 40, centre + 2 ** 40);
    for (half = Math.min(half, 2 ** 40); half < 2 ** 40; half = Math.min(2 ** 40, 16 * half)) {
      const own = massOf(centre - half, centre + half);
      if (!decide(left - own, own - mass)) break;
      left -= own - mass;
      mass = own;
      inner = half;
    }
    let [from, end] = [centre - half, centre + half];
    if (inner > 0) {
      const below = massOf(from, centre - inner);
      const above = massOf(centre + inner, end);
      if (decide(above, below)) from = centre + inner;
      else end = centre - inner;
    }
    let whole = massOf(from, end);
    while (end - from > 1) {
      const middle = from + Math.floor((end - from) / 2);
      const above = massOf(middle, end);
      if (decide(above, whole - above)) [from, whole] = [middle, above];
      else [end, whole] = [middle, whole - above];
    }
    const posterior = awake.map(
      ({ index, mass: own }) => (weights[index] / share) * Math.max(0, own(from - 0.5, from + 0.5)),
    );
    const sum = posterior.reduce((total, weight) => total + weight, 0);
    if (sum > 0)
      for (const [at, { index }] of awake.entries()) {
        const weight = posterior[at] / sum;
        const isDropped = weight < LEAST && EXPERTS[index].leastSample === 0;
        weights[index] = isDropped ? 0 : share * Math.max(LEAST, weight);
      }
    return from;
  };
  return () => {
    const centre = Math.round(sample.mean);
    if (!(Math.abs(sample.mean) > 2 ** 52 - 2 ** 40) && !isFar()) {
      const value = near(centre);
      learn(value);
      return BigInt(value);
    }
    const value = far();
    if (value <= 2n ** 53n && value >= -(2n ** 53n)) learn(Number(value));
    return value;
  };
}
