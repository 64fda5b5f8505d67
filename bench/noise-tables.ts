/**
 * How often is a law claimed of a table of noise? Draws tables of up to 8 columns of random numbers and a target that has nothing to do
 * with them, or that alone, of many distributions, 5 to 500 rows and two to six digits, searches each, and counts what is found:
 *
 *     node --import tsx bench/noise-tables.ts [--sets 200] [--from 0] [--seconds 10] [--workers 2] [--seed 1]
 *
 * A table depends on the seed and its number alone. Run after `npm run build`.
 */
import { parseArgs } from 'node:util';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { readDataset } from '../dist/data/read.js';
import { search } from '../dist/workers/search.js';

const { values: flags } = parseArgs({
  options: {
    sets: { type: 'string', default: '200' },
    from: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '10' },
    workers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
  },
});

type Random = () => number;

const gaussian = (random: Random) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Makes a source of numbers of a distribution whose parameters are drawn as well. */
const DISTRIBUTIONS: Readonly<Record<string, (random: Random) => Random>> = {
  uniform: (random) => {
    const [least, width] = [4 * random() - 2, 10 ** (3 * random() - 1)];
    return () => least + width * random();
  },
  normal: (random) => {
    const [mean, deviation] = [100 * random() - 50, 10 ** (3 * random() - 1)];
    return () => mean + deviation * gaussian(random);
  },
  Laplace: (random) => {
    const [mean, scale] = [100 * random() - 50, 10 ** (2 * random())];
    return () => mean + (random() < 0.5 ? -scale : scale) * Math.log(1 - random());
  },
  exponential: (random) => {
    const mean = 10 ** (3 * random() - 1);
    return () => -mean * Math.log(1 - random());
  },
  'log-normal': (random) => {
    const spread = 0.3 + 2 * random();
    return () => Math.exp(spread * gaussian(random));
  },
  'heavy tails': (random) => {
    const scale = 10 ** (2 * random());
    return () => scale * Math.tan(Math.PI * (random() - 0.5));
  },
  counts: (random) => {
    const most = Math.ceil(10 ** (3 * random()));
    return () => Math.floor((most + 1) * random());
  },
  'two levels': (random) => {
    const [one, other] = [10 * random(), 10 + 10 * random()];
    return () => (random() < 0.5 ? one : other) + 0.1 * gaussian(random);
  },
  'mostly zero': (random) => () => (random() < 0.8 ? 0 : 10 * random()),
  spikes: (random) => () => (random() < 0.95 ? gaussian(random) : 100 * random()),
  bounded: (random) => {
    const most = 10 ** (3 * random());
    return () => most * Math.sin(Math.PI * random()) ** 2;
  },
  'steps of a quarter': (random) => {
    const [mean, deviation] = [20 * random(), 10 ** (2 * random())];
    return () => Math.round(4 * (mean + deviation * gaussian(random))) / 4;
  },
  steps: (random) => {
    const step = 0.01 * Math.ceil(10 ** (3 * random()));
    const [first, most] = [Math.floor(20 * random()), Math.ceil(10 ** (2 * random()))];
    return () => step * (first + Math.floor(most * random()));
  },
  'normal integers': (random) => {
    const [mean, deviation] = [200 * random() - 100, 10 ** (3 * random())];
    return () => mean + deviation * gaussian(random);
  },
  'many magnitudes': (random) => {
    const octaves = 20 * random();
    return () => 2 ** (octaves * (random() - 0.5));
  },
  'few values': (random) => {
    const values = Array.from({ length: 2 + Math.floor(4 * random()) }, () => 100 * random());
    return () => values[Math.floor(values.length * random())];
  },
};
const NAMES = Object.keys(DISTRIBUTIONS);

/** Numbers that are whole, or so many hundredths, and are written as what they are. */
const WHOLE = new Set(['counts', 'normal integers']);
const HUNDREDTHS = new Set(['steps of a quarter', 'steps']);

const ROWS = [5, 8, 12, 20, 30, 50, 100, 200, 500];

/** How numbers are written: with so many decimals, or so many significant digits. */
function formatOf(random: Random, name: string): (value: number) => string {
  if (WHOLE.has(name)) return (value) => value.toFixed(0);
  if (HUNDREDTHS.has(name)) return (value) => value.toFixed(2);
  const digits = 2 + Math.floor(5 * random());
  return random() < 0.5
    ? (value) => value.toFixed(digits - 1)
    : (value) => String(Number(value.toPrecision(digits)));
}

interface Table {
  readonly text: string;
  readonly rows: number;
  readonly inputs: number;
  /** The distribution of the target. */
  readonly name: string;
}

function tableOf(set: number): Table {
  const generator = xoroshiro128plus(Number(flags.seed) * 1_000_003 + set);
  const random = () => uniformFloat64(generator);
  const one = <Value>(list: readonly Value[]): Value => list[Math.floor(list.length * random())];
  const rows = one(ROWS);
  const inputs = Math.floor(9 * random());
  const name = NAMES[set % NAMES.length];
  const column = (distribution: string) => {
    const draw = DISTRIBUTIONS[distribution](random);
    const format = formatOf(random, distribution);
    return Array.from({ length: rows }, () => format(draw()));
  };
  // Every fourth input is what people set in equal steps.
  const even = () => {
    const step = one([0.1, 0.5, 1, 2, 10]);
    return Array.from({ length: rows }, (_, row) => (step * (row + 1)).toFixed(1));
  };
  const input = () => (random() < 0.25 ? even() : column(one(NAMES)));
  const columns = [...Array.from({ length: inputs }, input), column(name)];
  const header = [...Array.from({ length: inputs }, (_, place) => `x${place + 1}`), 'y'];
  const lines = Array.from({ length: rows }, (_, row) => columns.map((cells) => cells[row]).join(','));
  return { text: `${[header.join(','), ...lines].join('\n')}\n`, rows, inputs, name };
}

let searched = 0;
let claimed = 0;
const each = new Map(NAMES.map((name) => [name, { tables: 0, claimed: 0 }]));
for (let set = Number(flags.from); set < Number(flags.sets); set++) {
  const { text, rows, inputs, name } = tableOf(set);
  const { dataset } = readDataset(new TextEncoder().encode(text), { name: `noise ${set}`, column: 'y' });
  const { best, nullBits, found } = await search(dataset, {
    seconds: Number(flags.seconds),
    workers: Number(flags.workers),
    seed: set,
    next: 0,
  });
  searched++;
  each.get(name)!.tables++;
  if (!found) continue;
  claimed++;
  each.get(name)!.claimed++;
  const bits = (nullBits - best.totalBits).toFixed(1);
  console.log(`${set}: ${name}, ${rows} rows, ${inputs} inputs: ${best.program}, ${bits} bits`);
}
console.table(Object.fromEntries(each));
console.log(`${claimed} of ${searched} tables of noise were called laws`);
