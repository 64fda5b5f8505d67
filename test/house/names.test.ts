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
  /^(language\/((real\/)?primitives|binders|export\/definitions)\/|language\/expression\.ts|codelength\/heads\/|data\/kinds\/)/;

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

const NAMES = [
  ...PRIMITIVES.keys(),
  ...REAL_PRIMITIVES.keys(),
  ...BINDERS.keys(),
  ...HEADS,
  ...COMPOUNDS,
  ...Object.keys(KINDS),
];
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
