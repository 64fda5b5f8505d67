import { describe, expect, test } from 'vitest';
import { readDataset } from '../../src/data/read.js';
import { withConstants } from '../../src/grammar/amend.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import { inputUse } from '../../src/search/inputs.js';
import type { SearchResult } from '../../src/search/result.js';
import { runSearch } from '../../src/search/run.js';
import { rowsFrom } from './sequences.js';

/** Numbers without a pattern, from 0 up to but without a bound. */
function scattered(rows: number, bound: number, seed: number): number[] {
  let state = seed;
  return rowsFrom(rows, () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * bound);
  });
}

const X = scattered(24, 100, 1);
const Y = scattered(24, 40, 2);
const Z = scattered(24, 60, 3);

type Row = (x: number, y: number, z: number) => readonly (number | string)[];

/** A table with names and rows made of three columns without a pattern; the last column is the target. */
function csv(header: string, row: Row): string {
  const rows = X.map((x, at) => row(x, Y[at], Z[at]).join(','));
  return `${[header, ...rows].join('\n')}\n`;
}

async function searched(text: string, maxEvaluations: number): Promise<SearchResult> {
  const { dataset } = readDataset(Buffer.from(text), { name: 't' });
  const options = { maxEvaluations, seconds: Number.POSITIVE_INFINITY, memory: 2 ** 27, next: 1 };
  return runSearch(dataset, options, 1, inlineExecutor);
}

function gcd(one: number, other: number): number {
  return other === 0 ? one : gcd(other, one % other);
}

describe('laws of tables', () => {
  test.each<[string, Row, program: string, evaluations: number]>([
    ['x,y', (x) => [x, 3 * x + 7], 'exact(3*x(n) + 7)', 1500],
    ['m,v,p', (x, y) => [x, y, x * y], 'exact(m(n)*v(n))', 300],
    ['x,y,z,t', (x, y, z) => [x, y, z, x * y - z], 'exact(x(n)*y(n) - z(n))', 2000],
    ['x,r', (x) => [x, x % 3], 'exact(x(n) mod 3)', 500],
    ['x,y,g', (x, y) => [6 * x, 4 * y, gcd(6 * x, 4 * y)], 'exact(gcd(x(n), y(n)))', 4000],
    ['n,a,k,sum,constructor', (x, y, z) => [x, y, z, 7, x * y - z], 'exact(n(n)*`a`(n) - k(n))', 3000],
  ])('%s: %#', async (header, row, program, evaluations) => {
    const result = await searched(csv(header, row), evaluations);
    expect(result.best.program).toBe(program);
    expect(result.found).toBe(true);
  });

  test('are those of numbers where few of them occur', async () => {
    const { best } = await searched(
      csv('x,y,q', (x, y) => [x, y + 20, Math.floor(x / (y + 20))]),
      4000,
    );
    expect(best.program).toBe('exact(x(n) div y(n))');
  });

  test('of higher degree are exact', async () => {
    const polynomial = await searched(
      csv('x,y', (x) => [x, 14 * x * x + 7 * x + 1970]),
      2500,
    );
    expect(polynomial.best).toMatchObject({ head: 'exact', dataBits: 0 });
    const triangular = await searched(
      csv('x,t', (x) => [x, (x * (x + 1)) / 2]),
      2500,
    );
    expect(triangular.best).toMatchObject({ head: 'exact', dataBits: 0 });
  });

  test('have no constant that is called as a column', async () => {
    const constants = [{ name: 'R', number: '8.314' }];
    const grammar = parseGrammar(withConstants(shippedGrammar('real'), constants), 'g');
    const { dataset } = readDataset(Buffer.from('U,R,I\n1,2,3\n2,4,5\n7,1,9\n'), { name: 't' });
    await expect(runSearch(dataset, { grammar, maxEvaluations: 1 }, 1, inlineExecutor)).rejects.toThrow(
      'a constant R, and a column is called so as well',
    );
  });

  test('say which columns they read', async () => {
    const result = await searched(
      csv('x,unused,y', (x, _, z) => [x, z, 5 * x]),
      1000,
    );
    expect(inputUse(result)).toEqual({ used: ['x'], unused: ['unused'], skipped: [] });
  });

  test('are found in columns that go on, and then say what comes next', async () => {
    const text = `x,y\n${rowsFrom(12, (row) => 2 * row + 1)
      .map((x) => `${x},${4 * x + 1}`)
      .join('\n')}\n`;
    const { best } = await searched(text, 1500);
    expect(best.next).toEqual(['101']);
  });

  test('are not claimed of noise', async () => {
    const noise = await searched(
      csv('x,y,z', (x, y, z) => [x, y, z]),
      1000,
    );
    expect(noise.found).toBe(false);
  });
});
