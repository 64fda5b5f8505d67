import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shownError, shownJson, shownName, visible } from '../../src/cli/shown.js';
import { styled, stylesOf, wantsColour } from '../../src/cli/style.js';
import { ended, kolmo, PATIENCE, scratch, startKolmo } from './kolmo.js';

const { directory, file } = scratch();
const ESC = '\u001b';

/** A text that would colour the terminal, retitle its window, ring, and write from right to left. */
const HOSTILE = `${ESC}[31mred${ESC}]0;title\u0007\u009b2J\u202eevil`;
const SHOWN = '\\x1b[31mred\\x1b]0;title\\x07\\x9b2J\\u202eevil';

/** What acts on a terminal, except for line feeds, which end our own lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const ACTS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('text that is not ours', () => {
  test('is shown with escapes, on lines of its own', () => {
    expect(visible(HOSTILE)).toBe(SHOWN);
    expect(visible('two\r\nlines\tof ünïcode 🙂 \ud800')).toBe('two\nlines\tof ünïcode 🙂 \\ud800');
  });

  test('as a name it is one line, and no longer than people read', () => {
    expect(shownName('a\nkolmo: all is well')).toBe('a\\nkolmo: all is well');
    const long = shownName(`begin${'x'.repeat(100_000)}end`);
    expect(long).toMatch(/^beginx+…x+end$/);
    expect(long.length).toBeLessThanOrEqual(120);
  });

  test('an error keeps place and reason of a long line', () => {
    const shown = shownError(`cannot read ${'x'.repeat(100_000)}: no such file\nData is numbers.`);
    expect(shown).toMatch(/^cannot read x+…x+: no such file\nData is numbers\.$/);
    expect(shown.length).toBeLessThan(700);
  });

  test('JSON says the same with its own escapes', () => {
    const json = shownJson(JSON.stringify({ name: HOSTILE }));
    expect(json).not.toMatch(ACTS);
    expect(JSON.parse(json)).toEqual({ name: HOSTILE });
  });

  test('looks like no style of ours', () => {
    const { green } = stylesOf({ isTTY: true }, {});
    expect(styled(`${green('ours')} ${ESC}[32mtheirs`)).toBe(`${ESC}[32mours${ESC}[39m \\x1b[32mtheirs`);
  });
});

const hostileFile = join(directory, `${HOSTILE}.txt`);
writeFileSync(hostileFile, '2\n4\n6\n8\n10\n12\n');
const quick = ['--max-evaluations', '300', '--workers', '1'];
const squares = file('squares.txt', '0\n1\n4\n9\n16\n25\n');

/** Where text comes from, the arguments, and whether it is to be seen on one of the streams. */
const PLACES: readonly (readonly [where: string, args: readonly string[]])[] = [
  ['a file name in a result', ['search', hostileFile, ...quick]],
  ['a file name in progress', ['search', hostileFile, ...quick, '--verbose']],
  ['a file name in JSON', ['search', hostileFile, ...quick, '--json']],
  ['a file name in an error', ['search', join(directory, `${HOSTILE}.csv`)]],
  ['a folder in an error', ['compress', squares, '-o', join(directory, HOSTILE, 'out')]],
  ['--name', ['search', squares, '--name', HOSTILE, ...quick]],
  ['--let', ['prove', 'L(n)', 'n', '--let', `L = ${HOSTILE}`]],
  ['a name in --let', ['prove', 'L(n)', 'n', '--let', `${HOSTILE} = 1`]],
  ['--for', ['prove', 'n', 'n', '--for', HOSTILE]],
  ['an expression', ['prove', `n + ${HOSTILE}`, 'n']],
  ['a program', ['score', squares, '--program', HOSTILE]],
  ['an option', ['search', squares, `--${HOSTILE}`]],
  ['a command', [HOSTILE]],
  ['the name of a grammar', ['search', squares, '--grammar', HOSTILE]],
  ['a grammar', ['grammar', file('hostile.grammar', `grammar g\nstart m\nm ::= ${HOSTILE}`)]],
  ['data', ['search', file('hostile.csv', `a,${HOSTILE}\n1,2\nx,${HOSTILE}\n`), '--column', 'a']],
  ['a column name', ['search', file('column.csv', `${HOSTILE}\n1\n2\n3\n4\n5\n`), ...quick]],
  ['text', ['search', file('text.txt', `${HOSTILE}\n`.repeat(8)), '--next', '9', ...quick]],
  ['a proof', ['prove', '--check', file('proof.json', proofWith(HOSTILE))]],
  ['the method of a proof', ['prove', '--check', file('method.json', proofWith('n', HOSTILE))]],
  [
    'a checkpoint',
    ['search', squares, '--resume', '--checkpoint', file('check.json', checkpointWith(HOSTILE))],
  ],
  [
    'a report',
    ['report', file('result.json', JSON.stringify({ schema: HOSTILE })), '-o', join(directory, 'r')],
  ],
  ['programs', ['grammar', 'integer', '--learn', file('programs.txt', HOSTILE)]],
  ['a benchmark', ['bench', file('set.tsv', `${HOSTILE}\t${HOSTILE}\t1,2,3,4\n`), '--given', '3', ...quick]],
  ['a compressor', ['compare', squares, '--only', HOSTILE]],
];

function proofWith(left: string, method = 'polynomials'): string {
  const statement = { left, right: 'n', from: '0', parameters: [], definitions: [], past: 'integers' };
  return JSON.stringify({ schema: 'kolmo.proof/1', status: 'proved', statement, certificate: { method } });
}

function checkpointWith(text: string): string {
  return JSON.stringify({ schema: text, models: [text] });
}

describe('nothing that comes from elsewhere acts on the terminal', () => {
  test.concurrent.for(PLACES)('%s', async ([, args]) => {
    const run = await kolmo(args);
    expect(run.stdout.toString()).not.toMatch(ACTS);
    expect(run.stderr).not.toMatch(ACTS);
    expect(run.code).not.toBe(70);
  });

  test('an argument of 100 kB is not echoed in full', async () => {
    const long = 'x! '.repeat(33_000);
    for (const args of [[long], ['search', long], ['search', squares, `--${long}`], ['prove', long, 'n']]) {
      const run = await kolmo(args);
      expect(run.code).toBe(2);
      expect(run.stderr.length).toBeLessThan(2000);
    }
    const name = 'x'.repeat(60_000);
    const proved = await kolmo(['prove', `${name} + 0`, name, '--for', name]);
    expect(proved.code).toBe(0);
    expect(proved.stdout.length).toBeLessThan(5000);
    expect(proved.stdout.toString()).toContain('proved by');
  });
});

describe('colours', () => {
  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('terminal %s, environment %j: %s', (isTTY, environment, expected) => {
    expect(wantsColour({ isTTY }, environment)).toBe(expected);
  });

  test('FORCE_COLOR colours a pipe', async () => {
    const run = await ended(startKolmo(['search', squares, ...quick], { FORCE_COLOR: '1' }));
    expect(run.stdout.toString()).toContain(`${ESC}[1m${ESC}[32m`);
  });

  const terminal = (environment: Record<string, string>) => {
    const { FORCE_COLOR: _, NO_COLOR: __, ...env } = process.env;
    const command = `${process.execPath} dist/cli/main.js search 0,1,4,9,16,25 ${quick.join(' ')} 2>/dev/null`;
    const options = {
      env: { ...env, TERM: 'xterm', ...environment },
      encoding: 'utf8',
      ...PATIENCE,
    } as const;
    return spawnSync('script', ['-qec', command, '/dev/null'], options).stdout;
  };

  test.skipIf(spawnSync('script', ['--version']).status !== 0)('NO_COLOR is honoured on a terminal', () => {
    expect(terminal({})).toContain(`${ESC}[32m`);
    expect(terminal({ NO_COLOR: '1' })).not.toContain(ESC);
  });
});

describe('operands that begin with a minus', () => {
  test.concurrent.for([
    [['prove', 'x', '-(y)'], 'refuted'],
    [['prove', '-x', '0 - x'], 'proved'],
    [['prove', '-n', '-1*n', '--from', '-3'], 'n >= -3: -n = -1*n'],
    [['search', '-1,-2,-3,-4,-5', ...quick], 'inline'],
    [['search', '-5', ...quick], '1 row'],
  ] as const)('%j', async ([args, shown]) => {
    const run = await kolmo(args);
    expect(run.stderr).toBe('');
    expect(run.stdout.toString()).toContain(shown);
  });

  test('places are counted from what was typed', async () => {
    expect((await kolmo(['prove', 'n', '-(n'])).stderr).toMatch(/right side:1:4: /);
  });
});

describe('what people write is told in our notation', () => {
  test.concurrent.for([
    ['n/2', 'n div 2'],
    ['2n+1', '2*n'],
    ['n(n + 1)', 'n*('],
    ['(n + 1)n', ')*n'],
    ['n**2', 'n^2'],
    ['n % 2', 'n mod 2'],
    ['n!', 'factorial(n)'],
    ['fibonaci(n)', 'did you mean fibonacci(...)?'],
    ['foo(n)', "no function or given column 'foo'"],
  ] as const)('%s', async ([program, hint]) => {
    const run = await kolmo(['score', '1,2,3', '--program', program]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(hint);
  });
});
