import { checkModel, typeOf } from './check.js';
import { depthOf } from './depth.js';
import {
  type CompoundModel,
  type CompoundName,
  type Expression,
  HEADS,
  type HeadName,
  hasPieces,
  type Model,
  NUMBERS_OF,
  type Numbers,
} from './expression.js';
import { MAX_DEPTH } from './limits.js';
import { COMPOUNDS, isColumnName } from './names.js';
import { describe, isWhole, TermParser, type TermReader } from './term-parser.js';
import { tokenize } from './tokens.js';

/**
 * Reads an expression, `a(n-1) + gcd(n, 6)`. Throws {@link SyntaxMistake} where the text is none, and
 * {@link InputError} where a condition stands for a number or the other way round. Any given column's name will do.
 *
 * @param source what to call the text in errors
 * @param numbers what the expression computes with
 */
export function parseExpression(text: string, source = 'program', numbers: Numbers = 'integer'): Expression {
  const parser = parserOf(text, source);
  parser.numbers = numbers;
  const expression = readExpression(parser);
  expectEnd(parser);
  typeOf(expression, {}, numbers);
  return expression;
}

/** Reads a pattern of primitives, `(x + y) - z`: every name in it is a variable. Throws like {@link parseExpression}. */
export function parsePattern(text: string, source = 'pattern'): Expression {
  const parser = parserOf(text, source, (name) => ({ kind: 'variable', name }));
  const pattern = readExpression(parser);
  expectEnd(parser);
  return pattern;
}

/**
 * Reads a model, `exact(a(n-1) + a(n-2))` or `piecewise(20: exact(n), noisy(0))`; a bare expression is read as exact,
 * or as measured where it is one of real numbers. Throws like {@link parseExpression}.
 *
 * @param numbers what a bare expression computes with
 */
export function parseModel(text: string, source = 'program', numbers: Numbers = 'integer'): Model {
  const parser = parserOf(text, source);
  const model = readModel(parser, numbers);
  expectEnd(parser);
  checkModel(model);
  return model;
}

/** The heads of expressions without one. */
const BARE_HEADS: Readonly<Record<Numbers, HeadName>> = { integer: 'exact', real: 'measured' };

/** @param around the compound model that this one stands in */
function readModel(parser: TermParser<Expression>, numbers: Numbers, around?: CompoundName): Model {
  const opens = parser.tokens[parser.position + 1]?.text === '(';
  const word = parser.next.kind === 'name' && opens ? parser.next.text : undefined;
  const compound = COMPOUNDS.find((name) => name === word);
  if (compound !== undefined) {
    if (around !== undefined && (!hasPieces(around) || hasPieces(compound))) {
      parser.fail(`'${compound}' cannot stand in '${around}': pieces may be interleaved, and that is all`);
    }
    return readCompound(parser, numbers, compound);
  }
  const head = HEADS.find((name) => name === word);
  if (head === undefined) {
    const expression = parser.within(numbers, () => readExpression(parser));
    return { head: BARE_HEADS[numbers], expressions: [expression] };
  }
  parser.advance();
  parser.expect('(', `after '${head}'`);
  const expression = parser.within(NUMBERS_OF[head], () => readExpression(parser));
  parser.expect(')', `to close '${head}'`);
  return { head, expressions: [expression] };
}

function readCompound(parser: TermParser<Expression>, numbers: Numbers, head: CompoundName): Model {
  const parts: Model[] = [];
  const lengths: number[] = [];
  parser.advance();
  parser.expect('(', `after '${head}'`);
  for (;;) {
    if (parser.tokens[parser.position + 1]?.text === ':') {
      const rows = parser.advance();
      if (!hasPieces(head)) parser.fail(`the parts of '${head}' take no rows of their own`, rows);
      if (!isWhole(rows)) parser.fail(`expected the rows of a piece, found ${describe(rows)}`, rows);
      lengths.push(Number(rows.text));
      parser.advance();
    }
    if (hasPieces(head) && lengths.length < parts.length) {
      parser.fail('a piece before the last lacks its rows: 20: exact(n)');
    }
    parts.push(readModel(parser, numbers, head));
    if (!parser.at(',')) break;
    parser.advance();
  }
  parser.expect(')', `or ',' after a part of '${head}'`);
  // The types say what was checked on the way: which models stand in which.
  return (hasPieces(head) ? { head, parts, lengths } : { head, parts }) as CompoundModel;
}

function parserOf(
  text: string,
  source: string,
  bare: TermReader<Expression>['bare'] = () => undefined,
): TermParser<Expression> {
  const reader: TermReader<Expression> = {
    build: (node) => node,
    bare,
    isColumn: isColumnName,
    call: (name, _values, token) => {
      if (isColumnName(name, parser.numbers)) return undefined;
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
