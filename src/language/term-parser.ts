import { BEFORE } from '../data/dataset.js';
import { SyntaxMistake } from '../errors.js';
import { BINDERS } from './binders.js';
import { type Decimal, headsOver, type Literal, type NodeOver, type Numbers } from './expression.js';
import { MAX_DEPTH } from './limits.js';
import { EARLIER, isBindable, meantFunction, ROW, TARGET } from './names.js';
import { writtenAs } from './operation.js';
import { type Infix, MINUS, OPERATORS, type Prefix } from './operators.js';
import { decimal, MAX_DECIMAL_DIGITS, MAX_DECIMAL_EXPONENT } from './real/decimal.js';
import { quote, type Token } from './tokens.js';

/** How a parser of terms builds nodes and reads the names that the language itself does not know. */
export interface TermReader<Node> {
  readonly build: (node: NodeOver<Node>) => Node;
  /** A name on its own that no enclosing binder binds, other than `n`; undefined if it means nothing here. */
  readonly bare: (name: string, token: Token) => Node | undefined;
  /** Whether a name is that of a given column, so that what stands in brackets behind it is a row. */
  readonly isColumn: (name: string, numbers: Numbers) => boolean;
  /** A called name that is no primitive, binder or `a`; `arguments` as read. Undefined if it means nothing here. */
  readonly call: (name: string, values: readonly Node[], token: Token) => Node | undefined;
}

/** What to write in programs of integers for operators of real numbers that they lack. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['/', "division is written 'n div 2', and rounds down"],
]);

/** What is meant by two operators that stand side by side. */
const MEANT: ReadonlyMap<string, string> = new Map([['**', 'a power is written with ^: n^2']]);

/** Brackets and operators may nest this deep in a text; each level of an expression can take a few. */
const MAX_NESTING = 4 * MAX_DEPTH;

/**
 * Reads terms from tokens by precedence climbing. It stops at the first token that cannot continue the term and
 * leaves that to the caller, so grammar files can go on with `[weight]` or `|`. Throws {@link SyntaxMistake}.
 */
export class TermParser<Node> {
  /** What the term that is read computes with. */
  numbers: Numbers = 'integer';
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

  /** Reads something that computes with these numbers. */
  within<Read>(numbers: Numbers, read: () => Read): Read {
    const { numbers: around } = this;
    this.numbers = numbers;
    const found = read();
    this.numbers = around;
    return found;
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
      left = this.#apply(operator.name, [left, this.#operation(tighter)]);
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
    if (kind !== 'name' && kind !== 'mark') return undefined;
    const { infix } = this.#operators;
    if (!infix.has(text)) this.#refuseOther(text);
    return infix.get(text);
  }

  /** An operator of the other sort of numbers ends no term. */
  #refuseOther(text: string): void {
    if (this.numbers === 'integer' && OPERATORS.real.infix.has(text)) {
      this.fail(`unexpected "${text}"; ${INSTEAD.get(text) ?? 'it stands between real numbers alone'}`);
    }
    if (this.numbers === 'real' && OPERATORS.integer.infix.has(text)) {
      const own = [...OPERATORS.real.infix.keys()].join(' ');
      this.fail(`'${text}' stands between integers alone; real numbers have ${own}`);
    }
  }

  get #operators() {
    return OPERATORS[this.numbers];
  }

  #operand(): Node {
    const token = this.advance();
    switch (token.kind) {
      case 'number':
        this.#refuseProduct(token);
        return this.#number(token, 1n);
      case 'name':
        if (!this.#operators.infix.has(token.text))
          return this.at('(') ? this.#call(token) : this.#name(token);
        break;
      case 'quoted':
        return this.#columnOrFail(token);
      case 'mark': {
        if (token.text === '(') {
          const inner = this.term();
          this.#refuseProduct(this.expect(')', 'to close the parenthesis'));
          return inner;
        }
        const prefix = this.#operators.prefix.get(token.text);
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
    const isFactor =
      next.kind === 'name'
        ? !this.#operators.infix.has(next.text)
        : next.text === '(' && next.kind === 'mark';
    if (isJoined && isFactor) this.fail(`a product is written with *: ${left.text}*${next.text}`);
  }

  /** `-3` is the literal; `-3^2` is minus 3^2, since `^` binds tighter than the sign; `-x` is minus x. */
  #prefixed({ text }: Token, { name, precedence }: Prefix): Node {
    if (text === MINUS && this.next.kind === 'number') {
      const following = this.#operators.infix.get(this.tokens[this.#position + 1].text);
      if (following === undefined || following.precedence < precedence) {
        return this.#number(this.advance(), -1n);
      }
    }
    return this.#apply(name, [this.#operation(precedence)]);
  }

  #number(token: Token, sign: bigint): Node {
    const { text } = token;
    if (this.numbers === 'real') return this.reader.build(this.#decimal(token, sign));
    if (!isWhole(token)) {
      const heads = headsOver('real').map((head) => `${head}(...)`);
      this.fail(`${text} is no integer; such numbers stand in ${heads.join(', ')} only`, token);
    }
    return this.reader.build({ kind: 'literal', value: sign * BigInt(text) });
  }

  #decimal(token: Token, sign: bigint): Literal | Decimal {
    const [mantissa, power = '0'] = token.text.toLowerCase().split('e');
    const [whole, fraction = ''] = mantissa.split('.');
    const digits = (whole + fraction).replace(/^0+/, '');
    const significant = digits.replace(/0+$/, '').length;
    const exponent = Number(power) - fraction.length;
    if (significant > MAX_DECIMAL_DIGITS) {
      this.fail(`a number has at most ${MAX_DECIMAL_DIGITS} digits, not ${significant}`, token);
    }
    if (Math.abs(exponent + digits.length - 1) > MAX_DECIMAL_EXPONENT) {
      this.fail(`the power of ten of a number is at most ${MAX_DECIMAL_EXPONENT}`, token);
    }
    return decimal(sign * BigInt(digits === '' ? 0 : digits), exponent);
  }

  #name(token: Token): Node {
    const { text } = token;
    const { numbers } = this;
    if (text === ROW || this.#scope.includes(text))
      return this.reader.build({ kind: 'variable', name: text });
    const constant = writtenAs(text, numbers);
    if (constant?.notation.kind === 'constant') return this.#apply(constant.name, []);
    const found = this.reader.bare(text, token);
    if (found !== undefined) return found;
    if (text === TARGET) {
      const column = numbers === 'real' ? `; a given column of that name is written ${quote(TARGET)}` : '';
      this.fail(`the target needs a row: write a(n-1), a(n-2) …${column}`, token);
    }
    if (writtenAs(text, numbers) !== undefined || (numbers === 'integer' && BINDERS.has(text))) {
      this.fail(`expected '(' after '${text}'`);
    }
    if (numbers === 'real' && this.reader.isColumn(text, numbers)) return this.#column(text);
    return this.fail(`unknown name '${text}'; a given column is written ${text}(n), with its row`, token);
  }

  #columnOrFail(token: Token): Node {
    if (!this.at('(')) {
      if (this.numbers === 'real') return this.#column(token.text);
      this.fail(`expected '(' after the column \`${token.text}\``);
    }
    const column = this.within('integer', () => this.#values(token));
    return this.#given(token, column);
  }

  /** A given column at the row n, without brackets. */
  #column(column: string): Node {
    const index = this.reader.build({ kind: 'variable', name: ROW });
    return this.reader.build({ kind: 'given', column, index });
  }

  #call(token: Token): Node {
    const { text } = token;
    const { numbers } = this;
    const binder = numbers === 'integer' ? BINDERS.get(text) : undefined;
    if (binder !== undefined) return this.#bind(token, binder.parameterTypes.length);
    if (numbers === 'real' && BINDERS.has(text) && this.tokens[this.#position + 2]?.text === ',') {
      this.fail(`'${text}' stands in programs of integers alone`, token);
    }
    const entry = writtenAs(text, numbers);
    const holdsRow =
      entry === undefined && (text === TARGET || text === EARLIER || this.reader.isColumn(text, numbers));
    const values = this.within(holdsRow ? 'integer' : numbers, () => this.#values(token));
    if (entry !== undefined) {
      const { kind } = entry.notation;
      if (kind === 'constant')
        this.fail(
          `'${text}' is a number; a product is written ${text}*(...), a given column of that name ${quote(text)}`,
          token,
        );
      if (kind !== 'call') this.fail(`'${text}' is not written as a call: write -(x)`, token);
      this.#requireCount(token, values, entry.parameters.length);
      return this.#apply(entry.name, values);
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
        `'${token.text}' is not a function; a given column takes one row, ${token.text}(n)${meantFunction(token.text, this.numbers)}`,
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

/** Whether a token is a whole number without a sign. */
export function isWhole({ kind, text }: Token): boolean {
  return kind === 'number' && /^\d+$/.test(text);
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
