import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kolmo, scratch } from './kolmo.js';

const { directory, file } = scratch();

test('writes a proof and checks it again', async () => {
  const path = join(directory, 'proof.json');
  const proved = await kolmo(['prove', 'n div 6', '(n div 2) div 3', '--certificate', path]);
  expect(proved.code).toBe(0);
  expect(proved.stdout.toString()).toBe(
    'for all integers n >= 0: n div 6 = n div 2 div 3\n\n' +
      '  proved by polynomial identity: the same polynomial in each residue class modulo 6\n',
  );
  const proof = JSON.parse(readFileSync(path, 'utf8'));
  expect(proof).toMatchObject({ schema: 'kolmo.proof/1', status: 'proved', method: 'polynomial identity' });
  const checked = await kolmo(['prove', '--check', path]);
  expect([checked.code, checked.stderr]).toEqual([0, '']);
  proof.statement.right = '(n div 2) div 2';
  const forged = await kolmo(['prove', '--check', file('forged.json', JSON.stringify(proof))]);
  expect(forged.code).toBe(1);
});

test('gives the least counterexample as JSON', async () => {
  const run = await kolmo(['prove', 'if(prime?(n^2 + n + 41), 1, 0)', '1', '--json']);
  expect(run.code).toBe(1);
  expect(JSON.parse(run.stdout.toString())).toMatchObject({
    schema: 'kolmo.proof/1',
    status: 'refuted',
    counterexample: { n: '40', left: '0', right: '1' },
  });
});

test('says what the rows of the arbitrary sequence are', async () => {
  const sides = ['(a(n-1) + a(n-2)) mod 2', 'a(n-1) xor a(n-2)'];
  const path = join(directory, 'bits.json');
  const proved = await kolmo(['prove', ...sides, '--bits', '--certificate', path]);
  const claim = /^for all integers n >= 0 and bits a\(n-1\), a\(n-2\): /;
  expect(proved.stdout.toString()).toMatch(claim);
  const checked = await kolmo(['prove', '--check', path, '--time', '20']);
  expect(checked.stdout.toString()).toMatch(claim);
  const refuted = await kolmo(['prove', ...sides]);
  expect(refuted.stdout.toString()).toMatch(/^for all integers n >= 0, a\(n-1\), a\(n-2\): /);
});

test('has a page of help', async () => {
  const run = await kolmo(['prove', '--help']);
  expect([run.code, run.stderr]).toEqual([0, '']);
});

test('ends after an induction', async () => {
  const run = await kolmo(['prove', 'max(p, q) + min(p, q)', 'q + p']);
  expect([run.code, run.stderr]).toEqual([0, '']);
});

test.each([
  [['prove', 'n +', '1'], 'left side:1:4'],
  [['prove', 'K(n)', '1'], "the sequence 'K' is not defined"],
  [['prove', 'n', '1', '--let', 'fibonacci = 1, a(n-1)'], "'fibonacci' means something"],
  [['prove', 'a(2*n)', '1'], 'a(2*n) is no row at a fixed distance'],
  [['prove', 'n < 1', '1'], 'is a condition'],
  [['prove', 'n'], 'two expressions are wanted'],
  [['prove', '--check', file('empty.json', '{}')], 'not of schema kolmo.proof/1'],
])('refuses %j', async (args, message) => {
  const run = await kolmo(args);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(message);
});
