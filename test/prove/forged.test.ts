import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FileFormatError, InputError } from '../../src/errors.js';
import { checkCertificate, checkProof } from '../../src/prove/check.js';
import { proofJson, readProof } from '../../src/prove/proof-file.js';
import { prove } from '../../src/prove/prove.js';
import { Solver } from '../../src/prove/solver.js';
import { standardForm } from '../../src/prove/standard-form.js';
import { parseStatement, type StatementText } from '../../src/prove/statement-parser.js';

/** Whether the checker accepts a certificate of a statement, whatever the digest of a file would be. */
async function accepts(text: StatementText, certificate: unknown): Promise<boolean> {
  const solver = new Solver();
  try {
    const statement = standardForm(parseStatement(text));
    return (await checkCertificate(statement, certificate, performance.now() + 20_000, solver)).holds;
  } finally {
    solver.close();
  }
}

const bound = (of: string, rule: string, order: number, more = {}) => ({
  of,
  rule,
  start: '0',
  order,
  parts: [],
  ...more,
});

const FORGED: readonly (readonly [name: string, text: StatementText, certificate: unknown])[] = [
  [
    'a relation of order 0 for a sequence that is not defined everywhere',
    { left: '0*L(n)', right: '0', definitions: ['L = 1, a(n-1) div (n - 7)'] },
    { method: 'recurrence', because: '', offset: '0', relation: [['1']] },
  ],
  [
    'the same for a rule that reads rows before the first',
    { left: '0*L(n)', right: '0', definitions: ['L = 1, a(n-9)'] },
    { method: 'recurrence', because: '', offset: '0', relation: [['1']] },
  ],
  [
    'sums of terms that are undefined at first',
    { left: '0*sum(k, 0, n, factorial(k-1))', right: '0', from: 5000n },
    { method: 'recurrence', because: '', offset: '0', relation: [['1']] },
  ],
  [
    'sums that begin far below 0',
    { left: 'sum(k, -2000000, n, 2^k)', right: 'sum(k, -2000000, n, 2^k) + 0' },
    { method: 'recurrence', because: '', offset: '0', relation: [['1']] },
  ],
  [
    'sums over another n',
    { left: 'L(n)', right: '6*n', definitions: ['L = 0, a(n-1) + sum(k, 0, 3, n*k)'] },
    {
      method: 'order-bound',
      because: '',
      left: bound('L(n)', 'dilation', 1, { period: 1, step: '1' }),
      right: bound('0', 'constant', 1),
    },
  ],
  [
    'a parameter with the name of a bound variable',
    { left: 'sum(k, 3, 3, sum(j, 1, 1, k)) + sum(j, 1, 0, k)', right: 'k' },
    { method: 'induction', because: '', depth: 0, queries: [] },
  ],
  [
    'a parameter with the name of a property of objects',
    { left: '(__proto__ + 1) + 2', right: '__proto__ + 12' },
    { method: 'polynomials', because: '', modulus: '1', variables: ['__proto__'] },
  ],
  [
    'sums whose terms three binders deep are undefined somewhere',
    {
      left: 'S(n) + abs(n)',
      right: 'abs(n) + S(n)',
      definitions: ['S = sum(k, 0, n, sum(j, 0, k, sum(i, 0, j, 1 div (i - 5000))))'],
    },
    { method: 'induction', because: '', depth: 0, queries: [] },
  ],
  [
    'bits where the statement is about integers',
    { left: 'a(n-1)^2', right: 'a(n-1)' },
    { method: 'truth-table', because: '', variables: ['a(n-1)'], rows: 2 },
  ],
];

describe('a certificate of a false statement is refused', () => {
  test.each(FORGED)('%s', async (_, text, certificate) => {
    expect(await accepts(text, certificate)).toBe(false);
  });
});

/** True statements, one for each method. */
const PROVED: readonly (readonly [method: string, text: StatementText])[] = [
  ['truth table', { left: '(a(n-1) + a(n-2)) mod 2', right: 'a(n-1) xor a(n-2)', past: 'bits' }],
  ['polynomial identity', { left: '(n + p) mod 4 + n div 6', right: '(n + p + 4) mod 4 + (n div 2) div 3' }],
  [
    'order bound',
    {
      left: 'L(n) + sum(k, 0, n, k)',
      right: 'fibonacci(n-1) + fibonacci(n+1) + n*(n + 1) div 2',
      from: 1n,
      definitions: ['L = 2, 1, a(n-1) + a(n-2)'],
    },
  ],
  ['recurrence', { left: 'sum(k, 1, n, k*factorial(k))', right: 'factorial(n + 1) - 1' }],
  ['induction', { left: 'S(n)', right: 'n + 1', definitions: ['S = 1, max(a(n-1) + 1, 2)'] }],
];

/** Every way to change one string, number or truth value of plain data a little. */
function* changes(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield* [`${value}1`, `1${value}`];
  else if (typeof value === 'number') yield value + 1;
  else if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) {
      for (const changed of changes(part)) yield value.with(index, changed);
    }
    if (value.length > 0) yield value.slice(1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      for (const changed of changes(part)) yield { ...value, [name]: changed };
    }
  }
}

test.each(PROVED)('a certificate by %s is bound to its statement', async (method, text) => {
  const statement = parseStatement(text);
  const proof = await prove(statement, { seconds: 60 });
  expect(proof).toMatchObject({ status: 'proved', method });
  const json = proofJson(statement, proof);
  expect((await checkProof(readProof(JSON.stringify(json)))).holds).toBe(true);
  let count = 0;
  for (const part of ['method', 'statement', 'certificate', 'digest']) {
    for (const changed of changes(json[part])) {
      count++;
      expect(await isRefused(JSON.stringify({ ...json, [part]: changed }))).toBe(true);
    }
  }
  expect(count).toBeGreaterThan(15);
});

async function isRefused(text: string): Promise<boolean> {
  try {
    return !(await checkProof(readProof(text))).holds;
  } catch (error) {
    if (error instanceof InputError || error instanceof FileFormatError) return true;
    throw error;
  }
}

test('what an induction would prove is not proved by the certificate of another', async () => {
  const certificate = { method: 'induction', because: '', depth: 0, queries: [] };
  expect(await accepts({ left: 'max(p, q)', right: 'max(q, p)' }, certificate)).toBe(true);
  expect(await accepts({ left: 'max(p, q)', right: 'max(q, p) + 1' }, certificate)).toBe(false);
});

test('files that are too long or nest too deep are refused', () => {
  expect(() => readProof(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toThrow(FileFormatError);
  const deep = `{"schema":"kolmo.proof/1","status":"proved","statement":{},"certificate":{"x":${'['.repeat(5000)}${']'.repeat(5000)}}}`;
  expect(() => readProof(deep)).toThrow(FileFormatError);
  expect(() => readProof(' '.repeat(2 ** 21 + 1))).toThrow(FileFormatError);
});

test('a proof without a digest is none', async () => {
  const file = readFileSync(new URL('./unbound-proof.json', import.meta.url), 'utf8');
  expect((await checkProof(readProof(file))).holds).toBe(false);
});
