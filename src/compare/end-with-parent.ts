import { Worker } from 'node:worker_threads';

/** Milliseconds between two looks at the parent. */
const PERIOD = 200;

/**
 * What the thread runs; it is no module of its own since each process that measures would have to load a compiler with it when it is run
 * from its sources. A process whose parent has ended gets another one, but on Windows.
 */
const WATCH = `
const { rmSync } = require('node:fs');
const { workerData: { parent, directory, period } } = require('node:worker_threads');

function isGone() {
  if (process.ppid !== parent) return true;
  try {
    process.kill(parent, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function end() {
  try {
    rmSync(directory, { recursive: true, force: true });
  } finally {
    try {
      process.kill(-process.pid, 'SIGKILL');
    } catch {
      process.kill(process.pid, 'SIGKILL');
    }
  }
}

setInterval(() => { if (isGone()) end(); }, period);
`;

/**
 * Sees to it that this process and what it started end soon after its parent, however that ends and however busy this one is: a thread of
 * its own looks. The process has to lead a group of its own, and to call `process.exit` when it is done.
 *
 * @param parent number of the process that started this one
 * @param directory is removed then
 * @returns when the thread runs
 */
export function endWithParent(parent: number, directory: string): Promise<void> {
  const watch = new Worker(WATCH, {
    eval: true,
    execArgv: [],
    workerData: { parent, directory, period: PERIOD },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  });
  return new Promise((done, fail) => {
    watch.once('online', done);
    watch.once('error', fail);
  });
}
