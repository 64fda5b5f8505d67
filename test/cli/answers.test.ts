import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { kolmo, PATIENCE, type Run, scratch } from './kolmo.js';

const { file } = scratch();

/** Enough programs for the plainest answers, and few enough for a test. */
const BRIEF = ['--max-evaluations', '5000', '--workers', '1'];

const bits = expect.any(Number);
const price = { programBits: bits, dataBits: bits, totalBits: bits };

function json(run: Run): Record<string, unknown> {
  const lines = run.stdout.toString().trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0]);
}

describe('search', () => {
  test.concurrent('prints its result as one JSON object', async () => {
    const run = await kolmo([
      'search',
      '0,1,4,9,16,25,36,49,64,81',
      '--json',
      '--seed',
      '7',
      '--next',
      '3',
      ...BRIEF,
    ]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const result = json(run);
    expect(result).toMatchObject({
      schema: 'kolmo.search/1',
      dataset: { name: 'inline', kind: 'integer', rows: 10 },
      grammar: 'integer',
      seed: 7,
      workers: 1,
      seconds: bits,
      evaluated: bits,
      distinct: bits,
      stopReason: expect.stringMatching(/^(certified|exhausted|evaluation-limit)$/),
      certified: expect.any(Boolean),
      coveredBits: bits,
      frontierBits: bits,
      nullBits: bits,
      best: { ...price, head: 'exact', next: ['100', '121', '144'], confidence: bits },
    });
    const { best, frontier } = result as {
      best: { programBits: number; dataBits: number; totalBits: number };
      frontier: unknown[];
    };
    expect(best.totalBits).toBeCloseTo(best.programBits + best.dataBits, 6);
    expect(frontier.length).toBeGreaterThan(0);
    for (const model of frontier)
      expect(model).toMatchObject({ program: expect.any(String), head: expect.any(String), ...price });
  });

  test.concurrent('explains its result to people', async () => {
    const run = await kolmo(['search', '1,2,4,8,16,32,64,128', ...BRIEF]);
    expect(run.code).toBe(0);
    const page = run.stdout.toString();
    expect(page).toContain('256, 512, 1024');
    expect(page).toMatch(/inline .*8 rows of kind integer/);
    expect(page).toMatch(/null model +[\d.]+ bits/);
    expect(page).not.toContain('\u001b');
  });

  test.concurrent('says so when there is nothing to find', async () => {
    const coins = '0100000111101110111111110100011001000101101100111000111001010001';
    const run = await kolmo(['search', coins, '--max-evaluations', '2000', '--workers', '1']);
    expect(run.stdout.toString()).toContain('No structure found');
    expect(run).toMatchObject({ code: 1, stderr: '' });
  });

  test.concurrent('takes negative numbers for data', async () => {
    const run = await kolmo(['search', '-1,-2,-3,-4,-5,-6,-7', '--json', ...BRIEF]);
    expect(json(run)).toMatchObject({ best: { next: expect.arrayContaining(['-8', '-9']) } });
  });

  test.concurrent('reads a column of a table from stdin', async () => {
    const table = 'day,price\n1,2.5\n2,5.0\n3,7.5\n4,10.0\n5,12.5\n6,15.0\n7,17.5\n8,20.0\n';
    const run = await kolmo(
      ['search', '-', '--column', 'price', '--name', 'prices', '--json', ...BRIEF],
      table,
    );
    expect(json(run)).toMatchObject({ dataset: { name: 'prices', kind: 'decimal', rows: 8 } });
    expect(run.code).toBe(0);
  });
});

test.concurrent('search explains all columns of a table, a JSON object each', async () => {
  const table = 'x [m],err,y [m/s]\n1,2,5\n2,3,7\n3,2,9\n4,4,11\n5,2,13\n';
  const run = await kolmo(['search', '-', '--column', 'all', '--sigma', 'err', '--json', ...BRIEF], table);
  const results = run.stdout
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).dataset);
  expect(results).toMatchObject([
    { column: 'x', unit: 'm', units: { y: 'm/s' } },
    { column: 'y', unit: 'm/s', units: { x: 'm' } },
  ]);
  expect(run.code).toBe(0);
});

describe('other commands', () => {
  test.concurrent('predict prints a term a line', async () => {
    const run = await kolmo(['predict', '3,5,7,9,11,13,15', '--count', '4', ...BRIEF]);
    expect(run.code).toBe(0);
    expect(run.stdout.toString()).toBe('17\n19\n21\n23\n');
  });

  test.concurrent('predict --json carries the weight', async () => {
    const run = await kolmo(['predict', '3,5,7,9,11,13,15', '--count', '2', '--json', ...BRIEF]);
    expect(json(run)).toMatchObject({ schema: 'kolmo.predict/1', next: ['17', '19'], confidence: bits });
  });

  test.concurrent('score prices a program', async () => {
    const args = ['score', '1,1,2,3,5,8,13,21,34,55', '--program', 'a(n-1) + a(n-2)', '--json'];
    const run = await kolmo(args);
    expect(run.code).toBe(0);
    const result = json(run);
    expect(result).toMatchObject({ schema: 'kolmo.score/1', head: 'exact', ...price, nullBits: bits });
  });

  test.concurrent('score says when the program is no better than none', async () => {
    const run = await kolmo(['score', '3,1,4,1,5,9,2,6,5,3', '--program', 'noisy(n^3)', '--json']);
    expect(run.code).toBe(1);
  });

  test.concurrent('grammar shows probabilities and samples', async () => {
    const run = await kolmo(['grammar', 'integer', '--samples', '3', '--json']);
    expect(run.code).toBe(0);
    const { symbols, samples } = json(run) as {
      symbols: { name: string; productions: { probability: number; given: boolean }[] }[];
      samples: { program: string; bits: number }[];
    };
    for (const { productions } of symbols) {
      const counting = productions.filter(({ given }) => !given);
      const sum = (counting.length > 0 ? counting : productions).reduce(
        (all, one) => all + one.probability,
        0,
      );
      expect(sum).toBeCloseTo(1, 9);
    }
    expect(samples).toHaveLength(3);
    for (const sample of samples) expect(sample).toEqual({ program: expect.any(String), bits });
  });

  test.concurrent('grammar draws the same samples from the same seed', async () => {
    const draw = async (seed: string) => (await kolmo(['grammar', 'bits', '--seed', seed])).stdout.toString();
    const [once, again, other] = await Promise.all([draw('1'), draw('1'), draw('2')]);
    expect(again).toBe(once);
    expect(other).not.toBe(once);
  });

  test.concurrent('export writes a program that another language runs', async () => {
    const fibonacci = ['--program', 'a(n-1) + a(n-2)', '--initial', '1,1', '--count', '6'];
    const run = await kolmo(['export', ...fibonacci, '--to', 'javascript']);
    expect(run.code).toBe(0);
    const script = file('fibonacci.mjs', run.stdout);
    expect(execFileSync(process.execPath, [script], PATIENCE).toString()).toBe('1\n1\n2\n3\n5\n8\n');
  });

  test.concurrent('bench prints a line a sequence and sums up', async () => {
    const digits = '9,4,5,8,0,7,3,0,2,1,5,7';
    const set = file(
      'set.tsv',
      `id\tname\tterms\nA1\tdoubles\t0,2,4,6,8,10,12,14,16,18,20\nA2\tnoise\t${digits}\nA3\tshort\t1,2,3\n`,
    );
    const run = await kolmo(['bench', set, '--given', '8', '--hidden', '3', '--json', ...BRIEF]);
    expect(run.code).toBe(0);
    const lines = run.stdout
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({ id: 'A1', answer: 'right', hidden: ['16', '18', '20'], ...price });
    expect(lines[1]).toMatchObject({ id: 'A2', answer: expect.stringMatching(/^(wrong|abstained)$/) });
    expect(lines[2]).toEqual({ id: 'A3', name: 'short', answer: 'skipped' });
    const { right, wrong, abstained } = lines[3];
    expect(lines[3]).toMatchObject({
      schema: 'kolmo.bench/1',
      right: 1,
      total: 2,
      skipped: 1,
      seconds: bits,
    });
    expect(right + wrong + abstained).toBe(2);
  });

  test.concurrent('bench takes a part of a set', async () => {
    const set = file('part.tsv', 'A1\tone\t1,1,1\nA2\ttwo\t3,5,7,9,11,13,15,17\nA3\tthree\t3,3,3\n');
    const run = await kolmo(['bench', set, '--given', '6', '--offset', '1', '--limit', '1', ...BRIEF]);
    expect(run.stdout.toString()).toMatch(/"id":"A2".*\n1 right, 0 wrong, 0 abstained of 1;/);
  });
});

describe('help', () => {
  const COMMANDS = ['search', 'predict', 'score', 'compress', 'decompress', 'bench', 'grammar', 'export'];

  test.concurrent.for(COMMANDS)('%s --help teaches by example', async (command) => {
    const run = await kolmo([command, '--help']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.toString()).toMatch(new RegExp(`Examples:\n  # .+\n  .*kolmo ${command} `));
  });

  test.concurrent('kolmo --help names every command', async () => {
    const page = (await kolmo(['--help'])).stdout.toString();
    for (const command of COMMANDS) expect(page).toContain(`  ${command} `);
  });

  test.concurrent('kolmo --version is that of the package', async () => {
    expect((await kolmo(['--version'])).stdout.toString()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
