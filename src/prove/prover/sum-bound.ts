import { joinOf } from '../../language/binders.js';
import { literal } from '../../language/construct.js';
import type { Bind, Expression } from '../../language/expression.js';
import type { Recurrence } from '../../language/facts.js';
import { primitive } from '../../language/primitives.js';
import { Polynomial } from '../../numbers/polynomial.js';
import type { Rational } from '../../numbers/rational.js';
import { freeVariables } from '../free-variables.js';
import { MOST_LEFT_OUT, MOST_POWER_IN_SUM, MOST_STRIDE } from '../limits.js';
import { factorsOf, polynomialOf } from '../polynomial-form.js';
import { minus, plus, substitute, times } from '../substitution.js';
import { addendsOf } from './definition-bound.js';
import { type Bounds, latest, made, type OrderBound, symmetricPower } from './order-bound.js';
import { quasiAffine } from './shape.js';

/**
 * A bound on the order of a sum over k of f_1(n) g_1(k) + f_2(n) g_2(k) + …, where the f lie in a space of sequences of n
 * closed under shifts and the g in one of sequences of k.
 */
export function boundSum(bounds: Bounds, node: Bind<Expression>): OrderBound | undefined {
  if (joinOf(node) !== 'addition') return undefined;
  return boundBinomialSum(bounds, node) ?? boundPlainSum(bounds, node);
}

/**
 * Partial sums of g have one dimension more than g, and their rows at the upper and at the lower limit are dilations.
 */
function boundPlainSum(bounds: Bounds, node: Bind<Expression>): OrderBound | undefined {
  const [lower, upper] = node.arguments;
  const body = separate(bounds, node.body, node.variable);
  const nonEmpty = bounds.positiveFrom(plus(minus(upper, lower), literal(2)));
  const first = affineLimit(bounds, lower);
  const last = affineLimit(bounds, upper);
  if (body === undefined || nonEmpty === undefined || first === undefined || last === undefined)
    return undefined;
  const conditions = conditionsHold(bounds, body.conditions, node.variable, lower, upper);
  if (conditions === undefined) return undefined;
  const fixed = freeVariables(lower).has('n') ? undefined : bounds.terms.integer(lower, 0n);
  let { start } = nonEmpty;
  if (fixed !== undefined && !freeVariables(node.body).has('n')) {
    // Before g settles its sums are checked one by one; then the upper limit has to have come so far.
    const settled = latest(fixed, body.startInner);
    for (let k = fixed; k < settled; k++) {
      const term = substitute(node.body, node.variable, literal(k));
      if (bounds.terms.polynomial(term, 0n) === undefined) return undefined;
    }
    const reached = bounds.positiveFrom(plus(minus(upper, literal(settled)), literal(2)));
    if (reached === undefined) return undefined;
    start = latest(start, reached.start);
  } else {
    const settled = bounds.positiveFrom(plus(minus(lower, literal(body.startInner)), literal(1)));
    if (settled === undefined) return undefined;
    start = latest(start, settled.start);
  }
  const limits = fixed === undefined ? first.period + last.period : last.period;
  return made(node, {
    rule: 'sum',
    order: body.outer * (body.inner + 1) * limits,
    start: latest(start, first.bound.start, last.bound.start, body.startOuter, conditions),
    period: last.period,
    step: last.step,
    parts: [first.bound, last.bound, ...body.parts],
  });
}

/** A limit of a sum goes up by the same every so many rows. */
function affineLimit(bounds: Bounds, node: Expression) {
  const bound = bounds.bound(node);
  if (bound === undefined || bounds.terms.hasParameters(node)) return undefined;
  const shape = quasiAffine(bounds.terms, node, bound);
  return shape === undefined || shape.step < 0n ? undefined : { ...shape, bound };
}

/**
 * The sum of binomial(N - j k, k) g(k) over all k, with N = c n + d: by Pascal's rule its value for g at N + j + 1 is that
 * at N + j plus that for the shift of g at N. So it lies in a space of j + 1 times the dimensions of the shifts of g.
 */
function boundBinomialSum(bounds: Bounds, node: Bind<Expression>): OrderBound | undefined {
  const [lower, upper] = node.arguments;
  const { variable } = node;
  const factors = factorsOf(node.body);
  const place = factors.findIndex(
    (factor) =>
      factor.kind === 'apply' &&
      primitive(factor.primitive).facts.isPascals &&
      factor.arguments[1].kind === 'variable' &&
      factor.arguments[1].name === variable,
  );
  const coefficient = factors[place];
  if (coefficient?.kind !== 'apply' || lower.kind !== 'literal') return undefined;
  if (lower.value < 0n || lower.value > MOST_LEFT_OUT) return undefined;
  const choose = affineOf(coefficient.arguments[0], variable);
  if (choose === undefined || choose.row < 1n || choose.inner > 0n || choose.inner < -MOST_STRIDE)
    return undefined;
  const j = Number(-choose.inner);
  const rest = factors.filter((_, index) => index !== place).reduce<Expression>(times, literal(1));
  const body = separate(bounds, rest, variable);
  if (body === undefined || body.startInner > 0n) return undefined;
  const zero = literal(0);
  const whole = plus(times(literal(choose.row), N), literal(choose.constant));
  // N >= 0; (j + 1)(upper + 1) > N, so that what is left out above is 0; and N - j upper >= 0, so that all is defined.
  const wanted = [
    plus(whole, literal(1)),
    minus(times(literal(j + 1), plus(upper, literal(1))), whole),
    plus(minus(whole, times(literal(j), upper)), literal(1)),
  ];
  let start = body.startOuter;
  const limits: OrderBound[] = [];
  for (const expression of wanted) {
    const holds = bounds.positiveFrom(expression);
    if (holds === undefined) return undefined;
    start = latest(start, holds.start);
    limits.push(holds.bound);
  }
  const conditions = conditionsHold(bounds, body.conditions, variable, zero, upper);
  if (conditions === undefined) return undefined;
  const leftOut: OrderBound[] = [];
  for (let k = 0n; k < lower.value; k++) {
    const part = bounds.bound(substitute(node.body, variable, literal(k)));
    if (part === undefined) return undefined;
    leftOut.push(part);
  }
  return made(node, {
    rule: 'binomial sum',
    order: body.outer * (j + 1) * body.inner + leftOut.reduce((sum, { order }) => sum + order, 0),
    start: latest(start, conditions, ...leftOut.map((part) => part.start)),
    parts: [...limits, ...leftOut, ...body.parts],
  });
}

const N: Expression = { kind: 'variable', name: 'n' };

/** A function of n and k in a tensor product of spaces closed under shifts. */
interface Separated {
  /** Dimensions of the space of sequences of n, which are defined from `startOuter` on. */
  readonly outer: number;
  readonly startOuter: bigint;
  /** Dimensions of the space of sequences of k, which are defined from `startInner` on. */
  readonly inner: number;
  readonly startInner: bigint;
  /** Expressions of n and k, affine in k, that are to be 0 or more wherever the function is used. */
  readonly conditions: readonly Expression[];
  readonly parts: readonly OrderBound[];
}

function separate(bounds: Bounds, node: Expression, variable: string): Separated | undefined {
  const free = freeVariables(node);
  if (!free.has(variable)) {
    const part = bounds.bound(node);
    if (part === undefined) return undefined;
    return { ...NOTHING, outer: part.order, startOuter: part.start, parts: [part] };
  }
  if (!free.has('n')) {
    const part = bounds.bound(substitute(node, variable, N));
    if (part === undefined) return undefined;
    return { ...NOTHING, inner: part.order, startInner: part.start, parts: [part] };
  }
  if (node.kind === 'given') return separateTwoSided(bounds, node, node.index, variable);
  if (node.kind !== 'apply') return undefined;
  const [x, y] = node.arguments;
  const { ring, sequence } = primitive(node.primitive).facts;
  if (sequence !== undefined) return separateTwoSided(bounds, node, x, variable);
  switch (ring) {
    case 'addition':
    case 'subtraction':
      return both(bounds, node, variable, (left, right) => left + right);
    case 'multiplication':
      return both(bounds, node, variable, (left, right) => left * right);
    case 'negation':
      return separate(bounds, x, variable);
    case 'power': {
      if (y.kind !== 'literal') return separateTwoSided(bounds, node, y, variable);
      const base = separate(bounds, x, variable);
      if (base === undefined || y.value < 0n || y.value > MOST_POWER_IN_SUM) return undefined;
      const exponent = Number(y.value);
      return {
        ...base,
        outer: symmetricPower(base.outer, exponent),
        inner: symmetricPower(base.inner, exponent),
      };
    }
    default:
      return undefined;
  }
}

const NOTHING = { outer: 1, startOuter: 0n, inner: 1, startInner: 0n, conditions: [], parts: [] } as const;

function both(
  bounds: Bounds,
  node: Extract<Expression, { kind: 'apply' }>,
  variable: string,
  combine: (left: number, right: number) => number,
): Separated | undefined {
  const [x, y] = node.arguments.map((argument) => separate(bounds, argument, variable));
  if (x === undefined || y === undefined) return undefined;
  return {
    outer: combine(x.outer, y.outer),
    startOuter: latest(x.startOuter, y.startOuter),
    inner: combine(x.inner, y.inner),
    startInner: latest(x.startInner, y.startInner),
    conditions: [...x.conditions, ...y.conditions],
    parts: [...x.parts, ...y.parts],
  };
}

/**
 * u(alpha n + beta k + gamma) for a sequence u whose recurrence runs backwards too, so that it goes on to all integers: it lies
 * in the tensor product of the space of u with itself. Where the index is 0 or more its values are those of u.
 */
function separateTwoSided(
  bounds: Bounds,
  node: Expression,
  index: Expression,
  variable: string,
): Separated | undefined {
  if (affineOf(index, variable) === undefined) return undefined;
  const order = twoSidedOrder(bounds, node);
  if (order === undefined) return undefined;
  return { ...NOTHING, outer: order, inner: order, conditions: [index] };
}

function twoSidedOrder(bounds: Bounds, node: Expression): number | undefined {
  if (node.kind === 'given') {
    return twoSided(
      bounds,
      bounds.definitions.find(({ name }) => name === node.column),
    );
  }
  if (node.kind !== 'apply') return undefined;
  const { ring, sequence } = primitive(node.primitive).facts;
  if (sequence !== undefined) return twoSided(bounds, sequence);
  if (ring !== 'power' || freeVariables(node.arguments[0]).size > 0) return undefined;
  const base = bounds.terms.integer(node.arguments[0], 0n);
  return base === undefined || base === 0n ? undefined : 1;
}

/** The order of a recurrence whose last coefficient is not 0, so that it runs backwards. */
function twoSided(bounds: Bounds, definition: Recurrence | undefined): number | undefined {
  const addends = definition && addendsOf(definition.rule);
  if (definition === undefined || addends === undefined || addends.some(({ lag }) => lag === undefined))
    return undefined;
  const order = Math.max(...addends.map(({ lag }) => lag ?? 0));
  const lastOnes = addends.filter(({ lag }) => lag === order);
  const last = bounds.terms.polynomial(lastOnes.map(({ value }) => value).reduce(plus), 0n);
  return definition.initial.length === order && last?.isZero() === false ? order : undefined;
}

/** alpha n + beta k + gamma with integer coefficients. */
interface Affine {
  readonly row: bigint;
  readonly inner: bigint;
  readonly constant: bigint;
}

function affineOf(node: Expression, variable: string): Affine | undefined {
  const polynomial = polynomialOf(node);
  if (polynomial === undefined) return undefined;
  const coefficient = (name: string): Rational | undefined =>
    polynomial.coefficientsIn(name)[1]?.constant() ?? (polynomial.degreeIn(name) === 0 ? ZERO : undefined);
  const [row, inner] = [coefficient('n'), coefficient(variable)];
  if (row === undefined || inner === undefined) return undefined;
  const constant = polynomial
    .minus(Polynomial.variable('n').scaled(row))
    .minus(Polynomial.variable(variable).scaled(inner))
    .constant();
  if (constant === undefined || ![row, inner, constant].every((value) => value.isInteger())) return undefined;
  return { row: row.numerator, inner: inner.numerator, constant: constant.numerator };
}

const ZERO = Polynomial.ZERO.constantTerm;

/** From which row on expressions that are affine in k are 0 or more at both limits, and so between them. */
function conditionsHold(
  bounds: Bounds,
  conditions: readonly Expression[],
  variable: string,
  lower: Expression,
  upper: Expression,
): bigint | undefined {
  let start = 0n;
  for (const condition of conditions) {
    for (const limit of [lower, upper]) {
      const holds = bounds.positiveFrom(plus(substitute(condition, variable, limit), literal(1)));
      if (holds === undefined) return undefined;
      start = latest(start, holds.start);
    }
  }
  return start;
}
