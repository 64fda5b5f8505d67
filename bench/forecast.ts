/**
 * How well do programs forecast? Hides the last fifth of each series, searches the rest, and compares one step ahead, and twelve steps ahead from
 * each hidden row, with the naive and the seasonal naive forecast:
 * node --import tsx bench/forecast.ts FILE.json [--seconds 10] [--workers 1] [--grammar real] [--only NAME] [--most 1000]
 *
 * FILE.json holds { "NAME": { "values": [ … ] } }. Errors are mean absolute scaled errors: divided by what the naive forecast is off by in the rows
 * that were searched (Hyndman & Koehler, "Another look at measures of forecast accuracy", 2006). Coverage is the share of hidden rows within the
 * bounds of one step ahead.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { columnOf } from '../src/data/column.js';
import { type Dataset, gridOf, rowsOf } from '../src/data/dataset.js';
import { realOf, realValues } from '../src/data/real-values.js';
import { sliceDataset } from '../src/data/sections.js';
import { shippedGrammar } from '../src/grammar/shipped.js';
import { applyModel } from '../src/search/apply.js';
import { winningReading } from '../src/search/readings.js';
import { search } from '../src/workers/search.js';

const HIDDEN = 0.2;
const STEPS = 12;

/** Seasons of series that have one, in rows. */
const SEASONS: Readonly<Record<string, number>> = {
  AirPassengers: 12,
  UKgas: 4,
  JohnsonJohnson: 4,
  nottem: 12,
  co2_mauna_loa_monthly: 12,
};

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    workers: { type: 'string', default: '1' },
    grammar: { type: 'string' },
    only: { type: 'string' },
    most: { type: 'string', default: '1000' },
  },
});

interface Series {
  readonly values: readonly (number | null)[];
}

const all = JSON.parse(readFileSync(positionals[0], 'utf8')) as Record<string, Series>;
const grammar = flags.grammar === undefined ? undefined : shippedGrammar(flags.grammar);

console.log(
  'series  rows  program  one-step: kolmo naive seasonal  coverage  twelve steps: kolmo naive seasonal',
);
for (const [name, { values }] of Object.entries(all)) {
  if (flags.only !== undefined && flags.only !== name) continue;
  const known = values.filter((value) => value !== null).slice(-Number(flags.most));
  const data = datasetOf(name, known);
  const rows = rowsOf(data);
  const shown = rows - Math.round(HIDDEN * rows);
  const train = sliceDataset(data, 0, shown);
  const result = await search(train, {
    seconds: Number(flags.seconds),
    workers: Number(flags.workers),
    ...(grammar && { grammar }),
  });
  const { dataset } = winningReading(train, result.readings, grammar);
  const y = realValues(data.target, gridOf(data));
  const scale = meanOf(shown - 1, (at) => Math.abs(y[at + 1] - y[at]));
  const season = SEASONS[name] ?? 1;
  const isSame = dataset.target === train.target;
  const whole = (end: number): Dataset => (isSame ? { ...dataset, ...sliceDataset(data, 0, end) } : dataset);
  const places = Array.from(data.target.values, BigInt);
  const single = applyModel(result.best.model, whole(shown), {
    count: rows - shown,
    given: [],
    known: places.slice(shown),
    withBounds: true,
  });
  const real = (place: bigint | undefined) => realOf(place, gridOf(data));
  const error = (forecast: number, row: number) =>
    Math.abs((Number.isNaN(forecast) ? y[row - 1] : forecast) - y[row]);
  const one = {
    kolmo: meanOf(single.length, (at) => error(real(single[at].value), shown + at)),
    naive: meanOf(single.length, (at) => error(y[shown + at - 1], shown + at)),
    seasonal: meanOf(single.length, (at) => error(y[shown + at - season], shown + at)),
  };
  const coverage = meanOf(single.length, (at) => {
    const { low, high } = single[at];
    return low !== undefined && high !== undefined && places[shown + at] >= low && places[shown + at] <= high
      ? 1
      : 0;
  });
  const far = { kolmo: 0, naive: 0, seasonal: 0 };
  let count = 0;
  for (let from = shown; from < rows; from++) {
    const steps = Math.min(STEPS, rows - from);
    const ahead = applyModel(result.best.model, whole(from), { count: steps, given: [] });
    for (let step = 0; step < steps; step++, count++) {
      const row = from + step;
      far.kolmo += Math.abs(
        (Number.isNaN(real(ahead[step].value)) ? y[from - 1] : real(ahead[step].value)) - y[row],
      );
      far.naive += Math.abs(y[from - 1] - y[row]);
      far.seasonal += Math.abs(y[from - season + (step % season)] - y[row]);
    }
  }
  const figure = (sum: number) => (sum / scale).toFixed(2);
  console.log(
    [
      name,
      rows,
      result.best.program,
      figure(one.kolmo),
      figure(one.naive),
      figure(one.seasonal),
      `${(100 * coverage).toFixed(0)}%`,
      figure(far.kolmo / count),
      figure(far.naive / count),
      figure(far.seasonal / count),
    ].join('  '),
  );
}

function datasetOf(name: string, values: readonly number[]): Dataset {
  const decimals = Math.max(...values.map((value) => (String(value).split('.')[1] ?? '').length));
  const target = columnOf(values.map((value) => BigInt(Math.round(value * 10 ** decimals))));
  return { name, kind: decimals > 0 ? 'decimal' : 'integer', decimals, alphabet: [], target, given: [] };
}

function meanOf(count: number, value: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += value(at);
  return sum / count;
}
