import { fc, test } from '@fast-check/vitest';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect } from 'vitest';
import { columnOf } from '../../src/data/column.js';
import type { Dataset } from '../../src/data/dataset.js';
import { InputError } from '../../src/errors.js';
import { derive } from '../../src/grammar/derive.js';
import { expectedNodes } from '../../src/grammar/growth.js';
import { canonicalForm } from '../../src/grammar/hash.js';
import { inForce } from '../../src/grammar/in-force.js';
import { registeredGrammar } from '../../src/grammar/registered.js';
import { sampleModel } from '../../src/grammar/sample.js';
import { defaultGrammarName, SHIPPED, shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';
import { printModel } from '../../src/language/print.js';
import { assertDerives } from '../../src/testing/derivation-laws.js';
import { arbitraryProgram } from '../../src/testing/grammars.js';

const GIVEN = ['price', 'two words'];

describe.each(SHIPPED.map((name) => [name, shippedGrammar(name)] as const))('%s', (name, grammar) => {
  test('is called by its file name', () => {
    expect(grammar.name).toBe(name);
  });

  test('expects programs of fewer than 20 nodes', () => {
    expect(expectedNodes(grammar).get(grammar.start)).toBeLessThan(20);
  });

  test.prop([fc.integer()])('sampled programs are derived and can be read back', (seed) => {
    const program = sampleModel(grammar, xoroshiro128plus(seed), GIVEN);
    assertDerives(grammar, program, GIVEN);
    expect(parseModel(printModel(program))).toEqual(program);
  });

  test.prop([arbitraryProgram(grammar, GIVEN)])('so are arbitrary programs', (program) => {
    assertDerives(grammar, program, GIVEN);
    expect(parseModel(printModel(program))).toEqual(program);
  });
});

describe('what counts only with given columns', () => {
  test.each([
    ['integer', 5],
    ['bits', 1],
    ['symbol', 2],
    ['decimal', 3],
  ])('leaves the prices of %s as they were without', (name, number) => {
    const unmarked = inForce(shippedGrammar(name), false);
    expect(canonicalForm(unmarked)).toBe(canonicalForm(registeredGrammar(number)!));
  });

  test('is a part of the grammar of plain data nowhere', () => {
    expect(derive(shippedGrammar('integer'), parseModel('exact(price(n))'), [])).toBeUndefined();
    expect(inForce(shippedGrammar('integer'), false).symbols.map(({ name }) => name)).not.toContain(
      'tabular',
    );
  });
});

describe('what a search of seconds can reach', () => {
  test.each([
    ['integer', 'exact(n*n)', 11],
    ['integer', 'exact(n^3)', 14],
    ['integer', 'exact(n*(n + 1) div 2)', 20],
    ['integer', 'exact(a(n-1) + a(n-2))', 13.5],
    ['integer', 'exact(2^n - 1)', 21.5],
    ['integer', 'exact(binomial(2*n, n) div (n + 1))', 27],
    ['integer', 'exact(sigma(n + 1, 1))', 15],
    ['integer', 'exact(nth(k, 1, n, prime?(k)))', 13],
    ['integer', 'exact(binomial(trirow(n), tricol(n)))', 17],
    ['integer', 'exact(floorroot(10^n, 2, 2) mod 10)', 18],
    ['integer', 'exact(rebase(n, 2, 3))', 18],
    ['integer', 'exact((4*n - 2)*a(n-1) div (n + 1))', 32],
    ['integer', 'exact(nextprime(a(n-1)))', 13],
    ['integer', 'exact(n mod 7)', 17.5],
    ['integer', 'exact(n*n div 4)', 23],
    ['integer', 'exact(a(n-1) + a(n-2) + a(n-3))', 24],
    ['integer', 'exact(sum(k, 1, n + 1, if((n + 1) mod k = 0, k, 0)))', 21],
    ['integer', 'exact(count(k, 1, n + 1, (n + 1) mod k = 0))', 16],
    ['integer', 'exact(count(k, 1, n + 1, gcd(n + 1, k) = 1))', 17],
    ['integer', 'patched(3*n + 7)', 27],
    ['bits', 'context(a(n-1))', 7],
    ['bits', 'exact(digitsum(n, 2) mod 2)', 10],
    ['bits', 'exact(a(n-3) xor a(n-4))', 22],
    ['symbol', 'context(256*a(n-1) + a(n-2))', 4],
    ['symbol', 'patched(a(n-61))', 18],
    ['decimal', 'noisy(2*a(n-1) - a(n-2))', 6],
    ['decimal', 'noisy(price(n))', 6],
    ['integer', 'exact(3*price(n) + 7)', 25],
    ['integer', 'exact(price(n)*`two words`(n))', 9.5],
    ['integer', 'exact(price(n) mod 3)', 14],
    ['integer', 'exact(gcd(price(n), `two words`(n)))', 17],
    ['integer', 'exact(if(price(n) < 100, 3*price(n), 5*price(n) - 200))', 70],
    ['bits', 'context(price(n))', 5],
    ['bits', 'exact(price(n) xor a(n-1))', 12],
    ['symbol', 'context(price(n))', 5],
  ])('%s: %s within %s bits', (name, program, bits) => {
    const given = program.includes('price') ? GIVEN : [];
    expect(assertDerives(shippedGrammar(name), parseModel(program), given)).toBeLessThanOrEqual(bits);
  });
});

describe('finding a grammar', () => {
  test('by a name that is none', () => {
    expect(() => shippedGrammar('prose')).toThrow(
      new InputError(
        "no grammar is called 'prose'; there are integer, bits, symbol, decimal, real, null, or name a grammar file",
      ),
    );
  });

  test('by the kind of data', () => {
    const dataset: Dataset = {
      name: 'inline',
      kind: 'integer',
      target: columnOf([1n, 0n]),
      given: [],
      decimals: 0,
      alphabet: [],
    };
    expect(defaultGrammarName(dataset)).toBe('integer');
    expect(defaultGrammarName({ ...dataset, kind: 'decimal', decimals: 1 })).toBe('decimal');
    expect(defaultGrammarName({ ...dataset, kind: 'symbol', alphabet: [48, 49] })).toBe('bits');
    expect(defaultGrammarName({ ...dataset, kind: 'symbol', alphabet: [65] })).toBe('symbol');
  });
});
