import { compareCompressors } from 'kolmo';
import { describe, expect, test } from 'vitest';
import * as kolmo from '../../src/index.js';

const SEARCHING = { maxEvaluations: 3000, workers: 1 };
const FIBONACCI = [1, 1, 2, 3, 5, 8, 13, 21, 34, 55];

describe('one search', () => {
  test.each([
    ['numbers', FIBONACCI],
    ['bigints', FIBONACCI.map(BigInt)],
    ['a typed array', Int32Array.from(FIBONACCI)],
    ['a text', FIBONACCI.join(',')],
    ['a dataset', kolmo.datasetOf(FIBONACCI)],
  ])('of %s', async (_, data) => {
    const { best, dataset } = await kolmo.search(data, SEARCHING);
    expect(dataset).toEqual({ name: 'data', kind: 'integer', rows: 10, given: [] });
    expect(best.next.slice(0, 3)).toEqual(['89', '144', '233']);
  });

  test('of decimals, in a shipped grammar by its name', async () => {
    const { best, grammar } = await kolmo.search([0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4], { ...SEARCHING, next: 2 });
    expect([grammar, best.next]).toEqual(['decimal', ['4.5', '5.0']]);
    const named = await kolmo.search([1, 2, 3], { ...SEARCHING, grammar: 'decimal', name: 'counting' });
    expect([named.grammar, named.dataset.name]).toEqual(['decimal', 'counting']);
  });
});

test('a text in another notation is answered in it, as many terms as it asks for', async () => {
  const { found, best } = await kolmo.search(
    '2024-01-05, 2024-01-12, 2024-01-19, 2024-01-26, ?, ?',
    SEARCHING,
  );
  expect([found, best.next]).toEqual([true, ['2024-02-02', '2024-02-09']]);
  const fractions = await kolmo.search('1/2, 2/3, 3/4, 4/5, 5/6, 6/7', { ...SEARCHING, next: 2 });
  expect(fractions.best.next).toEqual(['7/8', '8/9']);
  const { rows } = await kolmo.predict('1, 4, ?, 16, 25, 36, 49', SEARCHING);
  expect(rows.map(({ value }) => value)).toEqual(['9']);
});

test('bytes are compressed and come back in one call each', async () => {
  const bytes = new TextEncoder().encode(`${FIBONACCI.join('\n')}\n`);
  const compressed = await kolmo.compress(bytes, SEARCHING);
  expect(kolmo.decompress(compressed.bytes)).toEqual(bytes);
  const { inputBytes, headerBits, programBits, dataBits, program, result } = compressed;
  expect(inputBytes).toBe(bytes.length);
  expect(program).toBe(result?.best.program);
  const counted = 56 + headerBits + programBits + dataBits;
  expect(8 * compressed.bytes.length - counted).toBeGreaterThanOrEqual(-1);
  expect(8 * compressed.bytes.length - counted).toBeLessThan(16);
  const empty = await kolmo.compress(new Uint8Array());
  expect([empty.result, kolmo.decompress(empty.bytes)]).toEqual([undefined, new Uint8Array()]);
});

test('a program has a price and a future', () => {
  const price = kolmo.priceProgram('a(n-1) + a(n-2)', FIBONACCI);
  expect(price.program).toBe('exact(a(n-1) + a(n-2))');
  expect(price.totalBits).toBeCloseTo(price.programBits + price.dataBits, 9);
  expect(kolmo.predictNext(price.model, FIBONACCI, 2)).toEqual(['89', '144']);
  expect(kolmo.priceProgram('exact(n)', FIBONACCI).totalBits).toBe(Number.POSITIVE_INFINITY);
});

test('a theorem is proved, written, and checked', async () => {
  const statement = { left: 'sum(k, 0, n, k)', right: 'n*(n + 1) div 2' };
  const proof = await kolmo.prove(statement);
  expect(proof.status).toBe('proved');
  const json = JSON.stringify(kolmo.proofJson(kolmo.parseStatement(statement), proof));
  expect(await kolmo.checkProof(json)).toMatchObject({ holds: true });
});

test('what several datasets have in common', async () => {
  const findings: kolmo.Finding[] = [];
  for (const step of [3n, 5n, 7n, 11n]) {
    const terms = Array.from({ length: 14 }, (_, n) => step * BigInt(n) + 2n);
    const dataset = kolmo.datasetOf(terms.slice(0, 10), { name: `steps-of-${step}` });
    findings.push(kolmo.findingOf(dataset, await kolmo.search(dataset, SEARCHING), terms.slice(10)));
  }
  const [rule] = kolmo.findRules(findings);
  expect(rule).toMatchObject({ support: 4, confidence: 1 });
  const library = kolmo.learnLibrary(findings, { mostFunctions: 1 });
  expect(library.programs).toBe(4);
  const knowledge = await kolmo.generalise(findings, { effort: 0, theorems: 2, seconds: 1 });
  expect(knowledge.rules[0].text).toBe(rule.text);
  const sequences = findings.flatMap(({ name, dataset, winner }) =>
    winner === undefined ? [] : (kolmo.sequenceOf(name.replaceAll('-', '_'), dataset, winner) ?? []),
  );
  expect(sequences).toHaveLength(4);
  expect(kolmo.findRelations(sequences)).toBeInstanceOf(Array);
});

test('compressors are compared on the same bytes', async () => {
  const bytes = new TextEncoder().encode('0,1,4,9,16,25,36,49,64,81,100,121\n');
  const done: string[] = [];
  const comparison = await compareCompressors(bytes, {
    only: ['program', 'ppm'],
    maxEvaluations: 500,
    workers: 1,
    onDone: (name) => done.push(name),
  });
  expect(comparison.rows.map(({ name, verified }) => [name, verified])).toEqual([
    ['program', true],
    ['ppm', true],
  ]);
  expect(done).toEqual(['program', 'ppm']);
  expect(comparison.dataset).toMatchObject({ name: 'data', rows: 12, bytes: bytes.length });
});

test('searches are a page', async () => {
  const found = await kolmo.search(FIBONACCI, SEARCHING);
  const page = await kolmo.reportPage([kolmo.searchJson(found), JSON.stringify(kolmo.searchJson(found))]);
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).toContain('2 results of');
});

describe('long data within a limit of time', () => {
  const MULTIPLES = Array.from({ length: 40_000 }, (_, n) => 3 * n);
  const LIMITED = { seconds: 0.02, workers: 1, strategies: ['solve'] };

  test.each([
    ['a text', MULTIPLES.join(',')],
    ['numbers', MULTIPLES],
    ['a table', `n,value\n${MULTIPLES.map((value, n) => `${n},${value}`).join('\n')}`],
  ])('is searched in its first rows, which the result says: %s', async (_, data) => {
    const { dataset, best } = await kolmo.search(data, { ...LIMITED, next: 3 });
    expect(dataset.isPart).toBe(true);
    expect(dataset.rows).toBeGreaterThan(100);
    expect(dataset.rows).toBeLessThanOrEqual(2000);
    expect(best.next).toEqual([]);
  });

  test('is searched whole where there is time', async () => {
    const short = await kolmo.search(MULTIPLES.slice(0, 500), { ...LIMITED, next: 1 });
    expect([short.dataset.rows, short.dataset.isPart]).toEqual([500, undefined]);
  });

  test('is compressed with what was found in a part of it, or stored', async () => {
    const bytes = new TextEncoder().encode(MULTIPLES.slice(0, 12_000).join('\n'));
    const stored = await kolmo.compress(bytes, LIMITED);
    expect(stored.result).toBeUndefined();
    expect(kolmo.decompress(stored.bytes)).toEqual(bytes);
    const { result, ...packed } = await kolmo.compress(bytes, { ...LIMITED, seconds: 0.08 });
    expect(result!.dataset.rows).toBe(8000);
    expect(kolmo.decompress(packed.bytes)).toEqual(bytes);
  });

  test('is priced, or refused where that takes longer', () => {
    const price = kolmo.priceProgram('noisy(a(n-1))', MULTIPLES);
    expect(kolmo.priceProgram('noisy(a(n-1))', MULTIPLES, { seconds: 60 })).toEqual(price);
    const inNoTime = () => kolmo.priceProgram('noisy(a(n-1))', MULTIPLES, { seconds: 1e-6 });
    expect(inNoTime).toThrow(kolmo.InputError);
    expect(inNoTime).toThrow('data: 40000 rows take longer than the limit of time; give more of it, or none');
  });
});
