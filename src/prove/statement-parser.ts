import { BEFORE } from '../data/dataset.js';
import { InputError } from '../errors.js';
import { checkExpression, typeOf } from '../language/check.js';
import { depthOf } from '../language/depth.js';
import type { Expression } from '../language/expression.js';
import { MAX_DEPTH } from '../language/limits.js';
import { isBindable, isColumnName, meantFunction, ROW } from '../language/names.js';
import { printExpression } from '../language/print.js';
import { describe, TermParser } from '../language/term-parser.js';
import { tokenize } from '../language/tokens.js';
import { freeVariables, sequencesOf } from './free-variables.js';
import { type Definition, printDefinition, type Statement } from './statement.js';

/** Sides and definitions are no longer than this, in UTF-16 units, and there are no more parameters and definitions. */
const MOST_LENGTH = 2 ** 16;
const MOST_PARAMETERS = 1000;
const MOST_DEFINITIONS = 100;

/** A statement as a person writes it. */
export interface StatementText {
  readonly left: string;
  readonly right: string;
  /** The least n; 0 if absent. */
  readonly from?: bigint;
  /** Parameters beyond the free variables of both sides. */
  readonly parameters?: readonly string[];
  /** `L = 2, 1, a(n-1) + a(n-2)`, each using those before it only. */
  readonly definitions?: readonly string[];
  readonly past?: 'integers' | 'bits';
}

/**
 * Reads a statement. Every free variable becomes a parameter. Throws {@link InputError} where a text is no expression or
 * definition, a sequence is not defined, or both sides are not numbers.
 */
export function parseStatement(text: StatementText): Statement {
  if ((text.parameters?.length ?? 0) > MOST_PARAMETERS) {
    throw new InputError(`a statement has ${MOST_PARAMETERS} parameters at most`);
  }
  if ((text.definitions?.length ?? 0) > MOST_DEFINITIONS) {
    throw new InputError(`a statement has ${MOST_DEFINITIONS} definitions at most`);
  }
  const definitions: Definition[] = [];
  for (const definition of text.definitions ?? []) definitions.push(parseDefinition(definition, definitions));
  const names = definitions.map(({ name }) => name);
  const left = parseSide(text.left, 'left side');
  const right = parseSide(text.right, 'right side');
  const parameters = new Set(text.parameters);
  for (const name of parameters) {
    if (!isBindable(name)) throw new InputError(`'${name}' cannot be the name of a parameter`);
  }
  for (const expression of [left, right, ...definitions.map(({ rule }) => rule)]) {
    for (const name of freeVariables(expression)) parameters.add(name);
  }
  parameters.delete(ROW);
  const variables = [...parameters];
  for (const side of [left, right]) {
    checkUses(side, names, variables);
  }
  for (const [index, { rule }] of definitions.entries()) checkUses(rule, names.slice(0, index), variables);
  return {
    left,
    right,
    from: text.from ?? 0n,
    parameters: variables,
    definitions,
    ...(text.past === undefined ? {} : { past: text.past }),
  };
}

/** A statement as text; {@link parseStatement} reads it back. */
export function statementText(
  statement: Statement,
): Required<Omit<StatementText, 'from'>> & { from: string } {
  return {
    left: printExpression(statement.left),
    right: printExpression(statement.right),
    from: String(statement.from),
    parameters: statement.parameters,
    definitions: statement.definitions.map(printDefinition),
    past: statement.past ?? 'integers',
  };
}

/** Reads `L = 2, 1, a(n-1) + a(n-2)`: a name, any number of first terms, and the rule. */
export function parseDefinition(text: string, earlier: readonly Definition[] = []): Definition {
  const [, name = '', body = ''] = /^\s*([A-Za-z_][A-Za-z0-9_]*)\s*=(.*)$/s.exec(text) ?? [];
  if (name === '') {
    throw new InputError(
      `a sequence is defined as 'L = 2, 1, a(n-1) + a(n-2)', first terms and a rule; found '${text}'`,
    );
  }
  if (!isColumnName(name) || name === ROW) {
    throw new InputError(`'${name}' means something in the language already: name the sequence otherwise`);
  }
  if (earlier.some((definition) => definition.name === name)) {
    throw new InputError(`the sequence '${name}' is defined twice`);
  }
  const parser = parserOf(body, `the definition of ${name}`);
  const terms = [parser.term()];
  while (parser.at(',')) {
    parser.advance();
    terms.push(parser.term());
  }
  expectEnd(parser);
  const rule = terms[terms.length - 1];
  requireDepth(rule);
  const initial = terms.slice(0, -1).map((term) => {
    if (term.kind === 'literal') return term.value;
    throw new InputError(
      `the first terms of ${name} are to be integers; ${printExpression(term)} is none (the rule comes last)`,
    );
  });
  return { name, initial, rule };
}

function parseSide(text: string, source: string): Expression {
  const parser = parserOf(text, source);
  const expression = parser.term();
  expectEnd(parser);
  requireDepth(expression);
  return expression;
}

/** Takes any name that can be bound for a free variable, and any called name that means nothing for a sequence. */
function parserOf(text: string, source: string): TermParser<Expression> {
  if (text.length > MOST_LENGTH) throw new InputError(`${source} is longer than ${MOST_LENGTH} characters`);
  const parser: TermParser<Expression> = new TermParser<Expression>(tokenize(text, source), source, {
    build: (node) => node,
    isColumn: isColumnName,
    bare: (name) => (isBindable(name) && isColumnName(name) ? { kind: 'variable', name } : undefined),
    call: (name, _values, token) =>
      isColumnName(name)
        ? undefined
        : parser.fail(`'${name}' heads a model; a statement is between expressions`, token),
  });
  return parser;
}

function expectEnd(parser: TermParser<Expression>): void {
  if (parser.next.kind !== 'end') {
    parser.fail(`expected an operator or the end, found ${describe(parser.next)}`);
  }
}

function requireDepth(expression: Expression): void {
  if (depthOf(expression) > MAX_DEPTH) {
    throw new InputError(`the expression is nested deeper than ${MAX_DEPTH}`);
  }
}

/** A number that names known sequences only. */
function checkUses(expression: Expression, sequences: readonly string[], variables: readonly string[]): void {
  for (const name of sequencesOf(expression)) {
    if (name === BEFORE) throw new InputError("'before' means the rows before a piece: a statement has none");
    if (!sequences.includes(name)) {
      throw new InputError(
        `the sequence '${name}' is not defined; define it with --let "${name} = 1, a(n-1)"${meantFunction(name)}`,
      );
    }
  }
  if (typeOf(expression, { variables }) !== 'integer') checkExpression(expression);
}
