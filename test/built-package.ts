import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json'];

/**
 * Builds the package where its sources are newer than what was built. Tests that start processes or threads start the built form:
 * it is what people use, and it is there in a third of the time that a compiler in each process takes.
 */
export function buildPackage(): void {
  const built = join(ROOT, 'dist/index.js');
  if (existsSync(built) && lastChange() <= statSync(built).mtimeMs) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
}

/** When a source or a setting of the compiler was last changed, in milliseconds. */
function lastChange(): number {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const files = [...SETTINGS, ...sources.map((name) => join('src', name))];
  return Math.max(...files.map((name) => statSync(join(ROOT, name)).mtimeMs));
}

/** Before all tests, and again before those that run because a file was changed. */
export default function setup(project: TestProject): void {
  buildPackage();
  project.onTestsRerun(async () => buildPackage());
}
