/**
 * What a library learned from the winners of some sequences saves on them, and what it solves among others:
 *
 *     node --import tsx bench/library.ts SET.tsv ANSWERS.jsonl [--solved 200] [--out learned.grammar] [--skip 0]
 *         [--others 0] [--seconds 10] [--given 15] [--hidden 10] [--seed 1]
 *
 * SET.tsv has the columns id, name, terms; ANSWERS.jsonl is what `kolmo bench SET.tsv --json` printed. Learns from the programs
 * of the first right answers, prints what came into the grammar and the bits of all programs before and after, with
 * what is added to the grammar counted. Then searches the first sequences of the set that ANSWERS.jsonl has nothing of, after
 * leaving some out, with the shipped grammar and with the learned one in turn, for equal time on one thread, and counts
 * how often the hidden terms are predicted. With `--others 0` nothing is searched.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { integerDataset, readBenchmark } from '../src/cli/benchmark.js';
import type { Grammar } from '../src/grammar/grammar.js';
import { shippedGrammar } from '../src/grammar/shipped.js';
import { parseModel } from '../src/language/parse.js';
import { corpusEntry } from '../src/learn/library/equivalents.js';
import { learnLibrary } from '../src/learn/library/learn-library.js';
import { inlineExecutor } from '../src/search/enumerate/enumeration.js';
import { runSearch } from '../src/search/run.js';

/** The share of the posterior weight that makes a prediction an answer, as `kolmo bench` has it. */
const LEAST_CONFIDENCE = 0.75;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    solved: { type: 'string', default: '200' },
    out: { type: 'string' },
    skip: { type: 'string', default: '0' },
    others: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '10' },
    given: { type: 'string', default: '15' },
    hidden: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const [setFile, answersFile] = positionals;
if (setFile === undefined || answersFile === undefined)
  throw new Error('SET.tsv and ANSWERS.jsonl are wanted');

interface Answer {
  readonly id?: string;
  readonly answer?: string;
  readonly program?: string;
}

const answers = readFileSync(answersFile, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line) as Answer);
const winners = answers.filter(({ answer }) => answer === 'right').slice(0, Number(flags.solved));

const shipped = shippedGrammar('integer');
const learned = learnLibrary(
  shipped,
  winners.map(({ id = '', program = '' }) => corpusEntry(id, parseModel(program), [])),
  {
    onProgress: ({ functions, others, savedBits }) =>
      process.stderr.write(
        `${functions} functions, ${others} other edits: ${savedBits.toFixed(1)} bits saved\n`,
      ),
  },
);
for (const { name, body, symbol, libraryBits, savedBits, usedBy } of learned.functions) {
  console.log(
    `${symbol} ::= ${name} ::= ${body}: ${libraryBits.toFixed(1)} bits, saves ${savedBits.toFixed(1)} besides, in ${usedBy.length} programs`,
  );
}
for (const { name, ranges, literalWeight, libraryBits, savedBits } of learned.numbers) {
  const prices = ranges.map(({ bits, weight }) => `of ${bits} bits [${weight}]`).join(' | ');
  console.log(
    `${name} ::= ${prices} | literal [${literalWeight}]: ${libraryBits.toFixed(1)} bits, saves ${savedBits.toFixed(1)} besides`,
  );
}
for (const { name, of, place, libraryBits, savedBits } of learned.symbols) {
  console.log(
    `${name}, for ${of} in ${place}: ${libraryBits.toFixed(1)} bits, saves ${savedBits.toFixed(1)} besides`,
  );
}
for (const { symbol, libraryBits, savedBits } of learned.weights) {
  console.log(`weights of ${symbol}: ${libraryBits.toFixed(1)} bits, saves ${savedBits.toFixed(1)} besides`);
}
const after = learned.programBits + learned.libraryBits;
console.log(
  `${learned.programs} programs: ${learned.bitsBefore.toFixed(1)} bits before; ${after.toFixed(1)} after ` +
    `(programs ${learned.programBits.toFixed(1)}, grammar ${learned.libraryBits.toFixed(1)}), ` +
    `${(100 * (1 - after / learned.bitsBefore)).toFixed(2)} % less; ` +
    `each function the best: ${learned.optimal ? 'yes' : 'not always'}`,
);
if (flags.out !== undefined) writeFileSync(flags.out, learned.grammar.source);

const given = Number(flags.given);
const seen = new Set(answers.map(({ id }) => id));
const others = readBenchmark(readFileSync(setFile), setFile)
  .filter(({ id, terms }) => !seen.has(id) && terms.length > given)
  .slice(Number(flags.skip), Number(flags.skip) + Number(flags.others));

const solved = { shipped: 0, learned: 0 };
for (const { id, terms } of others) {
  const before = await isSolved(id, terms, shipped);
  const now = await isSolved(id, terms, learned.grammar);
  if (before) solved.shipped++;
  if (now) solved.learned++;
  if (before !== now) console.log(`${id}: solved with the ${now ? 'learned' : 'shipped'} grammar alone`);
}
if (others.length > 0) {
  console.log(
    `of ${others.length} others, ${flags.seconds} s each: ${solved.shipped} solved with the shipped grammar, ${solved.learned} with the learned one`,
  );
}

/** Whether the search, on the first terms, predicts those behind them. */
async function isSolved(id: string, terms: readonly bigint[], grammar: Grammar): Promise<boolean> {
  const hidden = terms.slice(given, given + Number(flags.hidden)).map(String);
  const options = {
    grammar,
    seconds: Number(flags.seconds),
    seed: Number(flags.seed),
    next: hidden.length,
  };
  const dataset = integerDataset(id, terms.slice(0, given));
  const { best, nullBits } = await runSearch(dataset, options, 1, inlineExecutor);
  const answered = best.totalBits < nullBits && best.confidence >= LEAST_CONFIDENCE;
  return answered && hidden.every((term, index) => term === best.next[index]);
}
