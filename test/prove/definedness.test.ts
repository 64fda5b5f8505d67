import { expect, test } from 'vitest';
import type { StatementText } from '../../src/prove/statement-parser.js';
import { outcomeOf } from './outcome.js';

/** Statements of which a side is undefined somewhere, perhaps far away or in a part that is multiplied by 0. */
const UNDEFINED: readonly StatementText[] = [
  { left: '0*factorial(n) + 0*sum(k, 0, n, factorial(k-1))', right: '0', from: 5000n },
  { left: '0*sum(k, 0, n, factorial(k-1))', right: '0', from: 5n },
  { left: 'sum(k, -1, n, 2^k)', right: 'sum(k, -1, n, 2^k) + 0' },
  { left: 'sum(k, -2000000, n, 2^k)', right: 'sum(k, -2000000, n, 2^k) + 0' },
  {
    left: 'product(k, -3, n, factorial(k))',
    right: '2*product(k, -3, n, factorial(k)) - product(k, -3, n, factorial(k))',
  },
  { left: '0*L(n)', right: '0', definitions: ['L = 1, a(n-1) div (n - 7000)'] },
  { left: '0*L(n)', right: '0', definitions: ['L = 1, a(n-1)*factorial(n-2)'] },
  { left: '0*L(n)', right: '0', definitions: ['L = 1, a(n-3)'] },
  { left: '0*(1 div (n - 9000))', right: '0' },
  { left: 'fibonacci(n - 5)', right: 'fibonacci(n - 4) - fibonacci(n - 6)', from: 5n },
  {
    left: 'S(n)',
    right: 'S(n) + 0',
    definitions: ['S = sum(k, 0, n, sum(j, 0, k, sum(i, 0, j, 1 div (i - 5000))))'],
  },
  {
    left: 'sum(k, 0, n, sum(j, 0, k, sum(i, 0, j, abs(1 div (i - 5000)))))',
    right: 'sum(k, 0, n, sum(j, 0, k, sum(i, 0, j, abs(1 div (i - 5000))))) + 0*abs(n)',
  },
];

test.each(UNDEFINED)('nothing is proved of what has no value: $left = $right', async (text) => {
  expect(['refuted', 'open']).toContain(await outcomeOf(text, 3));
});

test.each(UNDEFINED.slice(0, 2))(
  'a part without a value is seen beside one out of reach: $left',
  async (text) => {
    expect(await outcomeOf(text)).toBe('refuted');
  },
);

test.each<StatementText>([
  { left: 'sum(k, -3, n, k^3)', right: '(n*(n + 1) div 2)^2 - 36' },
  { left: 'sum(k, -2, n, factorial(k + 2))', right: 'sum(k, 0, n + 2, factorial(k))' },
  { left: 'L(n)', right: 'factorial(n)', definitions: ['L = 1, a(n-1)*factorial(n) div factorial(n-1)'] },
])('what has values stays in reach: $left = $right', async (text) => {
  expect(await outcomeOf(text)).not.toBe('refuted');
});

test.each<[left: string, right: string, exception: string]>([
  ['0*(1 div (x - 4))', '0', 'x = 4'],
  ['0*(1 div (x - 4 - 9))', '0', 'x = 13'],
  ['0*(1 div (3*x - 12))', '0', 'x = 4'],
  ['0*(1 div (x + 1000))', '0', 'x = -1000'],
  ['0*(5 mod (x*y - 49))', '0', 'x = 49, y = 1'],
  ['if(x > 99, 1, 0)', '0', 'x = 100'],
])('exceptions of parameters are looked for: %s = %s', async (left, right) => {
  expect(await outcomeOf({ left, right })).toBe('refuted');
});
