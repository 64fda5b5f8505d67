import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/data/kinds.js';
import { BINDERS } from '../../src/language/binders.js';
import { HEADS } from '../../src/language/expression.js';
import { COMPOUNDS } from '../../src/language/names.js';
import { PRIMITIVES } from '../../src/language/primitives.js';
import { REAL_PRIMITIVES } from '../../src/language/real/primitives.js';
import { sourceTexts } from './source-texts.js';

/** Where things are said of a name, since it is the record or belongs to it. */
const RECORDS =
  /^(language\/((real\/)?primitives|binders|export\/definitions)\/|language\/expression\.ts|codelength\/heads(\/|\.ts)|data\/kinds(\/|\.ts))/;

/** What is spelt like a name and is none: where, which, and what it is. */
const HOMONYMS: readonly (readonly [file: RegExp, names: string, line: RegExp, meaning: string])[] = [
  [
    /./,
    'integer',
    /([tT]ype|[nN]umbers|result|typeOf\(.*\)|parameters\[place\]) [!=]== /,
    'a type of expressions',
  ],
  [
    /^(language|grammar|prove|conjecture|learn|codelength\/derivation-code|testing|search\/fit)/,
    'decimal',
    /^case |\.kind [!=]== |kind: /,
    'a kind of nodes of expressions',
  ],
  [/^cli\//, '-', /./, 'standard input or output in the place of a file'],
  [/^data\/(notations\/|missing\.ts)/, '+ -', /./, 'signs in texts'],
  [/^data\/unit\.ts/, '^ -', /./, 'signs in units of measurement'],
  [/^(codelength|testing)\/derivation-/, 'parts', /./, 'a kind of choice in derivations'],
  [/^language\/export\/(latex|mathml-elements)\.ts/, '^ < >', /./, 'characters with an escape'],
  [/^(compare|report)\//, 'measured', /./, 'what a comparison says of a compressor'],
  [/^api\/argument\.ts/, 'symbol', /./, 'a type of JavaScript'],
  [/^search\/enumerate\/pair-loops\.ts/, '+ - * div mod', /./, 'the table of compiled loops, by operation'],
];

/** Tables by words that are spelt like names: where, which, and what they are. */
const HOMONYMOUS_TABLES: readonly (readonly [file: RegExp, names: string, meaning: string])[] = [
  [/^codelength\/literal-codes\.ts/, 'integer symbol', 'codes of literal rows, which kinds name'],
  [
    /^codelength\/surface-code\.ts/,
    'integer decimal symbol categorical significant',
    'the numbers of kinds in files',
  ],
  [/^testing\//, 'min max', 'the ends of a range'],
  [/^wasm\/assembler\.ts/, 'and or xor', 'instructions'],
  [/^data\/notations\//, 'parts rebase', 'fields of a notation'],
  [/^language\/export\/mathml-elements\.ts/, 'sum product', 'what binds how tightly in a formula'],
  [/^search\/enumerate\/pair-loops\.ts/, 'div mod', 'the table of compiled loops, by operation'],
];

const SORTS = [
  [...PRIMITIVES.keys(), ...REAL_PRIMITIVES.keys(), ...BINDERS.keys()],
  [...HEADS, ...COMPOUNDS],
  Object.keys(KINDS),
];
const NAMES = SORTS.flat();
const NAME = `'(${NAMES.map((name) => name.replace(/\W/g, '\\$&')).join('|')})'`;

/** Ways to ask for a name: comparisons, cases, looking it up, sets and tables by name. */
const ASKING = [
  `case ${NAME}`,
  `[!=]== ${NAME}`,
  `${NAME} [!=]==`,
  `[\\w)\\]]\\[${NAME}\\](?!\\[|>)`,
  `\\.(?:has|get|includes|startsWith|endsWith|indexOf)\\(${NAME}`,
  `${NAME}[^\\]]*\\]\\.(?:includes|indexOf)`,
  `(?:^\\s*|\\{ )${NAME}: `,
].map((pattern) => new RegExp(pattern));

const COLLECTION = /new (Set|Map)(?:<[^(]*>)?\(\s*\[([\s\S]*?)\],?\s*\)/g;
const MEMBER = { Set: new RegExp(NAME, 'g'), Map: new RegExp(`\\[\\s*${NAME},`, 'g') };

/** The names that a text asks for, each with its line. */
function namesAskedFor(text: string): { readonly line: string; readonly name: string }[] {
  const inLines = text.split('\n').flatMap((line) => {
    const found = ASKING.map((pattern) => pattern.exec(line)).find((match) => match !== null);
    return found === undefined || found === null ? [] : [{ line: line.trim(), name: found[1] }];
  });
  const inCollections = [...text.matchAll(COLLECTION)].flatMap(([, kind, body]) =>
    [...`[${body}]`.matchAll(MEMBER[kind as keyof typeof MEMBER])].map(([line, name]) => ({ line, name })),
  );
  return [...inLines, ...inCollections];
}

const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What stands between the braces of a text, each without what stands in brackets within it. */
function betweenBraces(text: string): readonly string[] {
  const found: string[] = [];
  const open = [{ end: '', body: '' }];
  for (const character of text) {
    const innermost = open[open.length - 1];
    if (character in BRACKETS) open.push({ end: BRACKETS[character], body: '' });
    else if (character !== innermost.end) innermost.body += character;
    else {
      open.pop();
      if (character === '}') found.push(innermost.body);
    }
  }
  return found;
}

/** Keys of an object, behind a comma or a comment. */
const KEY = /(?:^|,|\*\/)\s*(\w+):\s/g;

/** The names of one sort that an object of a text has among its keys, if there are two or more: then it is a table of them. */
function tablesIn(text: string): readonly string[] {
  return betweenBraces(text).flatMap((body) => {
    const keys = [...body.matchAll(KEY)].map(([, key]) => key);
    return SORTS.map((sort) => keys.filter((key) => sort.includes(key)))
      .filter((names) => names.length > 1)
      .map((names) => names.join(' '));
  });
}

describe('what a name means is said in its record alone', () => {
  const asked = [...sourceTexts()]
    .filter(([file]) => !RECORDS.test(file))
    .flatMap(([file, text]) => namesAskedFor(text).map((found) => ({ file, ...found })));
  const meanings = asked.map(({ file, line, name }) =>
    HOMONYMS.find(([at, names, on]) => at.test(file) && names.split(' ').includes(name) && on.test(line)),
  );

  test('nothing else asks for the name of a primitive, a binder, a head or a kind', () => {
    expect(asked.filter((_, index) => meanings[index] === undefined)).toEqual([]);
  });

  test('every homonym is there', () => {
    expect(HOMONYMS.filter((homonym) => !meanings.includes(homonym))).toEqual([]);
  });

  const tables = [...sourceTexts()]
    .filter(([file]) => !RECORDS.test(file))
    .flatMap(([file, text]) => tablesIn(text).map((names) => ({ file, names })));
  const meaningsOfTables = tables.map(({ file, names }) =>
    HOMONYMOUS_TABLES.find(
      ([at, known]) => at.test(file) && names.split(' ').every((name) => known.split(' ').includes(name)),
    ),
  );

  test('nothing else has a table by such names', () => {
    expect(tables.filter((_, index) => meaningsOfTables[index] === undefined)).toEqual([]);
    expect(HOMONYMOUS_TABLES.filter((homonym) => !meaningsOfTables.includes(homonym))).toEqual([]);
  });

  test.each([
    ['const COSTS = { gcd: 3, lcm: 4 };', ['gcd lcm']],
    [
      'const WORDS = {\n  noisy: () => ({ mod: 1 }),\n  /** Nothing is wrong. */\n  exact: [1, 2],\n};',
      ['noisy exact'],
    ],
    ['const limits = { sum: 1, rows: 2 };', []],
    ['function search(min: number, max: number) { return { least: min }; }', []],
  ])('%j', (text, expected) => {
    expect(tablesIn(text)).toEqual(expected);
  });

  test.each([
    ["    case 'gcd':", 'gcd'],
    ["if (node.primitive === '^' && isRow) {", '^'],
    ["if ('sum' !== node.binder) return;", 'sum'],
    ["return COSTS['noisy'];", 'noisy'],
    ["const NATURAL = new Set(['abs', 'distance']);", 'abs'],
    ["const WORDS = new Map([['prime?', 'prime']]);", 'prime?'],
    ["const DIGITS = new Map<string, number>([\n  ['decimal', 3],\n]);", 'decimal'],
    ["for (const [name, sign] of [\n  ['max', 1n],\n]) yield apply(name, x);", undefined],
    ["  '+': (x, y) => x + y,", '+'],
    ["if (['lag', 'product'].includes(binder)) return;", 'product'],
    ["const isSum = joins.has('addition') || joins.has('count');", 'count'],
    ["return apply('gcd', x, y);", undefined],
    ["  binder: 'sum',", undefined],
    ["type Names = PiecewiseModel['parts'][number];", undefined],
  ])('%j', (text, name) => {
    expect(namesAskedFor(text)[0]?.name).toBe(name);
  });
});
