import { EXACT_LIMIT_WIDE } from '../../numbers/exact.js';
import { binder } from '../binders.js';
import type { Apply, Bind, Expression } from '../expression.js';
import { ROW } from '../names.js';
import { MINUS } from '../operators.js';
import { printDecimal } from '../real/decimal.js';
import { renderingOf, safeVariable } from './prelude.js';
import {
  bare,
  CLOSED,
  type ExportLanguage,
  type Grip,
  LOOSE,
  POWER,
  PRODUCT,
  type RealExportLanguage,
} from './rendering.js';

/** How the nodes that are not in the tables are written in another language. */
export interface Dialect {
  readonly language: RealExportLanguage;
  /** The row, n. */
  readonly row: string;
  readonly literal: (value: bigint) => string;
  /** A decimal, from how it is written here, safe anywhere. */
  readonly decimal: (text: string) => string;
  /** A bound variable, from its name here. */
  readonly variable: (name: string) => string;
  /** The target's past from the rendered row. */
  readonly past: (index: string) => string;
  /** A given column from the rendered row. */
  readonly given: (column: string, index: string) => string;
  /** How rows in brackets are written, where programs of real numbers do so otherwise. */
  readonly rows?: Dialect;
  readonly parentheses: (text: string) => string;
}

/** What the languages that programs run in write alike; a program that reads given columns does not run on its own. */
export const RUNNABLE: Omit<Dialect, 'language'> = {
  row: ROW,
  literal: (value) => (value < 0n ? `(${value})` : String(value)),
  decimal: (text) => (text.startsWith(MINUS) ? `(${text})` : text),
  variable: safeVariable,
  past: (index) => `a(${index})`,
  given: (column) => {
    throw new Error(`the given column ${column} is not in the program`);
  },
  parentheses: (text) => `(${text})`,
};

/** The same for programs of real numbers: integers that doubles do not hold are written as the doubles that they become. */
export const RUNNABLE_REAL: Omit<Dialect, 'language'> = {
  ...RUNNABLE,
  literal: (value) => {
    const isExact = value <= EXACT_LIMIT_WIDE && value >= -EXACT_LIMIT_WIDE;
    return RUNNABLE.decimal(isExact ? String(value) : String(Number(value)));
  },
};

interface Rendered {
  readonly text: string;
  readonly grip: Grip;
}

/** Writes an expression in another language, ready to stand on its own but not inside an operator. */
export function render(expression: Expression, dialect: Dialect): string {
  return renderNode(expression, dialect).text;
}

function renderWithin(node: Expression, dialect: Dialect, needed: Grip): string {
  const { text, grip } = renderNode(node, dialect);
  return grip < needed ? dialect.parentheses(text) : text;
}

function renderNode(node: Expression, dialect: Dialect): Rendered {
  switch (node.kind) {
    case 'literal':
      return withGrip(dialect.literal(node.value));
    case 'decimal':
      return { text: dialect.decimal(printDecimal(node)), grip: CLOSED };
    case 'variable':
      return withGrip(node.name === ROW ? dialect.row : dialect.variable(node.name));
    case 'past':
      return withGrip(dialect.past(render(node.index, dialect.rows ?? dialect)));
    case 'given':
      return withGrip(dialect.given(node.column, render(node.index, dialect.rows ?? dialect)));
    case 'apply':
      return renderApplication(node, dialect);
    case 'bind':
      return withGrip(renderBinder(node, dialect));
  }
}

function renderApplication(node: Apply<Expression>, dialect: Dialect): Rendered {
  const { write, operands, grip } = renderingOf(node.primitive, dialect.language);
  const text = write(
    node.arguments.map((argument, index) =>
      renderWithin(argument, dialect, index === 0 ? operands.first : operands.others),
    ),
  );
  return grip === undefined ? withGrip(text) : { text, grip };
}

function renderBinder(node: Bind<Expression>, dialect: Dialect): string {
  const { write, encloses } = binder(node.binder).exports[dialect.language as ExportLanguage];
  const values = node.arguments.map((argument) => render(argument, dialect));
  const body = renderWithin(node.body, dialect, encloses ? LOOSE : PRODUCT);
  return write(dialect.variable(node.variable), values, encloses ? bare(body) : body);
}

/** A text with the grip that it has by its looks. */
function withGrip(text: string): Rendered {
  const outside = outsideBrackets(text);
  if (/^[\w\\.]+$/.test(outside) || (outside === '' && text !== '')) return { text, grip: CLOSED };
  return { text, grip: /^[\w\\.]*(\^|\*\*|!)[\w\\.]*$/.test(outside) ? POWER : LOOSE };
}

/** What of a text does not stand in brackets of any sort. */
function outsideBrackets(text: string): string {
  let depth = 0;
  let outside = '';
  for (const [piece] of text.matchAll(/\\(?:left|right)\s*(?:\\\w+|\\.|.)|[\s\S]/g)) {
    if (piece.startsWith('\\left') || /^[([{]$/.test(piece)) depth++;
    else if (piece.startsWith('\\right') || /^[)\]}]$/.test(piece)) depth--;
    else if (depth === 0) outside += piece;
  }
  return outside;
}
