import { type Command, Option } from 'commander';
import { percent } from '../../figure.js';
import { addDataOptions, DATA_HELP, type DataFlags, loadData } from '../data-options.js';
import { addExamples } from '../help.js';
import { say, writeJson, writeText } from '../output.js';
import { wholeNumber } from '../quantity.js';
import { addSearchOptions, MOST_TERMS, type SearchFlags, termsFor, USUAL_TERMS } from '../search-options.js';
import { exitCodeOf, searchWithFlags } from '../search-session.js';
import { shownName } from '../shown.js';

interface Flags extends SearchFlags, DataFlags {
  readonly count?: number;
  readonly json?: boolean;
}

export function definePredict(program: Command): void {
  const command = program
    .command('predict')
    .description('print what comes next, one term a line')
    .argument('<data>', DATA_HELP)
    .addOption(
      new Option(
        '--count <terms>',
        `how many terms (default: as many as ? ask for, or ${USUAL_TERMS})`,
      ).argParser(wholeNumber(1, MOST_TERMS)),
    )
    .action(async (data: string, flags: Flags) => {
      process.exitCode = await run(data, flags);
    });
  addDataOptions(command);
  addSearchOptions(command).option('--json', 'print one JSON object (schema kolmo.predict/1)');
  addExamples(
    command,
    [
      ['kolmo predict 1,4,9,16,25 --count 3', 'the next three squares'],
      ['kolmo predict datasets/integer/primes.txt --count 100 --time 20', 'a hundred terms of a file'],
    ],
    'The terms go to stdout; the program behind them and the confidence in them go to stderr.\n' +
      'Exit code 1: nothing was found beyond chance, and nothing is predicted.',
  );
}

async function run(data: string, flags: Flags): Promise<number> {
  const { dataset, format, sought } = await loadData(data, flags);
  const result = await searchWithFlags(dataset, flags, termsFor(flags.count, sought));
  const { best, nullBits } = result;
  const next = result.found ? best.next : [];
  if (flags.json) {
    const { program, head, totalBits, confidence } = best;
    const { stopReason, certified } = result;
    await writeJson({
      schema: 'kolmo.predict/1',
      dataset: result.dataset,
      program,
      head,
      totalBits,
      nullBits,
      predictedBy: program,
      confidence,
      next,
      stopReason,
      certified,
    });
  } else if (!result.found) say('nothing found beyond chance: no prediction');
  else {
    say(`${shownName(dataset.name)} (${format})`);
    say(`${best.program}, confidence ${percent(best.confidence)}`);
    const end = next.indexOf(null);
    const terms = end < 0 ? next : next.slice(0, end);
    if (terms.length > 0) await writeText(terms.join('\n'));
    if (end >= 0) say(`the program has no value after ${end} more terms`);
  }
  return exitCodeOf(result);
}
