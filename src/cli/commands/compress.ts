import type { Command } from 'commander';
import type { Packed } from '../../codelength/packing.js';
import type { Description } from '../../data/rebuild.js';
import { count, percent } from '../../figure.js';
import type { SearchResult } from '../../search/result.js';
import { addFileOptions, type DataFlags, describeFile } from '../data-options.js';
import { openDestination, refuseMixedOutput, writeTo } from '../destination.js';
import { ExitCode } from '../exit-code.js';
import { grammarFiles, grammarTold } from '../grammar-input.js';
import { addExamples } from '../help.js';
import { readBytes } from '../input.js';
import { say, writeJson } from '../output.js';
import { addSearchOptions, type SearchFlags, secondsOf } from '../search-options.js';
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
  const { packed, result } = await shortest(bytes, await describeFile(file, bytes, flags), flags);
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

interface Attempt {
  readonly packed: Packed;
  readonly result: SearchResult | undefined;
}

/** The shortest file of all ways to take the bytes, which share the time. An interrupt ends all. */
async function shortest(
  bytes: Uint8Array,
  [asked, ...others]: readonly [Description, ...Description[]],
  flags: Flags,
): Promise<Attempt> {
  const { packResult } = await import('../../search/pack-result.js');
  const share = { ...flags, time: secondsOf(flags) / (1 + others.length) };
  const attempt = async (description: Description): Promise<Attempt> => {
    // The program of an empty file has nothing to explain.
    const result = bytes.length > 0 ? await searchWithFlags(description.dataset, share, 0) : undefined;
    const told = await grammarTold(flags, description.dataset);
    return { packed: packResult(bytes, description, result, told), result };
  };
  let best = await attempt(asked);
  for (const description of others) {
    if (best.result?.stopReason === 'interrupted') break;
    const other = await attempt(description);
    if (other.packed.bytes.length < best.packed.bytes.length) best = other;
  }
  return best;
}
