import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDestination, writeTo } from '../../src/cli/destination.js';
import { InputError } from '../../src/errors.js';
import { scratch } from './kolmo.js';

const { directory, file } = scratch();
const data = file('data.csv', '1,2,3');
mkdirSync(join(directory, 'inside'));
symlinkSync('data.csv', join(directory, 'soft.csv'));
symlinkSync(directory, join(directory, 'inside', 'up'));
linkSync(data, join(directory, 'hard.csv'));

describe('an output', () => {
  test.each(['data.csv', './data.csv', 'inside/../data.csv', 'inside/up/data.csv', 'soft.csv', 'hard.csv'])(
    'is none of the inputs: %s',
    async (name) => {
      const other = file('other.csv', '4,5,6');
      await expect(openDestination(`${directory}/${name}`, [other, data])).rejects.toThrow(
        /is the input as well/,
      );
      expect(await openDestination(`${directory}/${name}`, [other, '-'])).toMatchObject({ kind: 'file' });
    },
  );

  test('is not another output, even where neither is there', async () => {
    const place = join(directory, 'inside', 'page.tex');
    await expect(openDestination(`${directory}/inside/up/inside/page.tex`, [data], [place])).rejects.toThrow(
      InputError,
    );
  });

  test('goes through links to what is not there yet', async () => {
    symlinkSync('second', join(directory, 'inside', 'first'));
    symlinkSync('../target.kolmo', join(directory, 'inside', 'second'));
    const destination = await openDestination(join(directory, 'inside', 'first'), [data]);
    await writeTo(destination, Buffer.from('written'));
    expect(readFileSync(join(directory, 'target.kolmo'), 'utf8')).toBe('written');
    expect(readdirSync(join(directory, 'inside')).toSorted()).toEqual(['first', 'second', 'up']);
  });

  test.each([
    ['a link to itself', 'loop', /too many symbolic links/],
    ['a directory', 'inside', /it is a directory/],
    ['in no directory', 'nowhere/out', /no such file or directory/],
    ['behind a file', 'data.csv/out', /a part of the path is not a directory/],
  ])('is refused before any work: %s', async (_, name, reason) => {
    if (name === 'loop') symlinkSync('loop', join(directory, 'loop'));
    const opening = openDestination(join(directory, name), []);
    await expect(opening).rejects.toThrow(InputError);
    await expect(opening).rejects.toThrow(reason);
  });

  test.runIf(existsSync('/dev/full'))('that has no room is an error, and devices stay devices', async () => {
    const full = await openDestination('/dev/full', []);
    await expect(writeTo(full, Buffer.from('lost'))).rejects.toThrow(
      'cannot write /dev/full: no space left on the device',
    );
  });
});
