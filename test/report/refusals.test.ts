import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.js';
import { readResults } from '../../src/report/results/documents.js';
import { read, sampleBenchmark, sampleComparison, sampleDistances, sampleSearch } from './samples.js';

const search = sampleSearch();
const comparison = sampleComparison();
const distances = sampleDistances();

describe('a file is refused with its name and what is wrong', () => {
  test.each<[string, unknown, string]>([
    ['another schema', { schema: 'kolmo.search/2' }, 'the schema "kolmo.search/2" is unknown'],
    ['no schema', { hello: 1 }, 'this is no result of kolmo --json'],
    ['a list', [search], 'this is no result of kolmo --json'],
    ['a missing part', { ...search, best: undefined }, 'best is missing'],
    [
      'a missing number',
      { ...search, best: { ...search.best, dataBits: undefined } },
      'best.dataBits is missing',
    ],
    ['a text for a number', { ...search, nullBits: '12' }, 'nullBits should be a number from 0 to 2^53'],
    ['a number below 0', { ...search, nullBits: -1 }, 'nullBits should be a number'],
    ['a number for a text', { ...search, grammar: 7 }, 'grammar should be a text'],
    ['an object for a list', { ...search, frontier: {} }, 'frontier should be a list'],
    [
      'a term of another sort',
      { ...search, best: { ...search.best, next: [1] } },
      'best.next[0] should be a text',
    ],
    [
      'the name of a prototype for a head',
      { ...search, best: { ...search.best, head: '__proto__' } },
      'best.head should be a word of small letters',
    ],
    [
      'another reason',
      { ...search, stopReason: 'tired' },
      'stopReason should be one of certified, exhausted',
    ],
    [
      'another family',
      { ...comparison, rows: [{ ...comparison.rows[0], family: 'magic' }] },
      'rows[0].family should be one of program, classical, system, neural',
    ],
    [
      'a verdict that is no yes or no',
      { ...comparison, rows: [{ ...comparison.rows[0], verified: 1 }] },
      'rows[0].verified should be true or false',
    ],
    [
      'a search of another shape inside',
      { ...comparison, search: { schema: 'x' } },
      'search.dataset is missing',
    ],
    ['rows that are too many', { ...comparison, rows: Array(201).fill(comparison.rows[0]) }, 'more than 200'],
    ['a matrix that is not square', { ...distances, distances: [[0, 1]] }, 'a row and a column for each'],
  ])('%s', (_, value, message) => {
    const attempt = () => read([value], 'folder/name.json');
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(/^folder\/name\.json: /);
  });

  test.each<[string, string, string]>([
    ['nothing', '', 'name.json: there is no result in it'],
    ['blank lines', '\n\n', 'name.json: there is no result in it'],
    ['a text', 'hello', 'name.json:1: this is no JSON'],
    ['a file that is cut off', JSON.stringify(search).slice(0, -20), 'name.json:1: this is no JSON'],
    ['a mistake in a later line', `${JSON.stringify(search)}\n{"schema"`, 'name.json:2: this is no JSON'],
    [
      'a number that is none in a later line',
      `${JSON.stringify(search)}\n${JSON.stringify({ ...search, seconds: 1e308 })}`,
      'name.json:2: seconds should be',
    ],
    [
      'answers without their end',
      JSON.stringify(sampleBenchmark()[0]),
      'name.json: the answers of bench lack',
    ],
    ['brackets without end', '['.repeat(100_000), 'name.json:1: this is no JSON'],
    [
      'a number too large for JSON',
      '{"schema":"kolmo.ncd/1","names":1e999}',
      'name.json: names should be a list',
    ],
  ])('%s', (_, text, message) => {
    expect(() => readResults(Buffer.from(text), 'name.json')).toThrow(message);
  });

  test('bytes that are no text', () => {
    expect(() => readResults(Uint8Array.of(0xff, 0xfe, 0), 'name.json')).toThrow(
      'name.json: this is no text',
    );
  });
});

test('what is optional may be missing', () => {
  const { dataset, rows } = comparison;
  const { name, family, verified } = rows[0];
  const [result] = read([{ schema: 'kolmo.compare/1', dataset, rows: [{ name, family, verified }] }]);
  expect(result.reading).toMatchObject({ entropies: [], absent: [], rows: [{ name, family, verified }] });
});

test('a file of any bytes, and a result with anything in the place of a part, is read or refused', () => {
  const attempt = (bytes: Uint8Array) => {
    try {
      expect(readResults(bytes, 'x').length).toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as Error).message).toMatch(/^x:/);
    }
  };
  const whole = [search, comparison, distances, ...sampleBenchmark()];
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.nat(), fc.jsonValue({ maxDepth: 2 }), (object, at, value) => {
      attempt(Buffer.from(JSON.stringify(replaced(object, at, value))));
    }),
    { numRuns: 500, seed: 3 },
  );
  fc.assert(fc.property(fc.uint8Array(), attempt), { numRuns: 200, seed: 3 });
});

/** A copy with one of its parts, at any depth, replaced. */
function replaced(object: unknown, at: number, value: unknown): unknown {
  const copy = structuredClone(object);
  const places: (() => void)[] = [];
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push(() => Object.assign(node, { [key]: value }));
      collect((node as Record<string, unknown>)[key]);
    }
  };
  collect(copy);
  places[at % places.length]();
  return copy;
}
