import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kolmo, scratch } from './kolmo.js';

const { directory, file } = scratch();
const at = (name: string) => join(directory, name);

mkdirSync(at('folder'));
symlinkSync(at('loop'), at('loop'));
const series = file('series.csv', 'day,price\n1,10.5\n2,11.0\n3,11.5\n4,12.0\n');
const squares = file('squares.txt', '0\n1\n4\n9\n16\n25\n');
const empty = file('empty.txt', '');
const endless = file('endless.grammar', 'grammar g\nstart m\nm ::= exact(i)\ni ::= i + i\n');
const growing = file('growing.grammar', 'grammar g\nstart m\nm ::= exact(i)\ni ::= n | i + i [9]\n');
const broken = file('broken.grammar', 'grammar g\nstart m\nm ::= exact(i\ni ::= n\n');
const unknownSymbol = file('unknown.grammar', 'grammar g\nstart m\nm ::= exact(nothing)\n');
const notOurs = file('text.kolmo', 'this is not a compressed file');
const badSet = file('set.tsv', 'id\tname\tterms\nA1\tone\t1,2,three\n');

/** What is wrong, the arguments, and what the message must say. All of it must end with exit code 2. */
const REFUSALS: readonly (readonly [
  what: string,
  args: readonly string[],
  message: RegExp,
  input?: string,
])[] = [
  // The command line
  ['no command', [], /Usage: kolmo/],
  ['unknown command', ['serach', '1,2'], /unknown command 'serach'.*search/],
  ['no data', ['search'], /missing required argument 'data'/],
  ['too much data', ['search', '1', '2', '3'], /too many arguments/],
  ['unknown flag', ['search', '1,2,3', '--tiem', '5'], /unknown option '--tiem'.*--time/],
  ['flag without a value', ['search', '1,2,3', '--time'], /--time <seconds>' argument missing/],
  ['negative time', ['search', '1,2,3', '--time', '-1'], /--time.*'-1'.*seconds above 0/],
  ['time of zero', ['search', '1,2,3', '--time', '0'], /--time.*'0'/],
  ['time in words', ['search', '1,2,3', '--time', 'abc'], /--time.*'abc'.*seconds/],
  ['time without end', ['search', '1,2,3', '--time', 'Infinity'], /--time/],
  ['no workers', ['search', '1,2,3', '--workers', '0'], /--workers.*from 1 to/],
  ['a million workers', ['search', '1,2,3', '--workers', '1000000'], /--workers.*from 1 to/],
  ['huge --next', ['search', '1,2,3', '--next', '1000000000'], /--next.*from 0 to/],
  ['half a term', ['predict', '1,2,3', '--count', '1.5'], /--count.*whole number/],
  ['negative seed', ['search', '1,2,3', '--seed', '-5'], /--seed.*whole number/],
  ['no evaluations', ['search', '1,2,3', '--max-evaluations', '0'], /--max-evaluations/],
  ['memory in words', ['search', '1,2,3', '--memory', 'lots'], /--memory.*512M/],
  ['too little memory', ['search', '1,2,3', '--memory', '1K'], /--memory.*16M/],
  ['more memory than there is', ['search', '1,2,4,8', '--memory', '1024G'], /not enough memory.*--memory/],
  ['unknown strategy', ['search', '1,2,3', '--strategy', 'luck'], /no strategy 'luck'; there are enumerate/],
  ['no strategy', ['search', '1,2,3', '--strategy', ''], /no strategy ''; there are enumerate/],
  [
    'unknown family',
    ['search', '1,2,3', '--without', 'recurence'],
    /no strategy or family 'recurence' \(did you mean recurrence.*\?\); there are enumerate/,
  ],
  ['nothing to search with', ['search', '1,2', '--strategy', 'solve', '--without', 'solve'], /nothing left/],
  ['nothing to resume', ['search', '1,2,3', '--resume'], /--resume.*--checkpoint/],
  ['checkpoint on stdout', ['search', '1,2,3', '--checkpoint', '-'], /checkpoint needs a file/],
  ['report without a place', ['report', squares], /required option.*--output/],
  ['report of no results', ['report', notOurs, '-o', at('page.html')], /text\.kolmo:1: this is no JSON/],
  ['report over its input', ['report', empty, '-o', empty], /is the input as well/],
  [
    'checkpoint in no directory',
    ['search', '1,2,3', '--checkpoint', at('no/c.json')],
    /cannot write.*no such/,
  ],
  ['checkpoint is there', ['search', '1,2,3', '--checkpoint', notOurs], /there already.*--resume/],
  [
    'checkpoint that is none',
    ['search', '1,2,3', '--checkpoint', notOurs, '--resume'],
    /text\.kolmo is no checkpoint/,
  ],
  ['confidence of two', ['bench', badSet, '--confidence', '2'], /--confidence.*from 0 to 1/],
  ['moments in words', ['bench', badSet, '--at', '1,soon'], /--at.*seconds/],
  ['unknown kind', ['search', '1,2,3', '--kind', 'complex'], /--kind.*integer, decimal, significant, symbol/],
  ['unknown language', ['export', '--program', 'n', '--to', 'cobol'], /--to.*pari, python/],

  ['unknown compressor', ['compare', squares, '--only', 'gzap'], /'gzap'.*deflate/],
  ['distance of one file', ['compare', '--ncd', squares], /two or more/],
  ['one name for two files', ['compare', squares, series, '--name', 'x'], /--name is for one file/],
  ['nothing to compare', ['compare', empty], /empty\.txt.*empty/],

  // Data
  ['missing file', ['search', at('nowhere.csv')], /nowhere\.csv: no such file/],
  ['directory', ['search', at('folder')], /folder: it is a directory/],
  [
    'file in a file',
    ['compress', join(squares, 'x'), '-o', at('x.kolmo')],
    /cannot (read|open).*not a directory/,
  ],
  ['circle of links', ['compress', at('loop'), '-o', at('x.kolmo')], /too many symbolic links/],
  ['empty file', ['search', empty], /empty\.txt.*empty/],
  ['empty stdin', ['search', '-'], /stdin.*empty/],
  ['only remarks', ['search', '-'], /stdin: there is no data in it/, '# to be filled in\n'],
  ['not a number', ['search', '1,2,x,4'], /"x" is not a number/],
  ['an infinite number', ['search', '-'], /Infinity/, '1\nInfinity\n3\n'],
  ['half of it no numbers', ['search', '1e400,2'], /"1e400" is out of range/],
  ['exponents', ['search', '1,1e400,3'], /1e400/],
  ['a hole', ['search', '1,,3'], /inline/],
  ['open bracket', ['search', '[1,2,3'], /bracket/],
  ['decimals as integers', ['search', '1.5,2', '--kind', 'integer'], /1\.5.*integer/],
  ['words as integers', ['search', '-', '--kind', 'integer'], /stdin/, 'to be or not to be\n'],
  ['unknown column', ['search', series, '--column', 'cost'], /cost.*price/s],
  ['column out of range', ['search', series, '--column', '9'], /9/],
  ['unknown input column', ['search', series, '--column', 'price', '--inputs', 'night'], /night/],
  ['columns of a plain list', ['search', '1,2,3', '--column', 'price'], /price/],

  // Grammars
  ['unknown grammar', ['search', '1,2,3', '--grammar', 'latin'], /latin.*integer/s],
  ['missing grammar file', ['grammar', at('no.grammar')], /no\.grammar.*no such file/],
  [
    'grammar without an end',
    ['search', '1,2,3', '--grammar', endless],
    /endless\.grammar:4:1: 'i' derives nothing/,
  ],
  ['grammar of endless programs', ['grammar', growing], /growing\.grammar:4:1: .*i/],
  ['mistake in a grammar', ['grammar', broken], /broken\.grammar:4:1: expected '\)'/],
  ['undefined symbol', ['grammar', unknownSymbol], /unknown\.grammar:3:\d+: .*nothing/],
  ['nothing to learn from', ['grammar', 'integer', '--learn', empty], /empty\.txt: no programs/],
  ['mistake in a program to learn from', ['grammar', 'integer', '--learn', badSet], /set\.tsv:1:/],
  ['binary grammar', ['grammar', notOurs], /text\.kolmo:1:1: /],

  // Programs
  ['no program', ['score', '1,2,3'], /--program <text>' not specified/],
  ['unfinished program', ['score', '1,2,3', '--program', 'a(n-1) +'], /1:\d+: expected/],
  ['empty program', ['score', '1,2,3', '--program', ''], /expected/],
  ['unknown function', ['score', '1,2,3', '--program', 'sine(n)'], /sine/],
  ['wrong type', ['score', '1,2,3', '--program', '1 + (n = 2)'], /must be a number; n = 2/],
  ['too many arguments', ['score', '1,2,3', '--program', 'gcd(n, 1, 2)'], /gcd/],
  ['unknown column in a program', ['score', series, '--program', 'cost(n)'], /cost/],
  ['unknown variable', ['score', '1,2,3', '--program', 'x + 1'], /x/],
  ['deep program', ['score', '1,2,3', '--program', `${'('.repeat(20_000)}n`], /deep|nest/],

  // Files
  ['not a .kolmo file', ['decompress', notOurs, '-o', at('out')], /text\.kolmo: this is no \.kolmo file/],
  ['empty .kolmo file', ['decompress', empty, '-o', at('out')], /empty\.txt: this is no \.kolmo file/],
  ['output in no directory', ['compress', squares, '-o', at('no/where.kolmo')], /cannot write.*no such/],
  ['output is a directory', ['compress', squares, '-o', at('folder')], /folder: it is a directory/],
  ['output is the input', ['compress', squares, '-o', squares], /is the input as well/],
  ['JSON and bytes on stdout', ['compress', squares, '--json'], /-o/],
  ['missing set', ['bench', at('none.tsv')], /none\.tsv: no such file/],
  ['bad line in a set', ['bench', badSet], /set\.tsv:2: expected/],
  ['empty set', ['bench', empty], /empty\.txt/],
];

describe('what cannot be done is refused in one or two lines', () => {
  test.concurrent.for(REFUSALS)('%s', async ([, args, message, input]) => {
    const run = await kolmo(args, input);
    expect(run.stderr).toMatch(message);
    expect(run.code).toBe(2);
    expect(run.stdout.toString()).toBe('');
    expect(run.stderr).not.toMatch(/^\s+at |this is a bug/m);
    if (args.length > 0) {
      expect(run.stderr).toMatch(/^kolmo: /);
      expect(run.stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    }
  });
});
