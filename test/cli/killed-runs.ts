import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startKolmo } from './kolmo.js';

/** What a search left behind when it was killed. */
export interface Killed {
  /** Milliseconds it had. */
  readonly milliseconds: number;
  /** Least total bits in the checkpoint; Infinity if there is none. */
  readonly totalBits: number;
}

/**
 * Searches with a checkpoint, each run going on from the one before, and kills each without warning.
 *
 * @param data as on the command line
 * @param lives milliseconds that each run has
 * @returns what the checkpoint held after each; a checkpoint that cannot be read throws
 */
export async function* killedRuns(
  data: string,
  checkpoint: string,
  lives: readonly number[],
): AsyncGenerator<Killed, void, void> {
  for (const milliseconds of lives) {
    const child = startKolmo(['search', data, '--checkpoint', checkpoint, '--resume', '--time', '600']);
    const ended = new Promise((done) => child.on('close', done));
    await Promise.race([sleep(milliseconds), ended]);
    child.kill('SIGKILL');
    await ended;
    yield {
      milliseconds,
      totalBits: existsSync(checkpoint) ? leastTotal(checkpoint) : Number.POSITIVE_INFINITY,
    };
  }
}

function leastTotal(checkpoint: string): number {
  const { models } = JSON.parse(readFileSync(checkpoint, 'utf8')) as { models: { totalBits: number }[] };
  return Math.min(...models.map(({ totalBits }) => totalBits));
}
