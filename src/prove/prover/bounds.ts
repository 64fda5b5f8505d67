import { apply, literal, N } from '../../language/construct.js';
import type { Apply, Expression } from '../../language/expression.js';
import { type Facts, meaningOf, type RingOperation } from '../../language/facts.js';
import { primitive } from '../../language/primitives.js';
import { printExpression } from '../../language/print.js';
import { freeVariables } from '../free-variables.js';
import { MOST_POWER } from '../limits.js';
import type { Definition } from '../statement.js';
import { plus } from '../substitution.js';
import { boundDefinition } from './definition-bound.js';
import { type Bounds, latest, MOST_ORDER, made, type OrderBound, symmetricPower } from './order-bound.js';
import { quasiAffine, residuePeriod, signPattern } from './shape.js';
import { boundSum } from './sum-bound.js';
import type { Terms } from './terms.js';

/** The rows that the arguments of a function of periodic sequences are looked at for. */
const MOST_PERIOD = 5000;

/** Bounds on the orders of the sequences that expressions of n are. */
export class OrderBounds implements Bounds {
  readonly #known = new Map<string, OrderBound | undefined>();

  constructor(
    readonly terms: Terms,
    readonly definitions: readonly Definition[],
  ) {}

  bound(node: Expression): OrderBound | undefined {
    const key = printExpression(node);
    if (!this.#known.has(key)) {
      this.terms.work.spend(key.length);
      const found = this.#derive(node);
      this.#known.set(key, found !== undefined && found.order <= MOST_ORDER ? found : undefined);
    }
    return this.#known.get(key);
  }

  positiveFrom(node: Expression): { readonly start: bigint; readonly bound: OrderBound } | undefined {
    const bound = this.bound(node);
    if (bound === undefined || this.terms.hasParameters(node)) return undefined;
    const pattern = signPattern(this.terms, node, bound);
    return pattern?.signs.every((sign) => sign > 0) ? { start: pattern.start, bound } : undefined;
  }

  #derive(node: Expression): OrderBound | undefined {
    if (!freeVariables(node).has('n')) return this.#constant(node);
    switch (node.kind) {
      case 'literal':
      case 'past':
        return undefined;
      case 'variable':
        return made(node, { rule: 'row', order: 2, start: 0n });
      case 'given': {
        const definition = this.definitions.find(({ name }) => name === node.column);
        const row: Expression = { kind: 'given', column: node.column, index: N };
        const whole = definition && boundDefinition(this, definition, row);
        return whole && this.#dilated(node, node.index, whole);
      }
      case 'bind':
        return boundSum(this, node);
      case 'apply':
        return this.#application(node) ?? this.#ofPeriodic(node);
    }
  }

  #constant(node: Expression): OrderBound | undefined {
    if (this.terms.polynomial(node, 0n) === undefined) return undefined;
    return made(node, { rule: 'constant', order: 1, start: 0n });
  }

  /** By what is known of the primitive. */
  #application(node: Apply<Expression>): OrderBound | undefined {
    const [x, y] = node.arguments;
    const { facts, evaluation, commutative } = primitive(node.primitive);
    if (evaluation === 'choice') return this.#choice(node);
    if (facts.ring !== undefined) return this.#operation(node, facts.ring);
    if (facts.division !== undefined) {
      return facts.division === 'quotient' ? this.#quotient(node, x, y) : this.#remainder(node, x, y);
    }
    if (facts.signOf !== undefined) return this.#signOf(node, facts.signOf(...node.arguments));
    const meaning = meaningOf(facts, node.arguments);
    if (meaning !== undefined) return this.#alias(node, meaning);
    if (facts.modulus !== undefined) {
      const found = this.#reduced(node, facts.modulus, x, y);
      return found ?? (commutative ? this.#reduced(node, facts.modulus, y, x) : undefined);
    }
    if (facts.sequence !== undefined) {
      const definition = { name: node.primitive, ...facts.sequence };
      const whole = boundDefinition(this, definition, apply(node.primitive, N));
      return whole && this.#dilated(node, x, whole);
    }
    const degree = y?.kind === 'literal' ? facts.degreeInFirst?.(y.value) : undefined;
    return degree === undefined ? undefined : this.#natural(node, x, degree);
  }

  #operation(node: Apply<Expression>, operation: RingOperation): OrderBound | undefined {
    const [x, y] = node.arguments;
    switch (operation) {
      case 'addition':
      case 'subtraction':
        return this.#joined(node, 'sum', (orders) => orders.reduce((sum, order) => sum + order));
      case 'negation':
        return this.#joined(node, 'sum', ([order]) => order);
      case 'multiplication':
        return this.#joined(node, 'product', (orders) => orders.reduce((all, order) => all * order));
      case 'power':
        return y.kind === 'literal' ? this.#power(node, x, y.value) : this.#exponential(node, x, y);
    }
  }

  /** A combination of all arguments at once. */
  #joined(
    node: Apply<Expression>,
    rule: string,
    combine: (orders: readonly number[]) => number,
  ): OrderBound | undefined {
    const parts = this.#all(node.arguments);
    if (parts === undefined) return undefined;
    return made(node, {
      rule,
      order: combine(parts.map(({ order }) => order)),
      start: latest(0n, ...parts.map(({ start }) => start)),
      parts,
    });
  }

  #power(node: Expression, base: Expression, exponent: bigint): OrderBound | undefined {
    const part = this.bound(base);
    if (part === undefined || exponent < 0n || exponent > MOST_POWER) return undefined;
    const { start } = part;
    const order = symmetricPower(part.order, Number(exponent));
    return made(node, { rule: 'power', order, start, parts: [part] });
  }

  /** c^e(n), where e goes up by the same every so many rows: then the powers go up by the same factor. */
  #exponential(node: Expression, base: Expression, exponent: Expression): OrderBound | undefined {
    if (freeVariables(base).has('n')) return undefined;
    const part = this.#constant(base);
    const index = this.#index(exponent, 0n);
    if (part === undefined || index === undefined) return undefined;
    const { period, step, start } = index;
    return made(node, {
      rule: 'exponential',
      order: period,
      start,
      period,
      step,
      parts: [part, index.bound],
    });
  }

  /** Where an expression is quasi-affine with a step of 0 or more, and its values are `least` or more from some row on. */
  #index(
    node: Expression,
    least: bigint,
  ): { period: number; step: bigint; start: bigint; bound: OrderBound } | undefined {
    const bound = this.bound(node);
    if (bound === undefined || this.terms.hasParameters(node)) return undefined;
    const shape = quasiAffine(this.terms, node, bound);
    if (shape === undefined || shape.step < 0n) return undefined;
    let { start } = bound;
    for (let inRow = 0, row = bound.start; inRow < shape.period; row++) {
      if (row - bound.start > BigInt(MOST_PERIOD)) return undefined;
      const value = this.terms.integer(node, row);
      if (value === undefined) return undefined;
      if (value >= least) inRow++;
      else [inRow, start] = [0, row + 1n];
    }
    return { ...shape, start, bound };
  }

  /** u(e(n)) for a quasi-affine e: on each residue class every so manieth term of u. */
  #dilated(node: Expression, index: Expression, whole: OrderBound): OrderBound | undefined {
    const found = this.#index(index, whole.start);
    if (found === undefined) return undefined;
    const { period, step, start } = found;
    return made(node, {
      rule: 'dilation',
      order: period * (step === 0n ? 1 : whole.order),
      start,
      period,
      step,
      parts: [whole, found.bound],
    });
  }

  #remainder(node: Expression, x: Expression, y: Expression): OrderBound | undefined {
    const modulus = this.#plainConstant(y);
    const part = this.bound(x);
    if (modulus === undefined || modulus === 0n || part === undefined) return undefined;
    if (this.terms.hasParameters(x)) return undefined;
    const found = residuePeriod(this.terms, x, part, modulus < 0n ? -modulus : modulus);
    if (found === undefined) return undefined;
    const { period, start } = found;
    return made(node, {
      rule: 'remainder',
      order: period,
      start,
      period,
      step: 0n,
      parts: [part],
    });
  }

  /** x div m = (x - x mod m) / m. */
  #quotient(node: Apply<Expression>, x: Expression, y: Expression): OrderBound | undefined {
    const remainder = this.bound(apply('mod', x, y));
    const part = this.bound(x);
    if (this.#plainConstant(y) === undefined || remainder?.rule !== 'remainder' || part === undefined)
      return undefined;
    return made(node, {
      rule: 'quotient',
      order: part.order + remainder.order,
      start: latest(part.start, remainder.start),
      parts: [part, remainder],
    });
  }

  /** A function of a literal and of what depends on x modulo something only: gcd(x, m) = gcd(x mod m, m). */
  #reduced(
    node: Expression,
    modulusFor: NonNullable<Facts['modulus']>,
    x: Expression,
    y: Expression,
  ): OrderBound | undefined {
    const modulus = y.kind === 'literal' ? modulusFor(y.value) : undefined;
    const part = modulus === undefined ? undefined : this.bound(apply('mod', x, literal(modulus)));
    if (part?.period === undefined) return undefined;
    const { period, start } = part;
    return made(node, { rule: 'reduced', order: period, start, period, step: 0n, parts: [part] });
  }

  /** A polynomial of degree k in x, where x >= 0. */
  #natural(node: Expression, x: Expression, k: number): OrderBound | undefined {
    const natural = this.positiveFrom(plus(x, literal(1)));
    const part = this.bound(x);
    if (natural === undefined || part === undefined) return undefined;
    return made(node, {
      rule: 'choose',
      order: symmetricPower(part.order + 1, k),
      start: latest(natural.start, part.start),
      parts: [part, natural.bound],
    });
  }

  #choice(node: Apply<Expression>): OrderBound | undefined {
    const [condition, x, y] = node.arguments;
    const test = this.bound(condition);
    if (test === undefined || this.terms.hasParameters(condition)) return undefined;
    const shape = quasiAffine(this.terms, condition, test);
    if (shape === undefined || shape.step !== 0n) return undefined;
    if (shape.period > 1) return this.#either(node, test, shape.period, [x, y]);
    const part = this.bound(this.terms.integer(condition, test.start) === 1n ? x : y);
    if (part === undefined) return undefined;
    return made(node, {
      rule: 'settled',
      order: part.order,
      start: latest(test.start, part.start),
      parts: [test, part],
    });
  }

  /** c x + (1 - c) y for a periodic c. */
  #either(
    node: Expression,
    test: OrderBound,
    period: number,
    branches: readonly Expression[],
  ): OrderBound | undefined {
    const parts = this.#all(branches);
    if (parts === undefined) return undefined;
    const start = latest(test.start, ...parts.map((part) => part.start));
    return made(node, {
      rule: 'either',
      order: period * parts.reduce((sum, { order }) => sum + order, 0),
      start,
      period,
      parts: [test, ...parts],
    });
  }

  /** A function of the sign of x, which is periodic from some row on. */
  #signOf(node: Expression, x: Expression): OrderBound | undefined {
    const part = this.bound(x);
    if (part === undefined || this.terms.hasParameters(x)) return undefined;
    const pattern = signPattern(this.terms, x, part);
    if (pattern === undefined) return undefined;
    const { period, start } = pattern;
    return made(node, { rule: 'sign', order: period, start, period, step: 0n, parts: [part] });
  }

  /** Any function of sequences that are periodic from some row on. */
  #ofPeriodic(node: Apply<Expression>): OrderBound | undefined {
    if (node.arguments.some((argument) => this.terms.hasParameters(argument))) return undefined;
    const parts = this.#all(node.arguments);
    if (parts === undefined) return undefined;
    let period = 1;
    for (const [index, part] of parts.entries()) {
      const shape = quasiAffine(this.terms, node.arguments[index], part);
      if (shape === undefined || shape.step !== 0n) return undefined;
      period *= shape.period;
      if (period > MOST_PERIOD) return undefined;
    }
    const start = latest(0n, ...parts.map((part) => part.start));
    for (let row = 0; row < period; row++) {
      if (this.terms.integer(node, start + BigInt(row)) === undefined) return undefined;
    }
    return made(node, { rule: 'periodic', order: period, start, period, step: 0n, parts });
  }

  /** Another expression with the same values wherever either is defined. */
  #alias(node: Expression, other: Expression): OrderBound | undefined {
    const part = this.bound(other);
    if (part === undefined) return undefined;
    const { order, start } = part;
    return made(node, { rule: 'same', order, start, parts: [part] });
  }

  #all(nodes: readonly Expression[]): OrderBound[] | undefined {
    const parts: OrderBound[] = [];
    for (const node of nodes) {
      const part = this.bound(node);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return parts;
  }

  #plainConstant(node: Expression): bigint | undefined {
    if (freeVariables(node).has('n') || this.terms.hasParameters(node)) return undefined;
    return this.terms.integer(node, 0n);
  }
}
