import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withLock } from '../../src/files/lock.js';
import { isGone, readOwner, thisProcess } from '../../src/files/owner.js';
import { writeWhole } from '../../src/files/whole-file.js';

const place = (name = 'kept.json') => join(mkdtempSync(join(tmpdir(), 'kolmo-test-')), name);
const text = (content: string) => async () => Buffer.from(content);

/** A process that has ended. */
const { pid: ENDED } = spawnSync(process.execPath, ['--version'], { timeout: 10_000 });

describe('a file that is written whole', () => {
  test.each(['kept.json', 'x'.repeat(250), ' \n\u202e'])('is there, and nothing else: %j', async (name) => {
    const path = place(name);
    await writeWhole(path, text('one'));
    await writeWhole(path, text('two'));
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(join(path, '..'))).toEqual([name]);
  });

  test('is what it was when the new content fails', async () => {
    const path = place();
    await writeWhole(path, text('one'));
    const failing = writeWhole(path, () => Promise.reject(new Error('no content')));
    await expect(failing).rejects.toThrow('no content');
    expect(readFileSync(path, 'utf8')).toBe('one');
    expect(readdirSync(join(path, '..'))).toEqual(['kept.json']);
  });

  test('has the permissions of the one before', async () => {
    const path = place();
    await writeWhole(path, text('one'));
    chmodSync(path, 0o640);
    await writeWhole(path, text('two'));
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test('takes away what killed runs have left, and no other file', async () => {
    const path = place();
    const others = ['.kept.json.swp', '.other.json.0123456789ab', 'kept.json.0123456789ab'];
    for (const name of ['.kept.json.0123456789ab', ...others]) writeFileSync(join(path, '..', name), 'left');
    await writeWhole(path, text('one'));
    expect(readdirSync(join(path, '..')).toSorted()).toEqual([...others, 'kept.json'].toSorted());
  });

  test('has one writer at a time', async () => {
    const path = place();
    await writeWhole(path, text('0'));
    const add = () => writeWhole(path, async () => Buffer.from(`${Number(readFileSync(path, 'utf8')) + 1}`));
    await Promise.all(Array.from({ length: 12 }, add));
    expect(readFileSync(path, 'utf8')).toBe('12');
  });
});

describe('a lock', () => {
  test.each([
    ['a process that has ended', JSON.stringify({ ...thisProcess(), pid: ENDED })],
    ['an earlier process of the same number', JSON.stringify({ ...thisProcess(), began: 'long ago' })],
  ])('of %s is taken over', async (_, content) => {
    const path = place();
    const lock = join(path, '..', '.kept.json.lock');
    writeFileSync(lock, content);
    // Where the system does not tell when a process began, its number is all that there is to know.
    if (thisProcess().began === null && content.includes('long ago')) return;
    expect(await withLock(path, async () => existsSync(lock))).toBe(true);
    expect(existsSync(lock)).toBe(false);
  });

  test('is given back when the task fails', async () => {
    const path = place();
    await expect(withLock(path, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await withLock(path, async () => 'taken')).toBe('taken');
  });

  test('is not taken from a process that runs, nor from another machine', () => {
    const own = thisProcess();
    expect(isGone(own)).toBe(false);
    expect(isGone({ ...own, pid: ENDED })).toBe(true);
    expect(isGone({ ...own, pid: ENDED, host: `not ${hostname()}` })).toBe(false);
    expect(readOwner(JSON.stringify(own))).toEqual(own);
    for (const wrong of ['', '7', 'null', '{"pid":1}', JSON.stringify({ ...own, pid: -1 })])
      expect(readOwner(wrong)).toBeUndefined();
  });
});
