import { joinOf } from '../../language/binders.js';
import { readsPast } from '../../language/children.js';
import type { Apply, Bind, Expression } from '../../language/expression.js';
import { NO_FACTS, type Recurrence, type RingOperation } from '../../language/facts.js';
import { wordsOf } from '../../language/limits.js';
import { ROW } from '../../language/names.js';
import { primitive } from '../../language/primitives.js';
import { printExpression } from '../../language/print.js';
import { Rational } from '../../numbers/rational.js';
import type { Evaluator } from '../evaluate.js';
import { LEAST_LOWER } from '../limits.js';
import type { Definition } from '../statement.js';
import { affineOf, lagOf } from './affine.js';
import { randomWord } from './deciding-points.js';
import { NotShown, require } from './verdict.js';

/** Ring operations, which mean the same in every row. */
const OPERATIONS: Readonly<Partial<Record<RingOperation, (x: Rational, y: Rational) => Rational>>> = {
  addition: (x, y) => x.plus(y),
  subtraction: (x, y) => x.minus(y),
  multiplication: (x, y) => x.times(y),
  negation: (x) => x.negated(),
};

/** Numerators and denominators stay below this, which bounds both the work and the degrees of what is looked at. */
const LARGEST = 1n << BigInt(2 ** 17);

/** Longer fractions than of so many words of 64 bits are charged so much work. */
const LONG_WORDS = 128;
const LONG_EFFORT = 10_000;

/** slope * m + more for the place m of a row. */
interface Place {
  readonly slope: bigint;
  readonly more: bigint;
}

/**
 * Values of sequences near a row that is a random number. There each of n!, 2^n, a sum up to n … is a random number as well, and
 * what they are one row further on follows from what they are: (n + 1)! = (n + 1) n!. All that has a value here is defined in
 * every real row from `offset` on: factors that are divided by are positive, indices are 0 or more, rules and terms of sums have
 * values here themselves, and terms of sums for variables up to 0 are evaluated.
 */
export class Point {
  readonly zero = Rational.ZERO;
  readonly #known = new Map<string, Rational[]>();
  /** Sums whose terms up to 0 are known to be defined. */
  readonly #begun = new Set<string>();

  constructor(
    readonly definitions: readonly Definition[],
    readonly evaluator: Evaluator,
    readonly place: bigint,
    readonly offset: bigint,
  ) {}

  integer(value: bigint): Rational {
    return Rational.of(value);
  }

  /** The expression in row place + offset + step. */
  value(node: Expression, step: number): Rational {
    return this.#value(node, new Map([[ROW, this.offset]]), step);
  }

  /** @param shifts variables, as so much more than the place after so many steps */
  #value(node: Expression, shifts: ReadonlyMap<string, bigint>, step: number): Rational {
    this.evaluator.work.spend(1);
    switch (node.kind) {
      case 'literal':
        return Rational.of(node.value);
      case 'variable': {
        const shift = shifts.get(node.name);
        require(shift !== undefined, `${node.name} stands for nothing`);
        return Rational.of(this.place + BigInt(step) + shift);
      }
      case 'given':
        return this.#sequence(node.column, this.#natural(node.index, shifts, 1n), step);
      case 'bind':
        return this.#fold(node, this.#natural(node.arguments[1], shifts, 1n), step);
      case 'apply':
        return this.#application(node, shifts, step);
      default:
        throw new NotShown('a(...) is free');
    }
  }

  #application(node: Apply<Expression>, shifts: ReadonlyMap<string, bigint>, step: number): Rational {
    const [x, y] = node.arguments;
    const { ring, sequence, factorials } = primitive(node.primitive).facts;
    const operation = ring && OPERATIONS[ring];
    if (operation !== undefined) {
      const [left, right] = node.arguments.map((part) => this.#value(part, shifts, step));
      return this.#bounded(operation(left, right));
    }
    if (ring === 'power') return this.#power(x, y, shifts, step);
    if (factorials !== undefined) {
      const places = (parts: readonly Expression[]) => parts.map((part) => this.#affine(part, shifts));
      const { above, below } = factorials(...node.arguments);
      return this.#factorials(places(above), places(below), step);
    }
    require(sequence !== undefined, `${node.primitive} is unknown near a random row`);
    return this.#recursive(node.primitive, sequence, this.#natural(x, shifts, 1n), step);
  }

  /** slope * m + more for m = place + step. */
  #affine(node: Expression, shifts: ReadonlyMap<string, bigint>): Place {
    const form = affineOf(node);
    require(form !== undefined && form.coefficients.size <= 1, `${printExpression(node)} is not affine`);
    let [slope, more] = [0n, form.constant];
    for (const [name, coefficient] of form.coefficients) {
      const shift = shifts.get(name);
      require(shift !== undefined, `${name} stands for nothing`);
      slope = coefficient;
      more += coefficient * shift;
    }
    require(slope >= 0n && slope <= 64n, `${printExpression(node)} goes down or is too steep`);
    require(more >= -64n && more <= 64n, `${printExpression(node)} is too far`);
    return { slope, more };
  }

  /** What an index is beyond slope * m: 0 or more, so that it is a natural number in every row. */
  #natural(node: Expression, shifts: ReadonlyMap<string, bigint>, wanted: bigint): bigint {
    const { slope, more } = this.#affine(node, shifts);
    require(slope === wanted && more >= 0n, `${printExpression(node)} is no index of the wanted form`);
    return more;
  }

  #power(x: Expression, y: Expression, shifts: ReadonlyMap<string, bigint>, step: number): Rational {
    if (y.kind === 'literal') {
      require(y.value >= 0n && y.value <= 64n, 'an exponent is out of bounds');
      return this.#repeated(this.#value(x, shifts, step), Number(y.value));
    }
    require(x.kind === 'literal' && x.value !== 0n, 'a base is not constant');
    const { slope, more } = this.#affine(y, shifts);
    require(more >= 0n, 'an exponent may be negative');
    const base = Rational.of(x.value);
    const power = this.#stepped(`power ${x.value}`, step, (before) => before.times(base));
    return this.#product(this.#repeated(power, Number(slope)), this.#repeated(base, Number(more)));
  }

  /** (slope m + first) … (slope m + last) for m = place + step. */
  #rising(slope: bigint, first: bigint, last: bigint, step: number): Rational {
    let product = 1n;
    for (let by = first; by <= last; by++) product *= slope * (this.place + BigInt(step)) + by;
    return Rational.of(product);
  }

  /** A quotient of factorials: those of multiples of m step by step, and what is beyond them. */
  #factorials(above: readonly Place[], below: readonly Place[], step: number): Rational {
    require(above.every(({ slope, more }) => slope >= 1n && more >= 0n), 'a factorial is out of bounds');
    const slopes = (places: readonly Place[]) => places.map(({ slope }) => slope).join(' ');
    let value = this.#stepped(`factorials ${slopes(above)} over ${slopes(below)}`, step, (before, from) => {
      const risen = (places: readonly Place[]) =>
        places.reduce((all, { slope }) => all.times(this.#rising(slope, 1n, slope, from)), Rational.ONE);
      return this.#bounded(before.times(risen(above)).over(risen(below)));
    });
    for (const { slope, more } of above) value = this.#product(value, this.#rising(slope, 1n, more, step));
    for (const { slope, more } of below) {
      value =
        more >= 0n
          ? value.over(this.#rising(slope, 1n, more, step))
          : value.times(this.#rising(slope, more + 1n, 0n, step));
    }
    return this.#bounded(value);
  }

  #sequence(column: string, more: bigint, step: number): Rational {
    const definition = this.definitions.find(({ name }) => name === column);
    require(definition !== undefined, `${column} is not defined`);
    return this.#recursive(`row ${column}`, definition, more, step);
  }

  #recursive(name: string, { initial, rule }: Recurrence, more: bigint, step: number): Rational {
    require(initial.length > 0, `${name} has no first terms`);
    const rows = this.#rows(name);
    const wanted = step + Number(more);
    // The rule is looked at in one row at least: it has to be defined in all.
    while (rows.length <= Math.max(wanted, initial.length)) {
      const length = rows.length;
      rows.push(length < initial.length ? random() : this.#rule(rule, rows, length, initial.length));
    }
    return rows[wanted];
  }

  /** The rule in the row so many steps on, where there are `first` rows before it at least. */
  #rule(node: Expression, rows: readonly Rational[], step: number, first: number): Rational {
    const inner = (part: Expression) => this.#rule(part, rows, step, first);
    if (node.kind === 'past') {
      const lag = lagOf(node.index);
      require(lag !== undefined && lag <= first, 'a rule reads a row that may not be there');
      return rows[step - lag];
    }
    if (!readsPast(node)) return this.#value(node, new Map([[ROW, BigInt(first)]]), step - first);
    const { ring } = node.kind === 'apply' ? primitive(node.primitive).facts : NO_FACTS;
    const operation = ring && OPERATIONS[ring];
    if (node.kind !== 'apply' || operation === undefined)
      throw new NotShown(`${printExpression(node)} in a rule is unknown near a random row`);
    const [left, right] = node.arguments.map(inner);
    return this.#bounded(operation(left, right));
  }

  /** A sum or product up to m + more, of terms that do not depend on the row. */
  #fold(node: Bind<Expression>, more: bigint, step: number): Rational {
    const [lower] = node.arguments;
    const joins = joinOf(node);
    require(joins !== undefined, `${node.binder} is unknown near a random row`);
    require(lower.kind === 'literal' && lower.value <= 1n, 'a sum may begin after its end');
    require(lower.value >= LEAST_LOWER, 'a sum begins too early');
    const key = [node.binder, node.variable, lower.value, printExpression(node.body)].join(' ');
    const rows = this.#rows(key);
    const wanted = step + Number(more);
    if (rows.length === 0) rows.push(random());
    // The body is looked at once at least: it has to be defined for 1, 2, 3 …
    while (rows.length <= Math.max(wanted, 1)) {
      const term = this.#value(node.body, new Map([[node.variable, 1n]]), rows.length - 1);
      const before = rows[rows.length - 1];
      rows.push(this.#bounded(joins === 'addition' ? before.plus(term) : before.times(term)));
    }
    for (let at = lower.value; at <= 0n && !this.#begun.has(key); at++) {
      const term = this.evaluator.evaluate(node.body, 0n, undefined, new Map([[node.variable, at]]));
      require(term !== undefined, `${printExpression(node.body)} is undefined for ${at}`);
    }
    this.#begun.add(key);
    return rows[wanted];
  }

  #stepped(name: string, step: number, next: (before: Rational, from: number) => Rational): Rational {
    const rows = this.#rows(name);
    if (rows.length === 0) rows.push(random());
    while (rows.length <= step) rows.push(next(rows[rows.length - 1], rows.length - 1));
    return rows[step];
  }

  #rows(name: string): Rational[] {
    let rows = this.#known.get(name);
    if (rows === undefined) {
      rows = [];
      this.#known.set(name, rows);
    }
    return rows;
  }

  #product(x: Rational, y: Rational): Rational {
    return this.#bounded(x.times(y));
  }

  #repeated(base: Rational, times: number): Rational {
    let result = Rational.ONE;
    for (let time = 0; time < times; time++) result = this.#product(result, base);
    return result;
  }

  #bounded(value: Rational): Rational {
    const { numerator, denominator } = value;
    const words = wordsOf(numerator) + wordsOf(denominator);
    this.evaluator.work.spend(words < LONG_WORDS ? words : LONG_EFFORT);
    require(numerator < LARGEST &&
      -numerator < LARGEST &&
      denominator < LARGEST, 'a value near a random row is too large');
    return value;
  }
}

function random(): Rational {
  return Rational.of(randomWord());
}
