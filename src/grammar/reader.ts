import { SyntaxMistake } from '../errors.js';
import { BINDERS } from '../language/binders.js';
import { HEADS, type HeadName, NUMBERS_OF, type Numbers } from '../language/expression.js';
import { MAX_DEPTH } from '../language/limits.js';
import { COMPOUNDS, EARLIER, ROW, TARGET } from '../language/names.js';
import { wordsOf, writtenAs } from '../language/operation.js';
import { describe, isWhole, TermParser } from '../language/term-parser.js';
import { type Token, tokenize } from '../language/tokens.js';
import type { Draft, DraftProduction, DraftSymbol } from './draft.js';
import { ANY_GIVEN, type Constant, DECIMAL, LITERAL, type Term, writtenSymbol } from './grammar.js';
import { mayStandIn, partsWritten } from './symbols.js';

/**
 * Grammars come with files that strangers send, so their size has bounds: in UTF-16 units, symbols, weights and
 * different names of bound variables.
 */
const MAX_SOURCE = 1 << 16;
const MAX_SYMBOLS = 256;
const MAX_WEIGHT = 65_535;
const MAX_VARIABLES = 32;

/** Bound on the sum of a symbol's weights: they are the integer frequencies of the arithmetic coder. */
const MAX_TOTAL_WEIGHT = 1 << 16;

const LINE =
  "'grammar NAME', 'start SYMBOL', 'numbers real', 'constant NAME = NUMBER' or 'SYMBOL ::= productions'";

/** Names that a symbol cannot have, since they mean something else in a term. */
const WORDS = new Set<string>([LITERAL, ANY_GIVEN, ROW, TARGET, EARLIER]);

/** What numbers are called in messages. */
const SORTS: Readonly<Record<Numbers, string>> = {
  integer: 'integers',
  real: "real numbers (a line 'numbers real')",
};

/** The lines before the first symbol that say one thing each. */
const HEADERS: readonly string[] = ['grammar', 'start', 'numbers'];

/** Names of functions: they mean something else only where a parenthesis follows, as never behind a symbol. */
const FUNCTIONS: Readonly<Record<Numbers, ReadonlySet<string>>> = {
  integer: functionNames('integer', BINDERS.keys()),
  real: functionNames('real', []),
};

function functionNames(numbers: Numbers, others: Iterable<string>): ReadonlySet<string> {
  const called = [...wordsOf(numbers)].filter((word) => writtenAs(word, numbers)?.notation.kind === 'call');
  return new Set([...HEADS, ...COMPOUNDS, ...called, ...others]);
}

/**
 * Where a grammar comes from. `written`: a person may be wrong about it. `kept`: it is frozen or in a `.kolmo` file, where a symbol may be called
 * like a function that the language got later.
 */
export type Origin = 'written' | 'kept';

/** Reads the text of a grammar file as far as form goes; what the productions mean is checked later. */
export function readDraft(source: string, file: string, origin: Origin = 'written'): Draft {
  if (source.length > MAX_SOURCE) {
    throw new SyntaxMistake(file, 1, 1, `expected at most ${MAX_SOURCE} characters, found ${source.length}`);
  }
  return new Reader(tokenize(source, file), file, origin).draft();
}

class Reader {
  readonly #parser: TermParser<Term>;
  /** The names before a `::=`, and the variables of binders: what a bare name may be. */
  readonly #symbols = new Set<string>();
  readonly #variables = new Set<string>();
  readonly #places = new Map<Term, Token>();
  /** Levels of nesting of each term; a leaf has one. */
  readonly #depths = new Map<Term, number>();
  readonly #numbers: Numbers;
  readonly #constants = new Map<string, Constant>();

  constructor(
    readonly tokens: readonly Token[],
    readonly file: string,
    readonly origin: Origin,
  ) {
    this.#parser = new TermParser<Term>(tokens, file, {
      build: (node) => this.#placed(node),
      bare: (name, token) => this.#bare(name, token),
      isColumn: (name) => name === ANY_GIVEN,
      call: (name, values, token) => this.#call(name, values, token),
    });
    this.#numbers = this.#numbersOf(tokens);
    this.#parser.numbers = this.#numbers;
    for (const [index, { kind, text }] of tokens.entries()) {
      if (this.#isDefinition(index)) this.#define(tokens[index]);
      if (BINDERS.has(text) && tokens[index + 1]?.text === '(' && tokens[index + 2]?.kind === 'name') {
        this.#variables.add(tokens[index + 2].text);
        if (this.#variables.size > MAX_VARIABLES) {
          this.#parser.fail(`expected at most ${MAX_VARIABLES} names of bound variables`, tokens[index + 2]);
        }
      }
      if (kind === 'quoted') {
        this.#parser.fail(
          `a grammar names no columns; write ${ANY_GIVEN}(n) for any given column`,
          tokens[index],
        );
      }
    }
  }

  /** What the grammar says in a line of its own that its programs compute with, wherever that stands. */
  #numbersOf(tokens: readonly Token[]): Numbers {
    const at = tokens.findIndex(({ text }, index) => text === 'numbers' && !this.#isDefinition(index));
    const isHeader = at >= 0 && (at === 0 || tokens[at - 1].line < tokens[at].line);
    return isHeader && tokens[at + 1].text === 'real' ? 'real' : 'integer';
  }

  /** Whether a name means something to the language, and what a symbol or a constant cannot be called. */
  #isTaken(name: string): boolean {
    return (
      WORDS.has(name) ||
      writtenAs(name, this.#numbers) !== undefined ||
      FUNCTIONS[this.#numbers].has(name) ||
      (this.#numbers === 'real' && name === writtenSymbol(DECIMAL))
    );
  }

  #define(token: Token): void {
    const { text } = token;
    if (this.#isTaken(text) && !(this.origin === 'kept' && FUNCTIONS[this.#numbers].has(text))) {
      this.#parser.fail(`'${text}' is a word of the language; name the symbol otherwise`, token);
    }
    this.#symbols.add(text);
    if (this.#symbols.size > MAX_SYMBOLS) {
      this.#parser.fail(`expected at most ${MAX_SYMBOLS} symbols`, token);
    }
  }

  draft(): Draft {
    const parser = this.#parser;
    const headers = new Map<string, Token>();
    const symbols: DraftSymbol[] = [];
    while (parser.next.kind !== 'end') {
      const token = parser.next;
      if (this.#isDefinition(parser.position)) symbols.push(this.#definition(symbols));
      else if (HEADERS.includes(token.text)) {
        if (headers.has(token.text)) parser.fail(`a second '${token.text}' line; keep one`);
        headers.set(token.text, this.#header());
        const numbers = headers.get('numbers')?.text ?? this.#numbers;
        if (numbers !== this.#numbers) {
          parser.fail(`expected 'numbers real' or 'numbers integer', found 'numbers ${numbers}'`, token);
        }
      } else if (token.text === 'constant') {
        if (symbols.length > 0) parser.fail('constants stand before the symbols');
        this.#constant();
      } else if (symbols.length === 0) parser.fail(`expected ${LINE}, found ${describe(token)}`);
      else
        parser.fail(`expected '|', a weight such as [2] or the next 'SYMBOL ::=', found ${describe(token)}`);
    }
    const name = headers.get('grammar') ?? parser.fail("expected a line 'grammar NAME'");
    const start = headers.get('start') ?? parser.fail("expected a line 'start SYMBOL'");
    if (symbols.length === 0) parser.fail("expected a definition 'SYMBOL ::= productions'");
    return {
      file: this.file,
      name: name.text,
      start,
      numbers: this.#numbers,
      constants: [...this.#constants.values()],
      symbols,
      places: this.#places,
    };
  }

  #isDefinition(index: number): boolean {
    return this.tokens[index].kind === 'name' && this.tokens[index + 1]?.text === '::=';
  }

  /** `grammar NAME` or `start SYMBOL`; returns the name. */
  #header(): Token {
    const keyword = this.#parser.advance();
    const name = this.#parser.next;
    if (name.kind !== 'name' || name.line !== keyword.line) {
      this.#parser.fail(`expected a name after '${keyword.text}', found ${describe(name)}`, name);
    }
    this.#parser.advance();
    const { next } = this.#parser;
    if (next.kind !== 'end' && next.line === name.line) {
      this.#parser.fail(`expected the end of the line, found ${describe(next)}`);
    }
    return name;
  }

  /** `constant NAME = NUMBER` */
  #constant(): void {
    const parser = this.#parser;
    parser.advance();
    const name = parser.next;
    if (name.kind !== 'name') parser.fail(`expected a name after 'constant', found ${describe(name)}`);
    if (this.#isTaken(name.text) || this.#symbols.has(name.text) || this.#constants.has(name.text)) {
      parser.fail(`'${name.text}' means something else already; name the constant otherwise`);
    }
    parser.advance();
    parser.expect('=', `after 'constant ${name.text}'`);
    const start = parser.next;
    const value = parser.term();
    const isNumber = value.kind === 'literal' || value.kind === 'decimal';
    const number = isNumber
      ? value
      : parser.fail(`expected a number after 'constant ${name.text} =', found ${describe(start)}`, start);
    this.#constants.set(name.text, { name: name.text, value: number });
  }

  #definition(before: readonly DraftSymbol[]): DraftSymbol {
    const parser = this.#parser;
    const token = parser.advance();
    const name = token.text;
    const first = before.find((symbol) => symbol.name === name);
    if (first !== undefined) {
      parser.fail(
        `'${name}' is already defined in line ${first.token.line}; join the productions with '|'`,
        token,
      );
    }
    const productions: DraftProduction[] = [];
    let total = 0;
    do {
      parser.advance();
      const production = this.#production();
      if (productions.at(-1)?.given && !production.given) {
        parser.fail(
          `productions with a weight marked '${ANY_GIVEN}' stand behind the others of their symbol`,
          production.token,
        );
      }
      total += production.weight;
      if (total > MAX_TOTAL_WEIGHT) {
        parser.fail(`the weights of '${name}' add up to more than ${MAX_TOTAL_WEIGHT}`, production.token);
      }
      productions.push(production);
    } while (parser.at('|'));
    return { token, name, productions };
  }

  #production(): DraftProduction {
    const parser = this.#parser;
    const token = parser.next;
    const term = parser.term();
    this.#places.set(term, token);
    this.#requireCompoundsOutside(term);
    const last = () => this.tokens[parser.position - 1];
    if (!parser.at('[')) return { token, term, weight: 1, given: false, bracket: undefined, last: last() };
    const bracket = parser.advance();
    const digits = parser.next;
    const weight = isWhole(digits) ? Number(digits.text) : 0;
    if (weight < 1 || weight > MAX_WEIGHT) {
      parser.fail(`expected a weight, a whole number from 1 to ${MAX_WEIGHT}, found ${describe(digits)}`);
    }
    parser.advance();
    const given = parser.next.kind === 'name' && parser.next.text === ANY_GIVEN;
    if (given) parser.advance();
    parser.expect(']', 'after the weight');
    return { token, term, weight, given, bracket, last: last() };
  }

  #bare(name: string, token: Token): Term | undefined {
    const { numbers } = this.#parser;
    if (name === LITERAL || this.#symbols.has(name))
      return this.#placed({ kind: 'hole', symbol: name }, token);
    if (this.#numbers === 'real' && name === writtenSymbol(DECIMAL))
      return this.#placed({ kind: 'hole', symbol: DECIMAL }, token);
    const constant = this.#constants.get(name);
    if (constant !== undefined) return this.#placed({ ...constant.value }, token);
    if (this.#variables.has(name)) return this.#placed({ kind: 'variable', name }, token);
    if (writtenAs(name, numbers) !== undefined || name === TARGET) return undefined;
    if (numbers === 'integer' ? BINDERS.has(name) : name === ANY_GIVEN) return undefined;
    return this.#parser.fail(`unknown name '${name}': no symbol, variable or primitive is called so`, token);
  }

  #call(name: string, values: readonly Term[], token: Token): Term {
    const head = HEADS.find((known) => known === name);
    const compound = COMPOUNDS.find((known) => known === name);
    if (head !== undefined || compound !== undefined || name === ANY_GIVEN) {
      if (values.length !== 1) {
        this.#parser.fail(`'${name}' takes 1 argument, not ${values.length}`, token);
      }
      if (compound !== undefined) {
        return this.#placed({ kind: 'compound', head: compound, part: values[0] }, token);
      }
      return head === undefined
        ? this.#placed({ kind: 'given', column: ANY_GIVEN, index: values[0] }, token)
        : this.#model(head, values, token);
    }
    if (this.#symbols.has(name) || name === LITERAL) {
      return this.#parser.fail(`'${name}' is a symbol and takes no arguments`, token);
    }
    return this.#parser.fail(`unknown primitive '${name}'`, token);
  }

  #model(head: HeadName, values: readonly Term[], token: Token): Term {
    if (NUMBERS_OF[head] !== this.#numbers) {
      this.#parser.fail(
        `'${head}' stands over ${SORTS[NUMBERS_OF[head]]}, and the grammar is one of ${SORTS[this.#numbers]}`,
        token,
      );
    }
    return this.#placed({ kind: 'model', head, expressions: values }, token);
  }

  /**
   * Compound models do not stand in anything but for interleaved pieces. What hides behind symbols is checked later; what is
   * written in one term is checked here, before anything visits the part of a compound model twice.
   */
  #requireCompoundsOutside(term: Term): void {
    for (const part of partsWritten(term)) {
      if (part.kind === 'compound') {
        const place = this.#places.get(part);
        if (term.kind !== 'compound')
          this.#parser.fail(`'${part.head}' is a model and cannot stand inside an expression`, place);
        if (!mayStandIn(part, term))
          this.#parser.fail(
            `'${part.head}' is also reached from '${term.head}', in which it cannot stand`,
            place,
          );
      }
      this.#requireCompoundsOutside(part);
    }
  }

  /** Remembers where a term begins: at its first argument if it has any, or else at the token just read. */
  #placed(term: Term, token?: Token): Term {
    const depth = 1 + Math.max(0, ...partsWritten(term).map((part) => this.#depths.get(part) ?? 0));
    if (depth > MAX_DEPTH) this.#parser.fail(`the production is nested deeper than ${MAX_DEPTH}`);
    this.#depths.set(term, depth);
    const first = firstInside(term);
    const inherited = first === undefined ? undefined : this.#places.get(first);
    const last = this.tokens[this.#parser.position - 1];
    this.#places.set(term, token ?? inherited ?? last);
    return term;
  }
}

function firstInside(term: Term): Term | undefined {
  switch (term.kind) {
    case 'past':
    case 'given':
      return term.index;
    case 'apply':
    case 'bind':
      return term.arguments[0];
    default:
      return undefined;
  }
}
