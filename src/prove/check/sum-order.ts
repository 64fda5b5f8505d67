import { apply, literal, N } from '../../language/construct.js';
import type { Bind, Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import { freeVariables } from '../statement-parser.js';
import { substitute } from '../substitution.js';
import { latest, monomials, type OrderRules, requireStep, termAt } from './shape.js';
import { NotShown, require } from './verdict.js';

/** Dimensions of the sequences of n and of those of k whose products a body is made of, and from where on they are known. */
interface Tensor {
  readonly rows: number;
  readonly inner: number;
  readonly rowStart: bigint;
  readonly innerStart: bigint;
  /** Indices that have to stay at 0 or above between the limits. */
  readonly indices: readonly Expression[];
}

/** The order of a sum over k, of binomial coefficients times something or of something alone. */
export function sumOrder(orders: OrderRules, node: Bind<Expression>): { order: number; start: bigint } {
  const [lower, upper] = node.arguments;
  require(node.binder === 'sum' || node.binder === 'count', `${node.binder} has no bound`);
  const factors = factorsOf(node.body);
  const place = factors.findIndex(
    (factor) =>
      factor.kind === 'apply' &&
      factor.primitive === 'binomial' &&
      printExpression(factor.arguments[1]) === node.variable,
  );
  const claim = orders.hints.get(printExpression(node));
  if (claim?.rule === 'binomial sum' && place >= 0) return binomialOrder(orders, node, factors, place);
  const body = tensor(orders, node.body, node.variable);
  const fixed = !freeVariables(lower).has('n');
  const starts = [
    orders.positive(apply('+', apply('-', upper, lower), literal(2))),
    body.rowStart,
    ...limitsHold(orders, body, node.variable, lower, upper),
  ];
  const pieces = [limitPieces(orders, node, upper), ...(fixed ? [] : [limitPieces(orders, node, lower)])];
  if (fixed && !freeVariables(node.body).has('n')) {
    const first = termAt(orders.evaluator, lower, 0n);
    const settled = latest(first, body.innerStart);
    for (let k = first; k < settled; k++)
      orders.degrees.of(substitute(node.body, node.variable, literal(k)), 0n);
    starts.push(orders.positive(apply('+', apply('-', upper, literal(settled)), literal(2))));
  } else {
    starts.push(orders.positive(apply('+', apply('-', lower, literal(body.innerStart)), literal(1))));
  }
  const limits = pieces.reduce((sum, { period }) => sum + period, 0);
  return {
    order: body.rows * (body.inner + 1) * limits,
    start: latest(0n, ...starts, ...pieces.map(({ start }) => start)),
  };
}

/** A limit that goes up by the same every so many rows: every row if it is no more than a + b n, else as claimed. */
function limitPieces(
  orders: OrderRules,
  node: Expression,
  limit: Expression,
): { period: number; start: bigint } {
  orders.requirePlain(limit);
  const order = orders.of(limit);
  const claim = orders.hints.get(printExpression(node));
  for (const period of [1, claim?.period ?? 1]) {
    const step =
      termAt(orders.evaluator, limit, order.start + BigInt(period)) -
      termAt(orders.evaluator, limit, order.start);
    if (step < 0n) continue;
    try {
      requireStep(orders.evaluator, limit, order, period, step);
      return { period, start: order.start };
    } catch (error) {
      if (!(error instanceof NotShown)) throw error;
    }
  }
  throw new NotShown(`the limit ${printExpression(limit)} is not known to go up evenly`);
}

/**
 * sum of binomial(N - j k, k) g(k) over all k: Pascal's rule expresses the sum at N + j + 1 by sums at N + j and N, for g and its
 * shift.
 */
function binomialOrder(
  orders: OrderRules,
  node: Bind<Expression>,
  factors: readonly Expression[],
  place: number,
): { order: number; start: bigint } {
  const [lower, upper] = node.arguments;
  const coefficient = factors[place];
  if (coefficient.kind !== 'apply') throw new NotShown('no binomial coefficient');
  const [top] = coefficient.arguments;
  const at = (n: bigint, k: bigint) => {
    const value = orders.evaluator.evaluate(top, n, { [node.variable]: k });
    require(value !== undefined, `${printExpression(top)} is undefined`);
    return value;
  };
  require(onlyAffine(top), `${printExpression(top)} is not affine`);
  const constant = at(0n, 0n);
  const slope = at(1n, 0n) - constant;
  const j = constant - at(0n, 1n);
  require(slope >= 1n && j >= 0n && j <= 4n, `${printExpression(top)} does not go up with n`);
  require(lower.kind === 'literal' && lower.value >= 0n && lower.value <= 8n, 'the sum begins too late');
  const rest = factors.filter((_, index) => index !== place).reduce((x, y) => apply('*', x, y), literal(1));
  const body = tensor(orders, rest, node.variable);
  require(body.innerStart <= 0n, 'the factor beside the binomial coefficient is not defined from 0 on');
  const whole = apply('+', apply('*', literal(slope), N), literal(constant));
  const beyond = apply('*', literal(j + 1n), apply('+', upper, literal(1)));
  const below = apply('-', whole, apply('*', literal(j), upper));
  const starts = [
    body.rowStart,
    orders.positive(apply('+', whole, literal(1))),
    orders.positive(apply('-', beyond, whole)),
    orders.positive(apply('+', below, literal(1))),
    ...limitsHold(orders, body, node.variable, literal(0), upper),
  ];
  let order = body.rows * body.inner * (Number(j) + 1);
  for (let k = 0n; k < lower.value; k++) {
    const left = orders.of(substitute(node.body, node.variable, literal(k)));
    order += left.order;
    starts.push(left.start);
  }
  return { order, start: latest(0n, ...starts) };
}

function factorsOf(node: Expression): readonly Expression[] {
  return node.kind === 'apply' && node.primitive === '*' ? node.arguments.flatMap(factorsOf) : [node];
}

/** Sums, differences and literal multiples of variables. */
function onlyAffine(node: Expression): boolean {
  if (node.kind === 'literal' || node.kind === 'variable') return true;
  if (node.kind !== 'apply') return false;
  const [x, y] = node.arguments;
  if (node.primitive === '*') {
    return (x.kind === 'literal' && onlyAffine(y)) || (y.kind === 'literal' && onlyAffine(x));
  }
  return ['+', '-', 'neg'].includes(node.primitive) && node.arguments.every(onlyAffine);
}

function tensor(orders: OrderRules, node: Expression, variable: string): Tensor {
  const free = freeVariables(node);
  const trivial: Tensor = { rows: 1, inner: 1, rowStart: 0n, innerStart: 0n, indices: [] };
  if (!free.has(variable)) {
    const { order, start } = orders.of(node);
    return { ...trivial, rows: order, rowStart: start };
  }
  if (!free.has('n')) {
    const { order, start } = orders.of(substitute(node, variable, N));
    return { ...trivial, inner: order, innerStart: start };
  }
  if (node.kind === 'given') {
    const order = backwardsOrder(orders, node.column);
    return { ...trivial, rows: order, inner: order, indices: [affine(node.index)] };
  }
  if (node.kind !== 'apply') return orders.fail(node);
  const [x, y] = node.arguments;
  const join = (combine: (p: number, q: number) => number): Tensor => {
    const [left, right] = [tensor(orders, x, variable), tensor(orders, y, variable)];
    return {
      rows: combine(left.rows, right.rows),
      inner: combine(left.inner, right.inner),
      rowStart: latest(left.rowStart, right.rowStart),
      innerStart: latest(left.innerStart, right.innerStart),
      indices: [...left.indices, ...right.indices],
    };
  };
  switch (node.primitive) {
    case '+':
    case '-':
      return join((p, q) => p + q);
    case '*':
      return join((p, q) => p * q);
    case 'neg':
      return tensor(orders, x, variable);
    case 'fibonacci':
      return { ...trivial, rows: 2, inner: 2, indices: [affine(x)] };
    case '^': {
      if (y.kind === 'literal') {
        require(y.value >= 0n && y.value <= 16n, 'an exponent is out of bounds');
        const base = tensor(orders, x, variable);
        const power = Number(y.value);
        return { ...base, rows: monomials(base.rows, power), inner: monomials(base.inner, power) };
      }
      require(freeVariables(x).size === 0 && termAt(orders.evaluator, x, 0n) !== 0n, 'a base may be 0');
      return { ...trivial, indices: [affine(y)] };
    }
    default:
      return orders.fail(node);
  }
}

function affine(index: Expression): Expression {
  require(onlyAffine(index), `the index ${printExpression(index)} is not affine`);
  return index;
}

/** The order of a sequence whose recurrence, without further terms, runs backwards to all integers. */
function backwardsOrder(orders: OrderRules, name: string): number {
  const { initial, rule } = orders.definition(name);
  const order = initial.length;
  const coefficients = new Map<number, bigint>();
  // The coefficient of a(n - lag) is what the rule gives for a past of one 1 and zeros; a linear form without more gives 0 for zeros.
  for (let lag = 0; lag <= order; lag++) {
    const value = linearForm(orders, rule, lag);
    require(value !== undefined, `${name} is not known to run backwards`);
    coefficients.set(lag, value);
  }
  require(coefficients.get(0) === 0n && coefficients.get(order) !== 0n, `${name} does not run backwards`);
  return order;
}

/** The value of a linear rule with literal coefficients where only a(n - lag) is 1; undefined for other rules and longer lags. */
function linearForm(orders: OrderRules, node: Expression, lag: number): bigint | undefined {
  if (node.kind === 'literal') return node.value === 0n ? 0n : undefined;
  if (node.kind === 'past') {
    const text = printExpression(node.index);
    const found = /^n - (\d+)$/.exec(text);
    if (found === null || Number(found[1]) < 1) return undefined;
    return Number(found[1]) === lag ? 1n : 0n;
  }
  if (node.kind !== 'apply') return undefined;
  const [x, y] = node.arguments;
  if (node.primitive === '*') {
    const [factor, other] = freeVariables(x).size === 0 && x.kind === 'literal' ? [x, y] : [y, x];
    const inner = linearForm(orders, other, lag);
    return factor.kind === 'literal' && inner !== undefined ? factor.value * inner : undefined;
  }
  const [left, right] = node.arguments.map((argument) => linearForm(orders, argument, lag));
  if (left === undefined || (right === undefined && node.primitive !== 'neg')) return undefined;
  switch (node.primitive) {
    case '+':
      return left + right!;
    case '-':
      return left - right!;
    case 'neg':
      return -left;
    default:
      return undefined;
  }
}

function limitsHold(
  orders: OrderRules,
  { indices }: Tensor,
  variable: string,
  lower: Expression,
  upper: Expression,
): bigint[] {
  return indices.flatMap((index) =>
    [lower, upper].map((limit) =>
      orders.positive(apply('+', substitute(index, variable, limit), literal(1))),
    ),
  );
}
