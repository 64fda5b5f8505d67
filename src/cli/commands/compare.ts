import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Candidate } from '../../compare/catalogue.js';
import type { Choice } from '../../compare/choice.js';
import { FAMILIES, type Family } from '../../compare/compressor.js';
import type { Comparison } from '../../compare/result.js';
import { InputError } from '../../errors.js';
import { addFileOptions, type DataFlags, readingFor } from '../data-options.js';
import { ExitCode } from '../exit-code.js';
import { grammarTold } from '../grammar-input.js';
import { addExamples } from '../help.js';
import { readBytes } from '../input.js';
import { endingTidily, interruptible } from '../interrupt.js';
import { writeJson, writeText } from '../output.js';
import { ProgressReport } from '../progress.js';
import { seconds } from '../quantity.js';
import { addSearchOptions, type SearchFlags } from '../search-options.js';
import { searchSettings } from '../search-session.js';

interface Flags extends SearchFlags, Omit<DataFlags, 'inputs'> {
  readonly only?: readonly string[];
  readonly family?: readonly Family[];
  readonly onnx?: string;
  readonly limitSeconds: number;
  readonly ncd?: boolean;
  readonly json?: boolean;
}

/** Measures distances where no compressor is named: it is always there, has no window, and learns quickly. */
const DISTANCE_COMPRESSOR = 'ppm';

/** Seconds for a compressor on a file, in all forms. */
const DEFAULT_LIMIT = 300;

export function defineCompare(program: Command): void {
  const command = program
    .command('compare')
    .description('compare program search with other compressors, each decoded back')
    .argument('<file...>', 'any files, or - for stdin')
    .option('--only <names>', 'compressors, with commas between them (default: all)', names)
    .addOption(
      new Option('--family <names>', `families, with commas between them: ${FAMILIES.join(', ')}`).argParser(
        families,
      ),
    )
    .option('--onnx <directory>', 'a language model of yours as well: model.onnx, and a tokenizer.json')
    .addOption(
      new Option('--limit-seconds <seconds>', 'end a compressor after so long on a file')
        .argParser(seconds)
        .default(DEFAULT_LIMIT),
    )
    .option(
      '--ncd',
      `print how far the files are from each other, by one compressor (${DISTANCE_COMPRESSOR})`,
    )
    .action(async (files: string[], flags: Flags) => {
      process.exitCode = await run(files, flags);
    });
  addFileOptions(command);
  addSearchOptions(command).option(
    '--json',
    'print one JSON object a file (schema kolmo.compare/1, with --ncd kolmo.ncd/1)',
  );
  addExamples(
    command,
    [
      ['kolmo compare datasets/integer/catalan.csv', 'everything on one file'],
      ['kolmo compare data.txt --only program,xz,ppm --time 60', 'a minute of search beside two others'],
      ['kolmo compare *.txt --family classical,system --json > results.jsonl', 'files for another program'],
      [
        'kolmo compare letter.txt --onnx ~/models/tiny --family neural',
        'a language model, with and without its weights',
      ],
      ['kolmo compare --ncd --only xz one.txt two.txt three.txt', 'which files are alike?'],
    ],
    'Each figure is the length of an output that was decoded and compared; what was not is marked with ! and\n' +
      'never wins. Program search runs first, then as many compressors at a time as there are workers.\n\n' +
      'Exit codes: 0 done, 1 nothing made any of the files shorter, 2 wrong use or bad input,\n' +
      '130 interrupted by Ctrl-C (what is done is printed then).',
  );
}

async function run(files: readonly string[], flags: Flags): Promise<number> {
  if (flags.name !== undefined && files.length > 1)
    throw new InputError('--name is for one file: leave it out, or compare one file at a time');
  const { chooseCompressors } = await import('../../compare/choice.js');
  const { candidates, absent } = await chooseCompressors(flags);
  const contents: Uint8Array[] = [];
  for (const file of files) contents.push(await readBytes(file));
  return flags.ncd
    ? distances(files, contents, candidates, flags)
    : comparisons(files, contents, { candidates, absent }, flags);
}

async function comparisons(
  files: readonly string[],
  contents: readonly Uint8Array[],
  chosen: Choice,
  flags: Flags,
): Promise<number> {
  let shorter = false;
  for (const [index, file] of files.entries()) {
    const comparison = await compareWithFlags(file, contents[index], chosen, flags);
    if (flags.json) {
      const { comparisonJson } = await import('../../api/comparison-json.js');
      await writeJson(comparisonJson(comparison));
    } else {
      const { renderComparison } = await import('../comparison-view.js');
      await writeText(`${index > 0 ? '\n' : ''}${renderComparison(comparison)}`);
    }
    if (comparison.interrupted) return ExitCode.interrupted;
    shorter ||= comparison.rows.some(({ verified, ratio }) => verified && ratio !== null && ratio < 1);
  }
  return shorter ? ExitCode.found : ExitCode.nothingFound;
}

async function compareWithFlags(
  file: string,
  bytes: Uint8Array,
  chosen: Choice,
  flags: Flags,
): Promise<Comparison> {
  const { compareFile } = await import('../../compare/comparison.js');
  const search = searchSettings(flags);
  const { describe } = await import('../../data/rebuild.js');
  const { dataset } = describe(bytes, readingFor(file, flags));
  const told = await grammarTold(flags, dataset);
  const report = new ProgressReport(flags.verbose === true);
  try {
    return await endingTidily(() =>
      interruptible((signal) =>
        compareFile(bytes, readingFor(file, flags), {
          ...chosen,
          ...(told && { grammar: told }),
          search,
          limitSeconds: flags.limitSeconds,
          processes: flags.workers,
          signal,
          onSearchProgress: (progress) => report.update(progress),
          onDone: (name, done, of) => report.say(`${dataset.name}: ${name} is done, ${done} of ${of}`),
        }),
      ),
    );
  } finally {
    report.end();
  }
}

async function distances(
  files: readonly string[],
  contents: readonly Uint8Array[],
  candidates: readonly Candidate[],
  flags: Flags,
): Promise<number> {
  if (files.length < 2) throw new InputError('a distance is between files: name two or more with --ncd');
  const named = flags.only === undefined ? [DISTANCE_COMPRESSOR] : flags.only;
  const candidate = candidates.find(({ name }) => name === named[0]);
  if (named.length !== 1 || candidate === undefined || candidate.family === 'program')
    throw new InputError('--ncd measures with one compressor: name it with --only, such as --only xz');
  const { compressorOf } = await import('../../compare/catalogue.js');
  const { compressionDistances } = await import('../../compare/measures.js');
  const found = await compressionDistances(contents, await compressorOf(candidate));
  const shown = files.map((file) => (file === '-' ? 'stdin' : basename(file)));
  if (flags.json)
    await writeJson({ schema: 'kolmo.ncd/1', names: shown, compressor: candidate.name, distances: found });
  else {
    const { renderDistances } = await import('../comparison-view.js');
    await writeText(renderDistances(shown, found, candidate.name));
  }
  return ExitCode.found;
}

function names(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}

function families(text: string): readonly Family[] {
  return names(text).map((name) => {
    const known = FAMILIES.find((family) => family === name);
    if (known === undefined)
      throw new InvalidArgumentError(`It takes one or more of ${FAMILIES.join(', ')}.`);
    return known;
  });
}
