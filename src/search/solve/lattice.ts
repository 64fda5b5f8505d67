import { inverseModuloPrime } from '../../numbers/modular.js';

/**
 * Integer relations between columns by way of a lattice: the vectors x with A x = 0 modulo a prime form one, of which the
 * true relations are the short vectors, if they are much shorter than prime^(rank / unknowns).
 */

/** Rounding errors of doubles stay well below one on integers of this size, and relations up to 10 digits are found. */
export const PRIME = 1099511627689n; // the largest prime below 2^40

/** The share of the length that a vector must keep against its predecessor (Lenstra, Lenstra & Lovász 1982). */
const DELTA = 0.9;

/** Rounds after which a basis is taken as it is; reductions take some hundreds. */
const MOST_ROUNDS = 20_000;

/**
 * A reduced basis of the integer vectors x with A x = 0 modulo {@link PRIME}, shortest first; empty if there is none but
 * multiples of the prime.
 *
 * @param matrix rows of residues 0..PRIME-1; it is overwritten
 */
export function relationLattice(matrix: bigint[][], unknowns: number): readonly (readonly number[])[] {
  const pivots = eliminate(matrix, unknowns);
  if (pivots.length === unknowns) return [];
  const modulus = Number(PRIME);
  const isPivot = new Set(pivots);
  const basis: Float64Array[] = [];
  for (const pivot of pivots) basis.push(unitVector(unknowns, pivot, modulus));
  for (let free = 0; free < unknowns; free++) {
    if (isPivot.has(free)) continue;
    const vector = unitVector(unknowns, free, 1);
    for (const [row, pivot] of pivots.entries()) {
      const residue = Number(matrix[row][free]);
      vector[pivot] = residue > modulus / 2 ? modulus - residue : -residue;
    }
    basis.push(vector);
  }
  reduce(basis);
  return basis
    .map((vector) => ({ vector, norm: dot(vector, vector) }))
    .sort((one, other) => one.norm - other.norm)
    .map(({ vector }) => Array.from(vector));
}

/** Brings a matrix to reduced row echelon form modulo the prime; returns the pivot column of each of its first rows. */
function eliminate(matrix: bigint[][], unknowns: number): readonly number[] {
  const pivots: number[] = [];
  for (let column = 0; column < unknowns && pivots.length < matrix.length; column++) {
    const at = pivots.length;
    const found = matrix.findIndex((row, index) => index >= at && row[column] !== 0n);
    if (found < 0) continue;
    [matrix[at], matrix[found]] = [matrix[found], matrix[at]];
    const own = matrix[at];
    const inverse = BigInt(inverseModuloPrime(Number(own[column]), Number(PRIME)));
    for (let i = column; i < unknowns; i++) own[i] = (own[i] * inverse) % PRIME;
    for (const row of matrix) {
      const factor = row[column];
      if (row === own || factor === 0n) continue;
      for (let i = column; i < unknowns; i++) row[i] = (row[i] + (PRIME - factor) * own[i]) % PRIME;
    }
    pivots.push(column);
  }
  return pivots;
}

function unitVector(length: number, at: number, value: number): Float64Array {
  const vector = new Float64Array(length);
  vector[at] = value;
  return vector;
}

/**
 * Reduces a basis of independent vectors in place. Integers are exact doubles, orthogonal parts are rounded and computed anew at every step, and
 * size reduction is repeated until nothing changes (Schnorr & Euchner, Lattice basis reduction: improved practical
 * algorithms and solving subset sum problems, 1994).
 */
export function reduce(basis: Float64Array[]): void {
  const orthogonal = basis.map((vector) => vector.slice());
  const norms = new Float64Array(basis.length);
  const ratios = basis.map(() => new Float64Array(basis.length));
  let at = 0;
  for (let round = 0; at < basis.length && round < MOST_ROUNDS; round++) {
    reduceSize(basis, orthogonal, norms, ratios, at);
    // Where swaps with its predecessors, one after the other, would bring the vector.
    let place = at;
    let norm = norms[at];
    for (; place > 0; place--) {
      norm += ratios[at][place - 1] ** 2 * norms[place - 1];
      if (norm >= DELTA * norms[place - 1]) break;
    }
    if (place === at) {
      at++;
      continue;
    }
    const vector = basis[at];
    basis.copyWithin(place + 1, place, at);
    basis[place] = vector;
    at = place;
  }
}

/** Takes from a vector what whole multiples of those before it can take, and finds its orthogonal part. */
function reduceSize(
  basis: readonly Float64Array[],
  orthogonal: readonly Float64Array[],
  norms: Float64Array,
  ratios: readonly Float64Array[],
  at: number,
): void {
  const vector = basis[at];
  const part = orthogonal[at];
  const own = ratios[at];
  for (let changed = true; changed; ) {
    changed = false;
    part.set(vector);
    for (let j = 0; j < at; j++) {
      own[j] = dot(part, orthogonal[j]) / norms[j];
      subtract(part, orthogonal[j], own[j]);
    }
    norms[at] = dot(part, part);
    for (let j = at - 1; j >= 0; j--) {
      const whole = Math.round(own[j]);
      if (Math.abs(own[j]) <= 0.51) continue;
      subtract(vector, basis[j], whole);
      for (let i = 0; i < j; i++) own[i] -= whole * ratios[j][i];
      own[j] -= whole;
      // Large multiples were rounded: go over it again.
      if (Math.abs(whole) > 1000) changed = true;
    }
  }
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i] * other[i];
  return sum;
}

function subtract(vector: Float64Array, other: Float64Array, times: number): void {
  for (let i = 0; i < vector.length; i++) vector[i] -= times * other[i];
}
