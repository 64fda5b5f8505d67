import { existsSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startKolmo } from './kolmo.js';

/** How long a search lives: some milliseconds, or until it has kept something. */
export type Life = number | 'until it saves';

/** What a search left behind when it was killed. */
export interface Killed {
  readonly life: Life;
  /** Least total bits in the checkpoint; Infinity if there is none. */
  readonly totalBits: number;
}

/**
 * Searches with a checkpoint, each run going on from the one before, and kills each without warning.
 *
 * @param data as on the command line
 * @param lives - of the runs, one after another
 * @returns what the checkpoint held after each; a checkpoint that cannot be read throws
 */
export async function* killedRuns(
  data: string,
  checkpoint: string,
  lives: readonly Life[],
): AsyncGenerator<Killed, void, void> {
  for (const life of lives) {
    const before = lastSaved(checkpoint);
    const child = startKolmo(['search', data, '--checkpoint', checkpoint, '--resume', '--time', '600']);
    let isOver = false;
    const ended = new Promise<void>((done) =>
      child.on('close', () => {
        isOver = true;
        done();
      }),
    );
    if (typeof life === 'number') await Promise.race([sleep(life), ended]);
    else while (!isOver && lastSaved(checkpoint) === before) await sleep(20);
    child.kill('SIGKILL');
    await ended;
    yield {
      life,
      totalBits: existsSync(checkpoint) ? leastTotal(checkpoint) : Number.POSITIVE_INFINITY,
    };
  }
}

/** When the checkpoint was last written, in milliseconds; undefined if there is none. */
function lastSaved(checkpoint: string): number | undefined {
  return statSync(checkpoint, { throwIfNoEntry: false })?.mtimeMs;
}

function leastTotal(checkpoint: string): number {
  const { models } = JSON.parse(readFileSync(checkpoint, 'utf8')) as { models: { totalBits: number }[] };
  return Math.min(...models.map(({ totalBits }) => totalBits));
}
