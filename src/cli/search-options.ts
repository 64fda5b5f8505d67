import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { bytes, type NamedNumber, namedNumbers, seconds, wholeNumber } from './quantity.js';

/** The search flags as commander hands them over, each already checked by its parser. */
export interface SearchFlags {
  readonly grammar?: string;
  readonly constant?: readonly NamedNumber[];
  readonly strategy?: readonly string[];
  readonly without?: readonly string[];
  readonly time?: number;
  readonly maxEvaluations?: number;
  readonly memory?: number;
  readonly seed: number;
  readonly workers: number;
  readonly verbose?: boolean;
}

/** Where a search keeps what it has found. */
export interface CheckpointFlags {
  readonly checkpoint?: string;
  readonly resume?: boolean;
}

/** Seconds of search when no limit is given. */
const DEFAULT_SECONDS = 10;

/** More workers than this cost more to feed than they bring. */
const MOST_WORKERS = 256;

/** The most terms that can be asked for: each is a number of any size. */
export const MOST_TERMS = 10_000;

/** Adds the options that every command with a search in it takes. */
export function addSearchOptions(command: Command): Command {
  return command
    .option(
      '--grammar <name|file>',
      'programs to search in: a shipped grammar or a file (default: by the kind of data)',
    )
    .addOption(
      new Option(
        '--constant <name=number>',
        'a number that programs of real numbers may use at little cost, such as g=9.80665; once or more',
      ).argParser(namedNumbers),
    )
    .addOption(
      new Option(
        '--strategy <names>',
        'ways of searching, with commas between them (default: all; kolmo strategies lists them)',
      ).argParser(names),
    )
    .addOption(
      new Option('--without <names>', 'strategies or families of them to leave out').argParser(names),
    )
    .addOption(
      new Option(
        '--time <seconds>',
        `stop after so many seconds (default: ${DEFAULT_SECONDS}; none with --max-evaluations)`,
      ).argParser(seconds),
    )
    .addOption(
      new Option(
        '--max-evaluations <count>',
        'stop after so many programs: the same answer on any machine',
      ).argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
    )
    .addOption(new Option('--memory <size>', 'memory to search in, such as 512M or 2G').argParser(bytes))
    .addOption(
      new Option('--seed <number>', 'seed of the random choices')
        .argParser(wholeNumber(0, 2 ** 32 - 1))
        .default(1),
    )
    .addOption(
      new Option('--workers <count>', 'threads that search')
        .argParser(wholeNumber(1, MOST_WORKERS))
        .default(availableParallelism(), 'one a core'),
    )
    .option('--verbose', 'report progress in plain lines where stderr is not a terminal');
}

/** Adds `--checkpoint` and `--resume`, for commands that search in one dataset. */
export function addCheckpointOptions(command: Command): Command {
  return command
    .option('--checkpoint <file>', 'keep what is found in this file, every few seconds and at the end')
    .option('--resume', 'go on from the checkpoint if it is there');
}

function names(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}

/** Adds `--next`. */
export function addNextOption(command: Command): Command {
  return command.addOption(
    new Option(
      '--next <count>',
      `predict so many further terms (default: as many as ? ask for, or ${USUAL_TERMS})`,
    ).argParser(wholeNumber(0, MOST_TERMS)),
  );
}

/** Terms that are predicted where neither a flag nor the data says how many. */
export const USUAL_TERMS = 10;

/** How many terms to predict: as a flag says, or else as the data asks for. */
export function termsFor(asked: number | undefined, sought: number): number {
  return asked ?? Math.min(sought || USUAL_TERMS, MOST_TERMS);
}

/** Seconds that long data is looked at for. A checkpoint is of all of it, so that searches of any length go on from it. */
export function secondsToLook(flags: SearchFlags & CheckpointFlags): number {
  return flags.checkpoint === undefined ? secondsOf(flags) : Number.POSITIVE_INFINITY;
}

/** The time limit that the flags ask for, in seconds. */
export function secondsOf(flags: SearchFlags): number {
  return flags.time ?? (flags.maxEvaluations === undefined ? DEFAULT_SECONDS : Number.POSITIVE_INFINITY);
}
