import { columnOf } from '../../data/column.js';
import type { ColumnWorld } from '../../language/column-world.js';
import { evaluateColumn } from '../../language/columns.js';
import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';

/** Bases in which the digits of numbers are looked at. */
const MOST_BASE = 16;

/** Moduli of Legendre symbols, up to the sign. */
const MOST_SYMBOL = 60;

export const K: Expression = { kind: 'variable', name: 'k' };

/** What can be said of numbers: an expression of k and its values. */
export interface Feature {
  readonly expression: Expression;
  readonly values: Float64Array;
}

/** Features of the numbers lower, lower + 1, … of which there are `count`; those that are undefined for some are left out. */
export class Features {
  readonly #world: ColumnWorld;

  constructor(
    readonly lower: number,
    readonly count: number,
  ) {
    const values = Float64Array.from({ length: count }, (_, step) => lower + step);
    this.#world = {
      rows: count,
      n: new Float64Array(count),
      variables: new Map([['k', { values }]]),
      target: columnOf([]),
      given: new Map(),
    };
  }

  /** How often each digit occurs, their sum, runs, number and maximum, in one base after the other. */
  *digital(): Generator<Feature> {
    for (let base = 2; base <= MOST_BASE; base++) yield* this.#all(this.#digitsIn(base));
  }

  /** Functions of the divisors. */
  *arithmetic(): Generator<Feature> {
    yield* this.#all([
      apply('numdiv', K),
      apply('bigomega', K),
      apply('omega', K),
      apply('moebius', K),
      apply('phi', K),
      apply('sigma', K, literal(1)),
      apply('gpf', K),
      apply('lpf', K),
      apply('valuation', K, literal(2)),
    ]);
  }

  /** Whether k is prime, or a square. */
  *boolean(): Generator<Feature> {
    yield* this.#all([apply('prime?', K), apply('square?', K)]);
  }

  /** Kronecker symbols of small numbers over k. */
  *symbols(): Generator<Feature> {
    for (let over = -MOST_SYMBOL; over <= MOST_SYMBOL; over++)
      yield* this.#all(Math.abs(over) > 1 ? [apply('kronecker', literal(over), K)] : []);
  }

  /** The values of an expression of k; undefined where it is for some k. */
  of(expression: Expression): Feature | undefined {
    const column = evaluateColumn(expression, this.#world);
    return column.wide === undefined && !column.values.some(Number.isNaN)
      ? { expression, values: column.values }
      : undefined;
  }

  *#all(expressions: Iterable<Expression>): Generator<Feature> {
    for (const expression of expressions) {
      const feature = this.of(expression);
      if (feature !== undefined) yield feature;
    }
  }

  *#digitsIn(base: number): Generator<Expression> {
    for (let digit = 0; digit < base; digit++) yield countOf(digit, base);
    for (const name of ['digitsum', 'runs', 'numdigits', 'maxdigit']) yield apply(name, K, literal(base));
  }
}

/** How often two neighbouring digits occur in a number. */
export function pairsOf(x: Expression, pair: number, base: number): Expression {
  return apply('countpair', x, literal(pair), literal(base));
}

/** How often a digit occurs in k. */
export function countOf(digit: number, base: number): Expression {
  return apply('countdigit', K, literal(digit), literal(base));
}
