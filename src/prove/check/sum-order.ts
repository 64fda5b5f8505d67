import { joinOf } from '../../language/binders.js';
import { apply, literal, N } from '../../language/construct.js';
import type { Bind, Expression } from '../../language/expression.js';
import { ROW } from '../../language/names.js';
import { primitive } from '../../language/primitives.js';
import { printExpression } from '../../language/print.js';
import { freeVariables } from '../free-variables.js';
import { MOST_LEFT_OUT, MOST_POWER_IN_SUM, MOST_STRIDE } from '../limits.js';
import { factorsOf } from '../polynomial-form.js';
import type { Definition } from '../statement.js';
import { substitute } from '../substitution.js';
import { type Affine, affineOf } from './affine.js';
import { randomWord } from './deciding-points.js';
import { linearRule } from './linear-rule.js';
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
  require(joinOf(node) === 'addition', `${node.binder} has no bound`);
  const factors = factorsOf(node.body);
  const place = factors.findIndex(
    (factor) =>
      factor.kind === 'apply' &&
      primitive(factor.primitive).facts.isPascals &&
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
  const pieces = [limitPieces(orders, upper), ...(fixed ? [] : [limitPieces(orders, lower)])];
  if (fixed && !freeVariables(node.body).has('n')) {
    const first = termAt(orders.evaluator, lower, 0n);
    const settled = latest(first, body.innerStart);
    for (let k = first; k < settled; k++) {
      orders.degrees.of(substitute(node.body, node.variable, literal(k)), 0n);
    }
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

/** A limit that goes up by the same every so many rows. */
function limitPieces(orders: OrderRules, limit: Expression): { period: number; start: bigint } {
  orders.requirePlain(limit);
  const order = orders.of(limit);
  for (const period of orders.periods) {
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
  const { coefficients, constant } = affine(top);
  const slope = coefficients.get(ROW) ?? 0n;
  const j = -(coefficients.get(node.variable) ?? 0n);
  require([...coefficients.keys()].every(
    (name) => name === ROW || name === node.variable,
  ), `${printExpression(top)} depends on more than n and ${node.variable}`);
  require(slope >= 1n && j >= 0n && j <= MOST_STRIDE, `${printExpression(top)} does not go up with n`);
  require(lower.kind === 'literal' &&
    lower.value >= 0n &&
    lower.value <= MOST_LEFT_OUT, 'the sum begins too late');
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
    const order = backwardsOrder(orders, orders.definition(node.column));
    return { ...trivial, rows: order, inner: order, indices: [affineIndex(node.index)] };
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
  const { ring, sequence } = primitive(node.primitive).facts;
  if (sequence !== undefined) {
    const order = backwardsOrder(orders, { name: node.primitive, ...sequence });
    return { ...trivial, rows: order, inner: order, indices: [affineIndex(x)] };
  }
  switch (ring) {
    case 'addition':
    case 'subtraction':
      return join((p, q) => p + q);
    case 'multiplication':
      return join((p, q) => p * q);
    case 'negation':
      return tensor(orders, x, variable);
    case 'power': {
      if (y.kind === 'literal') {
        require(y.value >= 0n && y.value <= MOST_POWER_IN_SUM, 'an exponent is out of bounds');
        const base = tensor(orders, x, variable);
        const power = Number(y.value);
        return { ...base, rows: monomials(base.rows, power), inner: monomials(base.inner, power) };
      }
      require(freeVariables(x).size === 0 && termAt(orders.evaluator, x, 0n) !== 0n, 'a base may be 0');
      return { ...trivial, indices: [affineIndex(y)] };
    }
    default:
      return orders.fail(node);
  }
}

function affine(index: Expression): Affine {
  const form = affineOf(index);
  require(form !== undefined, `the index ${printExpression(index)} is not affine`);
  return form;
}

/** An index between the limits is not below both of its values there. */
function affineIndex(index: Expression): Expression {
  affine(index);
  return index;
}

/** The order of a sequence whose recurrence, without further terms, runs backwards to all integers: its last coefficient is not 0. */
function backwardsOrder(orders: OrderRules, { name, initial, rule }: Definition): number {
  const { multiples, free } = linearRule(rule) ?? { multiples: [], free: [rule] };
  const order = initial.length;
  require(free.length === 0 &&
    multiples.every(({ lag }) => lag <= order), `${name} is not known to run backwards`);
  // A polynomial in the parameters that is not 0 at random values is not 0.
  const values = new Map(orders.parameters.map((parameter) => [parameter, randomWord()]));
  let last = 0n;
  for (const { lag, coefficient } of multiples) {
    require(!freeVariables(coefficient).has(ROW), `${name} has coefficients that change`);
    orders.of(coefficient);
    const value = orders.evaluator.evaluate(coefficient, 0n, values);
    require(value !== undefined, `${printExpression(coefficient)} is undefined`);
    if (lag === order) last += value;
  }
  require(last !== 0n, `${name} does not run backwards`);
  return order;
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
