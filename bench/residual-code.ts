/**
 * How much does it take to code noise whose shape and scale nobody tells, beyond its entropy? Draws series of measurements, prices
 * them, and compares with the distribution that they were drawn from: node --import tsx bench/residual-code.ts [--series 200] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { IntegerModel } from '../src/codelength/integer-model.js';
import { MeasuredScorer } from '../src/codelength/measured/measured-scorer.js';
import { columnOf } from '../src/data/column.js';

const { values } = parseArgs({
  options: { series: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});

const generator = xoroshiro128plus(Number(values.seed));
const random = (): number => uniformFloat64(generator);
const exponential = (): number => -Math.log(1 - random());

interface Noise {
  readonly name: string;
  /** A value of deviation 1. */
  readonly draw: () => number;
  /** Its density. */
  readonly density: (z: number) => number;
}

const NOISES: readonly Noise[] = [
  {
    name: 'normal',
    draw: () => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * random()),
    density: (z) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI),
  },
  {
    name: 'Laplace',
    draw: () => ((random() < 0.5 ? 1 : -1) * exponential()) / Math.SQRT2,
    density: (z) => Math.exp(-Math.SQRT2 * Math.abs(z)) / Math.SQRT2,
  },
];

const CELLS = [0.3, 1, 3, 10, 100, 1e4, 1e6];
const ROWS = [100, 300, 1000];

/** The mass of a cell, by Simpson's rule in steps of a fiftieth of a deviation or less. */
function mass(density: (z: number) => number, from: number, to: number): number {
  const steps = 2 * Math.ceil((to - from) * 25);
  let sum = density(from) + density(to);
  for (let step = 1; step < steps; step++) {
    sum += (step % 2 === 1 ? 4 : 2) * density(from + ((to - from) * step) / steps);
  }
  return (sum * (to - from)) / (3 * steps);
}

/** Bits beyond the entropy of a series whose noise has a deviation of so many cells, about values of up to a thousand times as much. */
function regret({ draw, density }: Noise, cells: number, rows: number): number {
  const spread = cells * 10 ** (3 * random());
  const predictions = Float64Array.from({ length: rows }, () => (spread * random()) / 100);
  const target: bigint[] = [];
  let entropy = 0;
  for (const prediction of predictions) {
    const place = Math.round(100 * prediction + cells * draw());
    const distance = place - 100 * prediction;
    entropy -= Math.log2(mass(density, (distance - 0.5) / cells, (distance + 0.5) / cells));
    target.push(BigInt(place));
  }
  const scorer = new MeasuredScorer(columnOf(target), { decimals: 2 }, (cost) => new IntegerModel(cost));
  return scorer.score(predictions, 0) - entropy;
}

const series = Number(values.series);
console.log(['noise', 'cells', ...ROWS.map((rows) => `${rows} rows`)].join('\t'));
for (const noise of NOISES) {
  for (const cells of CELLS) {
    const shown = ROWS.map((rows) => {
      let sum = 0;
      for (let at = 0; at < series; at++) sum += regret(noise, cells, rows);
      const mean = sum / series;
      return `${mean.toFixed(1)} (${(mean / rows).toFixed(3)})`;
    });
    console.log([noise.name, cells, ...shown].join('\t'));
  }
}
