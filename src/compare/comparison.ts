import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsOf } from '../data/dataset.js';
import type { ReadOptions } from '../data/read.js';
import { type Description, describe } from '../data/rebuild.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import type { Progress } from '../search/options.js';
import type { SearchResult } from '../search/result.js';
import type { Candidate } from './catalogue.js';
import type { Measured, News } from './measurement.js';
import { conditionalEntropy } from './measures.js';
import { type Ending, measureApart, type SearchSettings, type Task } from './measuring.js';
import type { Comparison, ComparisonRow, ProfileSeries } from './result.js';
import type { Absent } from './system.js';

/** What is compared, and what it may take. */
export interface ComparisonOptions {
  readonly candidates: readonly Candidate[];
  readonly absent: readonly Absent[];
  /** For program search, if it is a candidate. */
  readonly grammar: Grammar;
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
 * @throws InputError for an empty file, a column that is not there, and data that cannot be searched with the grammar
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
  const directory = await mkdtemp(join(tmpdir(), 'kolmo-compare-'));
  try {
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
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** What one process told. */
interface Measurement {
  readonly candidate: Candidate;
  readonly runs: Measured[];
  readonly failures: { readonly form: string; readonly reason: string }[];
  headerBytes: number | null;
  peakBytes: number | null;
  parameters?: number;
  profile?: ProfileSeries;
  search?: SearchResult;
  ending: Ending;
}

async function measureAll(
  file: Uint8Array,
  reading: Omit<ReadOptions, 'inputs'>,
  options: ComparisonOptions,
  directory: string,
): Promise<Measurement[]> {
  const { candidates, signal, limitSeconds, onDone } = options;
  const measurements = candidates.map(
    (candidate): Measurement => ({
      ...{ candidate, runs: [], failures: [], headerBytes: null, peakBytes: null, ending: 'interrupted' },
    }),
  );
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
  const { name, source } = grammar;
  return { kind: 'program', grammar: { name, source }, options: search, file, reading };
}

function note(measurement: Measurement, news: Exclude<News, { kind: 'progress' }>): void {
  switch (news.kind) {
    case 'header':
      measurement.headerBytes = news.bytes;
      return;
    case 'measured':
      measurement.runs.push(news.measured);
      measurement.peakBytes = news.peakBytes;
      return;
    case 'failure':
      measurement.failures.push(news);
      return;
    case 'search':
      measurement.search = news.result;
      return;
    case 'parameters':
      measurement.parameters = news.parameters;
      return;
    case 'profile':
      measurement.profile = { name: measurement.candidate.name, bits: news.bits };
  }
}

/** Bytes of a number as a 32-bit float. */
const FLOAT_BYTES = 4;

/** The shortest verified output; where there is none, the shortest that was not verified or the reason. */
function rowOf(measurement: Measurement, fileBytes: number, rows: number): ComparisonRow {
  const { candidate, runs, failures, headerBytes, peakBytes, parameters, ending } = measurement;
  const { name, family, version } = candidate;
  const best = [...runs].sort(
    (one, other) => Number(other.verified) - Number(one.verified) || one.bytes - other.bytes,
  )[0];
  const about = { name, family, version, headerBytes, peakBytes };
  if (best === undefined) {
    const reason = typeof ending === 'object' ? ending.reason : failures[0]?.reason;
    const nothing = { bytes: null, bits: null, bitsPerSymbol: null, ratio: null };
    const never = { encodeSeconds: null, decodeSeconds: null, verified: false };
    return {
      ...about,
      ...nothing,
      ...never,
      form: failures[0]?.form ?? 'file',
      failure: reason ?? 'no output',
    };
  }
  const { bytes } = best;
  return {
    ...about,
    ...best,
    bits: 8 * bytes,
    bitsPerSymbol: (8 * bytes) / rows,
    ratio: bytes / fileBytes,
    ...(parameters !== undefined && {
      parameters,
      bytesWithParameters: bytes + FLOAT_BYTES * parameters,
    }),
    ...(!best.verified && { failure: 'decoding did not give back the file' }),
  };
}

/** Verified ones first, then by length. */
function byLength(one: ComparisonRow, other: ComparisonRow): number {
  if (one.verified !== other.verified) return one.verified ? -1 : 1;
  return (one.bytes ?? Number.POSITIVE_INFINITY) - (other.bytes ?? Number.POSITIVE_INFINITY) || 0;
}

/** Empirical entropies in bits a row: of the symbols or, for numbers, of the bytes of the file. */
function entropiesOf(
  file: Uint8Array,
  { dataset }: Description,
): Pick<Comparison, 'entropies' | 'entropiesOf'> {
  const orders = [0, 1, 2, 3] as const;
  if (dataset.kind === 'symbol') {
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
