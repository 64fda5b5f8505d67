import { checkExpression, typeOf } from './check.js';
import { depthOf } from './depth.js';
import type { Expression, HeadName, Model } from './expression.js';
import { MAX_DEPTH } from './limits.js';
import { HEADS, isColumnCall } from './names.js';
import { describe, TermParser, type TermReader } from './term-parser.js';
import { type Token, tokenize } from './tokens.js';

/**
 * Reads an expression, `a(n-1) + gcd(n, 6)`. Throws {@link SyntaxMistake} where the text is none, and
 * {@link InputError} where a condition stands for a number or the other way round. Any given column's name will do.
 *
 * @param source what to call the text in errors
 */
export function parseExpression(text: string, source = 'program'): Expression {
  const parser = parserOf(text, source);
  const expression = readExpression(parser);
  expectEnd(parser);
  typeOf(expression);
  return expression;
}

/** Reads a model, `exact(a(n-1) + a(n-2))`; a bare expression is read as exact. Throws like {@link parseExpression}. */
export function parseModel(text: string, source = 'program'): Model {
  const parser = parserOf(text, source);
  const head = headOf(parser.next);
  if (head === undefined || parser.tokens[parser.position + 1].text !== '(') {
    const expression = readExpression(parser);
    expectEnd(parser);
    checkExpression(expression);
    return { head: 'exact', expressions: [expression] };
  }
  parser.advance();
  parser.expect('(', `after '${head}'`);
  const expression = readExpression(parser);
  parser.expect(')', `to close '${head}'`);
  expectEnd(parser);
  checkExpression(expression);
  return { head, expressions: [expression] };
}

function parserOf(text: string, source: string): TermParser<Expression> {
  const reader: TermReader<Expression> = {
    build: (node) => node,
    bare: () => undefined,
    call: (name, _values, token) => {
      if (isColumnCall(name)) return undefined;
      return parser.fail(`'${name}' cannot stand inside an expression; quote a column of that name`, token);
    },
  };
  const parser = new TermParser<Expression>(tokenize(text, source), source, reader);
  return parser;
}

function readExpression(parser: TermParser<Expression>): Expression {
  const start = parser.next;
  const expression = parser.term();
  if (depthOf(expression) > MAX_DEPTH) parser.fail(`the program is nested deeper than ${MAX_DEPTH}`, start);
  return expression;
}

function expectEnd(parser: TermParser<Expression>): void {
  if (parser.next.kind !== 'end') {
    parser.fail(`expected an operator or the end of the program, found ${describe(parser.next)}`);
  }
}

function headOf(token: Token): HeadName | undefined {
  return token.kind === 'name' ? HEADS.find((head) => head === token.text) : undefined;
}
