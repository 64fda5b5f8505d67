import { BEFORE } from '../data/dataset.js';
import {
  type Expression,
  isPiecewise,
  isSingle,
  type Model,
  type NodeOver,
  NUMBERS_OF,
  type Numbers,
} from './expression.js';
import { printColumnName, ROW, TARGET } from './names.js';
import { notationOf } from './operation.js';
import { LITERAL_PRECEDENCE, MINUS } from './operators.js';
import { printDecimal } from './real/decimal.js';

/** The precedence of what needs no parentheses anywhere. */
const ATOM = 100;

/** A literal or a decimal as it is printed. */
const NUMERAL = /^-?\d+(\.\d+)?(e-?\d+)?$/;

interface Printed {
  readonly text: string;
  readonly precedence: number;
}

/** A whole model as text, `exact(a(n-1) + a(n-2))`; `parseModel` reads it back. */
export function printModel(model: Model): string {
  if (isSingle(model)) {
    const numbers = NUMBERS_OF[model.head];
    return `${model.head}(${model.expressions.map((expression) => printExpression(expression, numbers)).join(', ')})`;
  }
  const lengths = isPiecewise(model) ? model.lengths : [];
  const parts = model.parts.map((part, index) => {
    return index < lengths.length ? `${lengths[index]}: ${printModel(part)}` : printModel(part);
  });
  return `${model.head}(${parts.join(', ')})`;
}

/** An expression as text with the fewest parentheses; `parseExpression` reads it back node for node. */
export function printExpression(expression: Expression, numbers: Numbers = 'integer'): string {
  return printNode(expression, (node) => node, numbers);
}

/**
 * Prints nodes that may hold others than an expression does, as the productions of a grammar hold names of symbols.
 *
 * @param numbers in real programs a given column stands without its row where that is n
 * @param open the node itself, or the text of a node of another sort, which must need no parentheses
 */
export function printNode<Node>(
  root: Node,
  open: (node: Node) => NodeOver<Node> | string,
  numbers: Numbers = 'integer',
): string {
  const print = (node: Node): Printed => {
    const opened = open(node);
    return typeof opened === 'string' ? { text: opened, precedence: ATOM } : printOpened(opened);
  };
  const within = (node: Node, floor: number): string => {
    const { text, precedence } = print(node);
    return precedence < floor ? `(${text})` : text;
  };
  const list = (nodes: readonly Node[]): string => nodes.map((node) => print(node).text).join(', ');

  /** The row of `a(...)`: `n-1` without spaces when only names, literals, `+` and `-` make it up. */
  const index = (node: Node): string => {
    const { text } = print(node);
    return isShort(node) ? text.replaceAll(' ', '') : text;
  };
  const isRow = (node: Node): boolean => {
    const opened = open(node);
    return typeof opened !== 'string' && opened.kind === 'variable' && opened.name === ROW;
  };
  const isShort = (node: Node): boolean => {
    const opened = open(node);
    if (typeof opened === 'string') return !opened.includes(' ');
    if (opened.kind === 'literal' || opened.kind === 'variable') return true;
    return opened.kind === 'apply' && isCompact(opened.primitive) && opened.arguments.every(isShort);
  };

  const printOpened = (node: NodeOver<Node>): Printed => {
    switch (node.kind) {
      case 'literal':
        return { text: String(node.value), precedence: node.value < 0n ? LITERAL_PRECEDENCE : ATOM };
      case 'decimal':
        return { text: printDecimal(node), precedence: node.digits < 0n ? LITERAL_PRECEDENCE : ATOM };
      case 'variable':
        return { text: node.name, precedence: ATOM };
      case 'past':
        return { text: `${TARGET}(${index(node.index)})`, precedence: ATOM };
      case 'given': {
        const name = printColumnName(node.column, numbers);
        const isBare = numbers === 'real' && node.column !== BEFORE && isRow(node.index);
        return { text: isBare ? name : `${name}(${index(node.index)})`, precedence: ATOM };
      }
      case 'bind':
        return {
          text: `${node.binder}(${node.variable}, ${list(node.arguments)}, ${print(node.body).text})`,
          precedence: ATOM,
        };
      case 'apply':
        return printApplication(node.primitive, node.arguments);
    }
  };

  const printApplication = (name: string, values: readonly Node[]): Printed => {
    const notation = notationOf(name);
    const symbol = notation.symbol ?? name;
    if (notation.kind === 'call') return { text: `${symbol}(${list(values)})`, precedence: ATOM };
    if (notation.kind === 'constant') return { text: symbol, precedence: ATOM };
    if (notation.kind === 'prefix') {
      // -(3) is minus the literal 3, where -3 is a literal; -3^2 needs nothing, since it is read as minus 3^2.
      const { text, precedence } = print(values[0]);
      const closed = precedence < notation.precedence || NUMERAL.test(text) ? `(${text})` : text;
      return { text: `${symbol}${closed}`, precedence: notation.precedence };
    }
    const { precedence, associativity, spaces } = notation;
    const left = within(values[0], associativity === 'left' ? precedence : precedence + 1);
    const right = print(values[1]);
    const floor = associativity === 'right' ? precedence : precedence + 1;
    // A minus sign straight after an operator is easily misread, even where it would parse.
    const bare = right.precedence >= floor && !right.text.startsWith(MINUS);
    const separator = spaces === 'never' ? '' : ' ';
    return {
      text: `${left}${separator}${symbol}${separator}${bare ? right.text : `(${right.text})`}`,
      precedence,
    };
  };

  return print(root).text;
}

/** Whether an index without spaces may hold an operator. */
function isCompact(name: string): boolean {
  const notation = notationOf(name);
  return notation.kind === 'infix' && notation.spaces !== 'always';
}
