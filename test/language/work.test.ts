import { describe, expect, test } from 'vitest';
import { columnOf, valueAt } from '../../src/data/column.js';
import { InputError } from '../../src/errors.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { evaluateColumn, rootWorld } from '../../src/language/columns.js';
import { parseExpression } from '../../src/language/parse.js';
import { columnSteps, Meter, WorkExceeded } from '../../src/language/work.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import { runSearch } from '../../src/search/run.js';
import { integers, rowsFrom } from '../search/sequences.js';

const ROWS = 40;
const world = rootWorld(columnOf(Array.from({ length: ROWS }, (_, n) => BigInt(n))), []);

const column = (text: string, meter?: Meter) => evaluateColumn(parseExpression(text), world, meter);

/** Sums in sums over 4,096 values each. */
const nested = (depth: number) =>
  `${Array.from({ length: depth }, (_, at) => `sum(v${at}, 0, 4095, `).join('')}v0 + n${')'.repeat(depth)}`;

describe('work on columns', () => {
  test.each([
    nested(2),
    nested(30),
    'sum(k, 0, 4095, nextprime(2^52 + k*n))',
    'iterate(x, 4096, 2, iterate(y, 4096, x, y + 1))',
    'iterate(x, 4096, n, x + omega(2^39 + x))',
    'nth(k, 0, 4000, nth(j, 0, 4000, j >= k) >= n)',
    'euler(k, 0, 4095, 1)',
    'product(k, 1, 4096, sum(j, 1, 4096, k*j))',
    'sum(k, 0, 4095, gcd(3^2500, 2^4000 + k))',
  ])('is refused where it has no end: %s', (text) => {
    const started = process.cpuUsage();
    expect(() => column(text)).toThrow(WorkExceeded);
    expect(() => column(text, new Meter(10_000))).toThrow(InputError);
    const { user, system } = process.cpuUsage(started);
    expect(user + system).toBeLessThan(15e6);
  });

  test.each([
    ['sum(k, 1, n, sum(j, 1, k, j))', (39n * 40n * 41n) / 6n],
    ['sum(k, 0, 4095, k + n)', (4096n * 4095n) / 2n + 39n * 4096n],
    ['nth(k, 1, n, prime?(k))', 173n],
    ['iterate(x, n, 1, 2*x)', 2n ** 39n],
    ['iterate(x, 4096, n, x + 1)', 4135n],
  ])('is granted to what people write: %s', (text, last) => {
    expect(valueAt(column(text), ROWS - 1)).toBe(last);
  });

  test('is counted the same whatever the machine: a step for each cell and node, and for what is copied', () => {
    const meter = new Meter(columnSteps(ROWS));
    column('n + 1', meter);
    expect(meter.spent).toBe(3 * ROWS);
    column('sum(k, 1, 2, k)', meter);
    // The binder and its bounds in each row; for each of two cells the variable, its copy and the fold.
    expect(meter.spent).toBe(3 * ROWS + 3 * ROWS + 3 * 2 * ROWS);
  });

  test('does not keep a search from ending', async () => {
    const source = `grammar own\nstart m\nm ::= exact(i)\ni ::= n [2] | i + i | ${nested(30)} | ${nested(3).replace('v0 + n', 'i')} | literal\n`;
    const result = await runSearch(
      integers(rowsFrom(20, (n) => 3 * n)),
      { grammar: parseGrammar(source, 'own'), maxEvaluations: 200, seconds: 60 },
      1,
      inlineExecutor,
    );
    expect(result.stopReason).not.toBe('time-limit');
    expect(result.best.totalBits).toBeLessThan(result.nullBits);
  });
});
