import { existsSync } from 'node:fs';
import type { Dataset } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import type { Resumed } from '../search/checkpoint.js';
import type { SearchResult } from '../search/result.js';
import { readBytes } from './input.js';
import { type Destination, openDestination, writeTo } from './output.js';
import { shownName } from './shown.js';

/** Seconds between two states of a checkpoint: what is lost at most when the process is killed. */
const INTERVAL = 5;

/** Seconds until the first. */
const FIRST = 1;

/** The file in which a search keeps what it has found, always one whole state or the one before. */
export class CheckpointFile {
  private constructor(
    private readonly destination: Destination,
    private readonly dataset: Dataset,
    private readonly grammar: Grammar,
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
    const { FRESH, readCheckpoint } = await import('../search/checkpoint.js');
    if (name === '-') throw new InputError('a checkpoint needs a file: it is written again and again');
    const destination = await openDestination(name, '-');
    if (!existsSync(name)) return new CheckpointFile(destination, dataset, grammar, FRESH);
    if (!resume)
      throw new InputError(
        `${shownName(name)} is there already: go on from it with --resume, or name another file`,
      );
    const text = new TextDecoder().decode(await readBytes(name));
    return new CheckpointFile(
      destination,
      dataset,
      grammar,
      readCheckpoint(text, shownName(name), dataset, grammar),
    );
  }

  /** When to save, in seconds from the start of the search. */
  *times(): Generator<number, void, void> {
    for (let time = FIRST; ; time += INTERVAL) yield time;
  }

  async save(result: SearchResult): Promise<void> {
    const { writeCheckpoint } = await import('../search/checkpoint.js');
    const text = writeCheckpoint(result, this.dataset, this.grammar, this.before);
    await writeTo(this.destination, new TextEncoder().encode(text));
  }
}
