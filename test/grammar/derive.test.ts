import { fc, test } from '@fast-check/vitest';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect } from 'vitest';
import { InputError } from '../../src/errors.js';
import { derive, expressionBits } from '../../src/grammar/derive.js';
import { EXPANSION_LIMITS, expand } from '../../src/grammar/expand.js';
import { eliasDeltaBits, literalBits, unzigzag, zigzag } from '../../src/grammar/literal.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { randomChooser } from '../../src/grammar/sample.js';
import { parseExpression, parseModel } from '../../src/language/parse.js';
import { printModel } from '../../src/language/print.js';
import { assertDerives, bitsOf, enumerate, recording } from '../../src/testing/derivation-laws.js';
import { arbitraryGrammar, arbitraryProgram } from '../../src/testing/grammars.js';

const grammarOf = (...definitions: string[]) =>
  parseGrammar(['grammar test', 'start model', ...definitions].join('\n'), 'test.grammar');

const SMALL = grammarOf(
  'model ::= exact(int) [3] | context(int)',
  'int ::= n [4] | 1 [4] | past [4] | int + int | int * int | small [2]',
  'past ::= a(n-1) [3] | a(n-2)',
  'small ::= 1 [7] | int',
);

describe('literals', () => {
  test.each([
    [0n, 1],
    [1n, 4],
    [-1n, 4],
    [2n, 5],
    [-2n, 5],
    [3n, 5],
    [-4n, 8],
    [4n, 8],
    [100n, 14],
  ])('%s costs %s bits', (value, bits) => expect(literalBits(value)).toBe(bits));

  test.prop([fc.bigInt()])('zigzag numbers every integer once', (value) => {
    expect(zigzag(value)).toBeGreaterThanOrEqual(0n);
    expect(unzigzag(zigzag(value))).toBe(value);
  });

  test('Elias delta satisfies Kraft', () => {
    let sum = 0;
    for (let natural = 1n; natural < 4096n; natural++) sum += 2 ** -eliasDeltaBits(natural);
    expect(sum).toBeLessThan(1);
    expect(sum).toBeGreaterThan(0.85);
  });
});

describe('prices', () => {
  test.each([
    ['exact(n)', Math.log2(4 / 3) + 2],
    ['context(n)', 2 + 2],
    ['exact(n + 1)', Math.log2(4 / 3) + 4 + 2 + 2],
    ['exact(a(n-1))', Math.log2(4 / 3) + 2 + Math.log2(4 / 3)],
    // Through `small` it would be 3 + log2(8/7) and more.
    ['exact(1)', Math.log2(4 / 3) + 2],
  ])('%s', (program, bits) => expect(assertDerives(SMALL, parseModel(program), [])).toBeCloseTo(bits, 9));

  test.each(['noisy(n)', 'exact(2)', 'exact(n - 1)', 'exact(a(n-3))', 'exact(price(n))'])(
    '%s is not derived',
    (program) => expect(derive(SMALL, parseModel(program), ['price'])).toBeUndefined(),
  );

  test('a single expression from a symbol', () => {
    expect(expressionBits(SMALL, 'past', parseExpression('a(n-2)'), [])).toBe(2);
    expect(expressionBits(SMALL, 'past', parseExpression('n'), [])).toBeUndefined();
  });

  test('given columns share their production evenly', () => {
    const grammar = grammarOf('model ::= noisy(int)', 'int ::= given(n) | literal');
    const given = ['x', 'y', 'z', 'w'];
    expect(assertDerives(grammar, parseModel('noisy(y(n))'), given)).toBe(1 + 2);
    expect(assertDerives(grammar, parseModel('noisy(y(n))'), ['y'])).toBe(1);
    expect(derive(grammar, parseModel('noisy(y(n))'), ['x'])).toBeUndefined();
    expect(assertDerives(grammar, parseModel('noisy(-1)'), given)).toBe(1 + 4);
  });
});

test('cycles of bare symbols end, and the cheapest way through them is found', () => {
  const grammar = grammarOf(
    'model ::= exact(one)',
    'one ::= two [3] | n',
    'two ::= three [3] | one',
    'three ::= one [2] | n [6]',
  );
  // Straight: 2 bits. By way of two and three: 3 log2(4/3) = 1.245.
  expect(assertDerives(grammar, parseModel('exact(n)'), [])).toBeCloseTo(3 * Math.log2(4 / 3), 9);
});

describe('bound variables', () => {
  const grammar = grammarOf(
    'model ::= exact(int)',
    'int ::= sum(k, 1, n, body) | iterate(x, n, 1, x + x) | n',
    'body ::= k [4] | n | sum(j, 1, k, inner) | product(k, 1, n, body)',
    'inner ::= j | k | j * k',
  );

  test.each([
    ['sum(k, 1, n, k)', 'sum(i, 1, n, i)'],
    ['sum(k, 1, n, sum(j, 1, k, j*k))', 'sum(x, 1, n, sum(y, 1, x, y*x))'],
    // The names may even be exchanged.
    ['sum(k, 1, n, sum(j, 1, k, j*k))', 'sum(j, 1, n, sum(k, 1, j, k*j))'],
    ['sum(k, 1, n, product(k, 1, n, k))', 'sum(i, 1, n, product(j, 1, n, j))'],
  ])('%s is also %s', (own, renamed) => {
    const bits = assertDerives(grammar, parseModel(own), []);
    const derivation = derive(grammar, parseModel(renamed), []);
    expect(derivation?.bits).toBe(bits);
  });

  test.each([
    // `k` of the grammar is the nearest one; the outer variable has no name any more.
    'sum(i, 1, n, product(j, 1, n, i))',
    'sum(k, 1, n, sum(j, 1, k, k*j))',
    'sum(k, 1, n, sum(j, 1, n, j*k))',
  ])('%s is not derived', (program) => expect(derive(grammar, parseModel(program), [])).toBeUndefined());
});

describe('all derivations of a small grammar', () => {
  const grammar = grammarOf(
    'model ::= exact(int) [3] | noisy(int)',
    'int ::= n [5] | 1 [2] | again [3] | int + int',
    'again ::= int [1] | 1 [3] | n + n',
  );
  const { complete, open } = enumerate(grammar, 7, []);

  test('their probabilities add up to 1 with those that go on', () => {
    const mass = (all: readonly (readonly (typeof open)[0][0][])[]) =>
      all.reduce((sum, choices) => sum + 2 ** -bitsOf(grammar, choices, []), 0);
    const finished = mass(complete.map(({ choices }) => choices));
    expect(finished).toBeGreaterThan(0.9);
    expect(finished + mass(open)).toBeCloseTo(1, 9);
  });

  test('derive finds the cheapest of each program', () => {
    const cheapest = new Map<string, number>();
    for (const { choices, model } of complete) {
      const program = printModel(model);
      const bits = bitsOf(grammar, choices, []);
      cheapest.set(program, Math.min(bits, cheapest.get(program) ?? Number.POSITIVE_INFINITY));
    }
    expect(cheapest.size).toBeGreaterThan(20);
    let sum = 0;
    for (const [program, bits] of cheapest) {
      const derived = assertDerives(grammar, parseModel(program), []);
      // A derivation of more choices than were enumerated may be cheaper still, but not dearer.
      expect(derived).toBeLessThanOrEqual(bits + 1e-9);
      sum += 2 ** -derived;
    }
    expect(sum).toBeLessThanOrEqual(1);
    expect(cheapest.get('exact(n + n)')).toBeCloseTo(derive(grammar, parseModel('n + n'), [])?.bits ?? 0, 9);
  });
});

test('Kraft holds for compound models', () => {
  const grammar = grammarOf(
    'model ::= one [2] | piecewise(piece) [3] | interleaved(one)',
    'one ::= exact(n) [2] | noisy(1)',
    'piece ::= one | interleaved(one) | exact(before(n))',
  );
  const { complete } = enumerate(grammar, 14, []);
  const programs = new Map(complete.map(({ model }) => [printModel(model), model]));
  expect([...programs.keys()]).toContain('piecewise(1: exact(before(n)), interleaved(noisy(1), exact(n)))');
  const bits = [...programs.values()].map((model) => assertDerives(grammar, model, []));
  const mass = bits.reduce((sum, each) => sum + 2 ** -each, 0);
  expect(mass).toBeLessThanOrEqual(1);
  expect(mass).toBeGreaterThan(0.6);
});

test('Kraft holds with literals and given columns', () => {
  const grammar = grammarOf('model ::= exact(int)', 'int ::= literal [2] | n | given(n) | int - int');
  const literals = Array.from({ length: 33 }, (_, index) => BigInt(index - 16));
  const { complete } = enumerate(grammar, 5, literals, ['x', 'y', 'z']);
  const sum = complete.reduce(
    (mass, { choices }) => mass + 2 ** -bitsOf(grammar, choices, ['x', 'y', 'z']),
    0,
  );
  expect(sum).toBeLessThanOrEqual(1);
  expect(sum).toBeGreaterThan(0.7);
});

const GIVEN = ['x', 'y', 'z'];

test.prop([
  arbitraryGrammar().chain((grammar) => fc.tuple(fc.constant(grammar), arbitraryProgram(grammar, GIVEN))),
])('every program of a grammar is derived, and comes back', ([grammar, program]) => {
  assertDerives(grammar, program, GIVEN);
});

test.prop([arbitraryGrammar(), fc.integer()])(
  'no derivation drawn is cheaper than that of derive',
  (grammar, seed) => {
    const chooser = recording(randomChooser(xoroshiro128plus(seed), GIVEN));
    let program: ReturnType<typeof expand>;
    try {
      program = expand(grammar, chooser, {
        steps: 300,
        depth: 30,
        refuse: () => new InputError('too large'),
      });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return;
    }
    const bits = assertDerives(grammar, program, GIVEN);
    expect(bits).toBeLessThanOrEqual(bitsOf(grammar, chooser.choices, GIVEN) + 1e-9);
  },
);

describe('limits of expansion', () => {
  const limits = { ...EXPANSION_LIMITS, refuse: (reason: string) => new RangeError(reason) };
  const always = (index: number) => ({
    production: () => index,
    decimal: () => ({ digits: 0n, exponent: 0 }),
    literal: () => 0n,
    given: () => 'x',
    parts: () => 2,
    lengths: () => [1],
  });
  const grammar = grammarOf('model ::= exact(int)', 'int ::= n [9] | n + int [2] | int | int + int');

  test.each([
    ['a right-going tree', 1, 'nested deeper than 200'],
    ['an endless chain of bare symbols', 2, 'more than 10000 steps'],
    ['a left-going tree', 3, 'nested deeper than 200'],
  ])('%s', (_, index, reason) => {
    const chooser = {
      ...always(index),
      production: ({ name }: { name: string }) => (name === 'model' ? 0 : index),
    };
    expect(() => expand(grammar, chooser, limits)).toThrow(RangeError);
    expect(() => expand(grammar, chooser, limits)).toThrow(reason);
  });

  test('a production that does not exist', () => {
    expect(() => expand(grammar, always(7), limits)).toThrow('model has no such production');
  });
});
