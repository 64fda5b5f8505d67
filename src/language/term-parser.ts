import { BEFORE } from '../data/dataset.js';
import { SyntaxMistake } from '../errors.js';
import { BINDERS } from './binders.js';
import type { NodeOver } from './expression.js';
import { MAX_DEPTH } from './limits.js';
import { EARLIER, isBindable, meantFunction, ROW, TARGET } from './names.js';
import { INFIX, type Infix, MINUS, PREFIX, type Prefix } from './operators.js';
import { PRIMITIVES } from './primitives.js';
import type { Token } from './tokens.js';

/** How a parser of terms builds nodes and reads the names that the language itself does not know. */
export interface TermReader<Node> {
  readonly build: (node: NodeOver<Node>) => Node;
  /** A name on its own that no enclosing binder binds, other than `n`; undefined if it means nothing here. */
  readonly bare: (name: string, token: Token) => Node | undefined;
  /** A called name that is no primitive, binder or `a`; `arguments` as read. Undefined if it means nothing here. */
  readonly call: (name: string, values: readonly Node[], token: Token) => Node | undefined;
}

/** What is meant by two operators that stand side by side. */
const MEANT: ReadonlyMap<string, string> = new Map([['**', 'a power is written with ^: n^2']]);

/** Brackets and operators may nest this deep in a text; each level of an expression can take a few. */
const MAX_NESTING = 4 * MAX_DEPTH;

/**
 * Reads terms from tokens by precedence climbing. It stops at the first token that cannot continue the term and
 * leaves that to the caller, so grammar files can go on with `[weight]` or `|`. Throws {@link SyntaxMistake}.
 */
export class TermParser<Node> {
  #position: number;
  #nesting = 0;
  readonly #scope: string[] = [];

  /** @param position index of the token to begin at */
  constructor(
    readonly tokens: readonly Token[],
    readonly source: string,
    readonly reader: TermReader<Node>,
    position = 0,
  ) {
    this.#position = position;
  }

  /** Index of the token that comes next. */
  get position(): number {
    return this.#position;
  }

  /** The token that comes next; the last is `end`. */
  get next(): Token {
    return this.tokens[this.#position];
  }

  /** Moves past the next token and returns it. */
  advance(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.#position++;
    return token;
  }

  /** Whether the next token is this symbol. */
  at(symbol: string): boolean {
    return this.next.kind === 'mark' && this.next.text === symbol;
  }

  /** Moves past this symbol, or fails. */
  expect(symbol: string, where: string): Token {
    if (!this.at(symbol)) this.fail(`expected '${symbol}' ${where}, found ${describe(this.next)}`);
    return this.advance();
  }

  /** Throws the mistake at the next token, or at the one given. */
  fail(detail: string, token: Token = this.next): never {
    throw new SyntaxMistake(this.source, token.line, token.column, detail);
  }

  /** Reads one term. */
  term(): Node {
    return this.#operation(0);
  }

  /** Reads operands joined by operators that bind at least as tight as `floor`. */
  #operation(floor: number): Node {
    if (++this.#nesting > MAX_NESTING) this.fail('the program is nested too deeply');
    let left = this.#operand();
    for (;;) {
      const operator = this.#infix();
      if (operator === undefined || operator.precedence < floor) break;
      const token = this.advance();
      const meant = MEANT.get(token.text + this.next.text);
      if (meant !== undefined) this.fail(meant);
      const tighter = operator.associativity === 'right' ? operator.precedence : operator.precedence + 1;
      left = this.#apply(token.text, [left, this.#operation(tighter)]);
      if (operator.associativity === 'none' && this.#infix()?.precedence === operator.precedence) {
        this.fail(`'${token.text}' and '${this.next.text}' do not chain; use both(x, y)`);
      }
    }
    this.#nesting--;
    return left;
  }

  /** The notation of the infix operator that comes next, if one does. */
  #infix(): Infix | undefined {
    const { kind, text } = this.next;
    return kind === 'name' || kind === 'mark' ? INFIX.get(text) : undefined;
  }

  #operand(): Node {
    const token = this.advance();
    switch (token.kind) {
      case 'number':
        this.#refuseProduct(token);
        return this.reader.build({ kind: 'literal', value: BigInt(token.text) });
      case 'name':
        if (!INFIX.has(token.text)) return this.at('(') ? this.#call(token) : this.#name(token);
        break;
      case 'quoted':
        return this.#columnOrFail(token);
      case 'mark': {
        if (token.text === '(') {
          const inner = this.term();
          this.#refuseProduct(this.expect(')', 'to close the parenthesis'));
          return inner;
        }
        const prefix = PREFIX.get(token.text);
        if (prefix !== undefined) return this.#prefixed(token, prefix);
        break;
      }
      case 'end':
        break;
    }
    return this.fail(`expected a number, a name or '(', found ${describe(token)}`, token);
  }

  /** `2n`, `2(n + 1)` and `(n + 1)n` mean products to people; here a product has its sign. */
  #refuseProduct(left: Token): void {
    const { next } = this;
    const isJoined = next.line === left.line && next.column === left.column + left.text.length;
    const isFactor = next.kind === 'name' ? !INFIX.has(next.text) : next.text === '(' && next.kind === 'mark';
    if (isJoined && isFactor) this.fail(`a product is written with *: ${left.text}*${next.text}`);
  }

  /** `-3` is the literal; `-3^2` is minus 3^2, since `^` binds tighter than the sign; `-x` is minus x. */
  #prefixed({ text }: Token, { name, precedence }: Prefix): Node {
    if (text === MINUS && this.next.kind === 'number') {
      const following = INFIX.get(this.tokens[this.#position + 1].text);
      if (following === undefined || following.precedence < precedence) {
        return this.reader.build({ kind: 'literal', value: -BigInt(this.advance().text) });
      }
    }
    return this.#apply(name, [this.#operation(precedence)]);
  }

  #name(token: Token): Node {
    const { text } = token;
    if (text === ROW || this.#scope.includes(text))
      return this.reader.build({ kind: 'variable', name: text });
    const found = this.reader.bare(text, token);
    if (found !== undefined) return found;
    if (text === TARGET) this.fail('the target needs a row: write a(n-1), a(n-2) …', token);
    if (PRIMITIVES.has(text) || BINDERS.has(text)) this.fail(`expected '(' after '${text}'`);
    return this.fail(`unknown name '${text}'; a given column is written ${text}(n), with its row`, token);
  }

  #columnOrFail(token: Token): Node {
    if (!this.at('(')) this.fail(`expected '(' after the column \`${token.text}\``);
    const column = this.#values(token);
    return this.#given(token, column);
  }

  #call(token: Token): Node {
    const { text } = token;
    const binder = BINDERS.get(text);
    if (binder !== undefined) return this.#bind(token, binder.parameterTypes.length);
    const values = this.#values(token);
    const entry = PRIMITIVES.get(text);
    if (entry !== undefined) {
      if (entry.notation.kind !== 'call') this.fail(`'${text}' is not written as a call: write -(x)`, token);
      this.#requireCount(token, values, entry.parameters.length);
      return this.#apply(text, values);
    }
    if (text === TARGET) {
      this.#requireCount(token, values, 1);
      return this.reader.build({ kind: 'past', index: values[0] });
    }
    if (text === EARLIER) {
      this.#requireCount(token, values, 1);
      return this.reader.build({ kind: 'given', column: BEFORE, index: values[0] });
    }
    const found = this.reader.call(text, values, token);
    return found ?? this.#given(token, values);
  }

  #given(token: Token, values: readonly Node[]): Node {
    if (values.length !== 1) {
      this.fail(
        `'${token.text}' is not a function; a given column takes one row, ${token.text}(n)${meantFunction(token.text)}`,
        token,
      );
    }
    return this.reader.build({ kind: 'given', column: token.text, index: values[0] });
  }

  #bind(token: Token, parameters: number): Node {
    this.expect('(', `after '${token.text}'`);
    const variable = this.advance();
    if (variable.kind !== 'name' || !isBindable(variable.text)) {
      this.fail(`expected a variable to bind, such as k, found ${describe(variable)}`, variable);
    }
    const values: Node[] = [];
    for (let index = 0; index < parameters; index++) {
      this.expect(',', `in '${token.text}', which takes a variable, ${parameters} arguments and a body`);
      values.push(this.term());
    }
    this.expect(',', `before the body of '${token.text}'`);
    this.#scope.push(variable.text);
    const body = this.term();
    this.#scope.pop();
    this.expect(')', `to close '${token.text}'`);
    return this.reader.build({
      kind: 'bind',
      binder: token.text,
      variable: variable.text,
      arguments: values,
      body,
    });
  }

  /** The arguments of a call, in parentheses. */
  #values(token: Token): Node[] {
    this.expect('(', `after '${token.text}'`);
    const values: Node[] = [];
    if (!this.at(')')) {
      values.push(this.term());
      while (this.at(',')) {
        this.advance();
        values.push(this.term());
      }
    }
    this.expect(')', `or ',' after an argument of '${token.text}'`);
    return values;
  }

  #requireCount(token: Token, values: readonly Node[], count: number): void {
    if (values.length === count) return;
    this.fail(
      `'${token.text}' takes ${count} ${count === 1 ? 'argument' : 'arguments'}, not ${values.length}`,
      token,
    );
  }

  #apply(primitive: string, values: readonly Node[]): Node {
    return this.reader.build({ kind: 'apply', primitive, arguments: values });
  }
}

/** A token as it is named in errors. */
export function describe(token: Token): string {
  switch (token.kind) {
    case 'end':
      return 'the end of the text';
    case 'quoted':
      return `the column \`${token.text}\``;
    default:
      return `'${token.text.length > 40 ? `${token.text.slice(0, 40)}…` : token.text}'`;
  }
}
