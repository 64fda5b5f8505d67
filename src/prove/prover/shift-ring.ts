import { joinOf } from '../../language/binders.js';
import { literal, N as ROW_VARIABLE } from '../../language/construct.js';
import type { Apply, Bind, Expression } from '../../language/expression.js';
import type { Recurrence, RingOperation } from '../../language/facts.js';
import { ROW } from '../../language/names.js';
import { primitive } from '../../language/primitives.js';
import { printExpression } from '../../language/print.js';
import { Polynomial } from '../../numbers/polynomial.js';
import { Rational } from '../../numbers/rational.js';
import { freeVariables } from '../free-variables.js';
import { LEAST_LOWER } from '../limits.js';
import { polynomialOf } from '../polynomial-form.js';
import type { Definition } from '../statement.js';
import { plus, substitute } from '../substitution.js';
import { addendsOf } from './definition-bound.js';
import { PolynomialWork } from './polynomial-work.js';
import type { Terms } from './terms.js';

/** numerator / denominator, where the denominator is a polynomial in n without zeros at n >= 0. */
interface Fraction {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
}

const N = Polynomial.variable(ROW);

/** Offsets and multiples of n that are written out. */
const MOST_OFFSET = 12n;

/**
 * Sequences as polynomials in n and in atoms, sequences such as n! and 2^n whose next term is a polynomial in n and the atoms
 * over a polynomial in n. Everything is meant for n >= 0; rows are moved by `offset`, so that n here is row n + offset.
 */
export class ShiftRing {
  readonly #next = new Map<string, Fraction>();
  readonly #polynomials: PolynomialWork;

  constructor(
    readonly definitions: readonly Definition[],
    readonly offset: bigint,
    readonly terms: Terms,
  ) {
    this.#polynomials = new PolynomialWork(terms.work);
  }

  /** An expression of the row, moved; undefined where it has no such form. */
  encode(node: Expression): Fraction | undefined {
    return this.#encode(substitute(node, ROW, plus(ROW_VARIABLE, literal(this.offset))));
  }

  /** E and Q with E = Q(n) D(n + 1), where Q has no zeros at n >= 0. */
  shift(value: Polynomial): { shifted: Polynomial; factor: Polynomial } {
    const most = new Map<string, number>();
    for (const name of value.variables) if (name !== ROW) most.set(name, value.degreeIn(name));
    let factor = Polynomial.ONE;
    for (const [name, degree] of most) {
      const { denominator } = this.#nextOf(name);
      factor = this.#polynomials.times(factor, this.#polynomials.power(denominator, degree));
    }
    let shifted = Polynomial.ZERO;
    for (const { exponents, coefficient } of value.terms.values()) {
      let term = this.#polynomials.power(N.plus(Polynomial.ONE), exponents.get(ROW) ?? 0).scaled(coefficient);
      for (const [name, degree] of most) {
        const { numerator, denominator } = this.#nextOf(name);
        const exponent = exponents.get(name) ?? 0;
        term = this.#polynomials.times(term, this.#polynomials.power(numerator, exponent));
        term = this.#polynomials.times(term, this.#polynomials.power(denominator, degree - exponent));
      }
      shifted = shifted.plus(term);
    }
    return { shifted, factor };
  }

  #nextOf(name: string): Fraction {
    const next = this.#next.get(name);
    if (next === undefined) throw new Error(`no atom is called ${name}`);
    return next;
  }

  #atom(name: string, next: () => Fraction | undefined): Polynomial | undefined {
    if (!this.#next.has(name)) {
      const found = next();
      if (found === undefined) return undefined;
      this.#next.set(name, found);
    }
    return Polynomial.variable(name);
  }

  #encode(node: Expression): Fraction | undefined {
    this.terms.work.spend(20);
    const polynomial = polynomialOf(node, this.terms.work);
    if (polynomial !== undefined)
      return [...polynomial.variables].every((name) => name === ROW) ? whole(polynomial) : undefined;
    switch (node.kind) {
      case 'apply':
        return this.#application(node);
      case 'bind':
        return this.#fold(node);
      case 'given':
        return this.#sequence(node.column, node.index);
      default:
        return undefined;
    }
  }

  /** By what is known of the primitive. */
  #application(node: Apply<Expression>): Fraction | undefined {
    const { ring, factorials, sequence } = primitive(node.primitive).facts;
    if (ring !== undefined) return this.#operation(ring, node.arguments);
    if (factorials !== undefined) {
      const { above, below } = factorials(...node.arguments);
      return this.#factorials(above, below);
    }
    return sequence && this.#recursive(node.primitive, sequence, node.arguments[0]);
  }

  #operation(operation: RingOperation, [x, y]: readonly Expression[]): Fraction | undefined {
    if (operation === 'power') {
      return y.kind === 'literal' ? this.#power(x, y.value) : this.#exponential(x, y);
    }
    const left = this.#encode(x);
    if (left === undefined) return undefined;
    if (operation === 'negation') return negative(left);
    const right = this.#encode(y);
    if (right === undefined) return undefined;
    if (operation === 'multiplication') return this.#product(left, right);
    return this.#sum(left, operation === 'addition' ? right : negative(right));
  }

  #power(x: Expression, exponent: bigint): Fraction | undefined {
    const base = this.#encode(x);
    if (base === undefined || exponent < 0n || exponent > 6n) return undefined;
    const times = Number(exponent);
    return {
      numerator: this.#polynomials.power(base.numerator, times),
      denominator: this.#polynomials.power(base.denominator, times),
    };
  }

  /** c^(a n + b) = c^b (c^n)^a. */
  #exponential(x: Expression, y: Expression): Fraction | undefined {
    const exponent = affine(y);
    if (x.kind !== 'literal' || x.value === 0n || exponent === undefined || exponent.offset < 0n)
      return undefined;
    const { value } = x;
    const atom = this.#atom(`power ${value}`, () =>
      whole(Polynomial.variable(`power ${value}`).scaled(Rational.of(value))),
    );
    return atom && whole(atom.power(Number(exponent.slope)).scaled(Rational.of(value ** exponent.offset)));
  }

  /**
   * A quotient of factorials of a n + b, c n + d …, as that of a n, c n … times quotients of polynomials: (a n + b)! =
   * (a n)! (a n + 1) … (a n + b), and for b < 0 the product of a n + b + 1 … a n takes the other side.
   */
  #factorials(above: readonly Expression[], below: readonly Expression[]): Fraction | undefined {
    const [tops, bottoms] = [above.map(affine), below.map(affine)];
    if (!tops.every((top) => top !== undefined) || !bottoms.every((bottom) => bottom !== undefined))
      return undefined;
    if (tops.some(({ slope, offset }) => slope < 1n || offset < 0n)) return undefined;
    const slopes = (places: readonly Affine[]) => places.map(({ slope }) => slope).join(' ');
    const steps = (places: readonly Affine[]) =>
      places
        .map(({ slope }) => rising(slope, 1n, slope))
        .reduce((all, one) => all.times(one), Polynomial.ONE);
    const name = `factorials ${slopes(tops)} over ${slopes(bottoms)}`;
    const atom = this.#atom(name, () => ({
      numerator: Polynomial.variable(name).times(steps(tops)),
      denominator: steps(bottoms),
    }));
    if (atom === undefined) return undefined;
    let [numerator, denominator] = [atom, Polynomial.ONE];
    for (const { slope, offset } of tops) numerator = numerator.times(rising(slope, 1n, offset));
    for (const { slope, offset } of bottoms) {
      if (offset >= 0n) denominator = denominator.times(rising(slope, 1n, offset));
      else numerator = numerator.times(rising(slope, offset + 1n, 0n));
    }
    return { numerator, denominator };
  }

  #sequence(column: string, index: Expression): Fraction | undefined {
    const definition = this.definitions.find(({ name }) => name === column);
    return definition && this.#recursive(`${column}(n)`, definition, index);
  }

  /** A sequence with a linear rule whose coefficients are polynomials in n: atoms for rows n … n + order - 1. */
  #recursive(name: string, { initial, rule }: Recurrence, index: Expression): Fraction | undefined {
    const at = affine(index);
    const addends = addendsOf(rule, true);
    if (addends === undefined || at?.slope !== 1n || at.offset < 0n) return undefined;
    const order = Math.max(1, ...addends.map(({ lag }) => lag ?? 0));
    if (initial.length !== order) return undefined;
    const rows = Array.from({ length: order }, (_, step) => Polynomial.variable(`row ${name} ${step}`));
    for (let step = 0; step + 1 < order; step++)
      this.#atom(`row ${name} ${step}`, () => whole(rows[step + 1]));
    const ahead = plus(ROW_VARIABLE, literal(order));
    const last = this.#atom(`row ${name} ${order - 1}`, () => {
      let next: Fraction | undefined = whole(Polynomial.ZERO);
      for (const { lag, value } of addends) {
        const coefficient = this.#encode(substitute(value, ROW, ahead));
        if (coefficient === undefined || next === undefined) return undefined;
        const term = lag === undefined ? coefficient : this.#product(coefficient, whole(rows[order - lag]));
        next = this.#sum(next, term);
      }
      return next;
    });
    if (last === undefined) return undefined;
    let value = whole(rows[0]);
    for (let step = 0n; step < at.offset; step++) value = this.#shifted(value);
    return value;
  }

  #shifted({ numerator, denominator }: Fraction): Fraction {
    const { shifted, factor } = this.shift(numerator);
    const moved = this.#polynomials.substitute(denominator, ROW, N.plus(Polynomial.ONE));
    return { numerator: shifted, denominator: this.#polynomials.times(factor, moved) };
  }

  /** Sums and products up to n + b of what does not depend on n. */
  #fold(node: Bind<Expression>): Fraction | undefined {
    const [lower, upper] = node.arguments;
    const at = affine(upper);
    const free = freeVariables(node.body);
    free.delete(node.variable);
    const joins = joinOf(node);
    if (joins === undefined || lower.kind !== 'literal' || free.size > 0) return undefined;
    if (at?.slope !== 1n || at.offset < 0n || lower.value > 1n || lower.value < LEAST_LOWER) return undefined;
    const upTo: Expression = { ...node, arguments: [lower, literal(0)] };
    const name = printExpression(upTo);
    const join = joins === 'addition' ? this.#sum : this.#product;
    const atom = this.#atom(name, () => {
      // The ring knows the terms for 1, 2, 3 … only.
      for (let by = lower.value; by <= 0n; by++) {
        if (this.terms.integer(this.#term(node, literal(by)), 0n) === undefined) return undefined;
      }
      const next = this.#encode(this.#term(node, plus(ROW_VARIABLE, literal(1))));
      return next && join.call(this, whole(Polynomial.variable(name)), next);
    });
    let value = atom && whole(atom);
    for (let by = 1n; by <= at.offset; by++) {
      const term = value && this.#encode(this.#term(node, plus(ROW_VARIABLE, literal(by))));
      value = value && term && join.call(this, value, term);
    }
    return value;
  }

  #term(node: Bind<Expression>, value: Expression): Expression {
    return substitute(node.body, node.variable, value);
  }

  #sum(x: Fraction, y: Fraction): Fraction {
    if (x.denominator.minus(y.denominator).isZero()) {
      return { numerator: x.numerator.plus(y.numerator), denominator: x.denominator };
    }
    const numerator = this.#polynomials.times(x.numerator, y.denominator);
    return {
      numerator: numerator.plus(this.#polynomials.times(y.numerator, x.denominator)),
      denominator: this.#polynomials.times(x.denominator, y.denominator),
    };
  }

  #product(x: Fraction, y: Fraction): Fraction {
    return {
      numerator: this.#polynomials.times(x.numerator, y.numerator),
      denominator: this.#polynomials.times(x.denominator, y.denominator),
    };
  }
}

/** a n + b with 0 <= a and |b| small. */
interface Affine {
  readonly slope: bigint;
  readonly offset: bigint;
}

function affine(node: Expression): Affine | undefined {
  const polynomial = polynomialOf(node);
  if (polynomial === undefined || [...polynomial.variables].some((name) => name !== ROW)) return undefined;
  if (polynomial.degreeIn(ROW) > 1) return undefined;
  const slope = polynomial.coefficientsIn(ROW)[1]?.constant() ?? Rational.ZERO;
  const offset = polynomial.constantTerm;
  if (slope.numerator < 0n || slope.numerator > MOST_OFFSET) return undefined;
  if (offset.numerator > MOST_OFFSET || offset.numerator < -MOST_OFFSET) return undefined;
  return { slope: slope.numerator, offset: offset.numerator };
}

/** (slope n + first) … (slope n + last). */
function rising(slope: bigint, first: bigint, last: bigint): Polynomial {
  let result = Polynomial.ONE;
  for (let by = first; by <= last; by++) {
    result = result.times(N.scaled(Rational.of(slope)).plus(Polynomial.constant(by)));
  }
  return result;
}

function whole(numerator: Polynomial): Fraction {
  return { numerator, denominator: Polynomial.ONE };
}

function negative({ numerator, denominator }: Fraction): Fraction {
  return { numerator: numerator.negated(), denominator };
}
