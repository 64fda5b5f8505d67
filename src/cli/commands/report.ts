import type { Command } from 'commander';
import { InputError } from '../../errors.js';
import { openDestination, writeTo } from '../destination.js';
import { addExamples } from '../help.js';
import { readBytes } from '../input.js';
import { shownName } from '../shown.js';

/** Results come a line each, and there may be tens of thousands of lines, in bytes. */
const MOST_RESULTS = 2 ** 26;

interface Flags {
  readonly output: string;
}

export function defineReport(program: Command): void {
  const command = program
    .command('report')
    .description('show results as a page that any browser reads')
    .argument('<results...>', 'files of what other commands printed with --json, or - for stdin')
    .requiredOption('-o, --output <file>', 'where to write the page; - is stdout')
    .action(run);
  addExamples(
    command,
    [
      [
        'kolmo search 1,1,2,3,5,8,13 --json | kolmo report - -o report.html',
        'a search: program, prediction, frontier, progress',
      ],
      ['kolmo report monday.json tuesday.json -o report.html', 'several results on one page'],
    ],
    'Shows what search, compare, compress and bench print with --json, in any mixture. The page is one file without scripts.',
  );
}

async function run(files: readonly string[], flags: Flags): Promise<void> {
  if (files.filter((file) => file === '-').length > 1)
    throw new InputError('stdin can be read once: name - once');
  const destination = await openDestination(flags.output, files);
  const { readResults } = await import('../../report/results/documents.js');
  const results = [];
  for (const file of files)
    results.push(
      ...readResults(await readBytes(file, MOST_RESULTS), file === '-' ? 'standard input' : shownName(file)),
    );
  // Only who wants a page waits for what draws charts.
  const { loadReport } = await import('../../api/report.js');
  const { writeReport } = await loadReport();
  await writeTo(destination, Buffer.from(writeReport(results)));
}
