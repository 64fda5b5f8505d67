import { readsPast } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { ROW } from '../../language/names.js';
import { printExpression } from '../../language/print.js';
import { freeVariables } from '../free-variables.js';
import type { Definition } from '../statement.js';
import { lagOf } from './affine.js';
import { linearRule } from './linear-rule.js';
import { latest, type Order, type OrderRules, requireStep, termAt } from './shape.js';
import { NotShown, require } from './verdict.js';

/**
 * The order of a sequence given by first terms and a linear rule, or by a rule that runs through finitely many states.
 *
 * @param row the sequence in row n
 */
export function sequenceOrder(orders: OrderRules, definition: Definition, row: Expression): Order {
  const { name, initial, rule } = definition;
  const linear = linearRule(rule);
  if (linear === undefined || linear.multiples.some(({ coefficient }) => freeVariables(coefficient).has(ROW)))
    return stateOrder(orders, definition, row);
  for (const { coefficient } of linear.multiples) orders.of(coefficient);
  const lag = Math.max(0, ...linear.multiples.map((multiple) => multiple.lag));
  require(lag <= initial.length, `${name} lacks first terms`);
  const parts = linear.free.map((node) => orders.of(node));
  const settled = latest(BigInt(initial.length), ...parts.map(({ start }) => start));
  for (let n = 0n; n <= settled; n++) orders.degrees.of(row, n);
  const order = lag + parts.reduce((sum, part) => sum + part.order, 0);
  return { order, start: settled - BigInt(lag) };
}

/** The terms that the rule reads come again, and so does everything else that it depends on. */
function stateOrder(orders: OrderRules, { name, initial, rule }: Definition, row: Expression): Order {
  const { period, start } = orders.claim(name);
  orders.requirePlain(row);
  let longest = 0;
  let settled = BigInt(initial.length);
  const visit = (node: Expression): void => {
    if (node.kind === 'past') {
      const lag = lagOf(node.index);
      if (lag === undefined) throw new NotShown(`${name} reads a term at no fixed distance`);
      longest = Math.max(longest, lag);
    } else if (readsPast(node)) {
      require(node.kind === 'apply', `${printExpression(node)} is no function of earlier terms`);
      node.arguments.forEach(visit);
    } else if (freeVariables(node).has('n')) {
      const order = orders.of(node);
      requireStep(orders.evaluator, node, order, period, 0n);
      if (order.start > settled) settled = order.start;
    }
  };
  visit(rule);
  require(longest >= 1 && longest <= initial.length, `${name} lacks first terms`);
  require(start >= 0n && start + BigInt(longest) >= settled, `${name} is not settled in row ${start}`);
  for (let index = 0; index < longest; index++) {
    const n = start + BigInt(index);
    require(termAt(orders.evaluator, row, n) ===
      termAt(orders.evaluator, row, n + BigInt(period)), `${name} does not have period ${period}`);
  }
  for (let index = 0; index < period; index++) termAt(orders.evaluator, row, start + BigInt(index));
  return { order: period, start };
}
