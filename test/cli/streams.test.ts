import { describe, expect, test } from 'vitest';
import { ended, kolmo, scratch, startKolmo } from './kolmo.js';

const { file } = scratch();

/** Digits of pi: nothing short explains them, so a search for it goes on until it is stopped. */
const PI = '3,1,4,1,5,9,2,6,5,3,5,8,9,7,9,3,2,3,8,4,6,2,6,4,3,3,8,3,2,7,9,5';

describe('a process among others', () => {
  test('Ctrl-C ends the search with the best so far', async () => {
    const child = startKolmo(['search', PI, '--time', '120', '--workers', '1', '--json', '--verbose']);
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

  test('a reader that has had enough is no mistake', async () => {
    const child = startKolmo(['grammar', 'integer', '--samples', '10000']);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended(child)).toMatchObject({ code: 0, stderr: '' });
  });

  test('a million terms are answered', async () => {
    const many = file(
      'million.txt',
      Array.from({ length: 1_000_000 }, (_, n) => `${(7 * n) % 11}\n`).join(''),
    );
    const run = await kolmo(['search', many, '--time', '2', '--workers', '1', '--json']);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout.toString())).toMatchObject({ dataset: { rows: 1_000_000 } });
  });

  test('bytes of zero are symbols like others', async () => {
    const zeros = file('zeros.bin', new Uint8Array(300));
    const run = await kolmo(['search', zeros, '--max-evaluations', '500', '--workers', '1', '--json']);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout.toString())).toMatchObject({ dataset: { kind: 'symbol', rows: 300 } });
  });
});
