import { childrenOf } from '../../language/children.js';
import type { Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import type { Definition } from '../statement.js';
import { freeVariables } from '../statement-parser.js';
import { latest, type Order, type OrderRules, requireStep, termAt } from './shape.js';
import { NotShown, require } from './verdict.js';

/** What a rule adds up, as far as an order depends on it. */
interface Summands {
  /** Lags of the earlier terms, and the coefficients of each, without signs. */
  readonly lags: readonly number[];
  readonly free: readonly Expression[];
}

/** The order of a sequence given by first terms and a linear rule, or by a rule that runs through finitely many states. */
export function sequenceOrder(orders: OrderRules, definition: Definition): Order {
  const { name, initial, rule } = definition;
  const summands = linear(orders, rule);
  if (summands === undefined) return stateOrder(orders, definition);
  const lag = Math.max(0, ...summands.lags);
  require(lag <= initial.length, `${name} lacks first terms`);
  const parts = summands.free.map((node) => orders.of(node));
  const settled = latest(BigInt(initial.length), ...parts.map(({ start }) => start));
  const row: Expression = { kind: 'given', column: name, index: { kind: 'variable', name: 'n' } };
  for (let n = 0n; n <= settled; n++) orders.degrees.of(row, n);
  const order = lag + parts.reduce((sum, part) => sum + part.order, 0);
  return { order, start: settled - BigInt(lag) };
}

/** Sums and constant multiples of earlier terms and of terms that do not depend on any. */
function linear(orders: OrderRules, node: Expression): Summands | undefined {
  if (!hasPast(node)) return { lags: [], free: [node] };
  if (node.kind === 'past') {
    const lag = lagOf(node.index);
    return lag === undefined ? undefined : { lags: [lag], free: [] };
  }
  if (node.kind !== 'apply') return undefined;
  const [x, y] = node.arguments;
  switch (node.primitive) {
    case 'neg':
      return linear(orders, x);
    case '+':
    case '-': {
      const [left, right] = [linear(orders, x), linear(orders, y)];
      if (left === undefined || right === undefined) return undefined;
      return { lags: [...left.lags, ...right.lags], free: [...left.free, ...right.free] };
    }
    case '*': {
      const [factor, other] = hasPast(x) ? [y, x] : [x, y];
      const inner = hasPast(factor) ? undefined : linear(orders, other);
      if (inner === undefined) return undefined;
      if (inner.lags.length > 0) {
        if (freeVariables(factor).has('n')) return undefined;
        orders.of(factor);
      }
      const free = inner.free.map((part): Expression => ({ ...node, arguments: [factor, part] }));
      return { lags: inner.lags, free };
    }
    default:
      return undefined;
  }
}

/** i for an index written n - i, i >= 1. */
function lagOf(index: Expression): number | undefined {
  if (index.kind !== 'apply') return undefined;
  const [x, y] = index.arguments;
  if (x.kind !== 'variable' || x.name !== 'n' || y.kind !== 'literal') return undefined;
  const lag = index.primitive === '-' ? y.value : index.primitive === '+' ? -y.value : 0n;
  return lag >= 1n ? Number(lag) : undefined;
}

function hasPast(node: Expression): boolean {
  return node.kind === 'past' || childrenOf(node).some(hasPast);
}

/** The terms that the rule reads come again, and so does everything else that it depends on. */
function stateOrder(orders: OrderRules, { name, initial, rule }: Definition): Order {
  const { period, start } = orders.claim(name);
  const row: Expression = { kind: 'given', column: name, index: { kind: 'variable', name: 'n' } };
  orders.requirePlain(row);
  let longest = 0;
  let settled = BigInt(initial.length);
  const visit = (node: Expression): void => {
    if (node.kind === 'past') {
      const lag = lagOf(node.index);
      if (lag === undefined) throw new NotShown(`${name} reads a term at no fixed distance`);
      longest = Math.max(longest, lag);
    } else if (hasPast(node)) {
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
