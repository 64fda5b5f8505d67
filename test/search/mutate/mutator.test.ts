import { describe, expect, test } from 'vitest';
import { priceModel } from '../../../src/codelength/price.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { InputError } from '../../../src/errors.js';
import type { Grammar } from '../../../src/grammar/grammar.js';
import { parseGrammar } from '../../../src/grammar/parse.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { parseModel } from '../../../src/language/parse.js';
import { printModel } from '../../../src/language/print.js';
import { Mutator } from '../../../src/search/mutate/mutator.js';
import { totalOf } from '../../../src/search/mutate/priced-tree.js';
import { ARITHMETIC, BITS, CONDITIONS, ITERATIONS, SUMS, TABLES } from '../enumerate/small-grammars.js';
import { bits, integers, rowsFrom, symbols, table } from '../sequences.js';
import { continued, modelsOfChains, never } from './chains.js';

const INTEGER = shippedGrammar('integer');

const FIBONACCI = integers([1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377]);

/** Beyond 2^53 from row 34 on. */
const WIDE = integers(rowsFrom(44, (n) => n).map((n) => 3n ** BigInt(n)));

const PERIODIC: Dataset = {
  ...integers(rowsFrom(90, (n) => 500 + 40 * (n % 7) + ((n * n * 13) % 5))),
  kind: 'decimal',
  decimals: 1,
};

describe('what chains find', () => {
  const found = (dataset: Dataset, grammar: Grammar, rounds: number): number =>
    Math.min(
      ...modelsOfChains(dataset, grammar, 1, rounds).map(
        (model) => priceModel(dataset, grammar, model).totalBits,
      ),
    );
  const totalOfProgram = (dataset: Dataset, grammar: Grammar, program: string): number =>
    priceModel(dataset, grammar, parseModel(program)).totalBits;

  test.each<[string, Dataset, Grammar, string]>([
    ['a recurrence', FIBONACCI, INTEGER, 'exact(a(n-1) + a(n-2))'],
    ['a power with values beyond 2^53', WIDE, INTEGER, 'exact(3^n)'],
    ['a period in noise', PERIODIC, shippedGrammar('decimal'), 'noisy(a(n-7))'],
    ['a context', bits('0110100110010110'.repeat(6)), BITS, 'context(a(n-1))'],
    [
      'a sum over a bound variable',
      integers(rowsFrom(16, (n) => (n * (n + 1) * (2 * n + 1)) / 6)),
      SUMS,
      'exact(sum(k, 1, n, k*k))',
    ],
    ['an iterated map', integers(rowsFrom(12, (n) => 2 ** n)), ITERATIONS, 'exact(iterate(x, n, 1, x + x))'],
    [
      'a condition',
      integers(rowsFrom(20, (n) => (n % 2 === 0 ? n : 1))),
      CONDITIONS,
      'exact(if(n mod 2 = 0, n, 1))',
    ],
    [
      'a given column',
      table([3, 5, 6, 9, 11, 15], { x: [1, 2, 1, 3, 2, 4], y: [2, 3, 5, 6, 9, 11] }),
      TABLES,
      'exact(x(n) + y(n))',
    ],
  ])('%s, or shorter', (_what, dataset, grammar, program) => {
    expect(found(dataset, grammar, 10)).toBeLessThanOrEqual(totalOfProgram(dataset, grammar, program) + 1e-6);
  });
});

describe('what chains report', () => {
  test.each<[string, Dataset, Grammar]>([
    ['integers', FIBONACCI, INTEGER],
    ['wide integers', WIDE, INTEGER],
    ['decimals', PERIODIC, shippedGrammar('decimal')],
    ['bits', bits('0010111001'.repeat(5)), shippedGrammar('bits')],
    [
      'symbols',
      symbols(
        rowsFrom(60, (n) => (n * n) % 5),
        5,
      ),
      shippedGrammar('symbol'),
    ],
    ['given columns', table([3, 5, 7, 9, 11], { x: [1, 2, 3, 4, 5] }), TABLES],
  ])('has the price they said, on %s', (_what, dataset, grammar) => {
    const mutator = new Mutator(dataset, grammar);
    const [report] = continued(mutator, mutator.start(3, 2, undefined), 1, 1500);
    expect(report.models.length).toBeGreaterThan(0);
    for (const [index, model] of report.models.entries()) {
      const { programBits, dataBits } = priceModel(dataset, grammar, model);
      const elite = report.state.elites[index];
      // A program may have a cheaper derivation than the one it was found by.
      expect(programBits).toBeLessThanOrEqual(elite.programBits + 1e-6);
      expect(dataBits).toBeCloseTo(elite.dataBits, 6);
    }
  });

  test('nothing that the chain began with', () => {
    const mutator = new Mutator(FIBONACCI, INTEGER);
    const model = parseModel('exact(a(n-1) + a(n-2))');
    const state = mutator.start(1, 1, model);
    const { models } = mutator.run({ state, evaluations: 2000, elites: [] }, never);
    expect(models.map(printModel)).not.toContain(printModel(model));
    expect(totalOf(state.current)).toBeCloseTo(priceModel(FIBONACCI, INTEGER, model).totalBits, 6);
  });
});

describe('determinism', () => {
  test('one seed gives one run, and another one another', () => {
    const run = (seed: number) => modelsOfChains(FIBONACCI, INTEGER, seed, 6).map(printModel);
    expect(run(5)).toEqual(run(5));
    expect(run(6)).not.toEqual(run(5));
  });

  test('a chain goes on alike in another mutator, after structured clone', () => {
    const own = new Mutator(WIDE, INTEGER);
    const state = own.start(9, 3, undefined);
    const there = continued(own, state, 4, 300);
    let at = structuredClone(state);
    const elsewhere = there.map(() => {
      const report = new Mutator(WIDE, INTEGER).run({ state: at, evaluations: 300, elites: [] }, never);
      at = structuredClone(report.state);
      return report;
    });
    expect(elsewhere).toEqual(there);
  });

  test('other chains of the same mutator make no difference', () => {
    const shared = new Mutator(PERIODIC, shippedGrammar('decimal'));
    const state = shared.start(2, 2, undefined);
    const alone = shared.run({ state, evaluations: 500, elites: [] }, never);
    continued(shared, shared.start(8, 9, undefined), 2, 500);
    expect(shared.run({ state, evaluations: 500, elites: [] }, never)).toEqual(alone);
  });
});

describe('limits', () => {
  test('no more programs are evaluated than granted', () => {
    const mutator = new Mutator(FIBONACCI, ARITHMETIC);
    for (const evaluations of [0, 1, 17]) {
      const report = mutator.run({ state: mutator.start(1, 2, undefined), evaluations, elites: [] }, never);
      expect(report.evaluated).toBeLessThanOrEqual(evaluations);
    }
  });

  test('a halted chain returns where it stands', () => {
    const mutator = new Mutator(FIBONACCI, INTEGER);
    const state = mutator.start(1, 2, undefined);
    const { evaluated, state: after } = mutator.run({ state, evaluations: 1e9, elites: [] }, () => true);
    expect(evaluated).toBe(0);
    expect(after.current).toEqual(state.current);
  });

  test('a task ends in a space of nine programs', () => {
    const grammar = parseGrammar(
      'grammar few\nstart model\nmodel ::= exact(one)\none ::= n | 1 | a(n-1)\n',
      'few',
    );
    const mutator = new Mutator(FIBONACCI, grammar);
    const { state, models } = mutator.run(
      { state: mutator.start(1, 2, undefined), evaluations: 1000, elites: [] },
      never,
    );
    expect(models).toEqual([]);
    expect(state.current.dataBits).toBe(Number.POSITIVE_INFINITY);
  });

  test('programs of too much work are passed over', () => {
    const grammar = parseGrammar(
      'grammar towers\nstart model\nmodel ::= noisy(int)\n' +
        'int ::= n [4] | iterate(x, 4000, int, step) [4] | factorial(int) [1] | int ^ int [1]\nstep ::= x + 1 | x * x + n\n',
      'towers',
    );
    const mutator = new Mutator(integers(rowsFrom(40, (n) => n * n)), grammar);
    const [report] = continued(mutator, mutator.start(4, 50, undefined), 1, 100);
    expect(report.evaluated).toBe(100);
  });

  test('a grammar without a head for the data is refused', () => {
    expect(
      () => new Mutator(FIBONACCI, parseGrammar('grammar g\nstart m\nm ::= context(i)\ni ::= n\n', 'g')),
    ).toThrow(InputError);
  });
});
