/**
 * How often is noise called a law? Draws datasets without structure, of many distributions and lengths, searches each, and
 * counts what is found: node --import tsx bench/noise.ts [--sets 100] [--from 0] [--evaluations 20000] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { columnOf } from '../src/data/column.js';
import type { Dataset } from '../src/data/dataset.js';
import { search } from '../src/workers/search.js';

const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: '100' },
    from: { type: 'string', default: '0' },
    evaluations: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});

const generator = xoroshiro128plus(Number(values.seed));
const random = (): number => uniformFloat64(generator);
const below = (end: number): number => Math.floor(end * random());
const exponential = (): number => -Math.log(1 - random());
const gaussian = (): number => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * random());

function poisson(mean: number): number {
  let count = 0;
  for (let time = exponential(); time < mean; time += exponential()) count++;
  return count;
}

interface Noise {
  readonly name: string;
  readonly kind: Dataset['kind'];
  readonly symbols?: number;
  /** A fresh distribution: its parameters are drawn as well. */
  readonly distribution: () => () => number;
}

const level = (): number => Math.round(10 ** (4 * random()));

const NOISES: readonly Noise[] = [
  { name: 'uniform integers', kind: 'integer', distribution: () => uniform(2 + level()) },
  { name: 'uniform about a level', kind: 'integer', distribution: () => shifted(uniform(2 + level())) },
  { name: 'normal integers', kind: 'integer', distribution: () => shifted(normal(1 + level())) },
  { name: 'normal decimals', kind: 'decimal', distribution: () => shifted(normal(20 + level())) },
  { name: 'uniform decimals', kind: 'decimal', distribution: () => uniform(1000) },
  {
    name: 'exponential waiting times',
    kind: 'decimal',
    distribution: () => scaled(exponential, 10 + level()),
  },
  { name: 'counts', kind: 'integer', distribution: () => counts(20 * random()) },
  {
    name: 'log-normal',
    kind: 'integer',
    distribution: () => scaled(() => Math.exp(gaussian()), 10 + level()),
  },
  { name: 'dice', kind: 'integer', distribution: () => dice(1 + below(3)) },
  { name: 'bits', kind: 'symbol', symbols: 2, distribution: () => uniform(2) },
  { name: 'biased bits', kind: 'symbol', symbols: 2, distribution: () => biased(0.05 + 0.4 * random()) },
  { name: 'bases', kind: 'symbol', symbols: 4, distribution: () => uniform(4) },
  { name: 'letters', kind: 'symbol', symbols: 26, distribution: () => uniform(26) },
  {
    name: 'skewed letters',
    kind: 'symbol',
    symbols: 26,
    distribution: () => () => Math.min(25, Math.floor(4 * exponential())),
  },
  { name: 'bytes', kind: 'symbol', symbols: 256, distribution: () => uniform(256) },
  {
    name: 'skewed bytes',
    kind: 'symbol',
    symbols: 256,
    distribution: () => cut(255, scaled(exponential, 30)),
  },
  { name: 'sparse bits', kind: 'symbol', symbols: 2, distribution: () => biased(0.02) },
  { name: 'hexadecimal digits', kind: 'symbol', symbols: 16, distribution: () => uniform(16) },
  {
    name: 'ranks by Zipf',
    kind: 'integer',
    distribution: () => () => Math.floor(1 / (1 - 0.999 * random())),
  },
  { name: 'geometric', kind: 'integer', distribution: () => scaled(exponential, 1 + 5 * random()) },
  { name: 'heavy tails', kind: 'integer', distribution: () => shifted(() => Math.round(20 * cauchy())) },
  { name: 'Laplace decimals', kind: 'decimal', distribution: () => shifted(laplace(50 + level())) },
  { name: 'mostly zero', kind: 'integer', distribution: () => mixed(0.7, () => 0, uniform(50)) },
  { name: 'two levels', kind: 'integer', distribution: () => mixed(0.5, normal(3), shifted(normal(5))) },
  { name: 'spikes', kind: 'integer', distribution: () => mixed(0.9, normal(2), uniform(1000)) },
  { name: 'coins of plus and minus one', kind: 'integer', distribution: () => () => 2 * below(2) - 1 },
  { name: 'large integers', kind: 'integer', distribution: () => uniform(1e9) },
  {
    name: 'leading digits by Benford',
    kind: 'integer',
    distribution: () => () => Math.floor(10 ** random()),
  },
  { name: 'percentages', kind: 'decimal', distribution: () => uniform(10_001) },
  { name: 'bytes as numbers', kind: 'integer', distribution: () => uniform(256) },
];

function uniform(size: number) {
  return () => below(size);
}
function normal(deviation: number) {
  return () => Math.round(deviation * gaussian());
}
function scaled(draw: () => number, by: number) {
  return () => Math.round(by * draw());
}
function counts(mean: number) {
  return () => poisson(mean);
}
function dice(count: number) {
  return () => Array.from({ length: count }, () => 1 + below(6)).reduce((sum, one) => sum + one, 0);
}
function biased(share: number) {
  return () => (random() < share ? 1 : 0);
}
function shifted(draw: () => number) {
  const by = level();
  return () => by + draw();
}

function cut(most: number, draw: () => number) {
  return () => Math.min(most, draw());
}
function cauchy(): number {
  return Math.tan(Math.PI * (random() - 0.5));
}
function laplace(scale: number) {
  return () => Math.round((random() < 0.5 ? -scale : scale) * exponential());
}
function mixed(share: number, one: () => number, other: () => number) {
  return () => (random() < share ? one() : other());
}

const LENGTHS = [10, 15, 20, 30, 50, 100, 200, 500, 1000];

function datasetOf({ name, kind, symbols = 0, distribution }: Noise): Dataset {
  const draw = distribution();
  const length = LENGTHS[below(LENGTHS.length)];
  let rows: bigint[];
  // Rows that are all alike are a law, whatever drew them.
  do rows = Array.from({ length }, () => BigInt(draw()));
  while (rows.every((row) => row === rows[0]));
  return {
    name,
    kind,
    target: columnOf(rows),
    given: [],
    decimals: kind === 'decimal' ? 2 : 0,
    alphabet: Array.from({ length: symbols }, (_, index) => (symbols === 256 ? index : 48 + index)),
  };
}

let found = 0;
const each = new Map<string, { sets: number; found: number }>();
for (let set = 0; set < Number(values.sets); set++) {
  const noise = NOISES[set % NOISES.length];
  const dataset = datasetOf(noise);
  if (set < Number(values.from)) continue;
  const { best, nullBits, ...result } = await search(dataset, {
    maxEvaluations: Number(values.evaluations),
    seconds: 60,
    seed: set,
    workers: 1,
  });
  const tally = each.get(noise.name) ?? { sets: 0, found: 0 };
  each.set(noise.name, tally);
  tally.sets++;
  if (!result.found) continue;
  found++;
  tally.found++;
  console.log(
    `${noise.name}, ${dataset.target.values.length} rows: ${best.program}, ${(nullBits - best.totalBits).toFixed(1)} bits`,
  );
}
console.table(Object.fromEntries(each));
console.log(`${found} of ${values.sets} sets of noise were called laws`);
