/**
 * What mutation finds in the time that enumeration and solving take, on one thread:
 *
 *     node --import tsx bench/mutation.ts SET.tsv|FILE... [--count 100] [--skip 0] [--seconds 3] [--seed 1]
 *
 * SET.tsv has the columns id, name, terms; any other file is a dataset. Each sequence gets equal processor time three
 * times: enumeration and solving, mutation from nothing, and mutation after these two had half of the time (less where
 * they end with a certificate before their time is up). Prints the total bits of each on every sequence, the
 * programs of the first and the last, and on how many mutation is shorter or longer by more than 0.01 bits.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { priceModel } from '../src/codelength/price.js';
import type { Dataset } from '../src/data/dataset.js';
import { readData, readDataset } from '../src/data/read.js';
import { defaultGrammarName, shippedGrammar } from '../src/grammar/shipped.js';
import type { Model } from '../src/language/expression.js';
import { printModel } from '../src/language/print.js';
import { inlineExecutor } from '../src/search/enumerate/enumeration.js';
import { priceNull } from '../src/search/incumbents.js';
import { exchange } from '../src/search/mutate/exchange.js';
import { Mutator } from '../src/search/mutate/mutator.js';
import { temperatureLadder } from '../src/search/mutate/temperatures.js';
import type { SearchOptions } from '../src/search/options.js';
import type { SearchResult } from '../src/search/result.js';
import { runSearch } from '../src/search/run.js';

const CHAINS = 4;

/** Evaluations of a chain between two exchanges. */
const ROUND = 1000;

/** Models of the frontier, and of the chains, from which chains take subtrees. */
const MOST_ELITES = 12;

const MEMORY = 2 ** 29;

const DIFFERENCE = 0.01;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '100' },
    skip: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
const seconds = Number(flags.seconds);
const seed = Number(flags.seed);

interface Found {
  readonly totalBits: number;
  readonly program: string;
}

function datasets(): Dataset[] {
  const all = positionals.flatMap((file) => {
    if (!file.endsWith('.tsv')) return [readDataset(readFileSync(file), { name: file }).dataset];
    const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
    return lines.map((line) => {
      const [id, , terms] = line.split('\t');
      return readData(terms, { name: id });
    });
  });
  return all.slice(Number(flags.skip), Number(flags.skip) + Number(flags.count));
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Enumeration until it has had its processor time: reports of progress come often enough to end it. */
function enumerate(dataset: Dataset, limit: number): Promise<SearchResult> {
  const until = processorSeconds() + limit;
  const ending = new AbortController();
  const onProgress = () => {
    if (processorSeconds() > until) ending.abort();
  };
  const options: SearchOptions = {
    strategies: ['enumerate', 'solve', 'combine'],
    seconds: Number.POSITIVE_INFINITY,
    seed,
    memory: MEMORY,
    signal: ending.signal,
    onProgress,
  };
  return runSearch(dataset, options, 1, inlineExecutor);
}

function mutate(dataset: Dataset, limit: number, frontier: readonly Model[]): Found {
  const until = processorSeconds() + limit;
  const halted = () => processorSeconds() > until;
  const grammar = shippedGrammar(defaultGrammarName(dataset));
  const mutator = new Mutator(dataset, grammar);
  let elites = frontier.slice(0, MOST_ELITES);
  const nullBits = priceNull(dataset, grammar).totalBits;
  let states = temperatureLadder(CHAINS, nullBits).map((temperature, chain) =>
    mutator.start(1000 * seed + chain, temperature, frontier[chain]),
  );
  let best: Found = { totalBits: Number.POSITIVE_INFINITY, program: '' };
  const price = (model: Model): void => {
    const { totalBits } = priceModel(dataset, grammar, model);
    if (totalBits < best.totalBits) best = { totalBits, program: printModel(model) };
  };
  frontier.forEach(price);
  for (let round = 0; !halted(); round++) {
    states = states.map((state) => {
      const report = mutator.run({ state, evaluations: ROUND, elites }, halted);
      report.models.forEach(price);
      elites = [...report.models.slice(0, 1), ...elites].slice(0, MOST_ELITES);
      return report.state;
    });
    states = exchange(states, 1000 * seed + round);
  }
  return best;
}

let sequences = 0;
const counts = { alone: { shorter: 0, longer: 0, bits: 0 }, after: { shorter: 0, longer: 0, bits: 0 } };

function compare(
  count: { shorter: number; longer: number; bits: number },
  mine: number,
  theirs: number,
): void {
  if (mine < theirs - DIFFERENCE) count.shorter++;
  if (mine > theirs + DIFFERENCE) count.longer++;
  count.bits += mine - theirs;
}

for (const dataset of datasets()) {
  const begun = processorSeconds();
  const whole = await enumerate(dataset, seconds);
  const spent = processorSeconds() - begun;
  const half = await enumerate(dataset, seconds / 2);
  const alone = mutate(dataset, spent, []);
  const frontier = [...half.frontier].sort((x, y) => x.totalBits - y.totalBits).map(({ model }) => model);
  const after = mutate(dataset, spent / 2, frontier);
  compare(counts.alone, alone.totalBits, whole.best.totalBits);
  compare(counts.after, after.totalBits, whole.best.totalBits);
  sequences++;
  const bits = [whole.best.totalBits, alone.totalBits, after.totalBits].map((total) =>
    total.toFixed(2).padStart(9),
  );
  console.log(`${dataset.name.padEnd(10)} ${bits.join(' ')}  ${whole.best.program}  |  ${after.program}`);
}
for (const [name, { shorter, longer, bits }] of Object.entries(counts)) {
  console.log(
    `mutation ${name === 'alone' ? 'alone' : 'after half of the time'}: shorter on ${shorter} of ${sequences}, ` +
      `longer on ${longer}; ${bits.toFixed(1)} bits in all`,
  );
}
