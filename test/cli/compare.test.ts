import { describe, expect, test } from 'vitest';
import { ended, kolmo, scratch, startKolmo } from './kolmo.js';

const { file } = scratch();
const squares = file('squares.txt', `${Array.from({ length: 60 }, (_, n) => n * n).join('\n')}\n`);
const cubes = file('cubes.txt', `${Array.from({ length: 60 }, (_, n) => n ** 3).join('\n')}\n`);
const noise = file(
  'noise.txt',
  `${Array.from({ length: 300 }, (_, n) => (n * n * 7919 + 31 * n) % 9973).join('\n')}\n`,
);
const BRIEF = ['--max-evaluations', '5000', '--workers', '1'];

describe('kolmo compare', () => {
  test('prints a table for people', async () => {
    const run = await kolmo(['compare', squares, '--only', 'program,gzip', ...BRIEF]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const lines = run.stdout.toString().split('\n');
    expect(lines[0]).toMatch(/^squares\.txt \(numbers\): \d+ bytes, 60 rows of kind integer$/);
    expect(lines[2]).toMatch(/^compressor +family +bytes +header +bits a row +ratio +encode/);
    expect(lines[3]).toMatch(/^program +program +1\d +\d+ +/);
    expect(lines[4]).toMatch(/^gzip +system +\d+ +20 .* delta/);
    expect(run.stdout.toString()).toMatch(/order 0 \d+\.\d+, order 1 /);
    expect(run.stdout.toString()).toContain(`program  ${'▁'.repeat(60)}`);
  });

  test('prints an object a file with --json, and 1 where nothing got shorter', async () => {
    const tiny = file('tiny.txt', '5\n');
    const run = await kolmo(['compare', tiny, squares, '--only', 'deflate', '--json']);
    expect(run.code).toBe(0);
    const [first, second] = run.stdout
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({
      schema: 'kolmo.compare/1',
      dataset: { name: 'tiny.txt', rows: 1 },
      absent: [],
    });
    expect(first.rows[0].ratio).toBeGreaterThan(1);
    expect(second).toMatchObject({
      dataset: { name: 'squares.txt' },
      rows: [{ name: 'deflate', verified: true }],
    });
    expect(second).not.toHaveProperty('search');
    expect((await kolmo(['compare', tiny, '--only', 'deflate'])).code).toBe(1);
  });

  test('measures distances', async () => {
    const run = await kolmo(['compare', '--ncd', squares, cubes, noise]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.toString()).toMatch(
      /under brotli.*squares\.txt +cubes\.txt +noise\.txt\nsquares\.txt +0\.\d{3} /s,
    );
    const json = await kolmo(['compare', '--ncd', '--json', '--only', 'order-2', squares, cubes]);
    const { distances, ...rest } = JSON.parse(json.stdout.toString());
    expect(rest).toEqual({
      schema: 'kolmo.ncd/1',
      names: ['squares.txt', 'cubes.txt'],
      compressor: 'order-2',
    });
    expect(distances[0][1]).toBe(distances[1][0]);
    expect(distances[0][0]).toBeLessThan(distances[0][1]);
  });

  test('Ctrl-C prints what is done', async () => {
    const child = startKolmo([
      ...[
        'compare',
        noise,
        '--only',
        'program,order-2',
        '--time',
        '120',
        '--workers',
        '1',
        '--json',
        '--verbose',
      ],
    ]);
    child.stderr.once('data', () => child.kill('SIGINT'));
    const run = await ended(child);
    expect(run.code).toBe(130);
    expect(JSON.parse(run.stdout.toString())).toMatchObject({
      interrupted: true,
      rows: [{ name: 'program', verified: true }],
      search: { schema: 'kolmo.search/1', stopReason: 'interrupted' },
    });
  });
});
