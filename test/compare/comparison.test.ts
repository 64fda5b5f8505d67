import { describe, expect, test } from 'vitest';
// The built form starts its processes sooner.
import { catalogue } from '../../dist/compare/catalogue.js';
import { type ComparisonOptions, compareFile } from '../../dist/compare/comparison.js';
import { InputError } from '../../dist/errors.js';
import { shippedGrammar } from '../../dist/grammar/shipped.js';

const { candidates } = await catalogue();

function options(names: readonly string[], more: Partial<ComparisonOptions> = {}): ComparisonOptions {
  return {
    candidates: candidates.filter(({ name }) => names.includes(name)),
    absent: [],
    grammar: shippedGrammar('integer'),
    search: { maxEvaluations: 5000, workers: 1, seconds: 600 },
    limitSeconds: 60,
    processes: 2,
    ...more,
  };
}

const squares = new TextEncoder().encode(`${Array.from({ length: 60 }, (_, n) => n * n).join('\n')}\n`);

describe('compressors side by side, each in a process', () => {
  test('are sorted by the length of what came back', async () => {
    const done: string[] = [];
    const comparison = await compareFile(
      squares,
      { name: 'squares' },
      options(['program', 'order-1', 'deflate'], { onDone: (name) => done.push(name) }),
    );
    expect(comparison).toMatchObject({
      dataset: { name: 'squares', kind: 'integer', rows: 60, bytes: squares.length, format: 'numbers' },
      entropiesOf: 'bytes',
      search: { best: { program: 'exact(n*n)' }, stopReason: 'certified' },
      interrupted: false,
    });
    const [program, ...others] = comparison.rows;
    expect(program).toMatchObject({ name: 'program', program: 'exact(n*n)', form: 'file', verified: true });
    expect(program.bytes).toBeLessThan(20);
    expect(others.map(({ name }) => name).sort()).toEqual(['deflate', 'order-1']);
    for (const row of others)
      expect(row).toMatchObject({ verified: true, form: expect.stringContaining('delta') });
    expect(done[0]).toBe('program');
    expect(comparison.profile.series.map(({ name }) => name).sort()).toEqual(['order-1', 'program']);
    // The program has understood all of it.
    expect(comparison.profile.series.find(({ name }) => name === 'program')!.bits).toEqual(Array(60).fill(0));
    expect(comparison.entropies).toHaveLength(4);
    if (process.platform === 'linux')
      expect(comparison.rows.find(({ name }) => name === 'order-1')!.peakBytes).toBeGreaterThan(0);
  });

  test('are ended at the time limit', async () => {
    const { rows } = await compareFile(
      new Uint8Array(2 ** 20),
      { name: 'zeros' },
      options(['order-2'], { limitSeconds: 0.05 }),
    );
    expect(rows).toMatchObject([{ name: 'order-2', verified: false, failure: 'ended after 0.05 s' }]);
  });

  test('leave what is done when they are interrupted', async () => {
    const controller = new AbortController();
    const comparison = await compareFile(
      squares,
      { name: 'squares' },
      options(['deflate', 'gzip', 'brotli'], {
        processes: 1,
        signal: controller.signal,
        onDone: () => controller.abort(),
      }),
    );
    expect(comparison.rows.map(({ name, verified }) => [name, verified])).toEqual([['deflate', true]]);
    expect(comparison.interrupted).toBe(true);
  });

  test('a mistake of the person is told as one', async () => {
    await expect(compareFile(new Uint8Array(), { name: 'empty' }, options(['deflate']))).rejects.toThrow(
      InputError,
    );
    const grammar = shippedGrammar('symbol');
    const misfit = options(['program'], {
      grammar: { ...grammar, source: 'grammar g\nstart m\nm ::= context(i)\ni ::= n\n' },
    });
    await expect(compareFile(squares, { name: 'squares' }, misfit)).rejects.toThrow(InputError);
  });
});
