import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const example = fileURLToPath(new URL('library.ts', import.meta.url));

test('the library example runs against the built package', () => {
  const source = readFileSync(example, 'utf8');
  // A busy machine may take longer than the example allows.
  const input = source.replace('seconds: 5,', 'seconds: Number.POSITIVE_INFINITY,');
  expect(input).not.toBe(source);
  const options = { cwd: fileURLToPath(root), encoding: 'utf8', input, timeout: 170_000 } as const;
  const lines = execFileSync(process.execPath, ['--input-type=module'], options).trimEnd().split('\n');
  expect(lines.at(-4)).toMatch(/^exact\(a\(n-[12]\) \+ a\(n-[12]\)\) takes [\d.]+ bits in place of [\d.]+$/);
  expect(lines.slice(-3)).toEqual([
    'nothing shorter exists in the grammar',
    '89, 144, 233',
    '24 bytes take 12, and come back: 24',
  ]);
});

test('the README shows the library example as it runs', () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8');
  expect(readme).toContain(`\`\`\`ts\n${readFileSync(example, 'utf8')}\`\`\``);
});

test('the guide to testing shows the example of a law as it runs', () => {
  const guide = readFileSync(new URL('docs/testing.md', root), 'utf8');
  expect(guide).toContain(`\`\`\`ts\n${readFileSync(new URL('law.test.ts', import.meta.url), 'utf8')}\`\`\``);
});
