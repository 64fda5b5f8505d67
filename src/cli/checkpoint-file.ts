import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Dataset } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { fileError, missing } from '../files/system-error.js';
import { writeWhole } from '../files/whole-file.js';
import type { Grammar } from '../grammar/grammar.js';
import type { Effort, Resumed, Subject } from '../search/checkpoint.js';
import type { SearchResult } from '../search/result.js';
import { type FileDestination, openFile, writingError } from './destination.js';
import { say } from './output.js';
import { shownError, shownName } from './shown.js';

/** Seconds between two states of a checkpoint: what is lost at most when the process is killed. */
const INTERVAL = 5;

/** Seconds until the first. */
const FIRST = 1;

/**
 * The file in which a search keeps what it has found, always one whole state or the one before. It only ever gets better: what another
 * process has put there stays in it.
 */
export class CheckpointFile {
  /** The work of this search that is in the file. */
  #counted: Effort = { seconds: 0, evaluated: 0 };
  /** A failure has been told. */
  #failed = false;

  private constructor(
    private readonly destination: FileDestination,
    private readonly subject: Subject,
    /** What the search goes on from. */
    readonly before: Resumed,
  ) {}

  /**
   * @param resume go on from the file if it is there
   * @throws InputError when the file cannot be written, when it is there and is not to be gone on from, and when it is no
   * checkpoint of this data and grammar
   */
  static async open(
    name: string,
    resume: boolean,
    dataset: Dataset,
    grammar: Grammar,
  ): Promise<CheckpointFile> {
    const { FRESH, subjectOf } = await import('../search/checkpoint.js');
    if (name === '-') throw new InputError('a checkpoint needs a file: it is written again and again');
    const destination = await openFile(name);
    if (destination.special)
      throw new InputError(`${shownName(name)} is a device or a pipe, and a checkpoint needs a file`);
    if (!resume && existsSync(destination.path))
      throw new InputError(
        `${shownName(name)} is there already: go on from it with --resume, or name another file`,
      );
    const subject = subjectOf(dataset, grammar);
    const before = await present(destination, subject);
    return new CheckpointFile(destination, subject, before ?? FRESH);
  }

  /** When to save, in seconds from the start of the search. */
  *times(): Generator<number, void, void> {
    for (let time = FIRST; ; time += INTERVAL) yield time;
  }

  /** Puts what has been found into the file. Where that fails the search is not to suffer: the failure is said, once. */
  async save(result: SearchResult): Promise<void> {
    const { FRESH, writeCheckpoint } = await import('../search/checkpoint.js');
    const { path, name } = this.destination;
    try {
      await writeWhole(path, async () => {
        const there = await present(this.destination, this.subject);
        // A file that somebody took away begins anew.
        const [before, counted] = there === undefined ? [this.before, FRESH] : [there, this.#counted];
        return Buffer.from(writeCheckpoint(result, this.subject, before, counted));
      });
      this.#counted = { seconds: result.seconds, evaluated: result.evaluated };
    } catch (error) {
      const failure = writingError(name, error);
      if (!(failure instanceof InputError)) throw failure;
      if (!this.#failed) say(`kolmo: ${shownError(failure.message)}; what is found is printed all the same`);
      this.#failed = true;
    }
  }
}

/**
 * A digest of the data and the grammar where a file is a checkpoint of others; undefined where it is one of these or is not there.
 * @throws InputError for a file that is no checkpoint
 */
export async function otherDigest(
  path: string,
  dataset: Dataset,
  grammar: Grammar,
): Promise<string | undefined> {
  const { digestOfSubject, readSubject, subjectOf } = await import('../search/checkpoint.js');
  const text = await textOf(path, path);
  if (text === undefined) return undefined;
  const digest = digestOfSubject(subjectOf(dataset, grammar));
  return digestOfSubject(readSubject(text, shownName(path))) === digest ? undefined : digest;
}

/** What a file holds; undefined where there is none. @throws InputError for what is no checkpoint of the subject */
async function present({ path, name }: FileDestination, subject: Subject): Promise<Resumed | undefined> {
  const { readCheckpoint } = await import('../search/checkpoint.js');
  const text = await textOf(path, name);
  return text === undefined ? undefined : readCheckpoint(text, shownName(name), subject);
}

/** The text of a file that is no longer than a checkpoint; undefined where there is none. */
async function textOf(path: string, name: string): Promise<string | undefined> {
  const { MOST_CHECKPOINT_BYTES } = await import('../search/checkpoint.js');
  try {
    const state = await stat(path).catch(missing);
    if (state === undefined) return undefined;
    if (state.size > MOST_CHECKPOINT_BYTES)
      throw new InputError(`${shownName(name)} is no checkpoint of a search: it is too long`);
    return await readFile(path, 'utf8');
  } catch (error) {
    throw fileError(`read ${shownName(name)}`, error);
  }
}
