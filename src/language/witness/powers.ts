import { EXACT_LIMIT } from '../../numbers/exact.js';
import { gcdOf } from '../../numbers/gcd.js';
import { bitLength, integerRoot } from '../root.js';
import { among, only, type Preimage, sayMuch, type Witness } from '../witness.js';

/** Exponents that roots are taken by; others are products of these, or rare. */
const EXPONENTS = [[2n], [3n], [5n], [7n]];

/** What has been raised to a power: an exact root, that from 0 up where there are two. */
export const BASE: Witness = {
  row: (power, [exponent]) => rootOf(power, exponent),
  onto: false,
  constants: (results) => (sayMuch(results) ? EXPONENTS : []),
  column: {
    complete: (results, known, at, out) => {
      for (let row = 0; row < results.length; row++) {
        const root = doubleRoot(results[row], known[at + row]);
        if (Number.isNaN(root)) return false;
        out[row] = root;
      }
      return true;
    },
    linear: undefined,
    admits: (results, known, at) => {
      for (let row = 0; row < results.length; row++) {
        if (Number.isNaN(doubleRoot(results[row], known[at + row]))) return false;
      }
      return true;
    },
  },
};

/** How often something has been multiplied with itself. */
export const EXPONENT: Witness = {
  row: (power, [base]) => exponentOf(power, base),
  onto: false,
  constants: (results) => {
    if (!sayMuch(results)) return [];
    let common = 0n;
    for (const value of results) {
      if (value < 1n) return [];
      if (value > 1n) common = gcdOf(common, value);
      if (common === 1n) return [];
    }
    const base = leastBase(common);
    return base === undefined ? [] : [[base]];
  },
  column: {
    complete: (results, known, at, out) => {
      for (let row = 0; row < results.length; row++) {
        const exponent = doubleExponent(results[row], known[at + row]);
        if (Number.isNaN(exponent)) return false;
        out[row] = exponent;
      }
      return true;
    },
    linear: undefined,
    admits: (results, known, at) => {
      for (let row = 0; row < results.length; row++) {
        if (Number.isNaN(doubleExponent(results[row], known[at + row]))) return false;
      }
      return true;
    },
  },
};

function rootOf(power: bigint, exponent: bigint): Preimage | undefined {
  if (exponent < 0n) return undefined;
  // Nothing is as simple as 0, but 0^0 = 1 is the same as 1^0.
  if (exponent === 0n) return power === 1n ? among(1n) : undefined;
  const isEven = exponent % 2n === 0n;
  if (power < 0n && isEven) return undefined;
  const size = power < 0n ? -power : power;
  if (size < 2n) return { value: power, unique: size === 0n || !isEven };
  if (exponent >= BigInt(bitLength(size))) return undefined;
  const root = integerRoot(size, Number(exponent));
  if (root ** exponent !== size) return undefined;
  return { value: power < 0n ? -root : root, unique: !isEven };
}

function exponentOf(power: bigint, base: bigint): Preimage | undefined {
  if (base === 0n) return power === 1n ? only(0n) : power === 0n ? among(1n) : undefined;
  if (base === 1n) return power === 1n ? among(0n) : undefined;
  if (base === -1n) return power === 1n ? among(0n) : power === -1n ? among(1n) : undefined;
  let rest = power;
  let exponent = 0n;
  // Squares of the base first, so that long powers take few divisions.
  const squares = [base];
  while (rest % squares[squares.length - 1] === 0n && rest !== 0n) {
    rest /= squares[squares.length - 1];
    exponent += 1n << BigInt(squares.length - 1);
    squares.push(squares[squares.length - 1] ** 2n);
  }
  for (let at = squares.length - 2; at >= 0; at--) {
    if (rest === 0n || rest % squares[at] !== 0n) continue;
    rest /= squares[at];
    exponent += 1n << BigInt(at);
  }
  return rest === 1n ? only(exponent) : undefined;
}

/** The largest prime factor of bases that is looked for as the smallest one. */
const LARGEST_FACTOR = 1000n;

/** The least integer that a value above 1 is a power of; undefined if all its factors are large. */
function leastBase(value: bigint): bigint | undefined {
  let factor = 2n;
  while (value % factor !== 0n) if (++factor > LARGEST_FACTOR) return undefined;
  let times = 0;
  for (let rest = value; rest % factor === 0n; rest /= factor) times++;
  // The exponent divides that of each prime factor.
  for (let exponent = times; exponent > 1; exponent--) {
    if (times % exponent !== 0) continue;
    const root = integerRoot(value, exponent);
    if (root ** BigInt(exponent) === value) return root;
  }
  return value;
}

/** The only root of an integer, or that from 0 up; NaN where there is none or any integer is one. */
function doubleRoot(power: number, exponent: number): number {
  if (!(exponent >= 1)) return Number.NaN;
  const isEven = exponent % 2 === 0;
  if (power < 0 && isEven) return Number.NaN;
  const size = Math.abs(power);
  const root = Math.round(size ** (1 / exponent));
  // A power below 2^53 is exact, and no other root is near to it.
  if (!(size < EXACT_LIMIT) || integerPower(root, exponent) !== size) return Number.NaN;
  return power < 0 ? -root : root;
}

/** The only exponent of an integer; NaN where there is none, or are several. */
function doubleExponent(power: number, base: number): number {
  // Of 0, only the power of exponent 0 is not 0.
  if (base === 0) return power === 1 ? 0 : Number.NaN;
  const size = Math.abs(base);
  if (!(size >= 2) || !(Math.abs(power) < EXACT_LIMIT)) return Number.NaN;
  const exponent = Math.round(Math.log2(Math.abs(power)) / Math.log2(size));
  return exponent >= 0 && integerPower(base, exponent) === power ? exponent : Number.NaN;
}

/** An integer to a power from 0 up: exact below 2^53, larger beyond. */
function integerPower(base: number, exponent: number): number {
  if (Math.abs(base) < 2) return base < 0 && exponent % 2 === 0 ? 1 : exponent === 0 ? 1 : base;
  if (exponent > 53) return Infinity;
  let power = 1;
  for (let times = 0; times < exponent; times++) power *= base;
  return power;
}
