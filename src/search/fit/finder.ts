import { exp } from '../../numbers/real/exp.js';
import { log } from '../../numbers/real/log.js';
import type { Bank } from './bank.js';
import { around, type Chain, chains, unwind } from './chains.js';
import { constantBits, rowBits, type Scale } from './estimate.js';
import { type Part, product, sum } from './formulas.js';
import { leastSquares, weighted } from './least-squares.js';
import type { Leaf, Operation } from './operations.js';
import { Prints } from './prints.js';
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
  /** The leaves that have a logarithm on every row, by place in the bank. */
  readonly factors: readonly number[];
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
    this.factors = [...bank.leaves.keys()].filter((leaf) => hasLogarithms(bank.leaves[leaf]));
    this.products = new Space([ones, ...this.factors.map((leaf) => logarithms(bank.leaves[leaf].values))]);
  }

  /** Makes atoms of what is new in the bank. */
  store(): void {
    const { bank } = this;
    for (; this.#stored < bank.size; this.#stored++) {
      const place = this.#stored;
      if (bank.isConstant(place)) continue;
      const column = bank.column(place);
      this.sums.add(column.slice(), place, bank.bits[place]);
      if (column.every((value) => value !== 0)) this.products.add(logarithms(column), place, bank.bits[place]);
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

  #seek(chain: Chain): Sought | undefined {
    const { target, scale, bank } = this;
    const values = target.slice();
    unwind(chain, values, bank);
    const nudged = target.slice();
    for (let row = 0; row < nudged.length; row++) nudged[row] += NUDGE / scale.weights[row];
    unwind(chain, nudged, bank);
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
      this.#offerSum(chain, [space.places[atom]], values, weights);
    return end - first;
  }

  #lookInProducts(sought: Sought, prints: Prints, from: number, to: number): number {
    const { chain } = sought;
    const space = this.products;
    const values = logarithms(sought.values);
    const weights = new Float64Array(values.length);
    for (let row = 0; row < values.length; row++) {
      weights[row] = sought.weights[row] * Math.abs(sought.values[row]);
      if (!Number.isFinite(values[row])) values[row] = 0;
    }
    if (!isNew(space, values, prints)) return 0;
    const basis = orthonormal(space.fixed.map((column) => weighted(column, weights)));
    if (basis.length < space.fixed.length) return 0;
    if (from < 0) this.#offerProduct(sought, undefined, values, weights);
    const first = space.firstAbove(from);
    const end = space.firstAbove(to);
    for (const atom of this.#closest(space, basis, values, weights, first, end))
      this.#offerProduct(sought, space.places[atom], values, weights);
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

  /** Offers a sum of multiples of columns, and a number, in a chain. */
  #offerSum(chain: Chain, places: readonly number[], values: Float64Array, weights: Float64Array): void {
    const { bank, scale, shortlist } = this;
    const ones = this.sums.fixed[0];
    const columns = places.map((place) => bank.column(place));
    let fit = leastSquares([...columns, ones], values, weights);
    if (fit === undefined) return;
    const bare = chain.bits + places.reduce((bits, place) => bits + bank.bits[place] + 2, 0);
    if (bare + rowBits(scale, fit.squares) >= shortlist.limit) return;
    const count = places.length;
    let added = fit.coefficients[count];
    let programBits = bare;
    const plain = leastSquares(columns, values, weights);
    const most = bare + constantBits(added, fit.errors[count]) + 2;
    if (plain !== undefined && bare + rowBits(scale, plain.squares) <= most + rowBits(scale, fit.squares)) {
      fit = plain;
      added = 0;
    } else programBits = most;
    const parts = places.map((place, at): [number, number] => {
      const [factor, error] = [fit.coefficients[at], fit.errors[at]];
      const isOne = Math.abs(Math.abs(factor) - 1) <= 4 * error + 1e-9;
      if (!isOne) programBits += constantBits(factor, error);
      return [place, isOne ? Math.sign(factor) : factor];
    });
    shortlist.offer({
      bits: programBits + rowBits(scale, fit.squares),
      programBits,
      key: `${keyOf(chain)}+${places.join()}`,
      write: () =>
        around(
          chain,
          sum(
            parts.map(([place, factor]) => ({ expression: bank.expression(place), factor })),
            added,
          ),
          bank,
        ),
    });
  }

  /** Offers a product of powers of the leaves and of a column in a chain. */
  #offerProduct({ chain, values: sought }: Sought, place: number | undefined, values: Float64Array, weights: Float64Array): void {
    const { bank, scale, shortlist } = this;
    const places = place === undefined ? this.factors : [...this.factors, place];
    const [ones, ...fixed] = this.products.fixed;
    const columns = place === undefined ? fixed : [...fixed, logarithms(bank.column(place))];
    const fit = leastSquares([...columns, ones], values, weights);
    if (fit === undefined) return;
    const bare = chain.bits + (place === undefined ? 0 : bank.bits[place]);
    if (bare + rowBits(scale, fit.squares) >= shortlist.limit) return;
    let programBits = bare;
    const powers: Power[] = [];
    const rest = values.slice();
    for (const [at, factor] of places.entries()) {
      const exponent = snapped(fit.coefficients[at], fit.errors[at]);
      if (exponent === 0) continue;
      powers.push({ place: factor, exponent });
      subtract(rest, columns[at], exponent);
      programBits += (factor === place ? 0 : bank.bits[factor]) + exponentBits(exponent);
    }
    const level = leastSquares([ones], rest, weights);
    if (level === undefined) return;
    const factor = exp(level.coefficients[0]);
    const sign = this.#signOf(powers, sought, weights);
    if (sign === undefined) return;
    if (Math.abs(level.coefficients[0]) > 4 * level.errors[0] + 1e-9)
      programBits += constantBits(factor, factor * level.errors[0]);
    shortlist.offer({
      bits: programBits + rowBits(scale, level.squares),
      programBits,
      key: `${keyOf(chain)}*${powers.map(({ place, exponent }) => `${place}^${exponent}`).join()}`,
      write: () =>
        around(
          chain,
          product(sign * factor, powers.map(({ place, exponent }) => partOf(bank, place, exponent))),
          bank,
        ),
    });
  }

  /** The sign of the constant of a product; undefined where the rows do not agree on one. */
  #signOf(powers: readonly Power[], sought: Float64Array, weights: Float64Array): number | undefined {
    let right = 0;
    let wrong = 0;
    for (let row = 0; row < sought.length; row++) {
      if (weights[row] === 0) continue;
      let sign = Math.sign(sought[row]);
      for (const { place, exponent } of powers) {
        if (this.bank.column(place)[row] >= 0) continue;
        if (!Number.isInteger(exponent)) return undefined;
        if (exponent % 2 !== 0) sign = -sign;
      }
      if (sign > 0) right++;
      else wrong++;
    }
    if (Math.min(right, wrong) > 0.1 * (right + wrong)) return undefined;
    return right > wrong ? 1 : -1;
  }
}

/** A power of a column of the bank. */
interface Power {
  readonly place: number;
  readonly exponent: number;
}

function partOf(bank: Bank, place: number, exponent: number): Part {
  return { expression: bank.expression(place), factor: exponent };
}

function keyOf({ steps }: Chain): string {
  return steps.map(({ operation, side, other }) => `${operation.key}.${side}.${other ?? ''}`).join('/');
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

function hasLogarithms({ values }: Leaf): boolean {
  return values.every((value) => value !== 0) && values.some((value) => value !== values[0]);
}

function logarithms(column: Float64Array): Float64Array {
  return column.map((value) => log(Math.abs(value)));
}
