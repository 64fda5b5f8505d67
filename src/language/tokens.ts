import { SyntaxMistake } from '../errors.js';
import { OPERATORS } from './operators.js';

/** The smallest pieces of programs and of grammar files. */
export interface Token {
  /**
   * `name`: an identifier; `quoted`: a name in back quotes, `text` without them; `number`: decimal digits, in programs of
   * real numbers also with decimals and an exponent, 1.2e-7; `mark`: an operator or
   * bracket; `end`: the end of the text, with an empty `text`.
   */
  readonly kind: 'name' | 'quoted' | 'number' | 'mark' | 'end';
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/** An identifier by its whole text. */
const WHOLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*\??$/;

/** Whether a name can stand without back quotes as far as its spelling goes. */
export function isIdentifier(name: string): boolean {
  return WHOLE_NAME.test(name);
}

const SPACE = /(?:[ \t\r\n]|#[^\n]*)*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*\??/y;
const NUMBER = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** What stands between names in programs and grammar files, beside the operators that are no names. */
const PUNCTUATION = ['::=', '(', ')', ',', ':', '|', '[', ']'];
const SYMBOL = longestOf([
  ...PUNCTUATION,
  ...Object.values(OPERATORS)
    .flatMap(({ infix, prefix }) => [...infix.keys(), ...prefix.keys()])
    .filter((symbol) => !isIdentifier(symbol)),
]);

/** Matches one of some texts, the longest that stands there. */
function longestOf(texts: readonly string[]): RegExp {
  const alternatives = [...new Set(texts)].sort((one, other) => other.length - one.length);
  return new RegExp(alternatives.map((text) => text.replace(/\W/g, '\\$&')).join('|'), 'y');
}

const QUOTED = /`((?:[^`\\]|\\.)*)`/suy;

/**
 * Cuts a text into tokens, the last of which is `end`. White space separates, `#` begins a comment to the end of its line.
 * Throws {@link SyntaxMistake} at a character that begins no token.
 *
 * @param source what to call the text in errors
 */
export function tokenize(text: string, source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  for (;;) {
    const space = take(SPACE) ?? '';
    const lines = space.split('\n').length - 1;
    at += space.length;
    if (lines > 0) {
      line += lines;
      lineStart = text.lastIndexOf('\n', at - 1) + 1;
    }
    const column = at - lineStart + 1;
    if (at >= text.length) {
      tokens.push({ kind: 'end', text: '', line, column });
      return tokens;
    }
    const place = { line, column };
    const name = take(NAME);
    const number = name === undefined ? take(NUMBER) : undefined;
    const symbol = name === undefined && number === undefined ? take(SYMBOL) : undefined;
    const plain = name ?? number ?? symbol;
    if (plain !== undefined) {
      const kind = name !== undefined ? 'name' : number !== undefined ? 'number' : 'mark';
      tokens.push({ kind, text: plain, ...place });
      at += plain.length;
      continue;
    }
    const quoted = take(QUOTED);
    if (quoted === undefined) throw new SyntaxMistake(source, line, column, unexpectedCharacter(text, at));
    if (quoted === '``') throw new SyntaxMistake(source, line, column, 'a name in back quotes is empty');
    if (quoted.includes('\n')) {
      throw new SyntaxMistake(source, line, column, 'a name in back quotes runs over the end of the line');
    }
    tokens.push({ kind: 'quoted', text: unquote(quoted), ...place });
    at += quoted.length;
  }
}

function unexpectedCharacter(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (character === '`') return 'a name in back quotes is not closed';
  const instead = INSTEAD.get(character) ?? 'expected a name, a number, an operator or a bracket';
  return `unexpected ${JSON.stringify(character)}; ${instead}`;
}

/** What to write for signs of other languages. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['.', 'a decimal number has digits on both sides of its point: 0.5'],
  ['÷', "division is written 'n div 2', and rounds down"],
  ['%', "a remainder is written 'n mod 2'"],
  ['!', "a factorial is written 'factorial(n)', and what is not equal '!='"],
  ['×', "a product is written '2*n'"],
  ['·', "a product is written '2*n'"],
  ['−', "a difference is written with '-'"],
]);

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\\', '\\\\'],
  ['`', '\\`'],
]);

/** A name in back quotes: `\` stands before a back quote and before itself, line ends are `\n` and `\r`. */
export function quote(name: string): string {
  return `\`${name.replace(/[\n\r\\`]/g, (character) => ESCAPES.get(character) ?? character)}\``;
}

function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(.)/gsu, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped === 'r' ? '\r' : escaped));
}
