import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive } from '../../src/grammar/derive.js';
import type { Grammar } from '../../src/grammar/grammar.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { printTerm } from '../../src/grammar/print.js';
import type { Expression } from '../../src/language/expression.js';
import { parseExpression, parseModel } from '../../src/language/parse.js';
import { printModel } from '../../src/language/print.js';
import { openPlaces, termOf } from '../../src/learn/library/abstraction.js';
import { bound } from '../../src/learn/library/bound.js';
import { EDIT_BITS, END_BITS } from '../../src/learn/library/edit-code.js';
import { corpusEntry, equivalents } from '../../src/learn/library/equivalents.js';
import { extended, findAbstraction } from '../../src/learn/library/find-abstraction.js';
import { type CorpusEntry, type Forest, forestOf } from '../../src/learn/library/forest.js';
import { type LearnedLibrary, learnLibrary } from '../../src/learn/library/learn-library.js';
import { decide, type Partial, rootPartial } from '../../src/learn/library/partial.js';
import { corpusBits, productionBits, statePrices } from '../../src/learn/library/prices.js';
import { type Share, shareOf, weightsFor } from '../../src/learn/library/share.js';
import { usesOf, utility, utilityOfShare } from '../../src/learn/library/utility.js';
import { arbitraryGrammar, arbitraryProgram } from '../../src/testing/grammars.js';

const SMALL = parseGrammar(
  `grammar small
start model
model ::= exact(int) [3] | noisy(int)
int   ::= n [6] | 1 [4] | literal [4] | a(n-1) [4] | int + int [2] | int * int | sum(k, 1, n, body)
body  ::= k [6] | int | body * body
`,
  'small.grammar',
);

const corpusOf = (...programs: readonly string[]): readonly CorpusEntry[] =>
  programs.map((program) => corpusEntry(program, parseModel(program), []));

const programBits = (grammar: Grammar, corpus: readonly CorpusEntry[]) =>
  corpus.reduce(
    (sum, { variants, given }) =>
      sum +
      Math.min(...variants.map((model) => derive(grammar, model, given)?.bits ?? Number.POSITIVE_INFINITY)),
    0,
  );

/** Small corpora of small grammars: every program of them has fewer than 40 choices. */
const arbitraryCorpus = arbitraryGrammar().chain((grammar) =>
  fc
    .array(arbitraryProgram(grammar, ['x1']), { minLength: 2, maxLength: 5 })
    .map((models) => ({ grammar, corpus: models.map((model, i) => corpusEntry(`p${i}`, model, ['x1'])) })),
);

/** Bits that all edits of a grammar have saved, each when it came in. */
function savedBits({ functions, weights, symbols, numbers }: LearnedLibrary): number {
  return [...functions, ...weights, ...symbols, ...numbers].reduce((sum, edit) => sum + edit.savedBits, 0);
}

interface Exhaustive {
  readonly forest: Forest;
  readonly before: number;
  readonly shares: readonly Share[];
}

const MOST_PARTIALS = 200;

/** Visits all partials below one, and holds the best utility of its completions against its bound. */
function visit(partial: Partial, space: Exhaustive, left: { partials: number }): number[] | undefined {
  const { forest, before, shares } = space;
  if (left.partials-- === 0) return undefined;
  let best = shares.map(() => Number.NEGATIVE_INFINITY);
  if (partial.open.length === 0) {
    const uses = usesOf(partial, forest);
    best = shares.map((share) => utilityOfShare(partial, forest, share, before, uses).savedBits);
  } else {
    for (const further of decide(partial, forest, shares[0].prices)) {
      const below = visit(further, space, left);
      if (below === undefined) return undefined;
      best = best.map((most, index) => Math.max(most, below[index]));
    }
  }
  for (const [index, share] of shares.entries())
    if (!(bound(partial, forest, share, before) >= best[index] - 1e-9))
      expect.fail(`a bound below ${best[index]} at ${JSON.stringify(partial.decisions)}`);
  return best;
}

describe('a forest', () => {
  test('has the prices of cheapest derivations', () => {
    fc.assert(
      fc.property(arbitraryCorpus, ({ grammar, corpus }) => {
        const forest = forestOf(grammar, corpus);
        const bits = corpusBits(forest, statePrices(forest, productionBits(grammar)));
        expect(bits).toBeCloseTo(programBits(grammar, corpus), 6);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the bound', () => {
  test('is at least the utility of every completion', () => {
    let visited = 0;
    fc.assert(
      fc.property(arbitraryCorpus, fc.nat(), ({ grammar, corpus }, pick) => {
        const forest = forestOf(grammar, corpus);
        const symbols = [...grammar.symbols.keys()].filter(
          (symbol) => weightsFor(grammar, symbol).length > 0,
        );
        const symbol = symbols[pick % symbols.length];
        if (symbol === undefined) return;
        const prices = statePrices(forest, productionBits(grammar));
        const shares = weightsFor(grammar, symbol).map((weight) => shareOf(forest, symbol, weight));
        const space = { forest, before: corpusBits(forest, prices), shares };
        if (visit(rootPartial(forest, symbol, prices), space, { partials: MOST_PARTIALS }) !== undefined)
          visited++;
      }),
      { numRuns: 60 },
    );
    expect(visited).toBeGreaterThan(15);
  });
});

describe('the utility', () => {
  test('is the difference of totals that the written grammar makes', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        arbitraryCorpus,
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        ({ grammar, corpus }, picks) => {
          const forest = forestOf(grammar, corpus);
          const prices = statePrices(forest, productionBits(grammar));
          const symbols = [...grammar.symbols.keys()].filter(
            (symbol) => weightsFor(grammar, symbol).length > 0,
          );
          const symbol = symbols[picks[0] % symbols.length];
          if (symbol === undefined) return;
          let partial = rootPartial(forest, symbol, prices);
          for (let step = 1; partial.open.length > 0; step++) {
            const next = decide(partial, forest, prices);
            // Holes come last; at the end of the list of picks nothing but holes is taken.
            const chosen = step < picks.length ? next[picks[step] % next.length] : next.at(-1);
            if (chosen === undefined) return;
            partial = chosen;
          }
          const weights = weightsFor(grammar, symbol);
          const abstraction = { ...partial, weight: weights[picks[1] % weights.length] };
          const term = termOf(grammar, abstraction);
          const found = utility(abstraction, forest);
          const candidate = {
            abstraction,
            utility: found,
            name: 'f',
            body: printTerm(term),
            given: false,
            arity: openPlaces(term).length,
          };
          let after: Grammar;
          try {
            after = extended(grammar, candidate, 'f');
          } catch {
            return; // One more production may make programs infinitely long.
          }
          const bits = programBits(after, corpus);
          expect(found.programBits).toBeCloseTo(bits, 6);
          expect(found.savedBits).toBeCloseTo(programBits(grammar, corpus) - bits - found.libraryBits, 6);
          compared++;
        },
      ),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  test('counts the body, a bit a place, the symbol, the weight and the edit', () => {
    const forest = forestOf(SMALL, corpusOf('n*n + 1', 'n*n + 2'));
    // int ::= int * int | …, of the weights 22 + 3: n * n with both places decided.
    const decisions = [5, 0, 0].map((index) => ({ kind: 'production', index }) as const);
    const { libraryBits } = utility({ symbol: 'int', decisions, weight: 3 }, forest);
    const body = Math.log2(25 / 1) + 2 * Math.log2(25 / 6);
    const weights = weightsFor(SMALL, 1).length;
    expect(libraryBits).toBeCloseTo(body + 2 + Math.log2(3) + Math.log2(weights) + EDIT_BITS, 9);
  });
});

describe('a library', () => {
  test('is the best of all that there is', () => {
    const corpus = corpusOf(
      ...['1', 'n', 'a(n-1)', 'a(n-1) + n', '7'].flatMap((term) => [
        `sum(k, 1, n, k*k) + (${term})`,
        `(${term})*sum(i, 1, n, i*i)`,
      ]),
    );
    const forest = forestOf(SMALL, corpus);
    const prices = statePrices(forest, productionBits(SMALL));
    const before = corpusBits(forest, prices);
    let best = Number.NEGATIVE_INFINITY;
    const { best: found, optimal } = findAbstraction(forest);
    for (const symbol of SMALL.symbols.keys()) {
      const shares = weightsFor(SMALL, symbol).map((weight) => shareOf(forest, symbol, weight));
      const left = { partials: 20_000 };
      const most = visit(rootPartial(forest, symbol, prices), { forest, before, shares }, left);
      best = Math.max(best, ...most!);
    }
    expect(optimal).toBe(true);
    expect(found?.utility.savedBits).toBeCloseTo(best, 9);
    expect(found?.body).toBe('sum(k, 1, n, k*k)');
  });

  test('has functions with arguments that stand below binders', () => {
    const corpus = corpusOf(
      ...['n + n', 'a(n-1)', '77', 'n*n', '5 + n'].map((term) => `sum(k, 1, n, k*(${term} + 1)) * 9`),
    );
    const { functions, grammar, bitsBefore, programBits: after, libraryBits } = learnLibrary(SMALL, corpus);
    expect(functions[0]).toMatchObject({ body: 'exact(sum(k, 1, n, k*(int + 1))*9)', arity: 1 });
    expect(functions[0].usedBy).toHaveLength(5);
    expect(after + libraryBits).toBeLessThan(bitsBefore);
    expect(programBits(parseGrammar(grammar.source, 'learned'), corpus)).toBeCloseTo(after, 6);
  });

  test('says of each function which programs use it, of those found after others too', () => {
    const terms = ['n + n', 'a(n-1)', '77', 'n*n', '5 + n'];
    const sums = terms.map((term) => `sum(k, 1, n, k*(${term} + 1)) * 9`);
    const products = terms.map((term) => `a(n-1)*a(n-1)*(n + 41)*(${term})`);
    const { functions } = learnLibrary(SMALL, corpusOf(...sums, ...products));
    const users = functions.map(({ body, usedBy }) => [body.includes('sum'), [...usedBy].sort()]);
    expect(users).toContainEqual([true, [...sums].sort()]);
    expect(users).toContainEqual([false, [...products].sort()]);
  });

  test('adds up to what its parts save', () => {
    const corpus = corpusOf(...[14, 26, 53, 61, 19, 20].map((c) => `(n + 1)*(n*n + ${c}) + a(n-1)*a(n-1)`));
    const learned = learnLibrary(SMALL, corpus);
    expect(savedBits(learned)).toBeGreaterThan(20);
    expect(learned.bitsBefore - learned.programBits - learned.libraryBits).toBeCloseTo(
      savedBits(learned) - END_BITS,
      6,
    );
    expect(learned.grammar.source).toMatch(/^# A .*takes .* bits.*\nform_\w+ ::= /m);
  });

  test('is empty where nothing pays', () => {
    const learned = learnLibrary(SMALL, corpusOf('n', 'a(n-1) + 1'));
    expect(learned).toMatchObject({ functions: [], weights: [], symbols: [], numbers: [], libraryBits: 0 });
    expect(learned.grammar.source).toBe(SMALL.source);
  });

  test('passes over what the grammar does not derive', () => {
    expect(learnLibrary(SMALL, corpusOf('n', 'n mod 2'))).toMatchObject({ programs: 1, passedOver: 1 });
  });
});

describe('programs equal by identities', () => {
  const variable = (name: string) => ({ kind: 'variable', name }) as const;
  const product = { kind: 'apply', primitive: '*', arguments: [variable('x'), variable('y')] } as const;
  const swapped = { ...product, arguments: [variable('y'), variable('x')] };
  const commutes = { left: product, right: swapped };

  test('count as the cheapest of them', () => {
    const corpus = ['n*7 + 1', '7*n + 2', '7*n + a(n-1)'].map((program) =>
      corpusEntry(program, parseModel(program), [], [commutes]),
    );
    const plain = corpusOf('n*7 + 1', '7*n + 2', '7*n + a(n-1)');
    const [modulo, without] = [corpus, plain].map(
      (entries) => findAbstraction(forestOf(SMALL, entries)).best,
    );
    expect(modulo!.utility.savedBits).toBeGreaterThan(without?.utility.savedBits ?? 0);
  });

  test('are found at every place, below binders as well', () => {
    const texts = equivalents(parseModel('sum(k, 1, n, k*2) * n'), [commutes]);
    expect(texts).toHaveLength(4);
  });

  test('never capture a variable', () => {
    const sum = parseExpression('sum(k, 1, n, k)');
    const below = { ...sum, body: product } as Expression;
    // x*y as the sum over k of x*y would be another thing where x or y is a k of an outer sum.
    const texts = (program: string) =>
      equivalents(parseModel(program), [{ left: product, right: below }]).map(printModel);
    expect(texts('sum(k, 1, n, k*n)')).toEqual(['exact(sum(k, 1, n, k*n))']);
    expect(texts('n*7').slice(0, 2)).toEqual(['exact(n*7)', 'exact(sum(k, 1, n, n*7))']);
  });
});
