import { type Dialect, RUNNABLE, render } from './dialect.js';
import { JAVASCRIPT_NUMBERS } from './javascript-numbers.js';
import type { Listing } from './listing.js';
import { type Definitions, preludeOf } from './prelude.js';

/** JavaScript on BigInt. */
export const JAVASCRIPT: Dialect = {
  ...RUNNABLE,
  language: 'javascript',
  literal: (value) => (value < 0n ? `(${value}n)` : `${value}n`),
};

const DEFINITIONS: Definitions = new Map([
  ...JAVASCRIPT_NUMBERS,
  [
    'div',
    `function div(x, y) {
  if (y === 0n) throw new Undefined();
  return (x - mod(x, y)) / y;
}`,
  ],
  [
    'mod',
    `function mod(x, y) {
  if (y === 0n) throw new Undefined();
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}`,
  ],
  [
    'power',
    `function power(x, y) {
  if (y < 0n) throw new Undefined();
  return x ** y;
}`,
  ],
  ['abs', 'const abs = (x) => (x < 0n ? -x : x);'],
  ['sign', 'const sign = (x) => (x > 0n ? 1n : x < 0n ? -1n : 0n);'],
  ['min', 'const min = (x, y) => (x < y ? x : y);'],
  ['max', 'const max = (x, y) => (x > y ? x : y);'],
  ['gcd', 'const gcd = (x, y) => (y === 0n ? (x < 0n ? -x : x) : gcd(y, x % y));'],
  ['both', 'const both = (x, y) => x && y;'],
  ['either', 'const either = (x, y) => x || y;'],
  [
    'shl',
    `function shl(x, k) {
  if (k < 0n) throw new Undefined();
  return x << k;
}`,
  ],
  [
    'shr',
    `function shr(x, k) {
  if (k < 0n) throw new Undefined();
  return x >> k;
}`,
  ],
  [
    'isqrt',
    `function isqrt(x) {
  if (x < 0n) throw new Undefined();
  if (x === 0n) return 0n;
  let root = 1n << BigInt((x.toString(16).length + 1) * 2);
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}`,
  ],
  [
    'binomial',
    `function binomial(n, k) {
  if (n < 0n) throw new Undefined();
  if (k < 0n || k > n) return 0n;
  const fewer = k < n - k ? k : n - k;
  let ways = 1n;
  for (let taken = 1n; taken <= fewer; taken++) ways = (ways * (n - fewer + taken)) / taken;
  return ways;
}`,
  ],
  [
    'factorial',
    `function factorial(x) {
  if (x < 0n) throw new Undefined();
  let result = 1n;
  for (let factor = 2n; factor <= x; factor++) result *= factor;
  return result;
}`,
  ],
  [
    'isPrime',
    `function isPrime(x) {
  const bases = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n];
  if (x < 2n) return false;
  for (const p of bases) if (x % p === 0n) return x === p;
  let odd = x - 1n;
  while (odd % 2n === 0n) odd /= 2n;
  return bases.every((base) => {
    let power = 1n;
    for (let square = base, rest = odd; rest > 0n; rest >>= 1n, square = (square * square) % x) {
      if (rest & 1n) power = (power * square) % x;
    }
    for (let exponent = odd; exponent < x - 1n; exponent *= 2n, power = (power * power) % x) {
      if (power === x - 1n || (power === 1n && exponent === odd)) return true;
    }
    return false;
  });
}`,
  ],
  [
    'nextPrime',
    `function nextPrime(x) {
  let candidate = x < 1n ? 2n : x + 1n;
  while (!isPrime(candidate)) candidate++;
  return candidate;
}`,
  ],
  [
    'digitSum',
    `function digitSum(x, base) {
  if (x < 0n || base < 2n) throw new Undefined();
  let total = 0n;
  for (let rest = x; rest > 0n; rest /= base) total += rest % base;
  return total;
}`,
  ],
  [
    'valuation',
    `function valuation(x, base) {
  if (x === 0n || base < 2n) throw new Undefined();
  let times = 0n;
  for (let rest = x; rest % base === 0n; rest /= base) times++;
  return times;
}`,
  ],
  [
    'sum',
    `function sum(lower, upper, body) {
  let total = 0n;
  for (let k = lower; k <= upper; k++) total += body(k);
  return total;
}`,
  ],
  [
    'product',
    `function product(lower, upper, body) {
  let total = 1n;
  for (let k = lower; k <= upper; k++) total *= body(k);
  return total;
}`,
  ],
  [
    'count',
    `function count(lower, upper, body) {
  let total = 0n;
  for (let k = lower; k <= upper; k++) if (body(k)) total++;
  return total;
}`,
  ],
  [
    'euler',
    `function euler(lower, upper, term) {
  const c = [0n];
  const b = [1n];
  for (let k = lower; k <= upper; k++) c.push(0n);
  for (let d = 1; d < c.length; d++) {
    const weighted = BigInt(d) * term(lower + BigInt(d - 1));
    for (let j = d; j < c.length; j += d) c[j] += weighted;
  }
  for (let j = 1; j < c.length; j++) {
    let total = 0n;
    for (let i = 1; i <= j; i++) total += c[i] * b[j - i];
    b.push(total / BigInt(j));
  }
  return b[b.length - 1];
}`,
  ],
  [
    'iterate',
    `function iterate(times, start, step) {
  if (times < 0n) throw new Undefined();
  let value = start;
  for (let time = 0n; time < times; time++) value = step(value);
  return value;
}`,
  ],
  [
    'nth',
    `function nth(lower, index, test) {
  if (index < 0n) throw new Undefined();
  let k = lower;
  for (let left = index; !test(k) || left-- > 0n; k++);
  return k;
}`,
  ],
]);

/** A program that `node` runs. */
export function writeJavascript({ title, expression, initial, count }: Listing): string {
  const value = render(expression, JAVASCRIPT);
  const prelude = preludeOf(value, DEFINITIONS).map((definition) => `${definition}\n\n`);
  return `// ${title}
class Undefined extends Error {}

const initial = [${initial.map((term) => `${term}n`).join(', ')}];
const terms = [];

${prelude.join('')}function a(i) {
  if (i < 0n || i >= terms.length) throw new Undefined();
  return terms[Number(i)];
}

function value(n) {
  return ${value};
}

function term(n) {
  try {
    return value(n);
  } catch (error) {
    if (!(error instanceof Undefined)) throw error;
    if (n >= initial.length) throw new Error(\`a(\${n}) is undefined\`);
    return initial[Number(n)];
  }
}

for (let n = 0n; n < ${count}n; n++) {
  terms.push(term(n));
  console.log(String(terms[Number(n)]));
}
`;
}
