import type { Expression } from '../../language/expression.js';
import type { Bank, Operand } from './bank.js';
import { dot, length, orthonormal, type Space, subtract } from './space.js';

/** The cheapest columns of the bank without functions and those that are functions, all products of two of which are terms as well. */
const MOST_PLAIN = 60;
const MOST_FUNCTIONS = 480;

/** Of these many functions all products with each other are terms. */
const MOST_PAIRED = 50;

/** Terms of each kind by which a group is extended: the longest products with what is left, which does not say quite how much each explains. */
const EXTENSIONS = 40;

/** Groups that are extended. */
const BEAM = 4;

/** What a group may leave, as a length, if it is to be extended: little is left by most of the terms of a law. */
const MOST_LEFT = [1, 0.97, 0.7, 0.5];

/** Terms of a group at most. */
const MOST_TERMS = 4;

/** Some terms of a sum. */
interface Group {
  readonly terms: readonly Operand[];
  /** What they span beside the fixed columns. */
  readonly basis: readonly Float64Array[];
  readonly rest: Float64Array;
}

/**
 * Orthogonal matching pursuit with a beam (Pati, Rezaiifar & Krishnaprasad 1993) over all atoms of a space of sums and all products of two cheap
 * columns, which are never held.
 */
export class Pursuit {
  readonly #factors: Operand[] = [];
  /** How many of the first factors each is multiplied with, and where the lengths of its products begin. */
  #pairs: readonly number[] = [];
  #starts: number[] = [];
  /** Lengths of the products of factors without their mean: factor by factor. */
  #lengths = new Float32Array(0);

  /** @param product the expression of a product, and what it costs besides its factors */
  constructor(
    readonly space: Space,
    readonly bank: Bank,
    readonly product: { build: (one: Expression, other: Expression) => Expression; bits: number } | undefined,
  ) {}

  /** Takes in what the bank has by now. */
  prepare(): void {
    const { bank } = this;
    if (this.product === undefined) return;
    const factors = this.#factors;
    if (factors.length === MOST_PLAIN + MOST_FUNCTIONS) return;
    const plain: Operand[] = [];
    const functions: Operand[] = [];
    for (let place = 0; place < bank.size; place++) {
      if (bank.isConstant(place)) continue;
      if (bank.isFunction(place)) {
        if (functions.length < MOST_FUNCTIONS) functions.push(bank.operand(place));
      } else if (bank.functions(place) === 0 && plain.length < MOST_PLAIN) plain.push(bank.operand(place));
    }
    factors.length = 0;
    factors.push(...plain, ...functions);
    this.#pairs = factors.map((_, at) => Math.min(at + 1, plain.length + MOST_PAIRED));
    this.#starts = [];
    let count = 0;
    for (const pairs of this.#pairs) {
      this.#starts.push(count);
      count += pairs;
    }
    this.#lengths = new Float32Array(count);
    let at = 0;
    for (const [one, { values }] of factors.entries())
      for (let other = 0; other < this.#pairs[one]; other++)
        this.#lengths[at++] = spread(values, factors[other].values);
  }

  /**
   * Groups of one to four terms that leave little of a target, the best of each size first.
   *
   * @param target without its part along the fixed columns, of length 1
   * @param always terms that all groups have, besides
   * @param most terms of a group at most, besides those
   */
  *groups(
    target: Float64Array,
    always: readonly Operand[] = [],
    most = MOST_TERMS,
  ): Generator<readonly Operand[], void, void> {
    const first = this.#groupOf(target, always);
    const whole = length(first.rest);
    let beam: Group[] = [first];
    for (let size = 1; size <= most; size++) {
      const next: { group: Group; left: number }[] = [];
      const keys = new Set<string>();
      for (const group of beam) {
        if (length(group.rest) > MOST_LEFT[size - 1] * whole) continue;
        for (const term of this.#closest(group.rest)) {
          const terms = [...group.terms, term];
          const key = terms
            .map((each) => each.key)
            .sort()
            .join();
          if (keys.has(key)) continue;
          keys.add(key);
          const column = term.values.slice();
          this.space.project(column);
          for (const base of group.basis) subtract(column, base, dot(column, base));
          const scale = 1 / length(column);
          if (!Number.isFinite(scale)) continue;
          for (let row = 0; row < column.length; row++) column[row] *= scale;
          const rest = group.rest.slice();
          subtract(rest, column, dot(rest, column));
          next.push({ group: { terms, basis: [...group.basis, column], rest }, left: length(rest) });
        }
      }
      next.sort((one, other) => one.left - other.left);
      beam = next.slice(0, BEAM).map(({ group }) => group);
      for (const { terms } of beam) yield terms;
    }
  }

  #groupOf(target: Float64Array, terms: readonly Operand[]): Group {
    const columns = terms.map(({ values }) => {
      const column = values.slice();
      this.space.project(column);
      return column;
    });
    const basis = orthonormal(columns);
    const rest = target.slice();
    for (const base of basis) subtract(rest, base, dot(rest, base));
    return { terms, basis, rest };
  }

  /** The terms that are most parallel to what is left. */
  #closest(rest: Float64Array): Operand[] {
    return [...this.#closestAtoms(rest), ...this.#closestProducts(rest)];
  }

  #closestAtoms(rest: Float64Array): Operand[] {
    const { space, bank } = this;
    const along = new Float64Array(space.size);
    space.products(rest, 0, space.size, along);
    const best = new Best();
    for (let atom = 0; atom < along.length; atom++) best.offer(atom, Math.abs(along[atom]));
    return best.items.map((atom) => bank.operand(space.places[atom]));
  }

  #closestProducts(rest: Float64Array): Operand[] {
    const factors = this.#factors;
    const rows = rest.length;
    const best = new Best();
    const scaled = new Float64Array(rows);
    let at = 0;
    for (let one = 0; one < factors.length; one++) {
      const { values } = factors[one];
      for (let row = 0; row < rows; row++) scaled[row] = values[row] * rest[row];
      for (let other = 0; other < this.#pairs[one]; other++, at++) {
        const size = this.#lengths[at];
        if (size === 0) continue;
        const along = Math.abs(dot(scaled, factors[other].values)) / size;
        if (along > best.least) best.offer(at, along);
      }
    }
    return best.items.map((item) => this.#productAt(item));
  }

  #productAt(at: number): Operand {
    const row = this.#starts.findLastIndex((start) => start <= at);
    const one = this.#factors[row];
    const other = this.#factors[at - this.#starts[row]];
    const { build, bits } = this.product!;
    return {
      key: `${one.key}x${other.key}`,
      bits: bits + one.bits + other.bits,
      values: one.values.map((value, place) => value * other.values[place]),
      expression: () => build(one.expression(), other.expression()),
    };
  }
}

/** The few items of largest size. */
class Best {
  readonly items: number[] = [];
  readonly #sizes: number[] = [];
  /** Items of no more than this are of no use. */
  least = 0;

  offer(item: number, size: number): void {
    if (!(size > this.least)) return;
    const sizes = this.#sizes;
    let at = sizes.length;
    while (at > 0 && sizes[at - 1] < size) at--;
    sizes.splice(at, 0, size);
    this.items.splice(at, 0, item);
    if (sizes.length > EXTENSIONS) {
      sizes.pop();
      this.items.pop();
    }
    if (sizes.length === EXTENSIONS) this.least = sizes[EXTENSIONS - 1];
  }
}

/** The length of a product of columns without its mean; 0 where that is all there is to it. */
function spread(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (let row = 0; row < one.length; row++) {
    const product = one[row] * other[row];
    sum += product;
    squares += product * product;
  }
  const rest = squares - (sum * sum) / one.length;
  return rest > 1e-9 * squares ? Math.sqrt(rest) : 0;
}
