import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { InputError } from '../../src/errors.js';
import { thisProcess } from '../../src/files/owner.js';
import { withTemporaryFolder } from '../../src/files/temporary-folder.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A place for temporary files of a test alone. */
function place(): string {
  const directory = mkdtempSync(join(tmpdir(), 'kolmo-test-'));
  vi.stubEnv('TMPDIR', directory);
  return directory;
}

const use = async (directory: string) => {
  writeFileSync(join(directory, 'x'), 'x');
  return directory;
};

describe('a temporary folder', () => {
  test('is gone when the task has ended, well or not', async () => {
    const directory = place();
    const folder = await withTemporaryFolder('kolmo-x-', use);
    expect(folder.startsWith(join(directory, 'kolmo-x-'))).toBe(true);
    const failing = withTemporaryFolder('kolmo-x-', async (inside) => {
      await use(inside);
      throw new Error('failed');
    });
    await expect(failing).rejects.toThrow('failed');
    expect(readdirSync(directory)).toEqual([]);
  });

  test('is taken away where its process has ended, and left to one that runs', async () => {
    const directory = place();
    const { pid } = spawnSync(process.execPath, ['--version'], { timeout: 10_000 });
    const owners = { ended: { ...thisProcess(), pid }, running: thisProcess() };
    for (const [name, owner] of Object.entries(owners)) {
      mkdirSync(join(directory, `kolmo-x-${name}`));
      writeFileSync(join(directory, `kolmo-x-${name}`, 'owner.json'), JSON.stringify(owner));
    }
    mkdirSync(join(directory, 'kolmo-x-unnamed'));
    mkdirSync(join(directory, 'other'));
    await withTemporaryFolder('kolmo-x-', async (folder) => expect(existsSync(folder)).toBe(true));
    expect(readdirSync(directory).toSorted()).toEqual(['kolmo-x-running', 'kolmo-x-unnamed', 'other']);
  });

  test('that cannot be made is an error for people', async () => {
    vi.stubEnv('TMPDIR', join(place(), 'nowhere'));
    const making = withTemporaryFolder('kolmo-x-', use);
    await expect(making).rejects.toThrow(InputError);
    await expect(making).rejects.toThrow(
      /cannot make a temporary folder in .*nowhere.*no such file or directory/,
    );
  });
});
