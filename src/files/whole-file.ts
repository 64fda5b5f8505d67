import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hiddenName } from './hidden-name.js';
import { withLock } from './lock.js';
import { missing, systemCode } from './system-error.js';

/**
 * Writes a file whole or not at all: readers, and a machine that loses its power, have the old file until the new one is complete. What
 * runs that were killed have left beside it is taken away.
 *
 * @param path absolute, without symbolic links; of a file or of nothing
 * @param content what to write; asked for while no other process writes the file
 * @throws InputError where another process keeps writing the file; errors of the file system as they come
 */
export async function writeWhole(path: string, content: () => Promise<Uint8Array>): Promise<void> {
  await withLock(path, async () => {
    await removeLeftOver(path);
    const bytes = await content();
    const mode = (await stat(path).catch(missing))?.mode;
    const temporary = join(dirname(path), hiddenName(path, randomBytes(RANDOM_BYTES).toString('hex')));
    try {
      await writeThrough(temporary, bytes, mode);
      await rename(temporary, path);
    } finally {
      await rm(temporary, { force: true });
    }
    await settle(dirname(path));
  });
}

/** Bytes of the random part of a temporary name. */
const RANDOM_BYTES = 6;

/** Whoever holds the lock is the only one who writes: temporary files are of runs that have ended. */
async function removeLeftOver(path: string): Promise<void> {
  const directory = dirname(path);
  const start = hiddenName(path, '');
  for (const name of await namesIn(directory)) {
    if (name.startsWith(start) && /^[0-9a-f]{12}$/.test(name.slice(start.length)))
      await rm(join(directory, name), { force: true });
  }
}

/** None in a directory that may be written and not read. */
async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (systemCode(error) === 'EACCES') return [];
    throw error;
  }
}

/** @param mode permissions of the file that is replaced; the usual ones where there is none */
async function writeThrough(path: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    if (mode !== undefined) await file.chmod(mode & 0o777);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes sure that a renamed file stays so. Some systems do not open directories, and need not be asked. */
async function settle(directory: string): Promise<void> {
  const handle = await open(directory, 'r').catch(() => undefined);
  if (handle === undefined) return;
  try {
    await handle.sync();
  } catch {
    // Not all file systems sync directories; the file itself is written.
  } finally {
    await handle.close();
  }
}
