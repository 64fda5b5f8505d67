import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { SyntaxMistake } from '../../src/errors.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';

const mistakeOf = (source: string): string => {
  try {
    parseGrammar(source, 'g');
  } catch (error) {
    if (error instanceof SyntaxMistake) return error.message;
    throw error;
  }
  return 'valid';
};

/** Three lines before those that a case is about, which begin with line 4. */
const HEADER = 'grammar g\nstart model\nmodel ::= exact(int)\n';

describe('lines', () => {
  test.each([
    ['', "g:1:1: expected a line 'grammar NAME'"],
    ['# only a comment', "g:1:17: expected a line 'grammar NAME'"],
    ['grammar g', "g:1:10: expected a line 'start SYMBOL'"],
    ['grammar g\nstart model', "g:2:12: expected a definition 'SYMBOL ::= productions'"],
    ['grammar\nstart model', "g:2:1: expected a name after 'grammar', found 'start'"],
    ['grammar g h', "g:1:11: expected the end of the line, found 'h'"],
    ['grammar g\ngrammar h', "g:2:1: a second 'grammar' line; keep one"],
    ['grammar g\nstart 3', "g:2:7: expected a name after 'start', found '3'"],
    [
      'hello',
      "g:1:1: expected 'grammar NAME', 'start SYMBOL', 'numbers real', 'constant NAME = NUMBER' or 'SYMBOL ::= productions', found 'hello'",
    ],
    ['{"json": 1}', 'g:1:1: unexpected "{"; expected a name, a number, an operator or a bracket'],
    ['\0', 'g:1:1: unexpected "\\u0000"; expected a name, a number, an operator or a bracket'],
    ['#'.repeat(65_537), 'g:1:1: expected at most 65536 characters, found 65537'],
  ])('%#', (source, message) => expect(mistakeOf(source)).toBe(message));
});

describe('productions', () => {
  test.each([
    ['int ::= n [0]', "4:12: expected a weight, a whole number from 1 to 65535, found '0'"],
    ['int ::= n [-1]', "4:12: expected a weight, a whole number from 1 to 65535, found '-'"],
    ['int ::= n [65536]', "4:12: expected a weight, a whole number from 1 to 65535, found '65536'"],
    ['int ::= n []', "4:12: expected a weight, a whole number from 1 to 65535, found ']'"],
    [
      'int ::= n [2 given] | 1',
      "4:23: productions with a weight marked 'given' stand behind the others of their symbol",
    ],
    ['int ::= n [given]', "4:12: expected a weight, a whole number from 1 to 65535, found 'given'"],
    [
      'int ::= n | other\nother ::= given(n) [2 given]',
      "5:1: 'other' derives nothing where there are no given columns: each of its productions leads back to a symbol that never ends; add one that ends",
    ],
    [
      'int ::= n [3] | int + int [4] | given(n) [2 given]',
      "4:1: programs from 'int' are infinitely long on average where there are no given columns: each expansion leaves 1.14 symbols to expand where less than 1 is needed; give more weight to productions that end",
    ],
    ['int ::= n [2 | 1', "4:14: expected ']' after the weight, found '|'"],
    ['int ::= n [2] 3', "4:15: expected '|', a weight such as [2] or the next 'SYMBOL ::=', found '3'"],
    ['int ::= n [60000] | 1 [60000]', "4:21: the weights of 'int' add up to more than 65536"],
    ['int ::= | n', "4:9: expected a number, a name or '(', found '|'"],
    ['int ::= n |', "4:12: expected a number, a name or '(', found the end of the text"],
    ['int ::= n\n        1', "5:9: expected '|', a weight such as [2] or the next 'SYMBOL ::=', found '1'"],
    ['int ::= (n', "4:11: expected ')' to close the parenthesis, found the end of the text"],
    ['int ::= n ; 1', '4:11: unexpected ";"; expected a name, a number, an operator or a bracket'],
    ['int ::= gcd(n)', "4:9: 'gcd' takes 2 arguments, not 1"],
    ['int ::= given(n, n)', "4:9: 'given' takes 1 argument, not 2"],
    ['int ::= exact(n, n)', "4:9: 'exact' takes 1 argument, not 2"],
    ['int ::= literal(2)', "4:9: 'literal' is a symbol and takes no arguments"],
    ['int ::= n | int(2)', "4:13: 'int' is a symbol and takes no arguments"],
    ['int ::= `price`(n)', '4:9: a grammar names no columns; write given(n) for any given column'],
    ['int ::= a', '4:9: the target needs a row: write a(n-1), a(n-2) …'],
    ['int ::= n |  # and then?\n  frob(n)', "5:3: unknown primitive 'frob'"],
    ['int ::= frob', "4:9: unknown name 'frob': no symbol, variable or primitive is called so"],
  ])('%s', (lines, message) => expect(mistakeOf(HEADER + lines)).toBe(`g:${message}`));
});

describe('symbols', () => {
  test.each([
    ['int ::= n\nint ::= 1', "5:1: 'int' is already defined in line 4; join the productions with '|'"],
    [
      'int ::= n\nother ::= 1',
      "5:1: 'other' is never reached from 'model'; use it in a production or remove it",
    ],
    ['int ::= n\nliteral ::= 1', "5:1: 'literal' is a word of the language; name the symbol otherwise"],
    ['int ::= n\nmod ::= 1', "5:1: 'mod' is a word of the language; name the symbol otherwise"],
    ['int ::= n\nexact ::= 1', "5:1: 'exact' is a word of the language; name the symbol otherwise"],
    ['int ::= sum(int, 1, n, 1) | n', "4:9: 'int' is a symbol; bind another name in 'sum'"],
  ])('%s', (lines, message) => expect(mistakeOf(HEADER + lines)).toBe(`g:${message}`));

  test('the start symbol', () => {
    expect(mistakeOf('grammar g\nstart mdl\nmodel ::= exact(n)')).toBe(
      "g:2:7: the start symbol 'mdl' is not defined",
    );
    expect(mistakeOf('grammar g\nstart int\nint ::= n')).toBe(
      "g:2:7: the start symbol 'int' must derive models: exact(...), patched(...), noisy(...) or context(...)",
    );
  });

  test('too many', () => {
    const many = Array.from({ length: 300 }, (_, index) => `s${index} ::= n`).join('\n');
    expect(mistakeOf(HEADER + many)).toBe('g:259:1: expected at most 256 symbols');
  });
});

describe('types', () => {
  test.each([
    [
      'int ::= n | n = 1',
      "4:13: this is a condition, where the productions of 'int' before it are each an integer",
    ],
    ['int ::= n + bool\nbool ::= n = 1', "4:13: '+' wants an integer here, and this is a condition"],
    ['int ::= if(n, 1, 2)', "4:12: 'if' wants a condition here, and this is an integer"],
    ['int ::= -(n = 1)', "4:11: '-' wants an integer here, and this is a condition"],
    ['int ::= count(k, 1, n, k)', "4:24: the body of 'count' wants a condition here, and this is an integer"],
    ['int ::= n = 1', "3:17: 'exact' wants an integer here, and this is a condition"],
    ['int ::= n + exact(n)', "4:13: '+' wants an integer here, and this is a model"],
    ['int ::= a(n = 1)', "4:11: 'a' wants an integer here, and this is a condition"],
    ['int ::= given(prime?(n))', "4:22: 'given' wants an integer here, and this is a condition"],
    // The type of `bool` is known only after that of `other`.
    [
      'int ::= n | -bool\nbool ::= other\nother ::= n < 2',
      "4:14: '-' wants an integer here, and this is a condition",
    ],
  ])('%s', (lines, message) => expect(mistakeOf(HEADER + lines)).toBe(`g:${message}`));
});

describe('bound variables', () => {
  test.each([
    ['int ::= n | k', "4:13: unknown name 'k': no symbol, variable or primitive is called so"],
    [
      'int ::= sum(k, 1, n, body) [9] | body\nbody ::= k',
      "5:10: the variable 'k' is not bound here: 'body' is also reached from 'int', where no binder binds it",
    ],
    [
      // The bounds are outside the scope.
      'int ::= sum(k, 1, k, 1)',
      "4:19: the variable 'k' is not bound here: 'int' is also reached from 'model', where no binder binds it",
    ],
    ['int ::= sum(k, 1, n, one)\none ::= two | int\ntwo ::= k', 'valid'],
    [
      'int ::= sum(k, 1, n, one) | sum(j, 1, n, one)\none ::= k',
      "5:9: the variable 'k' is not bound here: 'one' is also reached from 'int', where no binder binds it",
    ],
    [
      'int ::= sum(k, 1, n, one) | product(k, 0, 3, one)\none ::= k [2] | sum(j, 1, k, two)\ntwo ::= j*k',
      'valid',
    ],
  ])('%s', (lines, message) => {
    const expected = message === 'valid' ? message : `g:${message}`;
    expect(mistakeOf(HEADER + lines)).toBe(expected);
  });
});

describe('programs that never come', () => {
  test.each([
    ['int ::= int', "4:1: 'int' derives nothing"],
    ['int ::= past\npast ::= int [2]', "4:1: 'int' derives nothing"],
    ['int ::= n | other\nother ::= other + 1', "5:1: 'other' derives nothing"],
    ['int ::= n | int + int', "4:1: programs from 'int' are infinitely long on average"],
    [
      `${Array.from({ length: 14 }, (_, i) => `${i > 0 ? `s${i}` : 'int'} ::= s${i + 1} + s${i + 1}`).join('\n')}\ns14 ::= n`,
      '2:7: even the smallest program is beyond 10000 steps or 200 levels of nesting',
    ],
  ])('%s', (lines, message) => expect(mistakeOf(HEADER + lines)).toContain(`g:${message}`));
});

test('a term nested beyond all measure', () => {
  expect(mistakeOf(`${HEADER}int ::= ${'-('.repeat(20_000)}n`)).toMatch(
    /^g:4:\d+: the program is nested too deeply$/,
  );
});

test('comments, line ends and layout make no difference', () => {
  const plain = parseGrammar('grammar g\nstart model\nmodel ::= exact(int)\nint ::= n [2] | int + 1\n', 'g');
  const laid = parseGrammar(
    'start model # first\r\n\r\ngrammar g\r\nmodel ::=\r\n  exact( int )\r\nint ::= n [ 2 ] # two\r\n\r\n\t| int +\r\n 1 [1]',
    'g',
  );
  const withoutLines = ({ symbols }: typeof plain) =>
    symbols.map(({ productions, ...symbol }) => ({
      ...symbol,
      productions: productions.map(({ term, weight, bits }) => ({ term, weight, bits })),
    }));
  expect(withoutLines(laid)).toEqual(withoutLines(plain));
  expect(laid.symbols.map(({ productions }) => productions.map(({ line }) => line))).toEqual([[5], [6, 8]]);
});

const { source } = shippedGrammar('integer');
const piece = fc
  .nat(source.length)
  .chain((from) => fc.nat(40).map((size) => source.slice(from, from + size)));

test.prop([fc.nat(source.length), fc.nat(30), piece])(
  'a damaged grammar is a grammar or a mistake with a place',
  (at, cut, inserted) => {
    const damaged = source.slice(0, at) + inserted + source.slice(at + cut);
    expect(mistakeOf(damaged)).toMatch(/^valid$|^g:\d+:\d+: /);
  },
);

describe('grammars made to be slow', () => {
  const nested = (inner: string, levels: number) => `${inner.repeat(levels)}n${')'.repeat(levels)}`;
  test.each([
    ['compound models in each other', `model ::= ${nested('piecewise(', 30)}`, 'in which it cannot stand'],
    [
      'the same where nothing uses it',
      `model ::= exact(n)\nu ::= ${nested('piecewise(', 40)}`,
      'in which it cannot stand',
    ],
    [
      'compound models in expressions',
      `model ::= exact(${nested('abs(piecewise(', 30)}${')'.repeat(31)}`,
      'inside an expression',
    ],
    ['sums of thousands of terms', `model ::= exact(n${' + n'.repeat(15_000)})`, 'nested deeper than 200'],
    ['towers of powers', `model ::= exact(${'2^'.repeat(250)}n)`, 'nested deeper than 200'],
    [
      'thousands of compound models',
      `model ::= exact(n) [2]${' | piecewise(s)'.repeat(4000)}\ns ::= exact(n)`,
      'valid',
    ],
    [
      'thousands of binders',
      `model ::= exact(s)\ns ::= n [9000]${' | sum(k, 1, n, s)'.repeat(3000)}`,
      'valid',
    ],
  ])('%s', (_, lines, expected) => {
    expect(mistakeOf(`grammar g\nstart model\n${lines}`)).toContain(expected);
  });
});
