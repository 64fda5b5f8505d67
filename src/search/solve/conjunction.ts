import { apply } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import type { Pricer } from './pricer.js';

/** Conditions of which pairs are tried, pairs that are priced, and bits behind the cheapest of these up to which others are. */
const MOST_OPEN = 4096;
const MOST_PAIRS = 2048;
const PAIR_SLACK = 8;

/** Conditions that are priced between two pauses. */
const BATCH = 64;

/** A condition that all members meet. */
export interface Condition {
  readonly expression: Expression;
  /** Of the others, those that meet it as well: a bit each. */
  readonly survivors: Uint32Array;
}

/** A condition with the bits of the program that has it alone. */
interface Priced extends Condition {
  readonly bits: number;
}

/** Members as those that meet a condition that no other meets, or two conditions that no other meets together. */
export class Conjunctions {
  /** Conditions that others meet as well, each set of these once: the cheapest first. */
  readonly #open: Priced[] = [];
  readonly #survivors: Set<string>;
  #pairs = 0;
  #leastPair = Number.POSITIVE_INFINITY;
  /** What a pair is cheaper than the two are one by one, as the last one was. */
  #shared = 0;

  /**
   * @param select the members as those that meet a condition
   * @param others how many others there are
   * @param ceiling bits beyond which no program is worth looking for now
   */
  constructor(
    readonly select: (condition: Expression) => Expression,
    readonly others: number,
    readonly pricer: Pricer,
    readonly ceiling: () => number = () => Number.POSITIVE_INFINITY,
  ) {
    // What all others meet says nothing.
    this.#survivors = new Set([survivorsOf(others, () => true).join()]);
  }

  /**
   * What conditions that are known at once make, alone and with each other, from the cheapest on.
   *
   * @param conditions that all members meet; undefined is a point to pause at
   */
  *takeAll(conditions: Iterable<Condition | undefined>): Generator<Expression | undefined> {
    const found: Priced[] = [];
    for (const condition of conditions) {
      if (condition !== undefined) found.push(this.#priced(condition));
      if (condition === undefined || found.length % BATCH === 0) yield undefined;
    }
    for (const [at, condition] of found.sort((one, other) => one.bits - other.bits).entries()) {
      if (at % BATCH === BATCH - 1) yield undefined;
      yield* this.#take(condition);
    }
  }

  /** What one more condition makes, alone and with those before. */
  *take(condition: Condition): Generator<Expression> {
    yield* this.#take(this.#priced(condition));
  }

  *#take(condition: Priced): Generator<Expression> {
    const { expression, survivors, bits } = condition;
    if (bits === Infinity) return;
    if (survivors.every((word) => word === 0)) {
      yield this.select(expression);
      return;
    }
    const key = survivors.join();
    if (this.#open.length === MOST_OPEN || this.#survivors.has(key)) return;
    this.#survivors.add(key);
    for (const other of this.#open) {
      const most = Math.min(this.ceiling(), this.#leastPair + PAIR_SLACK);
      if (this.#pairs === MOST_PAIRS || bits + other.bits - this.#shared > most) break;
      if (survivors.every((word, at) => (word & other.survivors[at]) === 0))
        yield* this.#pair(other, condition);
    }
    const place = this.#open.findIndex((other) => other.bits > bits);
    this.#open.splice(place < 0 ? this.#open.length : place, 0, condition);
  }

  *#pair(one: Priced, other: Priced): Generator<Expression> {
    const both = this.select(apply('both', one.expression, other.expression));
    const bits = this.pricer.bits(both);
    this.#pairs++;
    if (bits === Infinity) return;
    this.#shared = one.bits + other.bits - bits;
    this.#leastPair = Math.min(bits, this.#leastPair);
    if (bits <= this.ceiling()) yield both;
  }

  #priced(condition: Condition): Priced {
    return { ...condition, bits: this.pricer.bits(this.select(condition.expression)) };
  }
}

/** Of so many others, those of which something holds: a bit each. */
export function survivorsOf(others: number, holds: (other: number) => boolean): Uint32Array {
  const survivors = new Uint32Array(Math.ceil(others / 32));
  for (let at = 0; at < others; at++) if (holds(at)) survivors[at >>> 5] |= 1 << (at & 31);
  return survivors;
}
