import type { Command } from 'commander';
import { count, percent } from '../../figure.js';
import type { PackedFinding } from '../../search/pack-within.js';
import { addFileOptions, type DataFlags, readingFor } from '../data-options.js';
import { openDestination, refuseMixedOutput, writeTo } from '../destination.js';
import { ExitCode } from '../exit-code.js';
import { grammarFiles, isTold, toldGrammar } from '../grammar-input.js';
import { addExamples } from '../help.js';
import { readBytes } from '../input.js';
import { say, writeJson } from '../output.js';
import { addSearchOptions, type SearchFlags, secondsOf } from '../search-options.js';
import { exitCodeOf, searchWithFlags } from '../search-session.js';
import { shownName } from '../shown.js';

interface Flags extends SearchFlags, DataFlags {
  readonly output?: string;
  readonly json?: boolean;
}

export function defineCompress(program: Command): void {
  const command = program
    .command('compress')
    .description('write a file as its shortest program and what that leaves open')
    .argument('<file>', 'any file, or - for stdin')
    .option('-o, --output <file>', 'where to write; - is stdout, and so is a pipe')
    .action(async (file: string, flags: Flags) => {
      process.exitCode = await run(file, flags);
    });
  addFileOptions(command);
  addSearchOptions(command).option('--json', 'print one JSON object (schema kolmo.compress/1)');
  addExamples(
    command,
    [
      ['kolmo compress data.txt -o data.kolmo', 'ten seconds of search'],
      [
        'kolmo compress series.csv --column price --time 120 -o series.kolmo',
        'explain this column, keep the rest',
      ],
      ['cat data.txt | kolmo compress - > data.kolmo', 'in a pipe'],
    ],
    'kolmo decompress gives back every byte. Exit code 1: the file was written, but nothing was found beyond chance.',
  );
}

async function run(file: string, flags: Flags): Promise<number> {
  const started = performance.now();
  const destination = await openDestination(flags.output, [file, ...grammarFiles(flags.grammar)]);
  refuseMixedOutput(destination, flags.json);
  const bytes = await readBytes(file);
  const { packed, result } = await compressed(file, bytes, flags, started);
  await writeTo(destination, packed.bytes);
  const inputBytes = bytes.length;
  const outputBytes = packed.bytes.length;
  const { headerBits, programBits, dataBits, program } = packed;
  if (flags.json)
    await writeJson({
      schema: 'kolmo.compress/1',
      ...{ inputBytes, outputBytes, headerBits, programBits, dataBits, program },
    });
  else {
    const share = inputBytes > 0 ? ` (${percent(outputBytes / inputBytes)})` : '';
    say(`${count(inputBytes)} -> ${count(outputBytes)} bytes${share}  ${program}`);
  }
  return result === undefined ? ExitCode.nothingFound : exitCodeOf(result);
}

/** The shortest file that there is time for, where all is to be done within the limit from `started` on, in milliseconds. */
async function compressed(
  file: string,
  bytes: Uint8Array,
  flags: Flags,
  started: number,
): Promise<PackedFinding> {
  const [{ packWithin }, { descriptionsOf }, { defaultGrammarName, shippedGrammar }] = await Promise.all([
    import('../../search/pack-within.js'),
    import('../../data/rebuild.js'),
    import('../../grammar/shipped.js'),
  ]);
  const seconds = secondsOf(flags);
  const named = await toldGrammar(flags);
  return packWithin(bytes, {
    seconds,
    started,
    describe: () => descriptionsOf(bytes, readingFor(file, flags)),
    search: (dataset, left, isPart) => {
      const time = Number.isFinite(left) ? { time: left } : {};
      return searchWithFlags(dataset, { ...flags, ...time }, 0, isPart ? { asRead: true } : {});
    },
    // Values of a part alone do not say which names all of the data has.
    grammarOf: (dataset, isPart) =>
      isPart || isTold(flags) ? (named ?? shippedGrammar(defaultGrammarName(dataset))) : undefined,
    onTooLong: () =>
      say(
        `${shownName(file)} is too long to be searched in ${seconds} s: its bytes are stored as they come, or once if they repeat`,
      ),
  });
}
