/**
 * How far are the elementary functions from what PARI/GP computes, in units in the last place, and how long do they take?
 *
 *     node --import tsx bench/elementary.ts [--count 3000] [--seed 1]
 *
 * Asks `gp` for the values at so many random arguments of each region, and prints the largest error of each and nanoseconds a call.
 * Run after `npm run build`.
 */
import { parseArgs } from 'node:util';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { ELEMENTARY } from '../test/numbers/real/elementary.js';
import { type Compared, worstErrors } from '../test/numbers/real/worst-errors.js';

const { values: flags } = parseArgs({
  options: { count: { type: 'string', default: '3000' }, seed: { type: 'string', default: '1' } },
});

const generator = xoroshiro128plus(Number(flags.seed));
const between = (least: number, most: number): number => least + (most - least) * uniformFloat64(generator);
/** A number of either sign whose logarithm to base two lies between bounds. */
const scattered = (least: number, most: number): number =>
  (between(0, 1) < 0.5 ? -1 : 1) * 2 ** between(least, most);
const positive = (least: number, most: number): number => 2 ** between(least, most);

type Draw = () => number | readonly [x: number, y: number];

/** Regions in which a function is computed in one way, or that are hard for it. */
const REGIONS: readonly (readonly [name: keyof typeof ELEMENTARY, region: string, draw: Draw])[] = [
  ['exp', 'all', () => scattered(-30, 9.4)],
  ['exp', 'subnormal values', () => between(-745, -708.4)],
  ['log', 'all', () => positive(-1074, 1023.9)],
  ['log', 'near 1', () => 1 + scattered(-52, -1)],
  ['sin', 'to 10', () => between(-10, 10)],
  ['sin', 'to 2^20', () => scattered(-300, 20)],
  ['sin', 'multiples of pi/2', () => (Math.round(between(0, 1e5)) * Math.PI) / 2],
  ['cos', 'to 10', () => between(-10, 10)],
  ['cos', 'to 2^20', () => scattered(-300, 20)],
  ['tan', 'to 10', () => between(-10, 10)],
  ['tan', 'multiples of pi/2', () => (Math.round(between(0, 1e5)) * Math.PI) / 2],
  ['asin', 'all', () => between(-1, 1)],
  ['asin', 'near 1', () => 1 - positive(-53, -1)],
  ['acos', 'all', () => between(-1, 1)],
  ['acos', 'near 1 and -1', () => (1 - positive(-53, -1)) * Math.sign(scattered(0, 1))],
  ['atan', 'all', () => scattered(-300, 1000)],
  ['atan', 'near 1', () => scattered(-4, 4)],
  ['tanh', 'all', () => scattered(-20, 5)],
  ['power', 'all', () => [positive(-1000, 1000), scattered(-8, 3)]],
  ['power', 'near 1', () => [1 + scattered(-50, -3), scattered(0, 40)]],
  ['power', 'integer exponents', () => [scattered(-8, 8), Math.round(between(-70, 70))]],
];

/** Angles of all sizes need as many digits as they have before the point. */
const FAR: typeof REGIONS = (['sin', 'cos', 'tan'] as const).map((name) => [
  name,
  'to 2^1023',
  () => scattered(20, 1023),
]);

function compared(regions: typeof REGIONS, count: number): Compared[] {
  return regions.map(([name, region, draw]) => ({
    name: `${name}, ${region}`,
    value: ELEMENTARY[name] as Compared['value'],
    pari: name === 'power' ? 'x^if(y==round(y),round(y),y)' : `${name}(x)`,
    arguments: Array.from({ length: count }, () => {
      const drawn = draw();
      return typeof drawn === 'number' ? ([drawn, 0] as const) : drawn;
    }),
  }));
}

/** The least of several runs: others may use the processor. */
function nanoseconds({ value, arguments: pairs }: Compared): number {
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const out = new Float64Array(pairs.length);
  // A loop of its own for each function, in which the compiler sees no other.
  const loop = new Function(
    'f',
    'xs',
    'ys',
    'out',
    'for (let i = 0; i < out.length; i++) out[i] = f(xs[i], ys[i]);',
  );
  const times = Array.from({ length: 40 }, () => {
    const started = performance.now();
    loop(value, xs, ys, out);
    return ((performance.now() - started) * 1e6) / out.length;
  });
  return Math.min(...times);
}

const count = Number(flags.count);
const near = compared(REGIONS, count);
const far = compared(FAR, Math.ceil(count / 10));
const errors = [...worstErrors(near), ...worstErrors(far, 420)];
const lines = [...near, ...far].map((region, place) => ({
  function: region.name,
  arguments: region.arguments.length,
  'largest error': errors[place].units.toFixed(3),
  at: errors[place].at.slice(0, region.name.startsWith('power') ? 2 : 1).join(', '),
  ns: nanoseconds(region).toFixed(0),
}));
console.table(lines);
