import { define } from '../rendering.js';

/* Digits in exported programs, least significant first but in PARI/GP. */

export const DIGIT_LIST = {
  pari: define(
    'digit_list',
    'digit_list(x, base) = if(x < 0 || base < 2, error("undefined"), if(x == 0, [0], digits(x, base)));',
  ),
  python: define(
    'digit_list',
    `def digit_list(x, base):
    if x < 0 or base < 2:
        raise Undefined
    found = []
    while x > 0 or not found:
        x, digit = divmod(x, base)
        found.append(digit)
    return found`,
  ),
  javascript: define(
    'digitList',
    `function digitList(x, base) {
  if (x < 0n || base < 2n) throw new Undefined();
  const found = [x % base];
  for (let rest = x / base; rest > 0n; rest /= base) found.push(rest % base);
  return found;
}`,
  ),
};

export const FROM_DIGITS = {
  python: define(
    'from_digits',
    `def from_digits(found, base):
    value = 0
    for digit in reversed(found):
        value = value * base + digit
    return value`,
  ),
  javascript: define(
    'fromDigits',
    'const fromDigits = (found, base) => found.reduceRight((value, digit) => value * base + digit, 0n);',
  ),
};

export const DIGIT_NUMBER = {
  javascript: define(
    'digitNumber',
    'const digitNumber = (x, base) => BigInt(digitList(x, base).length);',
    DIGIT_LIST.javascript,
  ),
};
