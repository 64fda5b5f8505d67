import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../src/language/parse.js';
import { printExpression } from '../../src/language/print.js';
import { Evaluator } from '../../src/prove/evaluate.js';
import { withIndexedVariables } from '../../src/prove/standard-form.js';
import { parseStatement, type StatementText } from '../../src/prove/statement-parser.js';
import { substitute } from '../../src/prove/substitution.js';
import { outcomeOf } from './outcome.js';

/** Sides and definitions in which a bound variable, a parameter, a property of objects and a function have one name. */
const STATEMENTS: readonly (readonly [expected: string, text: StatementText])[] = [
  ['refuted', { left: 'sum(k, 1, n, sum(j, 1, 1, k)) + k', right: 'n + k' }],
  ['proved and checked', { left: 'sum(k, 1, n, sum(j, 1, 1, k)) + k', right: 'n*(n + 1) div 2 + k' }],
  ['refuted', { left: 'sum(toString, 1, n, sum(j, 1, 1, toString))', right: 'n' }],
  ['proved and checked', { left: 'sum(toString, 1, n, sum(j, 1, 1, toString))', right: 'n*(n + 1) div 2' }],
  ['proved and checked', { left: 'sum(__proto__, 0, n, __proto__)', right: 'n*(n + 1) div 2' }],
  ['refuted', { left: 'sum(__proto__, 0, n, __proto__)', right: 'n' }],
  ['proved and checked', { left: '(__proto__ + 1) + 2', right: '__proto__ + 3' }],
  ['refuted', { left: '(__proto__ + 1) + 2', right: '__proto__ + 12' }],
  ['proved and checked', { left: 'constructor*n + constructor', right: 'constructor*(n + 1)' }],
  ['refuted', { left: 'hasOwnProperty*n', right: 'n', parameters: ['valueOf'] }],
  ['proved and checked', { left: 'sum(sum, 0, n, sum)', right: 'n*(n + 1) div 2' }],
  [
    'proved and checked',
    { left: 'sum(fibonacci, 0, n, fibonacci(fibonacci))', right: 'fibonacci(n + 2) - 1' },
  ],
  [
    'proved and checked',
    { left: 'sum(k, 0, n, sum(j, 0, 3, k*j))', right: '3*n*(n + 1)', parameters: ['k'] },
  ],
  ['refuted', { left: 'sum(k, 3, 3, sum(j, 1, 1, k)) + sum(j, 1, 0, k)', right: 'k' }],
  ['proved and checked', { left: 'sum(k, 0, n, sum(k, 0, k, k))', right: 'n*(n + 1)*(n + 2) div 6' }],
  [
    'refuted',
    {
      left: 'if(n < 300, 0, S(n) - 2*S(n-1) + S(n-2)) + 0*k',
      right: '0',
      definitions: ['S = sum(k, 1, n, sum(j, 1, 1, k))'],
    },
  ],
  ['refuted', { left: 'L(n)', right: '6*n', definitions: ['L = 0, a(n-1) + sum(k, 0, 3, n*k)'] }],
  [
    'proved and checked',
    { left: 'L(n)', right: '3*n*(n + 1)', definitions: ['L = 0, a(n-1) + sum(k, 0, 3, n*k)'] },
  ],
  ['proved and checked', { left: 'k(n) + k', right: 'n + k', definitions: ['k = n'] }],
  ['proved and checked', { left: '__proto__(n)', right: '2^n', definitions: ['__proto__ = 1, 2*a(n-1)'] }],
  ['proved and checked', { left: 'max(f0, quotient)', right: 'max(quotient, f0)', parameters: ['power'] }],
];

test.each(STATEMENTS)('%s: %j', async (expected, text) => {
  expect(await outcomeOf(text)).toBe(expected);
});

describe('substitution', () => {
  test('binds nothing in what it puts in', () => {
    const side = parseStatement({ left: 'sum(k, 0, n, k*p) + p', right: '0' }).left;
    const replaced = substitute(side, 'p', { kind: 'variable', name: 'k' });
    const value = new Evaluator([]).evaluate(replaced, 3n, new Map([['k', 5n]]));
    expect(value).toBe(6n * 5n + 5n);
  });

  test('leaves what a binder hides', () => {
    const side = parseStatement({ left: 'sum(k, k, n, k) + k', right: '0' }).left;
    expect(printExpression(substitute(side, 'k', { kind: 'literal', value: 2n }))).toBe(
      'sum(k, 2, n, k) + 2',
    );
  });
});

describe('indexed variables', () => {
  const indexed = (text: string) => printExpression(withIndexedVariables(parseExpression(text)));

  test('are the same whatever the names were', () => {
    expect(indexed('sum(k, 0, n, sum(j, 0, k, j*k))')).toBe(indexed('sum(x, 0, n, sum(y, 0, x, y*x))'));
    expect(indexed('sum(k, 0, n, sum(k, 0, k, k))')).toBe(indexed('sum(x, 0, n, sum(y, 0, x, y))'));
  });

  test('tell apart what binders bind', () => {
    expect(indexed('sum(k, 0, n, sum(j, 0, k, j))')).not.toBe(indexed('sum(k, 0, n, sum(j, 0, k, k))'));
  });
});
