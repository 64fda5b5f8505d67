import { describe, expect, test } from 'vitest';
import { checkCertificate } from '../../src/prove/check.js';
import { prove } from '../../src/prove/prove.js';
import { Solver } from '../../src/prove/solver.js';
import { standardForm } from '../../src/prove/standard-form.js';
import { parseStatement, type StatementText } from '../../src/prove/statement-parser.js';

const towers = (inner: string, exponent: number, height: number): string =>
  height === 0 ? inner : `(${towers(inner, exponent, height - 1)})^${exponent}`;
const nested = (inner: string, height: number): string =>
  height === 0 ? inner : `product(k${height}, 1, 64, ${nested(inner, height - 1)} + k${height})`;
const names = (count: number) => Array.from({ length: count }, (_, index) => `k${index}`);

/** Statements that would take hours or all memory if they were multiplied out. */
const HEAVY: readonly (readonly [name: string, text: StatementText])[] = [
  ['powers of powers', { left: towers('n + 1', 24, 2), right: towers('1 + n', 24, 2) }],
  ['powers of a long number', { left: towers('2^60000', 8, 4), right: `${towers('2^60000', 8, 4)} + 0*n` }],
  ['the same times n', { left: towers('2^60000*n', 8, 4), right: '0', from: 1n }],
  ['a power of a sum of powers', { left: 'sum(k, 0, n, k^24)^6', right: 'sum(k, 0, n, k^24)^5', from: 2n }],
  [
    'powers in a sum',
    {
      left: towers('sum(k, 0, n, factorial(k))', 6, 4),
      right: towers('sum(k, 0, n, factorial(k) + 0)', 6, 4),
    },
  ],
  ['powers for a solver', { left: towers('abs(n - 5)', 24, 5), right: towers('abs(5 - n)', 24, 5) }],
  [
    'a product of many variables',
    {
      left: names(20)
        .map((name) => `(${name} + 1)`)
        .join('*'),
      right: names(20)
        .map((name) => `(1 + ${name})`)
        .join('*'),
    },
  ],
  ['hundreds of variables', { left: 'n', right: 'n + 0*k1', parameters: names(800) }],
  ['nested products', { left: nested('n', 8), right: `${nested('n', 8)} + 0` }],
  [
    'a long period',
    { left: 'if((n mod 9973)*(n mod 9967) < 5, 1, 0)', right: 'if((n mod 9967)*(n mod 9973) < 5, 1, 0)' },
  ],
  ['a long number', { left: `${'7'.repeat(60_000)}*n`, right: `n*${'7'.repeat(60_000)}` }],
];

/** Seconds that are granted, and that it may take besides on a machine that has other things to do. */
const GRANTED = 2;
const GRACE = 3;

test.each(HEAVY.filter(([name]) => name !== 'choices for a solver'))(
  'proving ends in time: %s',
  async (_, text) => {
    const statement = parseStatement(text);
    const begin = performance.now();
    await prove(statement, { seconds: GRANTED });
    expect((performance.now() - begin) / 1000).toBeLessThan(GRANTED + GRACE);
  },
);

const bound = (of: string, rule: string) => ({
  of,
  rule,
  start: '0',
  order: 1,
  parts: [],
  period: 99_999,
  step: '0',
});
const orders = { method: 'order-bound', because: '', left: bound('n', 'row'), right: bound('n', 'row') };
const relation = (lists: number, length: number, digits: number) => ({
  method: 'recurrence',
  because: '',
  offset: '0',
  relation: Array.from({ length: lists }, () => Array.from({ length }, () => '7'.repeat(digits))),
});

const HEAVY_CHECKS: readonly (readonly [name: string, text: StatementText, certificate: unknown])[] = [
  ['powers of powers', { left: towers('n', 64, 3), right: towers('n', 64, 3) }, orders],
  ['a product of periods', { left: 'if((n mod 9973)*(n mod 9967) < 5, 1, 0)', right: '0' }, orders],
  ['divisors', { left: `1 div ${towers('n', 24, 4)}`, right: '0' }, relation(1, 1, 1)],
  ['long relations', { left: 'factorial(n)', right: 'factorial(n)' }, relation(60, 2000, 15)],
  ['relations of long numbers', { left: 'factorial(n)', right: 'factorial(n)' }, relation(60, 8, 4000)],
  [
    'rules that square',
    { left: 'L(n)', right: 'L(n)', definitions: ['L = 1, a(n-1)^2*a(n-1)'] },
    relation(60, 2, 1),
  ],
  ['nested products', { left: nested('n', 8), right: '0' }, orders],
  [
    'nested products for a solver',
    { left: nested('n', 8), right: '0' },
    { method: 'induction', because: '', depth: 1, queries: [] },
  ],
  [
    'powers for a solver',
    { left: towers('abs(n)', 24, 8), right: '0' },
    { method: 'induction', because: '', depth: 3, queries: [] },
  ],
  [
    'a large modulus',
    { left: 'n mod 99991', right: 'n mod 99991' },
    { method: 'polynomials', because: '', modulus: '99991', variables: ['n'] },
  ],
];

describe('checking ends in time', () => {
  test.each(HEAVY_CHECKS)('%s', async (_, text, certificate) => {
    const statement = standardForm(parseStatement(text));
    const solver = new Solver();
    const begin = performance.now();
    await checkCertificate(statement, certificate, begin + 1000 * GRANTED, solver);
    solver.close();
    expect((performance.now() - begin) / 1000).toBeLessThan(GRANTED + GRACE);
  });
});
