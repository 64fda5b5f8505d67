import { binder } from '../binders.js';
import type { Apply, Bind, Expression } from '../expression.js';
import type { ExportLanguage } from '../primitive.js';
import { bare } from '../primitives/rendering.js';
import { primitive } from '../primitives.js';
import { safeVariable } from './prelude.js';

/** How the nodes that are not in the tables are written in another language. */
export interface Dialect {
  readonly language: ExportLanguage;
  readonly literal: (value: bigint) => string;
  /** A bound variable, from its name here. `n` is `n` everywhere. */
  readonly variable: (name: string) => string;
  /** The target's past from the rendered row. */
  readonly past: (index: string) => string;
  /** A given column from the rendered row. */
  readonly given: (column: string, index: string) => string;
  readonly parentheses: (text: string) => string;
}

/** What the languages that programs run in write alike; a program that reads given columns does not run on its own. */
export const RUNNABLE: Omit<Dialect, 'language'> = {
  literal: (value) => (value < 0n ? `(${value})` : String(value)),
  variable: safeVariable,
  past: (index) => `a(${index})`,
  given: (column) => {
    throw new Error(`the given column ${column} is not in the program`);
  },
  parentheses: (text) => `(${text})`,
};

/** How tight a rendered text holds together. */
type Grip = number;

const LOOSE: Grip = 0;
const SUM: Grip = 60;
const PRODUCT: Grip = 70;
/** A power: safe in a product, not as the base of another power. */
const POWER: Grip = 80;
const CLOSED: Grip = 100;

/** Operators that every language writes between their arguments with the same precedence as here. */
const SHARED = new Set(['+', '-', '*']);

/** Writes an expression in another language, ready to stand on its own but not inside an operator. */
export function render(expression: Expression, dialect: Dialect): string {
  return renderWithin(expression, dialect, LOOSE);
}

function renderWithin(node: Expression, dialect: Dialect, needed: Grip): string {
  const text = renderNode(node, dialect);
  return gripOf(node, text) < needed ? dialect.parentheses(text) : text;
}

function renderNode(node: Expression, dialect: Dialect): string {
  switch (node.kind) {
    case 'literal':
      return dialect.literal(node.value);
    case 'variable':
      return node.name === 'n' ? 'n' : dialect.variable(node.name);
    case 'past':
      return dialect.past(render(node.index, dialect));
    case 'given':
      return dialect.given(node.column, render(node.index, dialect));
    case 'apply':
      return renderApplication(node, dialect);
    case 'bind':
      return renderBinder(node, dialect);
  }
}

function renderApplication(node: Apply<Expression>, dialect: Dialect): string {
  const { exports } = primitive(node.primitive);
  const values = node.arguments.map((argument, index) => {
    if (node.primitive === 'neg') return renderWithin(argument, dialect, POWER);
    if (!SHARED.has(node.primitive)) return renderWithin(argument, dialect, CLOSED);
    const grip = node.primitive === '*' ? PRODUCT : SUM;
    return renderWithin(argument, dialect, index === 0 ? grip : grip + 1);
  });
  return exports[dialect.language](values);
}

function renderBinder(node: Bind<Expression>, dialect: Dialect): string {
  const values = node.arguments.map((argument) => render(argument, dialect));
  const entry = binder(node.binder);
  // Only the sums and products of formulas have their body outside of brackets.
  const outside = dialect.language === 'latex' && entry.kind === 'range' && entry.bodyType === 'integer';
  const body = renderWithin(node.body, dialect, outside ? PRODUCT : LOOSE);
  return entry.exports[dialect.language](
    dialect.variable(node.variable),
    values,
    outside ? body : bare(body),
  );
}

function gripOf(node: Expression, text: string): Grip {
  if (node.kind === 'apply' && SHARED.has(node.primitive)) return node.primitive === '*' ? PRODUCT : SUM;
  if (node.kind === 'apply' && node.primitive === 'neg') return SUM;
  const outside = outsideBrackets(text);
  if (/^[\w\\.]+$/.test(outside) || (outside === '' && text !== '')) return CLOSED;
  return /^[\w\\.]*(\^|\*\*|!)[\w\\.]*$/.test(outside) ? POWER : LOOSE;
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
