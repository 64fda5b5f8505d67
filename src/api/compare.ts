import { availableParallelism } from 'node:os';
import { chooseCompressors, type Wanted } from '../compare/choice.js';
import { compareFile } from '../compare/comparison.js';
import { FAMILIES } from '../compare/compressor.js';
import type { Comparison } from '../compare/result.js';
import { describe } from '../data/rebuild.js';
import type { Progress } from '../search/options.js';
import {
  type Check,
  callback,
  checkOptions,
  requireBytes,
  secondsAboveZero,
  someOf,
  text,
} from './argument.js';
import { DATA_CHECKS, type DataOptions } from './data.js';
import { grammarOf, isTold } from './grammar.js';
import { presentOf, SEARCH_CHECKS, type SearchOptions } from './search.js';

/** What is compared, and what it may take. The search options are those of program search, if it takes part. */
export interface CompareOptions
  extends Wanted,
    Omit<DataOptions, 'inputs'>,
    Pick<
      SearchOptions,
      'grammar' | 'strategies' | 'without' | 'seconds' | 'maxEvaluations' | 'memory' | 'seed' | 'signal'
    > {
  /** Seconds after which a compressor is ended, with the forms of the file that it has done by then. Default 300. */
  readonly limitSeconds?: number;
  /** Threads of program search, and after it compressors that run at the same time. Default: as many as the machine offers. */
  readonly workers?: number;
  /** Called about ten times a second while program search runs. */
  readonly onSearchProgress?: (progress: Progress) => void;
  /** Called as each compressor is done. */
  readonly onDone?: (name: string, done: number, of: number) => void;
}

const names: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string')
    ? undefined
    : 'takes an array of names of compressors, such as ["program", "xz"]';

const { grammar, strategies, without, seconds, maxEvaluations, memory, seed, signal, workers } =
  SEARCH_CHECKS;
const { inputs: _, ...READING } = DATA_CHECKS;

const CHECKS: Readonly<Record<keyof CompareOptions, Check>> = {
  ...READING,
  ...{ grammar, strategies, without, seconds, maxEvaluations, memory, seed, signal, workers },
  only: names,
  family: someOf(FAMILIES),
  onnx: text,
  limitSeconds: secondsAboveZero,
  onSearchProgress: callback,
  onDone: callback,
};

/** Seconds of program search, and for each compressor, where nothing else is told. */
const SEARCH_SECONDS = 10;
const LIMIT_SECONDS = 300;

/**
 * Compares program search with other compressors on some bytes, each in a process of its own. Every figure is the length in bytes of an output
 * that was decoded and compared, or is marked as not verified. Fields of the result say their units.
 *
 * @throws InputError for what is no bytes or no byte at all, for a wrong option, and for a compressor that is not here
 */
export async function compareCompressors(
  bytes: Uint8Array,
  options: CompareOptions = {},
): Promise<Comparison> {
  requireBytes('compareCompressors', bytes);
  checkOptions('compareCompressors', options, CHECKS);
  const { only, family, onnx, name = 'data', kind, column, grammar: choice, ...rest } = presentOf(options);
  const { limitSeconds = LIMIT_SECONDS, workers: threads = availableParallelism(), ...others } = rest;
  const { signal: ending, onSearchProgress, onDone, ...limits } = others;
  const chosen = await chooseCompressors(presentOf({ only, family, onnx }));
  const reading = { name, ...presentOf({ kind, column }) };
  const untold = limits.maxEvaluations === undefined ? SEARCH_SECONDS : Number.POSITIVE_INFINITY;
  return compareFile(bytes, reading, {
    ...chosen,
    ...(isTold({ grammar: choice, kind }) && {
      grammar: grammarOf(choice, describe(bytes, reading).dataset),
    }),
    search: { seconds: untold, ...limits, workers: threads },
    limitSeconds,
    processes: threads,
    ...presentOf({ signal: ending, onSearchProgress, onDone }),
  });
}
