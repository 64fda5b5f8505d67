import type { Definitions } from './prelude.js';

/** What number theory, digits, irrational numbers and combinatorics need in JavaScript on BigInt. */
export const JAVASCRIPT_NUMBERS: Definitions = new Map([
  [
    'factors',
    `function factors(x) {
  if (x < 1n) throw new Undefined();
  const found = [];
  let rest = x;
  for (let p = 2n; p * p <= rest; p++) for (; rest % p === 0n; rest /= p) found.push(p);
  return rest > 1n ? [...found, rest] : found;
}`,
  ],
  ['factorSet', 'const factorSet = (x) => [...new Set(factors(x))];'],
  [
    'divisorSum',
    `function divisorSum(x, k) {
  if (k < 0n) throw new Undefined();
  let total = 1n;
  const found = factors(x);
  for (const p of new Set(found)) {
    let part = 1n;
    for (const q of found) if (q === p) part = part * p ** k + 1n;
    total *= part;
  }
  return total;
}`,
  ],
  ['divisorCount', 'const divisorCount = (x) => divisorSum(x, 0n);'],
  ['totient', 'const totient = (x) => factorSet(x).reduce((rest, p) => (rest / p) * (p - 1n), x);'],
  ['distinctFactors', 'const distinctFactors = (x) => BigInt(factorSet(x).length);'],
  ['allFactors', 'const allFactors = (x) => BigInt(factors(x).length);'],
  [
    'moebiusSign',
    `function moebiusSign(x) {
  const found = factors(x);
  return new Set(found).size < found.length ? 0n : found.length % 2 === 0 ? 1n : -1n;
}`,
  ],
  ['radical', 'const radical = (x) => factorSet(x).reduce((total, p) => total * p, 1n);'],
  ['leastFactor', 'const leastFactor = (x) => factors(x)[0] ?? 1n;'],
  ['greatestFactor', 'const greatestFactor = (x) => factors(x).at(-1) ?? 1n;'],
  [
    'nthPrime',
    `function nthPrime(x) {
  if (x < 1n) throw new Undefined();
  let p = 2n;
  for (let k = 1n; k < x; k++) p = nextPrime(p);
  return p;
}`,
  ],
  [
    'primeCount',
    `function primeCount(x) {
  let total = 0n;
  for (let k = 2n; k <= x; k++) if (isPrime(k)) total++;
  return total;
}`,
  ],
  ['lcm', 'const lcm = (x, y) => (x === 0n || y === 0n ? 0n : abs((x / gcd(x, y)) * y));'],
  [
    'kronecker',
    `function kronecker(x, y) {
  if (y === 0n) return x === 1n || x === -1n ? 1n : 0n;
  if (x % 2n === 0n && y % 2n === 0n) return 0n;
  let symbol = x < 0n && y < 0n ? -1n : 1n;
  let bottom = abs(y);
  const turn = (z) => {
    const residue = mod(z, 8n);
    if (residue === 3n || residue === 5n) symbol = -symbol;
  };
  for (; bottom % 2n === 0n; bottom /= 2n) turn(x);
  let top = mod(x, bottom);
  while (top !== 0n) {
    for (; top % 2n === 0n; top /= 2n) turn(bottom);
    if (top % 4n === 3n && bottom % 4n === 3n) symbol = -symbol;
    [top, bottom] = [bottom % top, top];
  }
  return bottom === 1n ? symbol : 0n;
}`,
  ],
  ['isSquare', 'const isSquare = (x) => x >= 0n && isqrt(x) ** 2n === x;'],
  [
    'digitList',
    `function digitList(x, base) {
  if (x < 0n || base < 2n) throw new Undefined();
  const found = [x % base];
  for (let rest = x / base; rest > 0n; rest /= base) found.push(rest % base);
  return found;
}`,
  ],
  [
    'fromDigits',
    'const fromDigits = (found, base) => found.reduceRight((value, digit) => value * base + digit, 0n);',
  ],
  ['digitNumber', 'const digitNumber = (x, base) => BigInt(digitList(x, base).length);'],
  [
    'digitProduct',
    'const digitProduct = (x, base) => digitList(x, base).reduce((total, digit) => total * digit, 1n);',
  ],
  ['largestDigit', 'const largestDigit = (x, base) => digitList(x, base).reduce((u, v) => max(u, v));'],
  [
    'digitRuns',
    'const digitRuns = (x, base) => BigInt(digitList(x, base).filter((d, i, all) => i === 0 || d !== all[i - 1]).length);',
  ],
  ['reverseDigits', 'const reverseDigits = (x, base) => fromDigits(digitList(x, base).reverse(), base);'],
  [
    'rebase',
    `function rebase(x, from, to) {
  if (to < 2n) throw new Undefined();
  return fromDigits(digitList(x, from), to);
}`,
  ],
  [
    'digitCount',
    'const digitCount = (x, digit, base) => BigInt(digitList(x, base).filter((found) => found === digit).length);',
  ],
  [
    'pairCount',
    `function pairCount(x, pair, base) {
  const digits = digitList(x, base);
  return BigInt(digits.filter((low, i) => i + 1 < digits.length && digits[i + 1] * base + low === pair).length);
}`,
  ],
  [
    'joinDigits',
    `function joinDigits(x, y, base) {
  if (x < 0n) throw new Undefined();
  const length = digitNumber(y, base);
  return x === 0n ? y : x * base ** length + y;
}`,
  ],
  [
    'series',
    `function series(q, bits, sign) {
  let total = 0n;
  let power = (1n << bits) / q;
  for (let odd = 1n; power > 0n; odd += 2n, power /= q * q) total += (odd % 4n === 1n ? 1n : sign) * (power / odd);
  return total;
}`,
  ],
  [
    'logScaled',
    `function logScaled(c, bits) {
  const twos = BigInt(c.toString(2).length - 1);
  const ratio = ((c - 2n ** twos) << bits) / (c + 2n ** twos);
  let total = twos * series(3n, bits, 1n);
  let term = ratio;
  for (let odd = 1n; term > 0n; odd += 2n, term = (((term * ratio) >> bits) * ratio) >> bits) total += term / odd;
  return 2n * total;
}`,
  ],
  [
    'floorMultiple',
    `function floorMultiple(x, constant) {
  if (x < 0n) throw new Undefined();
  const bits = BigInt(x.toString(2).length + 128);
  return (x * (constant(bits) + 2n ** 40n)) >> bits;
}`,
  ],
  [
    'floorpi',
    'const floorpi = (x) => floorMultiple(x, (bits) => 16n * series(5n, bits, -1n) - 4n * series(239n, bits, -1n));',
  ],
  [
    'eulerScaled',
    `function eulerScaled(bits) {
  let total = 0n;
  for (let term = 1n << bits, k = 1n; term > 0n; term /= k, k++) total += term;
  return total;
}`,
  ],
  ['floore', 'const floore = (x) => floorMultiple(x, (bits) => eulerScaled(bits));'],
  [
    'floorln',
    `function floorln(x, c) {
  if (c < 1n) throw new Undefined();
  return floorMultiple(x, (bits) => logScaled(c, bits));
}`,
  ],
  [
    'floorlog',
    `function floorlog(x, c, b) {
  if (c < 1n || b < 2n) throw new Undefined();
  return floorMultiple(x, (bits) => (logScaled(c, bits) << bits) / logScaled(b, bits));
}`,
  ],
  [
    'iroot',
    `function iroot(x, k) {
  let low = 0n;
  let high = 1n << (BigInt(x.toString(2).length) / k + 1n);
  while (low + 1n < high) {
    const middle = (low + high) / 2n;
    if (middle ** k <= x) low = middle;
    else high = middle;
  }
  return low;
}`,
  ],
  [
    'floorroot',
    `function floorroot(x, c, k) {
  if (x < 0n || c < 0n || k < 1n) throw new Undefined();
  return iroot(c * x ** k, k);
}`,
  ],
  [
    'quotients',
    `function quotients(i, c, k) {
  if (i < 0n || c < 0n || k < 1n) throw new Undefined();
  let found = [iroot(c, k)];
  if (found[0] ** k === c) {
    if (i > 0n) throw new Undefined();
    return found;
  }
  for (let bits = 256n; BigInt(found.length) <= i; bits *= 2n) {
    found = [];
    let [p, d, e] = [iroot(c << (k * bits), k), 1n << bits, 1n << bits];
    let q = p + 1n;
    while (d > 0n && e > 0n && p / d === q / e) {
      const t = p / d;
      found.push(t);
      [p, d, q, e] = [d, p - t * d, e, q - t * e];
    }
  }
  return found.slice(0, Number(i) + 1);
}`,
  ],
  ['contfrac', 'const contfrac = (i, c, k) => quotients(i, c, k)[Number(i)];'],
  [
    'convergent',
    `function convergent(found) {
  let [p, q, r, s] = [1n, 0n, 0n, 1n];
  for (const t of found) [p, q, r, s] = [t * p + q, p, t * r + s, r];
  return [p, r];
}`,
  ],
  ['convnum', 'const convnum = (i, c, k) => convergent(quotients(i, c, k))[0];'],
  ['convden', 'const convden = (i, c, k) => convergent(quotients(i, c, k))[1];'],
  ['trirow', 'const trirow = (x) => (isqrt(x < 0n ? x : 8n * x + 1n) - 1n) / 2n;'],
  ['tricol', 'const tricol = (x) => x - (trirow(x) * (trirow(x) + 1n)) / 2n;'],
  [
    'fibonacci',
    `function fibonacci(x) {
  if (x < 0n) throw new Undefined();
  let [p, q] = [0n, 1n];
  for (let k = 0n; k < x; k++) [p, q] = [q, p + q];
  return p;
}`,
  ],
  [
    'triangle',
    `function triangle(x, k, step) {
  if (x < 0n) throw new Undefined();
  let row = [1n];
  for (let m = 1n; m <= x; m++) {
    const above = row;
    row = Array.from({ length: Number(m) + 1 }, (_, j) => step(m, BigInt(j), above[j - 1] ?? 0n, above[j] ?? 0n));
  }
  return row[Number(k)] ?? 0n;
}`,
  ],
  [
    'stirling1',
    'const stirling1 = (x, k) => triangle(x, k, (m, j, left, above) => left + (m - 1n) * above);',
  ],
  ['stirling2', 'const stirling2 = (x, k) => triangle(x, k, (m, j, left, above) => left + j * above);'],
  [
    'eulerian',
    'const eulerian = (x, k) => triangle(x, k, (m, j, left, above) => (j + 1n) * above + (m - j) * left);',
  ],
  [
    'parts',
    `function parts(x, k) {
  if (x < 0n) throw new Undefined();
  if (k <= 0n || k > x) return x === 0n && k === 0n ? 1n : 0n;
  const ways = Array.from({ length: Number(x) + 1 }, (_, total) => (total === 0 ? 1n : 0n));
  for (let part = 1; part <= k; part++) for (let total = part; total <= x; total++) ways[total] += ways[total - part];
  return ways[Number(x - k)];
}`,
  ],
  ['partitions', 'const partitions = (x) => (x === 0n ? 1n : parts(2n * x, x));'],
]);
