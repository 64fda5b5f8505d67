import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { killedRuns, type Life } from './killed-runs.js';
import { kolmo, scratch } from './kolmo.js';

const DIGITS = '9,4,5,8,0,7,3,0,2,1,5,7,3,6,8,1,9,3,0,3';

describe('a search with a checkpoint', () => {
  test('goes on from it, and leaves nothing else behind', async () => {
    const { directory } = scratch();
    const path = join(directory, 'kept.json');
    const args = ['search', DIGITS, '--checkpoint', path, '--json'];
    const first = await kolmo([...args, '--max-evaluations', '5000']);
    const second = await kolmo([...args, '--max-evaluations', '20', '--resume']);
    // Digits of chance: there is a shortest program, and it is no finding.
    expect([first.code, second.code]).toEqual([1, 1]);
    const best = ({ stdout }: { stdout: Buffer }) => JSON.parse(stdout.toString()).best.totalBits;
    expect(best(second)).toBe(best(first));
    expect(readdirSync(directory)).toEqual(['kept.json']);
    const refused = await kolmo([...args, '--max-evaluations', '20']);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/is there already.*--resume/) });
  });

  test('is never worse for having been killed', async () => {
    const path = join(scratch().directory, 'kept.json');
    const totals: number[] = [];
    const lives: Life[] = ['until it saves', 300, 'until it saves', 800];
    for await (const { totalBits } of killedRuns(DIGITS, path, lives)) totals.push(totalBits);
    expect(totals[0]).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(totals).toEqual(totals.toSorted((x, y) => y - x));
    const before = readFileSync(path);
    const run = await kolmo([
      'search',
      DIGITS,
      '--checkpoint',
      path,
      '--resume',
      '--max-evaluations',
      '1',
      '--json',
    ]);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout.toString()).best.totalBits).toBeLessThanOrEqual(Math.min(...totals));
    expect(before.length).toBeGreaterThan(0);
  });

  test('leaves a damaged one as it is', async () => {
    const { file } = scratch();
    const path = file('kept.json', '{"schema":"kolmo.checkpoint/1","models":[{"prog');
    const run = await kolmo(['search', DIGITS, '--checkpoint', path, '--resume', '--time', '1']);
    expect(run).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no checkpoint of a search, or it is damaged/),
    });
    expect(readFileSync(path, 'utf8')).toBe('{"schema":"kolmo.checkpoint/1","models":[{"prog');
  });
});
