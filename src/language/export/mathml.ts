import { BEFORE } from '../../data/dataset.js';
import { binder } from '../binders.js';
import {
  type CompoundModel,
  type Expression,
  type Given,
  isPiecewise,
  isSingle,
  type Model,
  NUMBERS_OF,
  type SingleModel,
} from '../expression.js';
import { EARLIER, TARGET } from '../names.js';
import { operationOf } from '../operation.js';
import { MINUS } from '../operators.js';
import { printModel } from '../print.js';
import { printDecimal } from '../real/decimal.js';
import {
  cases,
  element,
  escapeMarkup,
  GRIP,
  leaf,
  operator,
  type Piece,
  row,
  subscript,
} from './mathml-elements.js';
import { isFormula, readsOf } from './real/law.js';
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
export function writeMathml(
  model: Model,
  relations: Relations,
  initial: readonly (bigint | number)[] = [],
): string {
  const alternative = escapeMarkup(printModel(model));
  const start = initial.map((term, index) =>
    row(
      operator(','),
      leaf('mtext', '\u2003'),
      termAt(number(BigInt(index)).markup),
      operator('='),
      (typeof term === 'bigint' ? number(term) : decimal(String(term))).markup,
    ),
  );
  const content = row(formula(model, relations), ...start);
  return `<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="${alternative}">${content}</math>`;
}

function formula(model: Model, relations: Relations): string {
  if (isSingle(model) && NUMBERS_OF[model.head] === 'real' && isFormula(readsOf(model.expressions[0]))) {
    const { markup } = write(model.expressions[0], withoutIndex);
    return row(leaf('mi', TARGET), ...signOf(model, relations), markup);
  }
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
    if (!isPiecewise(model)) rows = `in rows ${index}, ${index + model.parts.length}, …`;
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
  return subscript(leaf('mi', TARGET), index);
}

/** How a row of a given column looks. */
type GivenLook = (node: Given<Expression>) => Piece;

const withIndex: GivenLook = ({ column, index }) => {
  const name = column === BEFORE ? EARLIER : column;
  return { markup: subscript(leaf('mtext', name), value(index)), grip: GRIP.closed };
};

/** Where all columns are those of the row itself. */
const withoutIndex: GivenLook = ({ column }) => ({ markup: leaf('mi', column), grip: GRIP.closed });

function write(node: Expression, given = withIndex): Piece {
  switch (node.kind) {
    case 'literal':
      return number(node.value);
    case 'decimal':
      return decimal(printDecimal(node));
    case 'variable':
      return { markup: leaf('mi', node.name), grip: GRIP.closed };
    case 'past':
      return { markup: termAt(value(node.index)), grip: GRIP.closed };
    case 'given':
      return given(node);
    case 'apply':
      return operationOf(node.primitive).mathml(node.arguments.map((argument) => write(argument, given)));
    case 'bind':
      return binder(node.binder).mathml(
        node.variable,
        node.arguments.map((argument) => write(argument, given)),
        write(node.body, given),
      );
  }
}

/** A decimal from how it is written in programs: 1.2e-7 as 1.2 · 10^-7. */
function decimal(text: string): Piece {
  const [digits, exponent] = text.replace(/^-/, '').split('e');
  const isSigned = text.startsWith(MINUS);
  const mantissa = leaf('mn', digits);
  if (exponent === undefined) {
    if (!isSigned) return { markup: mantissa, grip: GRIP.closed, numeral: true };
    return { markup: row(operator('−'), mantissa), grip: GRIP.sum, signed: true };
  }
  const raised = element('msup', leaf('mn', '10'), number(BigInt(exponent)).markup);
  const product = row(mantissa, operator('·'), raised);
  if (!isSigned) return { markup: product, grip: GRIP.product };
  return { markup: row(operator('−'), product), grip: GRIP.sum, signed: true };
}

function number(value: bigint): Piece {
  if (value >= 0n) return { markup: leaf('mn', String(value)), grip: GRIP.closed, numeral: true };
  return { markup: row(operator('−'), leaf('mn', String(-value))), grip: GRIP.sum, signed: true };
}
