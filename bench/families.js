/**
 * What every family of programs earns: right answers that are only found thanks to it.
 *
 *   npm run build && node bench/families.js SET.tsv [--offset 0] [--limit 20] [--time 10] [--given 15] [--hidden 10]
 *                    [--workers N] [--memory MIB] [--seed 1] [--confidence 0.75] [--evaluations N]
 *
 * SET.tsv has the columns id, name, terms. Each sequence is searched with everything first, as `kolmo bench` does. For each right
 * answer, what found the predicting program (a family, or a strategy that has none) is then left out of a second search. Where
 * that is not right, a third search with everything tells chance from loss: time limits are not the same twice, and a limit on evaluations is. Prints a Markdown
 * table, and what was lost; progress goes to stderr.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { integerDataset, readBenchmark } from '../dist/cli/benchmark.js';
import { STRATEGIES } from '../dist/search/strategies.js';
import { search } from '../dist/workers/search.js';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    offset: { type: 'string', default: '0' },
    limit: { type: 'string', default: 'Infinity' },
    time: { type: 'string', default: '10' },
    given: { type: 'string', default: '15' },
    hidden: { type: 'string', default: '10' },
    workers: { type: 'string', default: String(availableParallelism()) },
    memory: { type: 'string', default: '1024' },
    seed: { type: 'string', default: '1' },
    confidence: { type: 'string', default: '0.75' },
    evaluations: { type: 'string' },
  },
});
const [set] = positionals;
if (set === undefined) throw new Error('name a set of sequences: node bench/families.js SET.tsv');
const given = Number(flags.given);
const hidden = Number(flags.hidden);
const offset = Number(flags.offset);
const confidence = Number(flags.confidence);

/** The answer to one sequence, and the family that found the program which predicts it. */
async function answer({ id, terms }, without) {
  const expected = terms.slice(given, given + hidden).map(String);
  const { best, found } = await search(integerDataset(id, terms.slice(0, given)), {
    ...(flags.evaluations === undefined
      ? { seconds: Number(flags.time) }
      : { seconds: Number.POSITIVE_INFINITY, maxEvaluations: Number(flags.evaluations) }),
    workers: Number(flags.workers),
    memory: Number(flags.memory) * 2 ** 20,
    seed: Number(flags.seed),
    next: expected.length,
    without,
  });
  const answered = found && best.confidence >= confidence;
  const isRight = expected.every((term, index) => term === best.next[index]);
  return {
    verdict: !answered ? 'abstained' : isRight ? 'right' : 'wrong',
    family: best.foundBy?.split('/').at(-1),
    program: best.program,
  };
}

const sequences = readBenchmark(readFileSync(set), set)
  .slice(offset, offset + Number(flags.limit))
  .filter(({ terms }) => terms.length > given);
const names = STRATEGIES.flatMap(({ name, families }) => [name, ...families.map((family) => family.name)]);
const tallies = new Map(names.map((name) => [name, { right: 0, only: 0, unsteady: 0, wrong: 0 }]));
const lost = [];
const totals = { right: 0, wrong: 0, abstained: 0 };
for (const [index, sequence] of sequences.entries()) {
  const { verdict, family, program } = await answer(sequence, []);
  totals[verdict]++;
  const tally = tallies.get(family);
  let note = '';
  if (verdict === 'wrong' && tally) tally.wrong++;
  if (verdict === 'right' && tally) {
    tally.right++;
    const without = await answer(sequence, [family]);
    if (without.verdict === 'right') note = `, without it by ${without.family}`;
    else if ((await answer(sequence, [])).verdict === 'right') {
      tally.only++;
      note = ', lost without it';
      lost.push(`| ${sequence.id} | ${family} | \`${program}\` | ${without.verdict} |`);
    } else {
      tally.unsteady++;
      note = ', but not every time';
    }
  }
  console.error(`${index + 1}/${sequences.length} ${sequence.id} ${verdict} by ${family ?? 'none'}${note}`);
}

console.log(
  `${set}, sequences ${offset + 1} to ${offset + sequences.length}, ${given} terms given, ${hidden} hidden, ` +
    `${flags.evaluations === undefined ? `${flags.time} s` : `${flags.evaluations} evaluations`}: ${totals.right} right, ${totals.wrong} wrong, ${totals.abstained} abstained\n`,
);
console.log(
  '| family | right, found by it | right only thanks to it | not right every time | wrong, found by it |',
);
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const [name, { right, only, unsteady, wrong }] of tallies)
  if (right + wrong > 0) console.log(`| ${name} | ${right} | ${only} | ${unsteady} | ${wrong} |`);
const idle = [...tallies].filter(([, { right, wrong }]) => right + wrong === 0).map(([name]) => name);
console.log(`\nWithout an answer: ${idle.join(', ')}.`);
if (lost.length > 0)
  console.log(
    `\n| sequence | lost without | program | verdict without |\n| --- | --- | --- | --- |\n${lost.join('\n')}`,
  );
