import { rowsOf } from '../data/dataset.js';
import { kindOf } from '../data/kinds.js';
import type { ReadOptions } from '../data/read.js';
import { type Description, describe } from '../data/rebuild.js';
import { InputError } from '../errors.js';
import { withTemporaryFolder } from '../files/temporary-folder.js';
import type { Grammar } from '../grammar/grammar.js';
import type { Progress } from '../search/options.js';
import type { Candidate } from './catalogue.js';
import { conditionalEntropy } from './measures.js';
import { measureApart, type SearchSettings, type Task } from './measuring.js';
import type { Comparison } from './result.js';
import { byLength, type Measurement, newMeasurement, note, rowOf } from './standing.js';
import type { Absent } from './system.js';

/** What is compared, and what it may take. */
export interface ComparisonOptions {
  readonly candidates: readonly Candidate[];
  readonly absent: readonly Absent[];
  /** For program search, if it is a candidate. */
  /** The programs to search, where that is told. */
  readonly grammar?: Grammar;
  readonly search: SearchSettings;
  /** Seconds after which a compressor is ended, with the forms that it has done by then. Program search has its own time on top. */
  readonly limitSeconds: number;
  /** Compressors that run at the same time; program search runs alone. */
  readonly processes: number;
  /** Ends the comparison with what is done. */
  readonly signal?: AbortSignal;
  readonly onSearchProgress?: (progress: Progress) => void;
  /** Called as each compressor is done. */
  readonly onDone?: (name: string, done: number, of: number) => void;
}

/**
 * Compares compressors on one file, each in a process of its own. Every figure is the length of an output that was decoded
 * and compared with the file, or is marked as not verified.
 * @throws InputError for an empty file, a column that is not there, no place for temporary files, and data that cannot be searched with the grammar
 */
export async function compareFile(
  file: Uint8Array,
  reading: Omit<ReadOptions, 'inputs'>,
  options: ComparisonOptions,
): Promise<Comparison> {
  if (file.length === 0) throw new InputError(`${reading.name}: it is empty; there is nothing to compare`);
  const description = describe(file, reading);
  const { dataset, format } = description;
  const rows = rowsOf(dataset);
  return withTemporaryFolder('kolmo-compare-', async (directory) => {
    const measurements = await measureAll(file, reading, options, directory);
    const measured = measurements.filter((each) => each.runs.length > 0 || each.ending !== 'interrupted');
    return {
      dataset: { name: dataset.name, kind: dataset.kind, rows, bytes: file.length, format },
      rows: measured.map((each) => rowOf(each, file.length, rows)).sort(byLength),
      absent: options.absent,
      ...entropiesOf(file, description),
      profile: { rows, unit: 'bits a row', series: measured.flatMap(({ profile }) => profile ?? []) },
      ...searchOf(measured),
      interrupted: options.signal?.aborted === true,
    };
  });
}

async function measureAll(
  file: Uint8Array,
  reading: Omit<ReadOptions, 'inputs'>,
  options: ComparisonOptions,
  directory: string,
): Promise<Measurement[]> {
  const { candidates, signal, limitSeconds, onDone } = options;
  const measurements = candidates.map(newMeasurement);
  let done = 0;
  const measure = async (measurement: Measurement) => {
    if (signal?.aborted) return;
    const { candidate } = measurement;
    const task = taskOf(candidate, file, reading, options);
    const seconds = limitSeconds + (task.kind === 'program' ? (task.options.seconds ?? 0) : 0);
    measurement.ending = await measureApart(
      task,
      { seconds, directory, ...(signal && { signal }) },
      (news) => {
        if (news.kind === 'progress') options.onSearchProgress?.(news.progress);
        else note(measurement, news);
      },
    );
    done++;
    onDone?.(candidate.name, done, candidates.length);
  };
  // Search uses all threads itself, and would be slowed down by others.
  for (const each of measurements.filter(isProgram)) await measure(each);
  const waiting = measurements.filter((each) => !isProgram(each));
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await measure(next);
  };
  await Promise.all(Array.from({ length: options.processes }, work));
  return measurements;
}

function isProgram({ candidate }: Measurement): boolean {
  return candidate.family === 'program';
}

function taskOf(
  candidate: Candidate,
  file: Uint8Array,
  reading: Omit<ReadOptions, 'inputs'>,
  { grammar, search }: ComparisonOptions,
): Task {
  if (candidate.family !== 'program') return { kind: 'compressor', candidate, file, reading };
  const told = grammar && { grammar: { name: grammar.name, source: grammar.source } };
  return { kind: 'program', ...told, options: search, file, reading };
}

/** Empirical entropies in bits a row: of the symbols or, for numbers, of the bytes of the file. */
function entropiesOf(
  file: Uint8Array,
  { dataset }: Description,
): Pick<Comparison, 'entropies' | 'entropiesOf'> {
  const orders = [0, 1, 2, 3] as const;
  if (kindOf(dataset).hasAlphabet) {
    const symbols = dataset.target.values;
    return { entropies: orders.map((order) => conditionalEntropy(symbols, order)), entropiesOf: 'symbols' };
  }
  const bytesPerRow = file.length / rowsOf(dataset);
  return {
    entropies: orders.map((order) => bytesPerRow * conditionalEntropy(file, order)),
    entropiesOf: 'bytes',
  };
}

function searchOf(measurements: readonly Measurement[]): Pick<Comparison, 'search'> {
  const result = measurements.find(({ search }) => search !== undefined)?.search;
  return result === undefined ? {} : { search: result };
}
