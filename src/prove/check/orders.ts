import { apply, literal, N } from '../../language/construct.js';
import type { Apply, Expression } from '../../language/expression.js';
import { type Facts, meaningOf, type RingOperation } from '../../language/facts.js';
import { primitive } from '../../language/primitives.js';
import { printExpression } from '../../language/print.js';
import { lcmOfNumbers } from '../../numbers/gcd.js';
import type { Evaluator } from '../evaluate.js';
import { freeVariables } from '../free-variables.js';
import { MOST_POWER, PERIODS } from '../limits.js';
import type { StandardStatement } from '../standard-form.js';
import type { Definition } from '../statement.js';
import { Degrees } from './degrees.js';
import { sequenceOrder } from './sequence-order.js';
import {
  type Hint,
  joined,
  latest,
  monomials,
  type Order,
  type OrderRules,
  requireResidues,
  requireStep,
  settledSigns,
  termAt,
} from './shape.js';
import { sumOrder } from './sum-order.js';
import { NotShown, require } from './verdict.js';

/** Orders beyond this are not compared. */
const MOST_ORDER = 5000;
/** Periods that are tried, those that a certificate claims among them, at most. */
const MOST_PERIODS = 64;

/**
 * Computes anew how many dimensions the shifts of a sequence span at most, and from which row on. Certificates tell nothing but
 * periods and steps, which are checked where they are used. Throws NotShown.
 */
export class Orders implements OrderRules {
  readonly degrees: Degrees;
  readonly periods: readonly number[];
  readonly #known = new Map<string, Order>();

  constructor(
    readonly statement: StandardStatement,
    readonly evaluator: Evaluator,
    readonly hints: ReadonlyMap<string, Hint>,
  ) {
    this.degrees = new Degrees(statement, evaluator);
    const claimed = [...hints.values()].flatMap(({ period }) => (period === undefined ? [] : [period]));
    const common = claimed.reduce((all, period) => Math.min(lcmOfNumbers(all, period), MOST_ORDER), 1);
    this.periods = [...new Set([...PERIODS, ...claimed, common])]
      .sort((x, y) => x - y)
      .slice(0, MOST_PERIODS);
  }

  of(node: Expression): Order {
    const text = printExpression(node);
    let order = this.#known.get(text);
    if (order === undefined) {
      this.evaluator.work.spend(text.length);
      order = this.#order(node);
      require(order.order <= MOST_ORDER, `the order of ${text} is too high`);
      this.#known.set(text, order);
    }
    return order;
  }

  #order(node: Expression): Order {
    if (!freeVariables(node).has('n')) {
      this.degrees.of(node, 0n);
      return { order: 1, start: 0n };
    }
    switch (node.kind) {
      case 'variable':
        return { order: 2, start: 0n };
      case 'given':
        return this.#dilated(
          node,
          node.index,
          sequenceOrder(this, this.definition(node.column), { ...node, index: N }),
        );
      case 'bind':
        return sumOrder(this, node);
      case 'apply':
        return this.#hint(node)?.rule === 'periodic' ? this.#periodic(node) : this.#application(node);
      default:
        return this.fail(node);
    }
  }

  get parameters(): readonly string[] {
    return this.statement.parameters;
  }

  definition(name: string): Definition {
    const found = this.statement.definitions.find((definition) => definition.name === name);
    if (found === undefined) throw new NotShown(`${name} is not defined`);
    return found;
  }

  fail(node: Expression): never {
    throw new NotShown(`no rule bounds the order of ${printExpression(node)}`);
  }

  positive(node: Expression): bigint {
    this.requirePlain(node);
    const order = this.of(node);
    for (const period of this.periods) {
      try {
        const { start, signs } = settledSigns(this.evaluator, node, order, period);
        if (signs.every((sign) => sign > 0)) return start;
      } catch (error) {
        if (!(error instanceof NotShown)) throw error;
      }
    }
    throw new NotShown(`${printExpression(node)} is not known to stay positive`);
  }

  requirePlain(node: Expression): void {
    require(!this.degrees.dependsOnParameters(node), `${printExpression(node)} depends on parameters`);
  }

  claim(node: Expression | string): Hint & { period: number } {
    const text = typeof node === 'string' ? node : printExpression(node);
    const hint = this.hints.get(text);
    if (hint?.period === undefined) throw new NotShown(`the certificate has no period for ${text}`);
    return { ...hint, period: hint.period };
  }

  #hint(node: Expression): Hint | undefined {
    return this.hints.get(printExpression(node));
  }

  #application(node: Apply<Expression>): Order {
    const [x, y] = node.arguments;
    const { facts, evaluation, commutative } = primitive(node.primitive);
    if (evaluation === 'choice') return this.#choice(node);
    if (facts.ring !== undefined) return this.#operation(node, facts.ring);
    if (facts.division !== undefined) {
      if (facts.division === 'remainder') return this.#remainder(node, x, y);
      return joined([this.of(x), this.#remainder(apply('mod', x, y), x, y)], (p, q) => p + q);
    }
    if (facts.signOf !== undefined) return this.#signs(node, facts.signOf(...node.arguments));
    const meaning = meaningOf(facts, node.arguments);
    if (meaning !== undefined) return this.of(meaning);
    if (facts.modulus !== undefined) return this.#reduced(node, facts.modulus, commutative);
    if (facts.sequence !== undefined) {
      const whole = sequenceOrder(
        this,
        { name: node.primitive, ...facts.sequence },
        apply(node.primitive, N),
      );
      return this.#dilated(node, x, whole);
    }
    const degree = y?.kind === 'literal' ? facts.degreeInFirst?.(y.value) : undefined;
    if (degree === undefined) return this.fail(node);
    const natural = this.positive(apply('+', x, literal(1)));
    const { order, start } = this.of(x);
    return { order: monomials(order + 1, degree), start: latest(start, natural) };
  }

  #operation(node: Apply<Expression>, operation: RingOperation): Order {
    const [x, y] = node.arguments;
    switch (operation) {
      case 'addition':
      case 'subtraction':
        return joined([this.of(x), this.of(y)], (p, q) => p + q);
      case 'multiplication':
        return joined([this.of(x), this.of(y)], (p, q) => p * q);
      case 'negation':
        return this.of(x);
      case 'power':
        if (y.kind !== 'literal') return this.#exponential(node, x, y);
        require(y.value >= 0n && y.value <= MOST_POWER, 'an exponent is out of bounds');
        return { ...this.of(x), order: monomials(this.of(x).order, Number(y.value)) };
    }
  }

  /** A function of a literal and of what depends on the other argument modulo something only. */
  #reduced(node: Apply<Expression>, modulusFor: NonNullable<Facts['modulus']>, commutative: boolean): Order {
    const [x, y] = node.arguments;
    const [argument, second] = y.kind === 'literal' || !commutative ? [x, y] : [y, x];
    const modulus = second.kind === 'literal' ? modulusFor(second.value) : undefined;
    require(modulus !== undefined, `${printExpression(second)} is no modulus`);
    const order = this.#remainder(apply('mod', argument, literal(modulus)), argument, literal(modulus));
    for (let row = 0; row < order.order; row++) termAt(this.evaluator, node, order.start + BigInt(row));
    return order;
  }

  #exponential(node: Expression, base: Expression, exponent: Expression): Order {
    require(!freeVariables(base).has('n'), `the base of ${printExpression(node)} is not constant`);
    this.of(base);
    const { period } = this.claim(node);
    return { order: period, start: this.#indexFrom(node, exponent, 0n) };
  }

  #dilated(node: Expression, index: Expression, whole: Order): Order {
    const { period } = this.claim(node);
    return { order: period * whole.order, start: this.#indexFrom(node, index, whole.start) };
  }

  /** From where an index has the period claimed for its use, does not go down, and is not below a bound. */
  #indexFrom(node: Expression, index: Expression, least: bigint): bigint {
    this.requirePlain(index);
    const { period, step, start: claimed } = this.claim(node);
    const { order, start } = this.of(index);
    const from = latest(start, claimed);
    require(step !== undefined && step >= 0n, 'an index goes down');
    requireStep(this.evaluator, index, { order, start: from }, period, step);
    for (let row = 0; row < period; row++) {
      const value = termAt(this.evaluator, index, from + BigInt(row));
      require(value >= least, `an index falls below ${least}`);
    }
    return from;
  }

  #remainder(node: Expression, x: Expression, y: Expression): Order {
    this.requirePlain(x);
    this.requirePlain(y);
    require(!freeVariables(y).has('n'), 'a modulus is not constant');
    const modulus = termAt(this.evaluator, y, 0n);
    require(modulus !== 0n, 'a modulus is 0');
    const { period, start: claimed } = this.claim(node);
    const { order, start } = this.of(x);
    const from = latest(start, claimed);
    requireResidues(this.evaluator, x, { order, start: from }, period, modulus);
    return { order: period, start: from };
  }

  #choice(node: Apply<Expression>): Order {
    const [condition, x, y] = node.arguments;
    this.requirePlain(condition);
    const test = this.of(condition);
    const period = this.#hint(node)?.rule === 'settled' ? 1 : this.claim(node).period;
    requireStep(this.evaluator, condition, test, period, 0n);
    if (period === 1) {
      const branch = this.of(termAt(this.evaluator, condition, test.start) === 1n ? x : y);
      return joined([test, branch], (_, order) => order);
    }
    return joined([this.of(x), this.of(y)], (p, q) => period * (p + q), test.start);
  }

  #signs(node: Expression, difference: Expression): Order {
    this.requirePlain(difference);
    const { period } = this.claim(node);
    const { start } = settledSigns(this.evaluator, difference, this.of(difference), period);
    return { order: period, start };
  }

  /** A function of sequences that all have the claimed period, defined for all of it. */
  #periodic(node: Apply<Expression>): Order {
    const { period } = this.claim(node);
    let start = 0n;
    for (const argument of node.arguments) {
      this.requirePlain(argument);
      const order = this.of(argument);
      requireStep(this.evaluator, argument, order, period, 0n);
      if (order.start > start) start = order.start;
    }
    for (let row = 0; row < period; row++) termAt(this.evaluator, node, start + BigInt(row));
    return { order: period, start };
  }
}
