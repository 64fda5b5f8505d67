import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ended, scratch, startKolmo } from './kolmo.js';

/** Milliseconds that anything is waited for. */
const PATIENCE = 20_000;

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + PATIENCE; !holds() && performance.now() < end; ) await sleep(25);
  expect(holds()).toBe(true);
}

/** Numbers of the processes that measure for a comparison which keeps its temporary files in a directory. */
function helpersIn(directory: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
      return environment.includes(`TMPDIR=${directory}/kolmo-compare-`);
    } catch {
      // It has ended, or is another user's.
      return false;
    }
  });
}

const isLinux = process.platform === 'linux';

describe.runIf(isLinux)('a comparison that is killed', () => {
  test.each(['SIGKILL', 'SIGTERM'] as const)('by %s leaves nothing behind', async (signal) => {
    const { directory, file } = scratch();
    const letters = Array.from({ length: 60_000 }, (_, n) => 'abcdefghij'[(n * n * 7919 + (n >> 3)) % 10]);
    const long = file('long.txt', letters.join(''));
    const place = join(directory, 'temporary');
    mkdirSync(place);
    const child = startKolmo(['compare', long, '--only', 'lstm', '--limit-seconds', '30'], { TMPDIR: place });
    const run = ended(child);
    try {
      await until(() => helpersIn(place).length > 0);
      child.kill(signal);
      await run;
      await until(() => helpersIn(place).length === 0 && readdirSync(place).length === 0);
    } finally {
      child.kill('SIGKILL');
      for (const pid of helpersIn(place)) execFileSync('kill', ['-9', pid], { timeout: 5000 });
    }
  });
});
