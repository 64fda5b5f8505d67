import { literalBits } from '../../grammar/literal.js';
import { E, PI } from '../../language/constants.js';
import { integerRoot } from '../../language/root.js';
import { type Constant, constantBits, type Irrational } from './constant.js';
import {
  centreOf,
  type Interval,
  precisionOf,
  raised,
  scaledBy,
  simplestFraction,
} from './constant-interval.js';

/** A constant that lies in an interval, as far as doubles can tell. */
export interface Identity {
  readonly constant: Constant;
  /** About what it takes to write, in bits. */
  readonly bits: number;
}

/** Relative error of a double after a few operations. */
const DOUBLE_ERROR = 2 ** -49;

/** Bits of pi and e that quotients are taken of. */
const CONSTANT_BITS = 640;

const MOST_DEGREE = 16;
/** The largest divisor, and addend, of square roots, and the bits of such literals. */
const ROOT_DIVISOR = 128;
const ROOT_ADDEND = 512;
const LITERAL_BITS = Array.from({ length: ROOT_ADDEND + 1 }, (_, size) => literalBits(BigInt(size)));

/** The largest divisor, and addend, of logarithms. */
const LOGARITHM_DIVISOR = 60;
const LOGARITHM_ADDEND = 10;
const MOST_BASE = 64;
const MOST_ARGUMENT = 2 ** 36;

/** The largest divisor and factor of pi and others if there is an addend too. */
const AFFINE_DIVISOR = 24;

/** Constants p c + r is tried for. */
const AFFINE: readonly (readonly [number, Irrational])[] = [
  [Math.PI, { kind: 'pi' }],
  [Math.E, { kind: 'e' }],
  ...[2, 3, 5, 7, 10].map((argument): readonly [number, Irrational] => [
    Math.log(argument),
    { kind: 'logarithm', argument: BigInt(argument), base: undefined },
  ]),
];

/**
 * The simplest constants of each form in an interval, the shortest first: fractions, roots, logarithms, pi and e, their multiples and
 * sums with fractions.
 *
 * @param mostBits what writing a constant may take; what is known of the number, or little more
 */
export function constantsIn(interval: Interval, mostBits: number): readonly Identity[] {
  const found: Identity[] = [];
  const add: Add = (...parts) => collect(found, mostBits, ...parts);
  const [numerator, denominator] = simplestFraction(interval);
  add(undefined, numerator, 0n, denominator);
  addRoots(interval, mostBits, add);
  const pi = simplestFraction(scaledBy(interval, [1n << BigInt(CONSTANT_BITS), PI(CONSTANT_BITS)]));
  add({ kind: 'pi' }, pi[0], 0n, pi[1]);
  const e = simplestFraction(scaledBy(interval, [1n << BigInt(CONSTANT_BITS), E(CONSTANT_BITS)]));
  add({ kind: 'e' }, e[0], 0n, e[1]);
  addQuadratic(interval, mostBits, add);
  addLogarithms(interval, mostBits, add);
  addSums(interval, mostBits, add);
  return found.sort((one, other) => one.bits - other.bits);
}

/** The numbers (a + sqrt c) / q and (a - sqrt c) / q in an interval. */
export function surdsIn(interval: Interval, mostBits: number): readonly Identity[] {
  const found: Identity[] = [];
  addQuadratic(interval, mostBits, (...parts) => collect(found, mostBits, ...parts));
  return found;
}

type Add = (irrational: Irrational | undefined, factor: bigint, addend?: bigint, divisor?: bigint) => void;

function collect(
  found: Identity[],
  mostBits: number,
  irrational: Irrational | undefined,
  factor: bigint,
  addend = 0n,
  divisor = 1n,
): void {
  const constant = { irrational, factor, addend, divisor };
  const bits = constantBits(constant);
  if (bits <= mostBits) found.push({ constant, bits });
}

/** (p/q)^(1/k) as the k-th root of p q^(k-1), divided by q. */
function addRoots(interval: Interval, mostBits: number, add: Add): void {
  const most = Math.min(MOST_DEGREE, Math.ceil(precisionOf(interval)) + 2);
  for (let degree = 2; degree <= most; degree++) {
    const [p, q] = simplestFraction(raised(interval, degree));
    if (literalBits(p) + literalBits(q) > mostBits) continue;
    const radicand = p * q ** BigInt(degree - 1);
    if (!isPower(radicand, degree)) add({ kind: 'root', radicand, degree }, 1n, 0n, q);
  }
}

/** (a + sqrt c) / q and (a - sqrt c) / q. */
function addQuadratic(interval: Interval, mostBits: number, add: Add): void {
  const [x, radius] = centreOf(interval);
  for (let q = 1; q <= ROOT_DIVISOR && LITERAL_BITS[q] < mostBits; q++) {
    const multiple = q * x;
    for (let size = 1; size <= ROOT_ADDEND && LITERAL_BITS[size] + LITERAL_BITS[q] < mostBits; size++) {
      for (const addend of [size, -size]) {
        const root = multiple - addend;
        const square = root * root;
        const radicand = integerNear(
          square,
          2 * Math.abs(root) * q * radius + (square + multiple * multiple) * DOUBLE_ERROR,
        );
        if (radicand === undefined || isPower(radicand, 2)) continue;
        add({ kind: 'root', radicand, degree: 2 }, root > 0 ? 1n : -1n, BigInt(addend), BigInt(q));
      }
    }
  }
}

/** Natural logarithms divided by small numbers, or with integers added, and logarithms to small bases. */
function addLogarithms(interval: Interval, mostBits: number, add: Add): void {
  const [x, radius] = centreOf(interval);
  const argumentOf = (logarithm: number, error: number, unit: number) => {
    const argument = Math.exp(logarithm * unit);
    if (argument > MOST_ARGUMENT) return undefined;
    const found = integerNear(
      argument,
      argument * (error * unit + 4 * DOUBLE_ERROR * (1 + logarithm * unit)),
    );
    return found !== undefined && found > 1n ? found : undefined;
  };
  for (let q = 1; q <= LOGARITHM_DIVISOR && LITERAL_BITS[q] < mostBits; q++) {
    for (let addend = -LOGARITHM_ADDEND; addend <= LOGARITHM_ADDEND; addend++) {
      const argument = argumentOf(q * x - addend, q * radius, 1);
      if (argument === undefined) continue;
      add({ kind: 'logarithm', argument, base: undefined }, 1n, BigInt(addend), BigInt(q));
    }
    for (let base = 2; base <= MOST_BASE; base++) {
      const argument = argumentOf(q * x, q * radius, Math.log(base));
      if (argument === undefined) continue;
      add({ kind: 'logarithm', argument, base: BigInt(base) }, 1n, 0n, BigInt(q));
    }
  }
}

/** (p c + r) / q for the usual constants c. */
function addSums(interval: Interval, mostBits: number, add: Add): void {
  const [x, radius] = centreOf(interval);
  for (const [value, irrational] of AFFINE) {
    for (let q = 1; q <= AFFINE_DIVISOR && LITERAL_BITS[q] < mostBits; q++) {
      for (let p = -1; p <= AFFINE_DIVISOR; p++) {
        const rest = q * x - p * value;
        const nearest = Math.round(rest);
        const error = q * radius + (Math.abs(rest) + p * p + q * x) * DOUBLE_ERROR;
        // Doubles tell nothing of larger ones.
        if (!Number.isSafeInteger(nearest)) continue;
        if (p === 0 || nearest === 0 || Math.abs(nearest - rest) > error) continue;
        add(irrational, BigInt(p), BigInt(nearest), BigInt(q));
      }
    }
  }
}

/** The least integer from value - error to value + error that is positive and small enough for doubles to tell. */
function integerNear(value: number, error: number): bigint | undefined {
  const least = Math.max(1, Math.ceil(value - error));
  return least <= value + error && least < 2 ** 50 ? BigInt(least) : undefined;
}

/** Whether x > 0 is a power whose exponent divides k, so that its k-th root can be written in a shorter way. */
function isPower(x: bigint, k: number): boolean {
  for (let exponent = 2; exponent <= k; exponent++) {
    if (k % exponent !== 0) continue;
    if (integerRoot(x, exponent) ** BigInt(exponent) === x) return true;
  }
  return false;
}
