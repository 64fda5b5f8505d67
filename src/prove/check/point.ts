import { randomBytes } from 'node:crypto';
import type { Apply, Bind, Expression } from '../../language/expression.js';
import { printExpression } from '../../language/print.js';
import { Rational } from '../../numbers/rational.js';
import type { Definition } from '../statement.js';
import { NotShown, require } from './verdict.js';

/** Ring operations, which mean the same in every row. */
const RING: ReadonlyMap<string, (...values: Rational[]) => Rational> = new Map([
  ['+', (x: Rational, y: Rational) => x.plus(y)],
  ['-', (x: Rational, y: Rational) => x.minus(y)],
  ['*', (x: Rational, y: Rational) => x.times(y)],
  ['neg', (x: Rational) => x.negated()],
]);

/**
 * Values of sequences near a row that is a random number. There each of n!, 2^n, a sum up to n … is a random number as well, and
 * what they are one row further on follows from what they are: (n + 1)! = (n + 1) n!. For real rows all that is computed here is
 * defined: factors that are divided by are positive.
 */
export class Point {
  readonly zero = Rational.ZERO;
  readonly #known = new Map<string, Rational[]>();

  constructor(
    readonly definitions: readonly Definition[],
    readonly place: bigint,
    readonly offset: bigint,
  ) {}

  integer(value: bigint): Rational {
    return Rational.of(value);
  }

  /** The expression in row place + offset + step. */
  value(node: Expression, step: number): Rational {
    return this.#value(node, new Map([['n', this.offset]]), step);
  }

  /** @param shifts variables, as so much more than the place after so many steps */
  #value(node: Expression, shifts: ReadonlyMap<string, bigint>, step: number): Rational {
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
    const inner = (part: Expression) => this.#value(part, shifts, step);
    const ring = RING.get(node.primitive);
    if (ring !== undefined) return ring(...node.arguments.map(inner));
    switch (node.primitive) {
      case '^':
        return this.#power(x, y, shifts, step);
      case 'fibonacci':
        return this.#fibonacci(step + Number(this.#natural(x, shifts, 1n)));
      case 'factorial': {
        const { slope, more } = this.#affine(x, shifts);
        require(slope >= 1n && more >= 0n, 'a factorial is not of a natural number');
        return this.#factorial(slope, step).times(this.#rising(slope, 1n, more, step));
      }
      case 'binomial':
        return this.#binomial(x, y, shifts, step);
      default:
        throw new NotShown(`${node.primitive} is unknown near a random row`);
    }
  }

  /** slope * m + more for m = place + step. */
  #affine(node: Expression, shifts: ReadonlyMap<string, bigint>): { slope: bigint; more: bigint } {
    const form = affineForm(node, shifts);
    require(form.slope >= 0n && form.slope <= 64n, `${printExpression(node)} goes down or is too steep`);
    require(form.more >= -64n && form.more <= 64n, `${printExpression(node)} is too far`);
    return form;
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
      return repeated(this.#value(x, shifts, step), Number(y.value));
    }
    require(x.kind === 'literal' && x.value !== 0n, 'a base is not constant');
    const { slope, more } = this.#affine(y, shifts);
    require(more >= 0n, 'an exponent may be negative');
    const base = Rational.of(x.value);
    const power = this.#stepped(`power ${x.value}`, step, (before) => before.times(base));
    return repeated(power, Number(slope)).times(repeated(base, Number(more)));
  }

  #fibonacci(step: number): Rational {
    const rows = this.#rows('fibonacci');
    while (rows.length <= step) {
      const length = rows.length;
      rows.push(length < 2 ? random() : rows[length - 1].plus(rows[length - 2]));
    }
    return rows[step];
  }

  /** (slope m)! */
  #factorial(slope: bigint, step: number): Rational {
    return this.#stepped(`factorial ${slope}`, step, (before, from) =>
      before.times(this.#rising(slope, 1n, slope, from)),
    );
  }

  /** (slope m + first) … (slope m + last) for m = place + step. */
  #rising(slope: bigint, first: bigint, last: bigint, step: number): Rational {
    let product = 1n;
    for (let by = first; by <= last; by++) product *= slope * (this.place + BigInt(step)) + by;
    return Rational.of(product);
  }

  #binomial(x: Expression, y: Expression, shifts: ReadonlyMap<string, bigint>, step: number): Rational {
    const [top, bottom] = [this.#affine(x, shifts), this.#affine(y, shifts)];
    const rest = { slope: top.slope - bottom.slope, more: top.more - bottom.more };
    require(top.more >= 0n && top.slope >= 1n && rest.slope >= 0n, 'a binomial coefficient is out of bounds');
    const core = this.#stepped(`binomial ${top.slope} ${bottom.slope}`, step, (before, from) => {
      const below = this.#rising(bottom.slope, 1n, bottom.slope, from).times(
        this.#rising(rest.slope, 1n, rest.slope, from),
      );
      return before.times(this.#rising(top.slope, 1n, top.slope, from)).over(below);
    });
    let value = core.times(this.#rising(top.slope, 1n, top.more, step));
    for (const { slope, more } of [bottom, rest]) {
      value =
        more >= 0n
          ? value.over(this.#rising(slope, 1n, more, step))
          : value.times(this.#rising(slope, more + 1n, 0n, step));
    }
    return value;
  }

  #sequence(column: string, more: bigint, step: number): Rational {
    const definition = this.definitions.find(({ name }) => name === column);
    require(definition !== undefined && definition.initial.length > 0, `${column} has no first terms`);
    const rows = this.#rows(`row ${column}`);
    const wanted = step + Number(more);
    const { initial, rule } = definition;
    while (rows.length <= wanted) {
      const length = rows.length;
      rows.push(length < initial.length ? random() : this.#rule(rule, rows, length, initial.length));
    }
    return rows[wanted];
  }

  /** The rule in the row so many steps on; it may use so many rows before it. */
  #rule(node: Expression, rows: readonly Rational[], step: number, most: number): Rational {
    const inner = (part: Expression) => this.#rule(part, rows, step, most);
    if (node.kind === 'past') {
      const lag = Number(/^n - (\d+)$/.exec(printExpression(node.index))?.[1]);
      require(lag >= 1 && lag <= most, 'a rule reads a row that may not be there');
      return rows[step - lag];
    }
    if (node.kind !== 'apply' || !readsPast(node)) return this.#value(node, new Map([['n', 0n]]), step);
    const ring = RING.get(node.primitive);
    if (ring === undefined) throw new NotShown(`${node.primitive} in a rule is unknown near a random row`);
    return ring(...node.arguments.map(inner));
  }

  /** A sum or product up to m + more, of terms that do not depend on the row. */
  #fold(node: Bind<Expression>, more: bigint, step: number): Rational {
    const [lower] = node.arguments;
    require(node.binder === 'sum' ||
      node.binder === 'product', `${node.binder} is unknown near a random row`);
    require(lower.kind === 'literal' && lower.value <= 1n, 'a sum may begin after its end');
    const key = [node.binder, node.variable, lower.value, printExpression(node.body)].join(' ');
    const rows = this.#rows(key);
    const wanted = step + Number(more);
    if (rows.length === 0) rows.push(random());
    while (rows.length <= wanted) {
      const term = this.#value(node.body, new Map([[node.variable, 0n]]), rows.length);
      const before = rows[rows.length - 1];
      rows.push(node.binder === 'sum' ? before.plus(term) : before.times(term));
    }
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
}

function random(): Rational {
  return Rational.of(randomBytes(8).readBigUInt64BE());
}

/** Powers stay below this, which bounds both the work and the degrees of what is looked at. */
const LARGEST = 1n << BigInt(2 ** 17);

function repeated(base: Rational, times: number): Rational {
  let result = Rational.ONE;
  for (let time = 0; time < times; time++) {
    result = result.times(base);
    const { numerator, denominator } = result;
    require(numerator < LARGEST && -numerator < LARGEST && denominator < LARGEST, 'a power is too large');
  }
  return result;
}

function readsPast(node: Expression): boolean {
  return node.kind === 'past' || (node.kind === 'apply' && node.arguments.some(readsPast));
}

/** slope * m + more, where a variable is m and what it is shifted by. */
function affineForm(node: Expression, shifts: ReadonlyMap<string, bigint>): { slope: bigint; more: bigint } {
  if (node.kind === 'literal') return { slope: 0n, more: node.value };
  if (node.kind === 'variable') {
    const shift = shifts.get(node.name);
    require(shift !== undefined, `${node.name} stands for nothing`);
    return { slope: 1n, more: shift };
  }
  require(node.kind === 'apply', `${printExpression(node)} is not affine`);
  const parts = node.arguments.map((argument) => affineForm(argument, shifts));
  const [x, y] = parts;
  switch (node.primitive) {
    case '+':
      return { slope: x.slope + y.slope, more: x.more + y.more };
    case '-':
      return { slope: x.slope - y.slope, more: x.more - y.more };
    case 'neg':
      return { slope: -x.slope, more: -x.more };
    case '*': {
      const [factor, other] = x.slope === 0n ? [x, y] : [y, x];
      require(factor.slope === 0n, `${printExpression(node)} is not affine`);
      return { slope: factor.more * other.slope, more: factor.more * other.more };
    }
    default:
      throw new NotShown(`${printExpression(node)} is not affine`);
  }
}
