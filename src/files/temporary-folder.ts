import { rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isGone, readOwner, thisProcess } from './owner.js';
import { fileError, systemCode } from './system-error.js';

/** The file in a folder that names the process whose folder it is. */
const OWNER = 'owner.json';

/** Milliseconds after which a folder counts as left over that names no owner: its process was killed before it could. */
const MOST_AGE = 24 * 60 * 60 * 1000;

/**
 * Runs a task with a folder of its own, which is gone when the task has ended or the process exits. Those of processes that were killed
 * are taken away first.
 *
 * @param prefix what names of such folders begin with; they stand where the system keeps temporary files
 * @throws InputError where no folder can be made there
 */
export async function withTemporaryFolder<Result>(
  prefix: string,
  task: (directory: string) => Promise<Result>,
): Promise<Result> {
  const directory = await make(prefix);
  const leave = () => removeAtOnce(directory);
  process.on('exit', leave);
  try {
    return await task(directory);
  } finally {
    process.off('exit', leave);
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function make(prefix: string): Promise<string> {
  const place = tmpdir();
  try {
    await removeLeftOver(place, prefix);
    const directory = await mkdtemp(join(place, prefix));
    await writeFile(join(directory, OWNER), JSON.stringify(thisProcess()));
    return directory;
  } catch (error) {
    throw fileError(`make a temporary folder in ${place} (TMPDIR says where)`, error);
  }
}

async function removeLeftOver(place: string, prefix: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!name.startsWith(prefix)) continue;
    const directory = join(place, name);
    try {
      if (await isLeftOver(directory)) await rm(directory, { recursive: true, force: true });
    } catch (error) {
      // It is another user's, or another process was faster.
      if (systemCode(error) === undefined) throw error;
    }
  }
}

async function isLeftOver(directory: string): Promise<boolean> {
  const text = await readFile(join(directory, OWNER), 'utf8').catch(() => '');
  const owner = readOwner(text);
  if (owner !== undefined) return isGone(owner);
  return Date.now() - (await stat(directory)).mtimeMs > MOST_AGE;
}

/** While the process exits there is nobody to be told of a failure; the next one tries again. */
function removeAtOnce(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}
