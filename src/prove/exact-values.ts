import { wordsOf } from '../language/limits.js';
import { primitive } from '../language/primitives.js';
import { BeyondReach } from './work-limit.js';

/** Integers longer than this are not computed. */
const MOST_BITS = 2 ** 16;
/** Factorials and binomial coefficients of more factors than this are not computed. */
const MOST_FACTORS = 4096n;
/** Longer integers all count alike where words are counted; what they are charged besides. */
const LONG_WORDS = 128;
const LONG_EFFORT = 500;

const LIMIT = 1n << BigInt(MOST_BITS);

/** The value, unless it is too long. Throws {@link BeyondReach}. */
export function limited(value: bigint): bigint {
  if (value >= LIMIT || value <= -LIMIT) throw new BeyondReach('a long integer');
  return value;
}

/**
 * A primitive other than `if` on defined arguments. Primitives whose bounds matter are computed here; of the others a
 * result that is undefined may be so because of a bound, and is beyond reach.
 */
export function applyExactly(name: string, values: readonly bigint[]): bigint | undefined {
  const [x, y] = values;
  switch (name) {
    case '+':
      return limited(x + y);
    case '-':
      return limited(x - y);
    case '*':
      return limited(x * y);
    case '^':
      if (y < 0n) return undefined;
      return x === 0n || x === 1n || x === -1n || y === 0n ? powerOfUnit(x, y) : limitedPower(x, y);
    case 'shl':
      return y < 0n ? undefined : x === 0n ? 0n : limited(x * limitedPower(2n, y));
    case 'shr':
      if (y < 0n) return undefined;
      return y > BigInt(MOST_BITS) ? (x < 0n ? -1n : 0n) : x >> y;
    case 'binomial':
      if (x < 0n) return undefined;
      return chooseExactly(x, y);
    case 'factorial':
      return x < 0n ? undefined : factorial(x);
    case 'fibonacci':
      return x < 0n ? undefined : fibonacci(x);
  }
  const result = primitive(name).row(values);
  if (result === undefined && !PARTIAL.has(name)) throw new BeyondReach(name);
  return result;
}

/** Primitives that have no bound of their own: undefined means that there is no value. */
const PARTIAL = new Set(['div', 'mod', 'isqrt']);

function powerOfUnit(x: bigint, y: bigint): bigint {
  if (y === 0n || x === 1n) return 1n;
  return x === 0n || y % 2n === 1n ? x : 1n;
}

function limitedPower(x: bigint, y: bigint): bigint {
  const words = wordsOf(x) - 1;
  const bits =
    words === 0
      ? Math.log2(Math.abs(Number(x)))
      : words < LONG_WORDS
        ? 64 * words
        : 4 * (x.toString(16).length - 2);
  if (y > BigInt(MOST_BITS) || bits * Number(y) > MOST_BITS) throw new BeyondReach('a power');
  return limited(x ** y);
}

/** Beginnings of rows of Pascal's triangle that were asked for: sums read them from left to right. */
const pascalRows = new Map<bigint, bigint[]>();
/** Words that these rows fill, and may fill: 32 megabytes. */
let pascalWords = 0;
const MOST_PASCAL_WORDS = 2 ** 22;

function chooseExactly(n: bigint, k: bigint): bigint {
  if (k < 0n || k > n) return 0n;
  const fewer = k < n - k ? k : n - k;
  if (fewer > MOST_FACTORS) throw new BeyondReach('a binomial coefficient');
  let entries = pascalRows.get(n);
  if (entries === undefined) {
    entries = [1n];
    pascalRows.set(n, entries);
  }
  for (let i = BigInt(entries.length); i <= fewer; i++) {
    const entry = limited((entries[entries.length - 1] * (n - i + 1n)) / i);
    entries.push(entry);
    pascalWords += wordsOf(entry);
  }
  const value = entries[Number(fewer)];
  if (pascalWords > MOST_PASCAL_WORDS) {
    pascalRows.clear();
    pascalWords = 0;
  }
  return value;
}

const factorials = [1n];

function factorial(n: bigint): bigint {
  if (n > MOST_FACTORS) throw new BeyondReach('a factorial');
  for (let factor = BigInt(factorials.length); factor <= n; factor++) {
    factorials.push(factorials[factorials.length - 1] * factor);
  }
  return factorials[Number(n)];
}

function fibonacci(n: bigint): bigint {
  if (n > BigInt(MOST_BITS)) throw new BeyondReach('a Fibonacci number');
  let [value, next] = [0n, 1n];
  for (const bit of n.toString(2)) {
    [value, next] = [value * (2n * next - value), value * value + next * next];
    if (bit === '1') [value, next] = [next, value + next];
  }
  return value;
}

/** The work of computing a primitive: steps as programs are charged for, and more for what is beyond the bounds of the language. */
export function effortOf(name: string, values: readonly bigint[], result: bigint | undefined): number {
  if (result === undefined) return 0;
  const words = Math.max(wordsOf(values[0]), wordsOf(result));
  if (name === 'binomial' && result !== 0n) {
    const [n, k] = values;
    return Math.min(Number(k), Number(n - k)) * (1 + (words >> 3));
  }
  return primitive(name).steps(values, result) + (words >> 2) + (words >= LONG_WORDS ? LONG_EFFORT : 0);
}
