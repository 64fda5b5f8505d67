import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ExportTarget } from '../../codelength/export.js';
import { InputError } from '../../errors.js';
import type { Margins } from '../../language/export/real/margins.js';
import type { Model } from '../../language/expression.js';
import { addDataOptions, type DataFlags, loadExcerpt } from '../data-options.js';
import { addExamples } from '../help.js';
import { writeJson, writeText } from '../output.js';
import { wholeNumber } from '../quantity.js';
import { MOST_TERMS } from '../search-options.js';
import { shownName } from '../shown.js';

/** Names of the languages on the command line. */
const LANGUAGES: readonly ExportTarget[] = [
  'pari',
  'python',
  'numpy',
  'javascript',
  'spreadsheet',
  'latex',
  'mathml',
];

interface Flags extends DataFlags {
  readonly program: string;
  readonly to: ExportTarget;
  readonly initial: readonly (bigint | number)[];
  readonly count: number;
  readonly data?: string;
  readonly json?: boolean;
}

export function defineExport(program: Command): void {
  const command = program
    .command('export')
    .description('write a program in another language')
    .requiredOption('--program <text>', 'the program, as search prints it')
    .addOption(
      new Option('--to <language>', 'the language to write').choices(LANGUAGES).makeOptionMandatory(),
    )
    .addOption(
      new Option('--initial <terms>', 'the first terms, which a recurrence starts from')
        .argParser(terms)
        .default([], 'none'),
    )
    .addOption(
      new Option('--count <terms>', 'how many terms the program is to print')
        .argParser(wholeNumber(1, MOST_TERMS))
        .default(20),
    )
    .option(
      '--data <data>',
      'measurements of a law of columns: the program says between which bounds eight in ten of them lie',
    )
    .option('--json', 'print one JSON object (schema kolmo.export/1)')
    .action(run);
  addDataOptions(command);
  addExamples(command, [
    [
      'kolmo export --program "a(n-1) + a(n-2)" --initial 1,1 --to python | python3 -',
      'let Python print the Fibonacci numbers',
    ],
    ['kolmo export --program "binomial(2*n, n)" --count 50 --to pari | gp -q', 'the same for PARI/GP'],
    ['kolmo export --program "sum(k, 1, n, gcd(n, k))" --to latex', 'a formula for a paper'],
    ['kolmo export --program "isqrt(2*n)" --to mathml', 'a formula for a web page'],
    [
      'kolmo export --program "measured(0.5*mass*speed^2)" --to spreadsheet',
      'a law of the columns mass and speed, which stand in A and B of a sheet, from row 2 on',
    ],
  ]);
}

/** Integers of any size, and other numbers as doubles. */
function terms(text: string): (bigint | number)[] {
  return text.split(',').map((cell) => {
    const term = cell.trim();
    if (/^-?\d+$/.test(term)) return BigInt(term);
    if (/^-?\d+\.\d+(e-?\d+)?$/.test(term) && Number.isFinite(Number(term))) return Number(term);
    throw new InvalidArgumentError('It takes numbers with commas between them.');
  });
}

async function run(flags: Flags): Promise<void> {
  const { parseModel } = await import('../../language/parse.js');
  const { exportModel } = await import('../../codelength/export.js');
  const model = parseModel(flags.program);
  const margins = flags.data === undefined ? undefined : await marginsOn(model, flags.data, flags);
  const code = exportModel(model, flags.to, {
    initial: flags.initial,
    count: flags.count,
    ...(margins && { margins }),
  });
  if (flags.json)
    await writeJson({ schema: 'kolmo.export/1', language: flags.to, program: flags.program, code });
  else await writeText(code.trimEnd());
}

/** How far the rows of data lie from what a law computes. */
async function marginsOn(model: Model, data: string, flags: Flags): Promise<Margins> {
  const { givenNames } = await import('../../data/dataset.js');
  const { checkModel } = await import('../../language/check.js');
  const { lawMargins } = await import('../../search/law-margins.js');
  const { read } = await loadExcerpt(data, flags, Number.POSITIVE_INFINITY);
  checkModel(model, { given: givenNames(read.dataset) });
  const margins = lawMargins(model, read.dataset);
  if (margins === undefined)
    throw new InputError(
      `${shownName(read.dataset.name)}: the program computes no row of it from columns alone`,
    );
  return margins;
}
