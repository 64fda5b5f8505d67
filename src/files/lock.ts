import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '../errors.js';
import { hiddenName } from './hidden-name.js';
import { isGone, type Owner, readOwner, thisProcess } from './owner.js';
import { missing, systemCode } from './system-error.js';

/** Milliseconds that a lock is waited for: a writer holds it while it reads, writes and renames one file. */
const PATIENCE = 10_000;

/** Milliseconds after which a lock counts as left over whose owner cannot be asked, being on another machine. */
const MOST_AGE = 60_000;

/** Milliseconds in which an owner writes its name into the lock that it made. */
const MOST_UNNAMED = 2000;

/** Milliseconds between two looks at a lock that somebody has. */
const PERIOD = 20;

/**
 * Runs a task while no other process that asks for the lock of `path` runs one. The lock is a file beside it, `.NAME.lock`, that
 * names its owner; one that was left over by a process that has ended is taken over.
 *
 * @param path absolute, without symbolic links, so that all find the same lock
 * @throws InputError where another process keeps the lock for ten seconds; errors of the file system as they come
 */
export async function withLock<Result>(path: string, task: () => Promise<Result>): Promise<Result> {
  const lock = join(dirname(path), hiddenName(path, 'lock'));
  const owner = thisProcess();
  const deadline = performance.now() + PATIENCE;
  while (!(await isTaken(lock, owner))) {
    if (await isLeftOver(lock)) await remove(lock, owner);
    else if (performance.now() < deadline) await wait(PERIOD);
    else throw new InputError('another process has been writing it for ten seconds');
  }
  try {
    return await task();
  } finally {
    // One that was taken over is somebody else's by now.
    if ((await ownerOf(lock))?.token === owner.token) await rm(lock, { force: true });
  }
}

/** Makes the lock, unless it is there. */
async function isTaken(lock: string, owner: Owner): Promise<boolean> {
  const file = await open(lock, 'wx').catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error;
    return undefined;
  });
  if (file === undefined) return false;
  try {
    await file.writeFile(JSON.stringify(owner));
    return true;
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function isLeftOver(lock: string): Promise<boolean> {
  const owner = await ownerOf(lock);
  if (owner !== undefined && isGone(owner)) return true;
  const state = await stat(lock).catch(missing);
  if (state === undefined) return false;
  return Date.now() - state.mtimeMs > (owner === undefined ? MOST_UNNAMED : MOST_AGE);
}

/** Takes a lock that was left over away. What another process has put in its place meanwhile goes back. */
async function remove(lock: string, { token }: Owner): Promise<void> {
  const away = `${lock}.${token}`;
  try {
    await rename(lock, away);
    if (!(await isLeftOver(away))) await link(away, lock);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' && systemCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(away, { force: true });
  }
}

async function ownerOf(lock: string): Promise<Owner | undefined> {
  const text = await readFile(lock, 'utf8').catch(missing);
  return text === undefined ? undefined : readOwner(text);
}
