import type { Command } from 'commander';
import type { Packed } from '../../codelength/packing.js';
import { rowsOf } from '../../data/dataset.js';
import type { Description } from '../../data/rebuild.js';
import { sliceDataset } from '../../data/sections.js';
import { count, percent } from '../../figure.js';
import type { SearchResult } from '../../search/result.js';
import { addFileOptions, type DataFlags, describeFile } from '../data-options.js';
import { openDestination, refuseMixedOutput, writeTo } from '../destination.js';
import { ExitCode } from '../exit-code.js';
import { grammarFiles, grammarFor, grammarTold } from '../grammar-input.js';
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

interface Attempt {
  readonly packed: Packed;
  readonly result?: SearchResult;
}

/**
 * The shortest file that there is time for, of all ways to take the bytes, where all is to be done within the limit from `started` on, in
 * milliseconds. An interrupt ends all.
 */
async function compressed(file: string, bytes: Uint8Array, flags: Flags, started: number): Promise<Attempt> {
  const [{ pack }, { packResult }, { isTooLong }] = await Promise.all([
    import('../../codelength/packing.js'),
    import('../../search/pack-result.js'),
    import('../../search/excerpt.js'),
  ]);
  const seconds = secondsOf(flags);
  if (isTooLong(bytes.length, seconds)) {
    say(
      `${shownName(file)} is too long to be searched in ${seconds} s: its bytes are stored as they come, or once if they repeat`,
    );
    return { packed: pack(bytes, undefined, undefined) };
  }
  const [asked, ...others] = await describeFile(file, bytes, flags);
  // The program of an empty file has nothing to explain.
  if (bytes.length === 0) return { packed: packResult(bytes, asked, undefined) };
  const share = seconds / (1 + others.length);
  let best = await attempt(bytes, asked, flags, share, started);
  for (const [index, description] of others.entries()) {
    if (best.result?.stopReason === 'interrupted') break;
    const from = Number.isFinite(share) ? started + 1000 * share * (index + 1) : started;
    const other = await attempt(bytes, description, flags, share, from);
    if (other.packed.bytes.length < best.packed.bytes.length) best = other;
  }
  return best;
}

/** The shortest file with what is found in one way to take the bytes. */
async function attempt(
  bytes: Uint8Array,
  description: Description,
  flags: Flags,
  seconds: number,
  started: number,
): Promise<Attempt> {
  const { packResult } = await import('../../search/pack-result.js');
  const { divideTime, writingEnd } = await import('../../search/excerpt.js');
  const rows = rowsOf(description.dataset);
  const past = Math.max(0, (performance.now() - started) / 1000);
  const division = divideTime(seconds, past, bytes.length, rows);
  const isPart = division.rows < rows;
  const { dataset } = description;
  const seen = isPart ? sliceDataset(dataset, 0, division.rows) : dataset;
  const time = Number.isFinite(seconds) ? { time: division.search } : {};
  const result = await searchWithFlags(seen, { ...flags, ...time }, 0, isPart ? { asRead: true } : {});
  // Values of a part alone do not say which names all of the data has.
  const told = isPart ? await grammarFor(flags.grammar, dataset) : await grammarTold(flags, dataset);
  return { packed: packResult(bytes, description, result, told, writingEnd(seconds, started)), result };
}
