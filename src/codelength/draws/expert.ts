import { exponential } from '../../numbers/exponential.js';
import { heavyTail, laplaceTail, normalTail, type Tail } from './tails.js';

/** What is known of the values drawn so far. */
export interface Sample {
  readonly size: number;
  readonly mean: number;
  /** Sum of squared distances from the mean. */
  readonly squares: number;
  /** Sum of the distances of values from the mean of those before them. */
  readonly distances: number;
  readonly least: number;
  readonly greatest: number;
}

/** The probability that the next value lies in from <= x < to. */
export type Mass = (from: number, to: number) => number;

/** One guess at how values are drawn. */
export interface Expert {
  /** The share of the first prediction that it takes part in that it is granted, before all are made to add up to 1. */
  readonly prior: number;
  /** The size of the least sample that it says anything about. */
  readonly leastSample: number;
  /** The distribution of the next value after a sample. */
  readonly after: (sample: Sample) => Mass;
}

/** Values are integers: this much is added to squared distances, for those within the unit that a value stands for. */
const WITHIN_UNIT = 0.2;

function symmetric(tail: Tail, centre: number, scale: number): Mass {
  return (from, to) => {
    const a = (from - centre) / scale;
    const b = (to - centre) / scale;
    if (a >= 0) return tail(a) - tail(b);
    if (b <= 0) return tail(-b) - tail(-a);
    return 1 - tail(-a) - tail(b);
  };
}

function uniform(least: number, end: number): Mass {
  const width = end - least;
  return (from, to) => Math.max(0, Math.min(to, end) - Math.max(from, least)) / width;
}

/** Falls off exponentially from an end, upwards, or downwards if `direction` is -1. */
function oneSided(end: number, scale: number, direction: 1 | -1): Mass {
  const beyond = (x: number) => (x <= 0 ? 1 : exponential(-x / scale));
  return (from, to) =>
    direction > 0 ? beyond(from - end) - beyond(to - end) : beyond(end - to) - beyond(end - from);
}

/** The spread of a sample about its mean, a little larger than that of the values: the mean is known no better. */
function deviation({ size, squares }: Sample): number {
  return Math.sqrt(((squares + WITHIN_UNIT) / (size - 1)) * (1 + 1 / size));
}

function meanDistance({ size, distances }: Sample): number {
  return (distances + WITHIN_UNIT) / (size - 1);
}

/** Normal about the mean of the sample, with its deviation times a factor. */
function normal(prior: number, factor: number): Expert {
  return {
    prior,
    leastSample: 2,
    after: (sample) => symmetric(normalTail, sample.mean, factor * deviation(sample)),
  };
}

function skewed(direction: 1 | -1): Expert {
  return {
    prior: 1,
    leastSample: 2,
    after: ({ size, mean, least, greatest }) => {
      const end = direction > 0 ? least : greatest;
      const distance = Math.abs(mean - end);
      // The end of the sample lies a share of the scale within that of the distribution.
      return oneSided(
        end - direction * (0.5 + distance / (size + 1)),
        (distance + 0.5) * (1 + 1 / size),
        direction,
      );
    },
  };
}

/** Uniform between the ends of the sample, and with the chance of a new extreme in the gaps beyond them. */
const BETWEEN_EXTREMES: Expert = {
  prior: 2,
  leastSample: 2,
  after: ({ size, least, greatest }) => {
    const within = (size - 1) / (size + 1);
    const gap = (2 * (greatest - least + 1)) / size;
    const inner = uniform(least - 0.5, greatest + 0.5);
    const outer = uniform(least - 0.5 - gap, greatest + 0.5 + gap);
    return (from, to) => within * inner(from, to) + (1 - within) * outer(from, to);
  },
};

/** Sizes of ranges that begin at 0 or 1 and are likely before any value is known. */
const USUAL_RANGES = [
  2, 4, 6, 8, 10, 12, 16, 20, 26, 32, 50, 64, 100, 128, 256, 360, 365, 512, 1000, 1024, 4096, 1e4, 65536, 1e5,
  1e6,
];

const USUAL: readonly Expert[] = USUAL_RANGES.flatMap((size) =>
  [0, 1].map((first): Expert => {
    const mass = uniform(first - 0.5, first + size - 0.5);
    return { prior: 1 / USUAL_RANGES.length, leastSample: 0, after: () => mass };
  }),
);

/** Any size at all, before the sample says more. */
const ANY_SIZE: readonly Expert[] = [0, 4, 8, 12, 16, 20, 24, 28, 32].map((exponent): Expert => {
  const mass = symmetric(heavyTail, 0, 2 ** exponent);
  return { prior: 0.25, leastSample: 0, after: () => mass };
});

/** Distributions of the usual forms with the location and the scale of the sample, and what may be said without one. */
export const EXPERTS: readonly Expert[] = [
  normal(2, 1),
  normal(0.5, 1.6),
  { prior: 1, leastSample: 2, after: (sample) => symmetric(laplaceTail, sample.mean, meanDistance(sample)) },
  {
    prior: 1,
    leastSample: 2,
    after: (sample) => symmetric(heavyTail, sample.mean, meanDistance(sample) / 1.5),
  },
  skewed(1),
  skewed(-1),
  BETWEEN_EXTREMES,
  ...USUAL,
  ...ANY_SIZE,
];
