import { type Command, Option } from 'commander';
import { count, figure } from '../../figure.js';
import type { SearchResult } from '../../search/result.js';
import { type Benchmark, integerDataset, readBenchmark } from '../benchmark.js';
import { ExitCode } from '../exit-code.js';
import { addExamples } from '../help.js';
import { readBytes } from '../input.js';
import { writeJson, writeText } from '../output.js';
import { seconds, share, wholeNumber } from '../quantity.js';
import { addSearchOptions, MOST_TERMS, type SearchFlags } from '../search-options.js';
import { searchWithFlags } from '../search-session.js';
import { shownName } from '../shown.js';

interface Flags extends SearchFlags {
  readonly given: number;
  readonly hidden: number;
  readonly limit?: number;
  readonly offset: number;
  readonly at: readonly number[];
  readonly confidence: number;
  readonly json?: boolean;
}

/** What became of one sequence; `skipped`: it has no terms left to hide. */
type Answer = 'right' | 'wrong' | 'abstained' | 'skipped';

type Tally = Record<Answer, number>;

function newTally(): Tally {
  return { right: 0, wrong: 0, abstained: 0, skipped: 0 };
}

/** A prediction counts as an answer when it carries at least this share of the posterior weight, if nothing else is asked. */
const LEAST_CONFIDENCE = 0.75;

export function defineBench(program: Command): void {
  const most = Number.MAX_SAFE_INTEGER;
  const terms = wholeNumber(1, MOST_TERMS);
  const command = program
    .command('bench')
    .description('predict the hidden terms of many sequences, and count the right answers')
    .argument('<set>', 'a file of lines id, name, terms with tabs between them and commas between the terms')
    .addOption(new Option('--given <terms>', 'terms that the search sees').argParser(terms).default(15))
    .addOption(new Option('--hidden <terms>', 'terms to predict after them').argParser(terms).default(10))
    .addOption(new Option('--limit <count>', 'take so many sequences').argParser(wholeNumber(1, most)))
    .addOption(
      new Option('--offset <count>', 'leave so many out first').argParser(wholeNumber(0, most)).default(0),
    )
    .addOption(
      new Option('--at <seconds>', 'judge as well what was known after so many seconds, such as 1,3')
        .argParser((text: string) =>
          text
            .split(',')
            .map(seconds)
            .sort((one, other) => one - other),
        )
        .default([], 'none'),
    )
    .addOption(
      new Option(
        '--confidence <share>',
        'answer where the confidence of the prediction is at least this, 0 to 1',
      )
        .argParser(share)
        .default(LEAST_CONFIDENCE),
    )
    .action(async (set: string, flags: Flags) => {
      process.exitCode = await run(set, flags);
    });
  addSearchOptions(command).option(
    '--json',
    'end with one JSON object (schema kolmo.bench/1) in place of a sentence',
  );
  addExamples(
    command,
    [
      ['kolmo bench set.tsv --given 15 --hidden 10 --time 5', 'five seconds a sequence'],
      ['kolmo bench set.tsv --limit 20 --offset 100 --json', 'sequences 101 to 120'],
    ],
    'Prints one JSON line a sequence. An answer is given when a program is found beyond chance and its\n' +
      'prediction has a confidence of at least three quarters; it is right when every hidden term is.',
  );
}

async function run(set: string, flags: Flags): Promise<number> {
  const started = performance.now();
  const all = readBenchmark(await readBytes(set), shownName(set));
  const chosen = all.slice(flags.offset, flags.limit === undefined ? undefined : flags.offset + flags.limit);
  const tally = newTally();
  const tallies = new Map(flags.at.map((time) => [time, newTally()]));
  const finders = new Map<string, Tally>();
  let bits = 0;
  let interrupted = false;
  for (const benchmark of chosen) {
    const outcome = await attempt(benchmark, flags);
    if (outcome.answer !== 'skipped') {
      interrupted = outcome.stopReason === 'interrupted';
      if (interrupted) break;
      bits += outcome.totalBits;
    }
    tally[outcome.answer]++;
    for (const [time, other] of tallies)
      other[outcome.answer === 'skipped' ? 'skipped' : (outcome.at[time] ?? outcome.answer)]++;
    if (outcome.answer === 'right' || outcome.answer === 'wrong') {
      const finder = finders.get(outcome.foundBy) ?? newTally();
      finders.set(outcome.foundBy, finder);
      finder[outcome.answer]++;
    }
    await writeJson(outcome);
  }
  const total = tally.right + tally.wrong + tally.abstained;
  const summary = {
    ...tally,
    total,
    bits,
    seconds: (performance.now() - started) / 1000,
    at: Object.fromEntries(tallies),
    finders: Object.fromEntries([...finders].map(([name, { right, wrong }]) => [name, { right, wrong }])),
  };
  if (flags.json) await writeJson({ schema: 'kolmo.bench/1', ...summary });
  else await writeText(sentence(summary));
  return interrupted ? ExitCode.interrupted : ExitCode.found;
}

/** One line of the output. Lengths in bits; terms in decimal digits. */
type Outcome = Skipped | Judged;

interface Skipped {
  readonly id: string;
  readonly name: string;
  readonly answer: 'skipped';
}

interface Judged extends Pick<SearchResult, 'nullBits' | 'certified' | 'stopReason' | 'seconds'> {
  readonly id: string;
  readonly name: string;
  readonly answer: Judgement;
  readonly program: string;
  readonly head: string;
  readonly programBits: number;
  readonly dataBits: number;
  readonly totalBits: number;
  readonly confidence: number;
  readonly next: readonly (string | null)[];
  readonly hidden: readonly string[];
  /** The strategy that found the program and, after a slash, its family; `null` for the null model. */
  readonly foundBy: string;
  /** The answers of earlier moments, by seconds; searches that had ended by then are left out. */
  readonly at: Readonly<Record<number, Judgement>>;
}

type Judgement = Exclude<Answer, 'skipped'>;

/** Searches on the given terms of one sequence and judges the prediction of the hidden ones. */
async function attempt({ id, name, terms }: Benchmark, flags: Flags): Promise<Outcome> {
  const hidden = terms.slice(flags.given, flags.given + flags.hidden).map(String);
  if (hidden.length === 0) return { id, name, answer: 'skipped' };
  const dataset = integerDataset(id, terms.slice(0, flags.given));
  const at: Record<number, Judgement> = {};
  const times = [...flags.at];
  const snapshots = {
    times: flags.at,
    take: (sofar: SearchResult) => {
      while (times.length > 0 && times[0] <= sofar.seconds)
        at[times.shift()!] = judge(sofar, hidden, flags.confidence);
    },
  };
  const result = await searchWithFlags(dataset, flags, hidden.length, { snapshots });
  const { program, head, programBits, dataBits, totalBits, confidence, next, foundBy = 'null' } = result.best;
  const { nullBits, certified, stopReason, seconds } = result;
  const price = { programBits, dataBits, totalBits, nullBits };
  const verdict = { confidence, next, hidden, foundBy, certified, stopReason, seconds, at };
  return { id, name, answer: judge(result, hidden, flags.confidence), program, head, ...price, ...verdict };
}

function judge(result: SearchResult, hidden: readonly string[], least: number): Judgement {
  const { confidence, next } = result.best;
  if (!result.found || confidence < least) return 'abstained';
  return hidden.every((term, index) => term === next[index]) ? 'right' : 'wrong';
}

function sentence(summary: Tally & Record<'total' | 'bits' | 'seconds', number>): string {
  const { right, wrong, abstained, skipped, total, bits, seconds } = summary;
  const left = skipped === 0 ? '' : `; ${count(skipped)} skipped, with no terms to hide`;
  return (
    `${count(right)} right, ${count(wrong)} wrong, ${count(abstained)} abstained of ${count(total)}${left}; ` +
    `${figure(bits)} bits, ${figure(seconds)} s`
  );
}
