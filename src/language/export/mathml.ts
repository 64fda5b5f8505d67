import { BEFORE } from '../../data/dataset.js';
import {
  type Apply,
  type Bind,
  type CompoundModel,
  type Expression,
  isSingle,
  type Model,
  type SingleModel,
} from '../expression.js';
import { EARLIER } from '../names.js';
import { printModel } from '../print.js';
import {
  cases,
  element,
  escapeMarkup,
  fenced,
  GRIP,
  leaf,
  type Operand,
  operator,
  type Piece,
  parentheses,
  row,
  subscript,
  TIMES,
} from './mathml-elements.js';
import { NOTATIONS } from './mathml-primitives.js';
import type { Relation } from './relation.js';

/** `∣` stands before what a row only depends on. */
const SIGNS: Readonly<Record<Relation, string>> = { equal: '=', about: '≈', given: '∣' };

/** How the rows of a single model relate to the value of its rule. */
type Relations = (model: SingleModel) => Relation;

/**
 * A model as a formula to stand in a display, in MathML Core; the program's text is its `alttext`. Of a compound model each part
 * stands with the rows that it explains, and counts its rows from 0.
 * @param initial the terms of the first rows
 */
export function writeMathml(model: Model, relations: Relations, initial: readonly bigint[] = []): string {
  const alternative = escapeMarkup(printModel(model));
  const start = initial.map((term, index) =>
    row(
      operator(','),
      leaf('mtext', '\u2003'),
      termAt(number(BigInt(index)).markup),
      operator('='),
      number(term).markup,
    ),
  );
  const content = row(formula(model, relations), ...start);
  return `<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="${alternative}">${content}</math>`;
}

function formula(model: Model, relations: Relations): string {
  const content = isSingle(model) ? value(model.expressions[0]) : compound(model, relations);
  return row(termAt(leaf('mi', 'n')), ...signOf(model, relations), content);
}

/** The relation of all parts of a model, or none where they differ and each part has its own. */
function relationOf(model: Model, relations: Relations): Relation | undefined {
  if (isSingle(model)) return relations(model);
  const [first, ...others] = model.parts.map((part) => relationOf(part, relations));
  return others.every((other) => other === first) ? first : undefined;
}

function signOf(model: Model, relations: Relations): readonly string[] {
  const relation = relationOf(model, relations);
  return relation === undefined ? [] : [operator(SIGNS[relation])];
}

function compound(model: CompoundModel, relations: Relations): string {
  const signs = relationOf(model, relations) === undefined;
  let first = 0;
  const lines = model.parts.map((part, index) => {
    let rows: string;
    if (model.head === 'interleaved') rows = `in rows ${index}, ${index + model.parts.length}, …`;
    else if (index < model.lengths.length) {
      const end = first + model.lengths[index];
      rows = end - first === 1 ? `in row ${first}` : `in rows ${first} to ${end - 1}`;
      first = end;
    } else rows = `from row ${first} on`;
    const content = isSingle(part) ? value(part.expressions[0]) : compound(part, relations);
    return [row(...(signs ? signOf(part, relations) : []), content), leaf('mtext', rows)];
  });
  return cases(lines);
}

function value(expression: Expression): string {
  return write(expression).markup;
}

function termAt(index: string): string {
  return subscript(leaf('mi', 'a'), index);
}

function operandOf(expression: Expression): Operand {
  const piece = write(expression);
  return (grip) => (piece.grip < grip ? parentheses(piece.markup) : piece.markup);
}

function write(node: Expression): Piece {
  switch (node.kind) {
    case 'literal':
      return number(node.value);
    case 'variable':
      return { markup: leaf('mi', node.name), grip: GRIP.closed };
    case 'past':
      return { markup: termAt(value(node.index)), grip: GRIP.closed };
    case 'given': {
      const name = node.column === BEFORE ? EARLIER : node.column;
      return { markup: subscript(leaf('mtext', name), value(node.index)), grip: GRIP.closed };
    }
    case 'apply':
      return writeApplication(node);
    case 'bind':
      return writeBinder(node);
  }
}

function number(value: bigint): Piece {
  if (value >= 0n) return { markup: leaf('mn', String(value)), grip: GRIP.closed };
  return { markup: row(operator('−'), leaf('mn', String(-value))), grip: GRIP.sum, signed: true };
}

function writeApplication(node: Apply<Expression>): Piece {
  switch (node.primitive) {
    case '+':
    case '-':
      return writeSum(node);
    case '*':
      return writeProduct(node);
    case 'if':
      return { markup: cases(branches(node)), grip: GRIP.loose };
  }
  const notation = NOTATIONS.get(node.primitive);
  if (notation === undefined) throw new Error(`${node.primitive} has no look in formulas`);
  return notation(node.arguments.map(operandOf));
}

function writeSum({ primitive, arguments: [left, right] }: Apply<Expression>): Piece {
  const first = write(left);
  const second = write(right);
  // a + (b - c) is a + b - c, but a - (b - c) is not a - b - c.
  const least = primitive === '+' ? GRIP.sum : GRIP.sum + 1;
  const closed = second.grip < least || second.signed === true;
  return {
    markup: row(
      first.grip < GRIP.sum ? parentheses(first.markup) : first.markup,
      operator(primitive === '+' ? '+' : '−'),
      closed ? parentheses(second.markup) : second.markup,
    ),
    grip: GRIP.sum,
    signed: first.grip >= GRIP.sum && first.signed === true,
  };
}

function writeProduct({ arguments: [left, right] }: Apply<Expression>): Piece {
  const first = operandOf(left)(GRIP.product);
  const second = operandOf(right)(GRIP.product);
  // 2n, but 2 · 3 and n · (n + 1), which n(n + 1) would call a function.
  const adjacent = left.kind === 'literal' && left.value >= 0n && !beginsWithDigit(second);
  return { markup: row(first, operator(adjacent ? TIMES : '·'), second), grip: GRIP.product };
}

function beginsWithDigit(markup: string): boolean {
  return /^(<\w+>)*\d/.test(markup);
}

/** The lines of a choice; one that is made where the first fails goes on with lines of its own. */
function branches({ arguments: [condition, yes, no] }: Apply<Expression>): string[][] {
  const line = [value(yes), row(leaf('mtext', 'if\u00a0'), value(condition))];
  if (no.kind === 'apply' && no.primitive === 'if') return [line, ...branches(no)];
  return [line, [value(no), leaf('mtext', 'otherwise')]];
}

function writeBinder({ binder, variable, arguments: [first, second], body }: Bind<Expression>): Piece {
  const name = leaf('mi', variable);
  switch (binder) {
    case 'sum':
    case 'product':
    case 'euler': {
      const sign = binder === 'euler' ? leaf('mi', 'Euler') : operator(binder === 'sum' ? '∑' : '∏');
      const from = row(name, operator('='), value(first));
      const markup = row(element('munderover', sign, from, value(second)), operandOf(body)(GRIP.product));
      return { markup, grip: GRIP.loose };
    }
    case 'count': {
      const within = [operandOf(first), operandOf(second)].map((bound) => bound(GRIP.comparison + 1));
      const range = row(within[0], operator('≤'), name, operator('≤'), within[1]);
      return {
        markup: row(operator('#'), fenced('{', '}', range, operator(':'), value(body))),
        grip: GRIP.closed,
      };
    }
    case 'iterate': {
      const step = parentheses(name, operator('↦'), value(body));
      return {
        markup: row(element('msup', step, value(first)), parentheses(value(second))),
        grip: GRIP.closed,
      };
    }
    case 'nth': {
      const range = row(name, operator('≥'), operandOf(first)(GRIP.comparison + 1));
      return {
        markup: subscript(fenced('{', '}', range, operator(':'), value(body)), value(second)),
        grip: GRIP.closed,
      };
    }
  }
  throw new Error(`${binder} has no look in formulas`);
}
