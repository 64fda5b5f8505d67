import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countingModel, writeModel } from '../compare/neural/onnx/model-file.js';
import { ended, kolmo, scratch, startKolmo } from './kolmo.js';

const { directory, file } = scratch();
const lines = (value: (n: number) => number, count = 60) =>
  `${Array.from({ length: count }, (_, n) => value(n)).join('\n')}\n`;
const squares = file(
  'squares.txt',
  lines((n) => n * n),
);
const cubes = file(
  'cubes.txt',
  lines((n) => n ** 3),
);
const noise = file(
  'noise.txt',
  lines((n) => (n * n * 7919 + 31 * n) % 9973, 300),
);
const tiny = file('tiny.txt', '5\n');

describe('kolmo compare', () => {
  test('prints a table for people', async () => {
    const brief = ['--max-evaluations', '5000', '--workers', '1'];
    const run = await kolmo(['compare', squares, '--only', 'program,gzip', ...brief]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const text = run.stdout.toString();
    expect(text).toMatch(/^squares\.txt \(numbers\): \d+ bytes, 60 rows of kind integer\n/);
    expect(text).toMatch(/^program +program +1\d +\d+ .* file +\d.*\ngzip +system +\d+ +20 .* delta/m);
    expect(text).toContain('Program: exact(n*n)\n');
    expect(text).toContain(`program  ${'▁'.repeat(60)}\n`);
  });

  test("takes a language model of the user's, with and without its weights", async () => {
    const model = join(directory, 'tiny');
    mkdirSync(model);
    writeModel(model, countingModel(257, 16, 10));
    const run = await kolmo(['compare', squares, '--onnx', model, '--only', 'onnx:tiny', '--json']);
    expect(run.stderr).toBe('');
    const [row] = JSON.parse(run.stdout.toString()).rows;
    expect(row).toMatchObject({
      name: 'onnx:tiny',
      family: 'neural',
      parameters: 2 * 257 * 16,
      verified: true,
    });
    expect(row.bytesWithParameters).toBeGreaterThan(row.bytes + 4 * row.parameters);
  });

  test('prints an object a file with --json, and says in its exit code that nothing got shorter', async () => {
    const run = await kolmo(['compare', tiny, '--only', 'deflate', '--json']);
    expect(run).toMatchObject({ code: 1, stderr: '' });
    const result = JSON.parse(run.stdout.toString());
    expect(result).toMatchObject({
      schema: 'kolmo.compare/1',
      dataset: { name: 'tiny.txt', kind: 'integer', rows: 1, bytes: 2, format: 'numbers' },
      rows: [{ name: 'deflate', family: 'system', form: expect.any(String), verified: true }],
      absent: [],
    });
    expect(result.rows[0].ratio).toBeGreaterThan(1);
    expect(result).not.toHaveProperty('search');
  });

  test('measures distances', async () => {
    const run = await kolmo(['compare', '--ncd', '--json', '--only', 'order-2', squares, cubes]);
    const { distances, ...rest } = JSON.parse(run.stdout.toString());
    expect(rest).toEqual({
      schema: 'kolmo.ncd/1',
      names: ['squares.txt', 'cubes.txt'],
      compressor: 'order-2',
    });
    expect(distances[0][1]).toBe(distances[1][0]);
    expect(distances[0][0]).toBeLessThan(distances[0][1]);
  });

  test('Ctrl-C prints what is done', async () => {
    const limits = ['--time', '120', '--workers', '1'];
    const child = startKolmo([
      ...['compare', noise, cubes, '--only', 'program,order-2', ...limits, '--json', '--verbose'],
    ]);
    child.stderr.once('data', () => child.kill('SIGINT'));
    const run = await ended(child);
    expect(run.code).toBe(130);
    // One object: the second file was not begun.
    expect(JSON.parse(run.stdout.toString())).toMatchObject({
      dataset: { name: 'noise.txt' },
      interrupted: true,
      rows: [{ name: 'program', verified: true }],
      search: { schema: 'kolmo.search/1', stopReason: 'interrupted' },
    });
  });
});
