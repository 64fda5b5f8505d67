import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { ended, kolmo, PATIENCE, scratch, startKolmo } from './kolmo.js';

const { file } = scratch();

/** Digits of pi: nothing short explains them, so a search for it goes on until it is stopped. */
const NOISE = '9,4,5,8,0,7,3,0,2,1,5,7,3,6,8,1,9,3,0,3,6,4,2,6,2,1,2,9,9,7,2,2';

describe('a process among others', () => {
  test('Ctrl-C ends the search with the best so far', async () => {
    const child = startKolmo(['search', NOISE, '--time', '120', '--workers', '1', '--json', '--verbose']);
    // The first line of progress says that the search runs.
    child.stderr.once('data', () => child.kill('SIGINT'));
    const run = await ended(child);
    expect(run.code).toBe(130);
    expect(JSON.parse(run.stdout.toString())).toMatchObject({
      schema: 'kolmo.search/1',
      stopReason: 'interrupted',
      certified: false,
      best: { program: expect.any(String) },
    });
  });

  test('a reader that has had enough is told of by the exit code alone: results are lost', async () => {
    const child = startKolmo(['grammar', 'integer', '--samples', '10000']);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended(child)).toMatchObject({ code: 141, stderr: '' });
  });

  test.runIf(process.platform === 'linux')(
    'a result for a closed stdout is lost, which is no success',
    () => {
      const run = (redirection: string) =>
        spawnSync('sh', ['-c', `"${process.execPath}" dist/cli/main.js strategies ${redirection}`], {
          encoding: 'utf8',
          ...PATIENCE,
        });
      expect(run('>&-')).toMatchObject({
        status: 141,
        stderr: expect.stringContaining('standard output: it is closed'),
      });
      expect(run('>/dev/null')).toMatchObject({ status: 0, stderr: '' });
    },
  );

  test('without a reader of stderr the result is there all the same', async () => {
    const child = startKolmo(['search', '2,4,6,8,10', '--max-evaluations', '2000', '--verbose', '--json']);
    child.stderr.destroy();
    const run = await ended(child);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout.toString())).toMatchObject({ schema: 'kolmo.search/1' });
  });

  test('a million terms are answered', async () => {
    const many = file(
      'million.txt',
      Array.from({ length: 1_000_000 }, (_, n) => `${(7 * n) % 11}\n`).join(''),
    );
    const run = await kolmo([
      'search',
      many,
      '--time',
      '40',
      '--max-evaluations',
      '3000',
      '--workers',
      '1',
      '--json',
    ]);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout.toString())).toMatchObject({ dataset: { rows: 1_000_000 } });
  });

  test('bytes of zero are symbols like others', async () => {
    const zeros = file('zeros.bin', new Uint8Array(300));
    const run = await kolmo(['search', zeros, '--max-evaluations', '500', '--workers', '1', '--json']);
    // That so many are alike is no chance.
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout.toString())).toMatchObject({
      dataset: { kind: 'symbol', rows: 300 },
      best: { dataBits: 0 },
    });
  });
});
