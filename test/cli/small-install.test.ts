import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { ended, kolmo, PATIENCE, type Run, scratch } from './kolmo.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { directory, file } = scratch();

/** The package as npm installs it: what `files` names, with its dependencies and nothing that is optional beside it. */
beforeAll(() => {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  for (const name of ['dist', 'grammars', 'package.json'])
    cpSync(join(ROOT, name), join(directory, name), { recursive: true });
  for (const name of Object.keys(manifest.dependencies)) {
    const path = join(directory, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), path);
  }
});

/** Runs the installed command line, without a z3 command on the PATH either. */
function installed(args: readonly string[]): Promise<Run> {
  const { FORCE_COLOR: _, ...env } = process.env;
  const command = [join(directory, 'dist/cli/main.js'), ...args];
  return ended(
    spawn(process.execPath, command, { cwd: directory, env: { ...env, PATH: '/nowhere' }, ...PATIENCE }),
  );
}

const quick = ['--max-evaluations', '300', '--workers', '2'];

describe('without the packages that only some uses need', () => {
  test('data is searched', async () => {
    const run = await installed(['search', '1,1,2,3,5,8,13,21', ...quick]);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout.toString()).toContain('exact(a(n-1) + a(n-2))');
  });

  test('proofs need no solver, and those that do say so', async () => {
    const proved = await installed(['prove', 'sum(k, 0, n, k)', 'n*(n + 1) div 2']);
    expect([proved.code, proved.stderr]).toEqual([0, '']);
    const open = await installed(['prove', 'max(p, q) + min(p, q)', 'q + p']);
    expect(open.code).toBe(1);
    expect(open.stdout.toString()).toContain('induction was not tried: Z3 needs z3-solver');
    const json = await installed(['prove', 'max(p, q) + min(p, q)', 'q + p', '--json']);
    expect(JSON.parse(json.stdout.toString())).toMatchObject({
      status: 'open',
      untried: { method: 'induction', because: expect.stringContaining('npm install z3-solver') },
    });
  });

  test('an induction cannot be checked', async () => {
    const path = join(directory, 'proof.json');
    const proved = await kolmo(['prove', 'max(p, q) + min(p, q)', 'q + p', '--certificate', path]);
    expect(proved.stdout.toString()).toContain('proved by induction');
    const run = await installed(['prove', '--check', path]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^kolmo: Z3 needs z3-solver, which is not installed: npm install z3-solver/);
  });

  test('a report says what to install', async () => {
    const { stdout } = await installed(['search', '1,2,3,4,5', ...quick, '--json']);
    const run = await installed(['report', file('r.json', stdout), '-o', join(directory, 'r.html')]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(
      /^kolmo: a report needs @observablehq\/plot, .*npm install @observablehq\/plot/,
    );
  });

  test('the library is there', async () => {
    const program = `
      import { InputError, search, reportPage, searchJson } from './dist/index.js';
      const result = await search([2, 4, 6, 8, 10], { maxEvaluations: 300, workers: 1 });
      await reportPage([searchJson(result)]).catch((error) => console.log(error instanceof InputError, error.name));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: directory,
      ...PATIENCE,
    });
    const run = await ended(child);
    expect([run.code, run.stdout.toString()]).toEqual([0, 'true MissingPackage\n']);
  });
});
