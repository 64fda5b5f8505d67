import type { Command } from 'commander';
import { count, percent } from '../../figure.js';
import { addFileOptions, type DataFlags, describeFile } from '../data-options.js';
import { openDestination, refuseMixedOutput, writeTo } from '../destination.js';
import { ExitCode } from '../exit-code.js';
import { grammarFiles, grammarTold } from '../grammar-input.js';
import { addExamples } from '../help.js';
import { readBytes } from '../input.js';
import { say, writeJson } from '../output.js';
import { addSearchOptions, type SearchFlags } from '../search-options.js';
import { exitCodeOf, searchWithFlags } from '../search-session.js';

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
  const destination = await openDestination(flags.output, [file, ...grammarFiles(flags.grammar)]);
  refuseMixedOutput(destination, flags.json);
  const bytes = await readBytes(file);
  const description = await describeFile(file, bytes, flags);
  // The program of an empty file has nothing to explain.
  const result = bytes.length > 0 ? await searchWithFlags(description.dataset, flags, 0) : undefined;
  const { packResult } = await import('../../search/pack-result.js');
  const packed = packResult(bytes, description, result, await grammarTold(flags, description.dataset));
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
