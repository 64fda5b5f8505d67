import { define } from '../rendering.js';

/* Multiples of irrational numbers in exported programs, on integers scaled by a power of 2. */

export const SERIES = {
  python: define(
    'series',
    `def series(q, bits, sign):
    total, power, odd = 0, (1 << bits) // q, 1
    while power:
        total += power // odd if sign > 0 or odd % 4 == 1 else -(power // odd)
        power, odd = power // (q * q), odd + 2
    return total`,
  ),
  javascript: define(
    'series',
    `function series(q, bits, sign) {
  let total = 0n;
  let power = (1n << bits) / q;
  for (let odd = 1n; power > 0n; odd += 2n, power /= q * q) total += (odd % 4n === 1n ? 1n : sign) * (power / odd);
  return total;
}`,
  ),
};

export const LOG_SCALED = {
  python: define(
    'log_scaled',
    `def log_scaled(c, bits):
    twos = c.bit_length() - 1
    ratio = ((c - 2 ** twos) << bits) // (c + 2 ** twos)
    total, term, odd = twos * series(3, bits, 1), ratio, 1
    while term:
        total += term // odd
        term, odd = (term * ratio >> bits) * ratio >> bits, odd + 2
    return 2 * total`,
    SERIES.python,
  ),
  javascript: define(
    'logScaled',
    `function logScaled(c, bits) {
  const twos = BigInt(c.toString(2).length - 1);
  const ratio = ((c - 2n ** twos) << bits) / (c + 2n ** twos);
  let total = twos * series(3n, bits, 1n);
  let term = ratio;
  for (let odd = 1n; term > 0n; odd += 2n, term = (((term * ratio) >> bits) * ratio) >> bits) total += term / odd;
  return 2n * total;
}`,
    SERIES.javascript,
  ),
};

export const FLOOR_MULTIPLE = {
  pari: define(
    'floormultiple',
    'floormultiple(x, constant) = if(x < 0, error("undefined"), localbitprec(128 + 4 * #digits(x)); floor(x * constant() + 2.^-60));',
  ),
  python: define(
    'floor_multiple',
    `def floor_multiple(x, constant):
    if x < 0:
        raise Undefined
    bits = x.bit_length() + 128
    return x * (constant(bits) + 2 ** 40) >> bits`,
  ),
  javascript: define(
    'floorMultiple',
    `function floorMultiple(x, constant) {
  if (x < 0n) throw new Undefined();
  const bits = BigInt(x.toString(2).length + 128);
  return (x * (constant(bits) + 2n ** 40n)) >> bits;
}`,
  ),
};
