import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { type FoundLaw, findLaw } from '../../src/testing/find-law.js';
import type { LawSource } from '../../src/testing/source.js';

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function popcount(n: number): number {
  let ones = 0;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}

function gcd(n: number, m: number): number {
  return m === 0 ? n : gcd(m, n % m);
}

function fibonacci(n: number): bigint {
  let [a, b] = [0n, 1n];
  for (let i = 0; i < n; i++) [a, b] = [b, a + b];
  return a;
}

const CYCLES = parseGrammar(
  `grammar cycles
start model
model ::= exact(rounds) [8] | noisy(rounds)
rounds ::= n div years [4] | rounds + rounds | rounds - rounds
years ::= 2 | 3 | 4 | 5 | 7 | 10 | 12 | 19 | 28 | 30 | 100 | 365 | 400 | 1000
`,
  'cycles.grammar',
);

/** Leap years from year 1 to year n. */
function leapYears(n: number): number {
  let years = 0;
  for (let year = 1; year <= n; year++) if (isLeap(year)) years++;
  return years;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A law means the function: equal on arguments that the search has not seen, in the order of their asking. */
function expectMeans(law: FoundLaw, f: (n: number) => bigint | number, upTo: number): void {
  for (const n of [upTo, 0, 1, 31, 32, 33, 100, 777, 1234, 2999]) {
    if (n <= upTo) expect(law.predict(n), `${law.program} at ${n}`).toBe(BigInt(f(n)));
  }
}

describe('ordinary functions', () => {
  test.each<[string, (n: number) => bigint | number]>([
    ['triangle numbers', (n) => (n * (n + 1)) / 2],
    ['digit sum', (n) => [...String(n)].reduce((sum, digit) => sum + Number(digit), 0)],
    ['popcount', popcount],
    ['gcd with 12', (n) => gcd(n, 12)],
    ['integer square root', (n) => Math.floor(Math.sqrt(n))],
    ['Fibonacci numbers by a loop', fibonacci],
    ['Collatz step', (n) => (n % 2 === 0 ? n / 2 : 3 * n + 1)],
    ['days of month n', (n) => DAYS[n % 12]],
  ])('%s', async (_, f) => {
    const law = await findLaw(f);
    expect(law.status).toBe('holds');
    expect(law.bits.total).toBeLessThan(law.bits.null);
    expect(law.tested.compared).toBeGreaterThan(100);
    expect(law.counterexample).toBeUndefined();
    expectMeans(law, f, 4000);
  });

  test('leap years, in a grammar of cycles: each exception refines the law', async () => {
    const law = await findLaw(leapYears, { grammar: CYCLES });
    const exceptions = law.rounds.map(({ counterexample }) => counterexample?.n);
    expect(exceptions).toEqual([100, 400, undefined]);
    expect(law.status).toBe('holds');
    expect(law.sampled).toBeGreaterThan(400);
    expectMeans(law, leapYears, 9999);
  });

  test('one that breaks at 100 is refuted there, or found with the break', async () => {
    const broken = (n: number) => (n < 100 ? n * n : n * n + 1);
    const law = await findLaw(broken, { maxEvaluations: 5000 });
    expect(law.rounds[0].counterexample).toEqual({ n: 100, value: 10001n, predicted: 10000n, least: true });
    expect(law.rounds[1].sampled).toBeGreaterThan(101);
    if (law.status === 'refuted') expect(law.counterexample?.n).toBe(100);
    else expectMeans(law, broken, 4000);
  });
});

describe('refutation', () => {
  const broken = (n: number) => (n < 3000 ? 3 * n + 1 : 7);

  test('beyond what may be sampled: the law stands below the least counterexample', async () => {
    const law = await findLaw(broken);
    expect(law.status).toBe('refuted');
    expect(law.counterexample).toEqual({ n: 3000, value: 7n, predicted: 9001n, least: true });
    expect(law.tested.path).toBeDefined();
    expectMeans(law, broken, 2999);
  });

  test('never asks for more than the largest argument', async () => {
    let most = 0;
    const law = await findLaw(
      (n) => {
        most = Math.max(most, n);
        return broken(n);
      },
      { upTo: 2999 },
    );
    expect(law.status).toBe('holds');
    expect(most).toBe(2999);
    expect(law.tested.upTo).toBe(2999);
  });

  test('is replayed by the seed', async () => {
    const { predict: _once, ...once } = await findLaw(broken, { seed: 7 });
    const { predict: _again, ...again } = await findLaw(broken, { seed: 7 });
    expect(again).toEqual(once);
  });
});

describe('sources', () => {
  test('states, which a step may change in place', async () => {
    const law = await findLaw({
      start: { x: 0, y: 1 },
      step: (state) => {
        [state.x, state.y] = [state.y, state.x + state.y];
        return state;
      },
      value: ({ x }) => x,
    });
    expect(law.status).toBe('holds');
    // As numbers they are exact up to the 78th.
    expect(law.tested.upTo).toBe(78);
    expect(law.predict(200)).toBe(fibonacci(200));
  });

  test('a generator', async () => {
    const powers = function* () {
      for (let power = 1n; ; power *= 3n) yield power;
    };
    const law = await findLaw(powers(), { upTo: 500 });
    expect(law.status).toBe('holds');
    expect(law.predict(400)).toBe(3n ** 400n);
  });

  test('a predicate', async () => {
    const law = await findLaw((n) => n % 3 === 0);
    expect(law.status).toBe('holds');
    expect([5, 300, 301].map(law.predict)).toEqual([0n, 1n, 0n]);
    for (const n of [-1, 0.5, 300.5, Number.NaN, 2 ** 60]) expect(() => law.predict(n)).toThrow(InputError);
  });

  test('values that end: a quarter is held back for the test', async () => {
    const law = await findLaw((n) => (n < 12 ? 2 ** n : undefined));
    expect(law).toMatchObject({ status: 'holds', sampled: 9, tested: { compared: 3, upTo: 11 } });
    const one = await findLaw([5]);
    expect(one).toMatchObject({ sampled: 1, tested: { compared: 0 } });
    expect(['untested', 'none']).toContain(one.status);
  });

  test('arguments at which a function throws are none of its domain', async () => {
    const law = await findLaw((n) => {
      if (n > 32 && n % 2 === 1) throw new RangeError('odd');
      return 5 * n;
    });
    expect(law.status).toBe('holds');
    expect(law.tested.compared).toBeLessThan(law.tested.runs);
  });

  test('noise has no law', async () => {
    const noise = (n: number) => Number((BigInt(n + 17) * 0x9e3779b97f4a7c15n) % 1_000_003n) ** 2 % 1009;
    const law = await findLaw(noise, { maxEvaluations: 2000 });
    expect(law).toMatchObject({ status: 'none', tested: { runs: 0 } });
    expect(law.predict(31)).toBe(BigInt(noise(31)));
    expect(law.predict(32)).toBeUndefined();
  });

  test.each<[string, LawSource, string]>([
    ['a fraction', (n) => n / 2, 'the value at 1 is 0.5'],
    ['a fraction far out', (n) => (n < 2000 ? n : n + 0.5), 'the value at 2'],
    ['not a number', () => Number.NaN, 'the value at 0 is NaN'],
    ['a text', (() => 'seven') as never, 'the value at 0 is of type string'],
    ['no values', [], 'f has no value at 0'],
    ['a function that throws', () => JSON.parse('{'), 'f has no value at 0'],
    ['no source', 7 as never, 'a law needs a function'],
  ])('%s is refused', async (_, source, message) => {
    const failure = await findLaw(source).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect((failure as InputError).message).toContain(message);
  });

  test('so are options that are no counts', async () => {
    await expect(findLaw((n) => n, { rows: 0 })).rejects.toThrow(
      'findLaw: rows is 0; give a whole number from 1 up',
    );
    await expect(findLaw((n) => n, { runs: 1.5 })).rejects.toThrow(InputError);
  });
});
