import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive } from '../../src/grammar/derive.js';
import { literalBits } from '../../src/grammar/literal.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { parseModel } from '../../src/language/parse.js';
import { END_BITS, subsetBits } from '../../src/learn/library/edit-code.js';
import type { CorpusEntry } from '../../src/learn/library/forest.js';
import { learnLibrary } from '../../src/learn/library/learn-library.js';
import { chooseNumberPrices, numberPricesBits } from '../../src/learn/library/numbers.js';
import {
  changedBits,
  choicesPrice,
  chooseWeights,
  commonBits,
  DOUBLINGS_BITS,
  doubled,
  type WeighedProduction,
} from '../../src/learn/library/weight-choice.js';
import { arbitraryGrammar, arbitraryProgram } from '../../src/testing/grammars.js';

const DOUBLINGS = Array.from({ length: 13 }, (_, index) => index - 6);

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

const entry = (name: string, program = name): CorpusEntry => ({
  name,
  variants: [parseModel(program)],
  given: [],
});

describe('the code of weights', () => {
  test('is a code', () => {
    expect(sumOf(DOUBLINGS.filter((e) => e !== 0).map(() => 2 ** -DOUBLINGS_BITS))).toBeCloseTo(1, 12);
    expect(sumOf(DOUBLINGS.map((e) => 2 ** -commonBits(e)))).toBeCloseTo(1, 12);
    for (const productions of [2, 3, 17]) {
      const sets = Array.from({ length: productions + 1 }, (_, changed) => changed).map(
        (changed) => 2 ** (subsetBits(productions, changed) - changedBits(productions, changed)),
      );
      expect(sumOf(sets)).toBeCloseTo(1, 9);
    }
  });
});

describe('the weights chosen', () => {
  const production = fc.record({
    weight: fc.integer({ min: 1, max: 40 }),
    count: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 200 })),
    ends: fc.boolean(),
  });

  test('are the best of all', () => {
    let paid = 0;
    fc.assert(
      fc.property(fc.array(production, { minLength: 2, maxLength: 3 }), (productions) => {
        const chosen = chooseWeights(productions);
        const saved = chosen === undefined ? 0 : chosen.gain - chosen.bits;
        if (chosen !== undefined) paid++;
        const choices = sumOf(productions.map(({ count }) => count));
        expect(saved).toBeLessThanOrEqual(mostSaved(productions) + 1e-9);
        expect(saved).toBeGreaterThanOrEqual(mostSaved(productions) - choices / 2000 - 1e-9);
      }),
      { numRuns: 40 },
    );
    expect(paid).toBeGreaterThan(10);
  });

  /** Most bits saved by any weights that can be told, by trying all. */
  function mostSaved(productions: readonly WeighedProduction[]): number {
    const before = choicesPrice(
      productions,
      productions.map(({ weight }) => weight),
    );
    let most = 0;
    const visit = (common: number, own: readonly number[]): void => {
      if (own.length < productions.length) {
        for (const doublings of DOUBLINGS) visit(common, [...own, doublings]);
        return;
      }
      const weights = productions.map(({ weight, ends }, at) =>
        doubled(ends ? doubled(weight, common) : weight, own[at]),
      );
      const changed = own.filter((doublings) => doublings !== 0);
      const told =
        commonBits(common) +
        changedBits(productions.length, changed.length) +
        changed.length * DOUBLINGS_BITS;
      most = Math.max(most, before - choicesPrice(productions, weights) - told);
    };
    for (const common of DOUBLINGS) visit(common, []);
    return most;
  }
});

describe('prices of numbers', () => {
  const bitsWith = (
    values: readonly bigint[],
    sizes: readonly number[],
    weights: readonly number[],
    literalWeight: number,
  ) => {
    const total = sumOf(weights) + literalWeight;
    const prices = values.map((value) =>
      Math.min(
        literalBits(value) + Math.log2(total / literalWeight),
        ...sizes.map((size, at) =>
          value >= 0n && value < 2n ** BigInt(size)
            ? size + Math.log2(total / weights[at])
            : Number.POSITIVE_INFINITY,
        ),
      ),
    );
    return sumOf(prices) + numberPricesBits(sizes.length);
  };

  test('are as good as any others, and pay', () => {
    const power = fc.integer({ min: 0, max: 7 }).map((exponent) => 2 ** exponent);
    const other = fc
      .subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { minLength: 1, maxLength: 3 })
      .chain((sizes) =>
        fc.record({
          sizes: fc.constant(sizes),
          weights: fc.array(power, { minLength: sizes.length, maxLength: sizes.length }),
          literalWeight: power,
        }),
      );
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -20n, max: 1500n }), { minLength: 20, maxLength: 80 }),
        fc.array(other, { minLength: 30, maxLength: 30 }),
        (values, others) => {
          const plain = sumOf(values.map(literalBits));
          const chosen = chooseNumberPrices(values);
          const bits =
            chosen === undefined
              ? plain
              : bitsWith(
                  values,
                  chosen.ranges.map((range) => range.bits),
                  chosen.ranges.map(({ weight }) => weight),
                  chosen.literalWeight,
                );
          expect(bits).toBeLessThanOrEqual(plain);
          for (const { sizes, weights, literalWeight } of others)
            expect(bits).toBeLessThanOrEqual(bitsWith(values, sizes, weights, literalWeight) + 1e-9);
        },
      ),
      { numRuns: 4 },
    );
  });

  test('come into the grammar where they pay', () => {
    const grammar = parseGrammar(
      'grammar small\nstart model\nmodel ::= exact(int)\nint ::= n [4] | literal [4] | int + int\n',
      'small.grammar',
    );
    const corpus = Array.from({ length: 20 }, (_, i) => entry(`n + ${700 + 13 * i}`));
    const { numbers, grammar: learned } = learnLibrary(grammar, corpus, { mostFunctions: 0 });
    expect(numbers).toMatchObject([{ name: 'whole', ranges: [{ bits: 10 }] }]);
    expect(learned.source).toMatch(/whole ::= literal \[\d+\] \| whole_10 \[\d+\]/);
    expect(derive(learned, parseModel('n + (-5000)'), [])).toBeDefined();
  });
});

describe('a symbol for some holes', () => {
  test('comes in where derivations end less often', () => {
    const grammar = parseGrammar(
      'grammar small\nstart model\nmodel ::= exact(int)\nint ::= n [4] | 1 [4] | 2 [4] | int + int [2] | int * int [2]\n',
      'small.grammar',
    );
    const corpus = ['n + 1', 'n*n', 'n*2', 'n + 2', '1 + n', '2*n', 'n + n', 'n*(n + 1)'].flatMap((program) =>
      ['a', 'b', 'c'].map((name) => entry(`${name}: ${program}`, program)),
    );
    const learned = learnLibrary(grammar, corpus, { mostFunctions: 0 });
    expect(learned.symbols).toMatchObject([
      { name: 'int_in_model', of: 'int', place: 'hole 1 of exact(int)' },
    ]);
    expect(learned.grammar.source).toContain('model ::= exact(int_in_model)');
  });
});

describe('edits of a grammar', () => {
  test('make programs as short as the written grammar says, and save what they say', () => {
    let edited = 0;
    fc.assert(
      fc.property(
        arbitraryGrammar().chain((grammar) =>
          fc
            .array(arbitraryProgram(grammar, ['x1']), { minLength: 5, maxLength: 40 })
            .map((models) => ({ grammar, models })),
        ),
        ({ grammar, models }) => {
          const corpus = models.map((model, i) => ({ name: `p${i}`, variants: [model], given: ['x1'] }));
          const learned = learnLibrary(grammar, corpus, { mostFunctions: 0 });
          const written = parseGrammar(learned.grammar.source, 'written');
          const bits = sumOf(models.map((model) => derive(written, model, ['x1'])!.bits));
          expect(learned.programBits).toBeCloseTo(bits, 6);
          const edits = [...learned.weights, ...learned.symbols, ...learned.numbers];
          if (edits.length === 0) {
            expect(learned.libraryBits).toBe(0);
            return;
          }
          edited++;
          expect(learned.programBits + learned.libraryBits).toBeLessThan(learned.bitsBefore);
          const saved = sumOf(edits.map(({ savedBits }) => savedBits));
          expect(Math.min(...edits.map(({ savedBits }) => savedBits))).toBeGreaterThan(0);
          expect(learned.bitsBefore - learned.programBits - learned.libraryBits).toBeCloseTo(
            saved - END_BITS,
            6,
          );
        },
      ),
      { numRuns: 30 },
    );
    expect(edited).toBeGreaterThan(3);
  });
});
