import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { kolmo } from './kolmo.js';

const COMMANDS = [
  ...[
    'search',
    'predict',
    'score',
    'compress',
    'decompress',
    'compare',
    'bench',
    'grammar',
    'strategies',
    'rules',
  ],
  ...['export', 'prove', 'report'],
];

test('the commands are these', async () => {
  const { stdout } = await kolmo(['--help']);
  const listed = stdout.toString().split('Commands:\n')[1].split('\n\n')[0];
  const names = Array.from(listed.matchAll(/^ {2}([a-z]+)/gm), ([, name]) => name);
  expect(names).toEqual([...COMMANDS, 'help']);
});

describe('every command explains itself', () => {
  test.concurrent.for(COMMANDS)('%s', async (command) => {
    const run = await kolmo([command, '--help']);
    expect([run.code, run.stderr]).toEqual([0, '']);
    const help = run.stdout.toString();
    expect(help).toMatch(new RegExp(`^Usage: kolmo ${command} `));
    expect(help).toContain('Examples:');
    for (const [file] of help.matchAll(/datasets\/[\w./-]+/g))
      expect(existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url))), file).toBe(true);
  });
});
