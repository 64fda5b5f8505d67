import { exp } from '../../numbers/real/exp.js';
import { log } from '../../numbers/real/log.js';
import { power } from '../../numbers/real/power.js';
import type { Bank, Operand } from './bank.js';
import { around, type Chain, chains, functionSteps, NOTHING, stepsWith, unwind, wind } from './chains.js';
import { constantBits, rowBits, type Scale } from './estimate.js';
import { likelyFactors } from './factors.js';
import { type Part, product, sum } from './formulas.js';
import { leastSquares, weighted } from './least-squares.js';
import type { Operation } from './operations.js';
import { Pairs } from './pairs.js';
import { Prints } from './prints.js';
import { Pursuit } from './pursuit.js';
import type { Shortlist } from './shortlist.js';
import { dot, length, orthonormal, Space, subtract, toUnit } from './space.js';

/** How far the target is moved to see how what is sought moves with it, in standard deviations. */
const NUDGE = 1e-4;

/** The share of rows on which what is sought must be defined: noise may push some of them out. */
const LEAST_DEFINED = 0.85;

/** Atoms of a target that are looked at more closely. */
const CLOSER = 3;

/** Atoms between two places to pause at. */
const STRIDE = 2 ** 15;

/** The square of what is left is that of rounding: inputs are rounded as well, and formulas multiply what is off. */
const EXACT = 100;

/** The groups of columns that are looked at closely for each target and size, how many of these are extended, and to what size. */
const GROUPS = 24;
const EXTENDED = 12;
const MOST_IN_GROUP = 4;

/** Targets times sizes of groups that are looked at in one round. */
const TARGETS = 200;

/** Terms beside all leaves. */
const MOST_BESIDE = 2;

/** Rows that there are at least for each term that may stand beside others. */
const ROWS_A_TERM = 4;

/** A coefficient of more terms than so many is left out if it is within so many standard errors of nothing. */
const MOST_KEPT = 2;
const SIGNIFICANT = 3;

/** What is sought in a formula, with the weights of its rows. */
interface Sought {
  readonly chain: Chain;
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Formulas whose outside is a chain of known operations and whose inside is linear in one column of the bank, or a product of powers of the
 * leaves and of one column of the bank.
 */
export class Finder {
  readonly sums: Space;
  readonly products: Space;
  /** The leaves that have a logarithm on every row. */
  readonly factors: readonly Operand[];
  readonly #leaves: readonly Operand[];
  readonly #sumOperations: readonly Operation[];
  readonly #sumPairs: Pairs;
  readonly #productPairs: Pairs;
  readonly #pursuit: Pursuit;
  #pairedSums: Prints;
  #pairedProducts: Prints;
  #stored = 0;
  #products = new Float64Array(0);

  constructor(
    readonly bank: Bank,
    readonly operations: readonly Operation[],
    readonly target: Float64Array,
    readonly scale: Scale,
    readonly shortlist: Shortlist,
  ) {
    const ones = new Float64Array(target.length).fill(1);
    this.sums = new Space([ones]);
    this.#sumOperations = operations.filter(({ role }) => role === 'addition');
    this.#leaves = bank.leaves.map(({ expression, bits, values }, at) => ({
      key: `leaf ${at}`,
      bits,
      values,
      expression: () => expression,
    }));
    this.factors = this.#leaves.filter(hasLogarithms);
    this.products = new Space([ones, ...this.factors.map(({ values }) => logarithms(values))]);
    this.#sumPairs = new Pairs(this.sums);
    this.#productPairs = new Pairs(this.products);
    this.#pursuit = new Pursuit(
      this.sums,
      bank,
      operations.find(({ role }) => role === 'multiplication'),
    );
    this.#pairedSums = new Prints(target.length);
    this.#pairedProducts = new Prints(target.length);
  }

  /** Makes atoms of what is new in the bank. */
  store(): void {
    const { bank } = this;
    for (; this.#stored < bank.size; this.#stored++) {
      const place = this.#stored;
      if (bank.isConstant(place)) continue;
      const column = bank.column(place);
      this.sums.add(column.slice(), place, bank.bits[place]);
      if (column.every((value) => value !== 0))
        this.products.add(logarithms(column), place, bank.bits[place]);
    }
  }

  /**
   * Offers all formulas of a chain and an atom that take more than `from` and up to `to` bits, without constants; undefined is a place to
   * pause at.
   */
  *look(from: number, to: number): Generator<undefined, void, void> {
    this.store();
    const sums = new Prints(this.target.length);
    const products = new Prints(this.target.length);
    let work = 0;
    for (const chain of chains(this.bank, this.operations, to)) {
      const sought = this.#seek(chain);
      work += 200;
      if (sought !== undefined) {
        work += this.#lookInSums(sought, sums, from - chain.bits, to - chain.bits);
        work += this.#lookInProducts(sought, products, from - chain.bits, to - chain.bits);
      }
      if (work < STRIDE) continue;
      work = 0;
      yield;
    }
  }

  /** Offers sums and products of two to four columns in the cheapest chains of up to so many bits that were not looked at before. */
  *lookAtPairs(bits: number): Generator<undefined, void, void> {
    this.store();
    if (this.sums.size > this.#sumPairs.size && !this.#sumPairs.isFull) {
      yield* this.#sumPairs.grow();
      yield* this.#productPairs.grow();
      this.#pairedSums = new Prints(this.target.length);
      this.#pairedProducts = new Prints(this.target.length);
    }
    const all = [...chains(this.bank, this.operations, bits)].sort((one, other) => one.bits - other.bits);
    let left = TARGETS;
    for (const chain of all) {
      if (left <= 0) return;
      const sought = this.#seek(chain);
      if (sought === undefined) continue;
      for (const places of this.#groups(this.#sumPairs, sought.values, this.#pairedSums)) {
        this.#offerSum(chain, places, sought.values, sought.weights);
        left -= 1 / GROUPS;
      }
      yield;
      const { values, weights } = inLogarithms(sought);
      for (const places of this.#groups(this.#productPairs, values, this.#pairedProducts)) {
        this.#offerProduct(sought, places, values, weights);
        left -= 1 / GROUPS;
      }
      yield;
    }
  }

  /**
   * Offers sums of up to four terms in cheap chains, and in chains around what the target seems to be proportional to.
   *
   * @param bits of chains at most, beside those
   */
  *pursue(bits: number): Generator<undefined, void, void> {
    this.store();
    this.#pursuit.prepare();
    const prints = new Prints(this.target.length);
    for (const { chain, isLikely } of this.#structured(bits)) {
      const sought = this.#seek(chain);
      if (sought === undefined) continue;
      const { values, weights } = sought;
      const rest = values.slice();
      if (!(this.sums.project(rest) > 1e-9)) continue;
      toUnit(rest, 1 / length(rest));
      if (!prints.add(rest)) continue;
      const inner = inLogarithms(sought);
      this.#offerProduct(sought, [], inner.values, inner.weights);
      this.#lookBesideLeaves(chain);
      yield;
      if (!isLikely) continue;
      for (const terms of this.#pursuit.groups(rest)) {
        this.#offerSum(chain, terms, values, weights);
        if (terms.length === 1) this.#offerProduct(sought, terms, inner.values, inner.weights);
        yield;
      }
      for (const always of this.#backgrounds())
        for (const terms of this.#pursuit.groups(rest, always, MOST_BESIDE)) {
          this.#offerSum(chain, terms, values, weights);
          yield;
        }
    }
  }

  /** Terms that may stand beside those that are sought: all leaves, and their squares as well. */
  #backgrounds(): readonly (readonly Operand[])[] {
    const leaves = this.#leaves.filter(({ values }) => values.some((value) => value !== values[0]));
    const square = this.operations.find(({ role }) => role === 'square');
    const squares = square === undefined ? [] : leaves.map((leaf) => applied(square, leaf));
    const all = [leaves, [...leaves, ...squares]];
    return all.filter((terms) => terms.length > 1 && ROWS_A_TERM * terms.length < this.target.length);
  }

  /** Offers the sums of a leaf and a product of powers in a chain. */
  #lookBesideLeaves({ steps, bits }: Chain): void {
    for (const leaf of this.#leaves)
      for (const beside of stepsWith(leaf, this.#sumOperations, Number.POSITIVE_INFINITY)) {
        const sought = this.#seek({ steps: [...steps, ...beside.steps], bits: bits + beside.bits });
        if (sought === undefined) continue;
        const { values, weights } = inLogarithms(sought);
        this.#offerProduct(sought, [], values, weights);
      }
  }

  /** Chains that begin with what the target seems to be proportional to, then cheap ones. */
  *#structured(bits: number): Generator<{ chain: Chain; isLikely: boolean }, void, void> {
    const functions = [NOTHING, ...functionSteps(this.operations)];
    const logs = this.factors.map(({ values }) => logarithms(values));
    for (const outer of functions) {
      const sought = this.#seek(outer);
      if (sought === undefined) continue;
      yield { chain: outer, isLikely: true };
      const { values, weights } = inLogarithms(sought);
      for (const { factor, isLikely } of likelyFactors(values, weights, this.factors, logs, exponentBits))
        for (const middle of stepsWith(factor, this.operations, Number.POSITIVE_INFINITY)) {
          const [{ operation, side }] = middle.steps;
          const { role } = operation;
          if (role !== 'multiplication' && !(role === 'division' && side === 1)) continue;
          for (const inner of functions)
            if (outer === NOTHING || inner === NOTHING)
              yield {
                chain: {
                  steps: [...outer.steps, ...middle.steps, ...inner.steps],
                  bits: outer.bits + middle.bits + inner.bits,
                },
                isLikely: isLikely && outer === NOTHING,
              };
        }
    }
    for (const chain of chains(this.bank, this.operations, bits)) yield { chain, isLikely: true };
  }

  /** The groups of columns, by place in the bank, that leave least of a target. */
  *#groups(pairs: Pairs, values: Float64Array, prints: Prints): Generator<readonly Operand[], void, void> {
    const { space } = pairs;
    const rest = values.slice();
    if (!(space.project(rest) > 1e-9)) return;
    toUnit(rest, 1 / length(rest));
    if (!prints.add(rest)) return;
    let groups = pairs.best(rest, GROUPS);
    for (let size = 2; ; size++) {
      for (const { atoms } of groups) yield atoms.map((atom) => this.bank.operand(space.places[atom]));
      if (size === MOST_IN_GROUP) return;
      groups = pairs.extended(rest, groups.slice(0, EXTENDED), GROUPS);
    }
  }

  #seek(chain: Chain): Sought | undefined {
    const { target, scale } = this;
    const values = target.slice();
    unwind(chain, values);
    const nudged = target.slice();
    for (let row = 0; row < nudged.length; row++) nudged[row] += NUDGE / scale.weights[row];
    unwind(chain, nudged);
    const weights = new Float64Array(values.length);
    let defined = 0;
    for (let row = 0; row < values.length; row++) {
      const weight = NUDGE / Math.abs(nudged[row] - values[row]);
      if (Number.isFinite(weight)) {
        weights[row] = weight;
        defined++;
      } else values[row] = 0;
    }
    return defined >= LEAST_DEFINED * values.length ? { chain, values, weights } : undefined;
  }

  #lookInSums({ chain, values, weights }: Sought, prints: Prints, from: number, to: number): number {
    const space = this.sums;
    const first = space.firstAbove(from);
    const end = space.firstAbove(to);
    if (end <= first || !isNew(space, values, prints)) return 0;
    const basis = orthonormal(space.fixed.map((column) => weighted(column, weights)));
    for (const atom of this.#closest(space, basis, values, weights, first, end))
      this.#offerSum(chain, [this.bank.operand(space.places[atom])], values, weights);
    return end - first;
  }

  #lookInProducts(sought: Sought, prints: Prints, from: number, to: number): number {
    const space = this.products;
    const { values, weights } = inLogarithms(sought);
    if (!isNew(space, values, prints)) return 0;
    const basis = orthonormal(space.fixed.map((column) => weighted(column, weights)));
    if (basis.length < space.fixed.length) return 0;
    if (from < 0) this.#offerProduct(sought, [], values, weights);
    const first = space.firstAbove(from);
    const end = space.firstAbove(to);
    for (const atom of this.#closest(space, basis, values, weights, first, end))
      this.#offerProduct(sought, [this.bank.operand(space.places[atom])], values, weights);
    return space.fixed.length * 20 + end - first;
  }

  /** The atoms that leave least of a target, about. */
  #closest(
    space: Space,
    basis: readonly Float64Array[],
    values: Float64Array,
    weights: Float64Array,
    first: number,
    end: number,
  ): number[] {
    if (end <= first) return [];
    const rest = weighted(values, weights);
    for (let pass = 0; pass < 2; pass++) for (const base of basis) subtract(rest, base, dot(rest, base));
    if (!(length(rest) > 0)) return [];
    const sought = weighted(rest, weights);
    if (this.#products.length < end - first) this.#products = new Float64Array(2 * (end - first));
    const along = this.#products;
    space.products(sought, first, end, along);
    const best: number[] = [];
    let least = 0;
    for (let atom = first; atom < end; atom++) {
      const size = Math.abs(along[atom - first]);
      if (size <= least) continue;
      let at = best.length;
      while (at > 0 && Math.abs(along[best[at - 1] - first]) < size) at--;
      best.splice(at, 0, atom);
      if (best.length > CLOSER) best.pop();
      if (best.length === CLOSER) least = Math.abs(along[best[CLOSER - 1] - first]);
    }
    return best;
  }

  /** Offers a sum of multiples of operands, and a number, in a chain; operands that do not matter are left out. */
  #offerSum(chain: Chain, operands: readonly Operand[], values: Float64Array, weights: Float64Array): void {
    const { scale, shortlist } = this;
    const ones = this.sums.fixed[0];
    let terms = operands;
    let columns = terms.map((term) => term.values);
    let fit = leastSquares([...columns, ones], values, weights);
    while (fit !== undefined && terms.length > MOST_KEPT) {
      const { coefficients, errors } = fit;
      const kept = terms.filter((_, at) => Math.abs(coefficients[at]) > SIGNIFICANT * errors[at]);
      if (kept.length === terms.length) break;
      terms = kept;
      columns = terms.map((term) => term.values);
      fit = leastSquares([...columns, ones], values, weights);
    }
    if (fit === undefined) return;
    const bare = terms.reduce((bits, term) => bits + term.bits + 2, chain.bits);
    if (bare + rowBits(scale, fit.squares) >= shortlist.limit) return;
    const count = terms.length;
    let added = fit.coefficients[count];
    let programBits = bare + constantBits(added, fit.errors[count]) + 2;
    const plain = leastSquares(columns, values, weights);
    if (
      plain !== undefined &&
      bare + rowBits(scale, plain.squares) <= programBits + rowBits(scale, fit.squares)
    ) {
      fit = plain;
      added = 0;
      programBits = bare;
    }
    const whole = new Float64Array(values.length).fill(added);
    const parts: Part[] = [];
    for (const [at, { expression }] of terms.entries()) {
      const [coefficient, error] = [fit.coefficients[at], fit.errors[at]];
      const isOne = Math.abs(Math.abs(coefficient) - 1) <= 4 * error + 1e-9;
      const factor = isOne ? Math.sign(coefficient) : coefficient;
      if (!isOne) programBits += constantBits(factor, error);
      subtract(whole, columns[at], -factor);
      parts.push({ expression, factor });
    }
    const { rowBits: dataBits, isExact } = this.#rows(chain, whole);
    shortlist.offer({
      bits: programBits + dataBits,
      programBits,
      isExact,
      key: `${keyOf(chain)}+${terms.map(({ key }) => key).join()}`,
      write: () => around(chain, sum(parts, added)),
    });
  }

  /** Offers a product of powers of the leaves and of some operands in a chain. */
  #offerProduct(
    { chain, values: sought }: Sought,
    atoms: readonly Operand[],
    values: Float64Array,
    weights: Float64Array,
  ): void {
    const { scale, shortlist } = this;
    const [ones, ...fixed] = this.products.fixed;
    const columns = [...fixed, ...atoms.map((atom) => logarithms(atom.values))];
    const fit = leastSquares([...columns, ones], values, weights);
    if (fit === undefined) return;
    const bare = atoms.reduce((bits, atom) => bits + atom.bits, chain.bits);
    if (bare + rowBits(scale, fit.squares) >= shortlist.limit) return;
    let programBits = bare;
    const powers: Power[] = [];
    const rest = values.slice();
    for (const [at, operand] of [...this.factors, ...atoms].entries()) {
      const exponent = snapped(fit.coefficients[at], fit.errors[at]);
      if (exponent === 0) continue;
      powers.push({ operand, exponent });
      subtract(rest, columns[at], exponent);
      programBits += (at < fixed.length ? operand.bits : 0) + exponentBits(exponent);
    }
    const level = leastSquares([ones], rest, weights);
    if (level === undefined) return;
    const sign = signOf(powers, sought, weights);
    if (sign === undefined) return;
    const size = exp(level.coefficients[0]);
    if (Math.abs(level.coefficients[0]) > 4 * level.errors[0] + 1e-9)
      programBits += constantBits(size, size * level.errors[0]);
    const whole = new Float64Array(values.length).fill(sign * size);
    for (const { operand, exponent } of powers)
      for (let row = 0; row < whole.length; row++) whole[row] *= power(operand.values[row], exponent);
    const factors = powers.map(({ operand, exponent }) => ({
      expression: operand.expression,
      factor: exponent,
    }));
    const { rowBits: dataBits, isExact } = this.#rows(chain, whole);
    shortlist.offer({
      bits: programBits + dataBits,
      programBits,
      isExact,
      key: `${keyOf(chain)}*${powers.map(({ operand, exponent }) => `${operand.key}^${exponent}`).join()}`,
      write: () => around(chain, product(sign * size, factors)),
    });
  }

  /** What the rows take when the part inside a chain has these values, which are used up. */
  #rows(chain: Chain, part: Float64Array): { readonly rowBits: number; readonly isExact: boolean } {
    const { target, scale } = this;
    wind(chain, part);
    let squares = 0;
    for (let row = 0; row < part.length; row++) {
      const error = (part[row] - target[row]) * scale.weights[row];
      // A row without a value is off by about as much as without any formula.
      squares += Number.isNaN(error) ? 1 : error * error;
    }
    return { rowBits: rowBits(scale, squares), isExact: squares < EXACT * part.length * scale.rounding };
  }
}

function applied(operation: Operation, { key, bits, values, expression }: Operand): Operand {
  const column = new Float64Array(values.length);
  operation.column(column, values, values);
  return {
    key: `${operation.key} ${key}`,
    bits: bits + operation.bits,
    values: column,
    expression: () => operation.build(expression()),
  };
}

/** A power of an operand. */
interface Power {
  readonly operand: Operand;
  readonly exponent: number;
}

/** The sign of the constant of a product; undefined where the rows do not agree on one. */
function signOf(powers: readonly Power[], sought: Float64Array, weights: Float64Array): number | undefined {
  let right = 0;
  let wrong = 0;
  for (let row = 0; row < sought.length; row++) {
    if (weights[row] === 0) continue;
    let sign = Math.sign(sought[row]);
    for (const { operand, exponent } of powers) {
      if (operand.values[row] >= 0) continue;
      if (!Number.isInteger(exponent)) return undefined;
      if (exponent % 2 !== 0) sign = -sign;
    }
    if (sign > 0) right++;
    else wrong++;
  }
  if (Math.min(right, wrong) > 0.1 * (right + wrong)) return undefined;
  return right > wrong ? 1 : -1;
}

function keyOf({ steps }: Chain): string {
  return steps.map(({ operation, side, other }) => `${operation.key}.${side}.${other?.key ?? ''}`).join('/');
}

function isNew(space: Space, values: Float64Array, prints: Prints): boolean {
  const rest = values.slice();
  if (!(space.project(rest) > 1e-9)) return false;
  toUnit(rest, 1 / length(rest));
  return prints.add(rest);
}

/** Denominators of exponents that laws have. */
const DENOMINATORS = [1, 2, 3, 4];

/** The simplest fraction near an exponent, or the exponent itself where none is within its error. */
function snapped(exponent: number, error: number): number {
  const tolerance = Math.min(0.1, 4 * error + 1e-4);
  for (const denominator of DENOMINATORS) {
    const near = Math.round(exponent * denominator) / denominator;
    if (Math.abs(near - exponent) <= tolerance) return near;
  }
  return exponent;
}

/** What an exponent takes, about, with the operation that joins its power. */
function exponentBits(exponent: number): number {
  const magnitude = Math.abs(exponent);
  if (magnitude === 1) return 2;
  if (magnitude === 2 || magnitude === 0.5) return 5;
  return DENOMINATORS.some((denominator) => Number.isInteger(magnitude * denominator)) ? 9 : 18;
}

/** The logarithms of what is sought, with the weights that these have. */
function inLogarithms(sought: Sought): Omit<Sought, 'chain'> {
  const values = logarithms(sought.values);
  const weights = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    weights[row] = sought.weights[row] * Math.abs(sought.values[row]);
    if (!Number.isFinite(values[row])) values[row] = 0;
  }
  return { values, weights };
}

function hasLogarithms({ values }: Operand): boolean {
  return values.every((value) => value !== 0) && values.some((value) => value !== values[0]);
}

function logarithms(column: Float64Array): Float64Array {
  return column.map((value) => log(Math.abs(value)));
}
