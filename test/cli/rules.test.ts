import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAll } from '../../src/cli/rules-search.js';
import { rowsOf } from '../../src/data/dataset.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { rowsFrom } from '../search/sequences.js';
import { kolmo, scratch } from './kolmo.js';

describe('kolmo rules', () => {
  it('prints theorems about the files named, and keeps what was found', { timeout: 120_000 }, async () => {
    const { directory, file } = scratch();
    const files = [
      file('fibonacci.txt', '0,1,1,2,3,5,8,13,21,34,55,89,144,233,377,610'),
      file('lucas.txt', '2,1,3,4,7,11,18,29,47,76,123,199,322,521,843,1364'),
    ];
    const checkpoint = join(directory, 'found');
    const flags = ['--strategy', 'solve', '--max-evaluations', '20000', '--workers', '1', '--effort', '0'];
    const out = join(directory, 'learned.grammar');
    const latex = join(directory, 'page.tex');
    const run = await kolmo([
      ...['rules', ...files, ...flags, '--theorems', '6', '--proof-time', '1', '--json'],
      ...['--checkpoint', checkpoint, '--out', out, '--latex', latex],
    ]);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    const page = JSON.parse(run.stdout.toString());
    expect(page.schema).toBe('kolmo.rules/1');
    expect(page.sequences).toContain('Lucas = 2, 1, a(n-1) + a(n-2)');
    const lucas = page.theorems.find(
      ({ text }: { text: string }) => text === 'Lucas(n) = 2*Fibonacci(n+1) - Fibonacci(n)',
    );
    expect(lucas).toMatchObject({ status: 'proved' });
    expect(page.theorems.filter(({ status }: { status: string }) => status === 'refuted')).toEqual([]);
    expect(readFileSync(out, 'utf8')).toContain('grammar integer');
    expect(readFileSync(latex, 'utf8')).toContain('\\begin{statement}');
    expect(existsSync(join(checkpoint, 'lucas.txt.json'))).toBe(true);
  });

  it('keeps files of one name in two directories apart', async () => {
    const { directory } = scratch();
    const rows = [(n: number) => n * n, (n: number) => 3 * n + 7];
    const files = rows.map((row, index) => {
      mkdirSync(join(directory, `d${index}`));
      const path = join(directory, `d${index}`, 'x.csv');
      writeFileSync(path, rowsFrom(30, row).join('\n'));
      return path;
    });
    const checkpoint = join(directory, 'found');
    const flags = { hidden: 5, checkpoint, maxEvaluations: 500, seed: 1, workers: 1 };
    const first = await findAll(files, flags);
    expect(first.totals.map(({ program }) => program)).toEqual(['exact(n*n)', 'exact(a(n-1) + 3)']);
    expect(readdirSync(checkpoint)).toHaveLength(2);
    const second = await findAll(files.toReversed(), { ...flags, maxEvaluations: 1 });
    expect(second.totals).toMatchObject(first.totals.toReversed().map(({ program }) => ({ program })));
    expect(readdirSync(checkpoint)).toHaveLength(2);
  });

  it('explains the target of a table alone, says which column that is, and looks at no more of long data than there is time for', async () => {
    const { file } = scratch();
    const table = file(
      't.csv',
      `x,y\n${rowsFrom(12, (n) => 2 ** n)
        .map((y, n) => `${n * n},${y}`)
        .join('\n')}`,
    );
    const long = file('long.txt', rowsFrom(5000, (n) => 5 * n).join('\n'));
    const flags = { hidden: 0, strategy: ['solve'], seed: 1, workers: 1 };
    const { totals, findings } = await findAll([table], { ...flags, maxEvaluations: 500 });
    expect(totals.map(({ name, column }) => [name, column])).toEqual([['t.csv', 'y']]);
    expect(totals[0].program).not.toContain('x(');
    const limited = await findAll([long], { ...flags, time: 0.02 });
    expect(rowsOf(limited.findings[0].dataset)).toBeLessThanOrEqual(2000);
    const { markdownPage } = await import('../../src/cli/rules-page.js');
    const { generalise } = await import('../../src/conjecture/knowledge.js');
    const knowledge = await generalise(findings, shippedGrammar('integer'), { theorems: 0, effort: 0 });
    expect(markdownPage({ command: 'kolmo', findings: totals, knowledge })).toContain(
      'Of a table one column is explained alone, as if the others were not there: t.csv (`y`).',
    );
  });

  it('takes words as well, of which there are no theorems', { timeout: 120_000 }, async () => {
    const { file } = scratch();
    const words = file('words.txt', 'to be or not to be that is the question\n');
    const run = await kolmo(['rules', words, '--max-evaluations', '3000', '--workers', '1', '--json']);
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout.toString())).toMatchObject({ theorems: [], laws: [] });
  });

  it('refuses files that are not there', async () => {
    const run = await kolmo(['rules', 'nowhere.txt']);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^kolmo: cannot read nowhere\.txt/);
  });
});
