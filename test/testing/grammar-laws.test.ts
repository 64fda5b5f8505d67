import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { rowBits } from '../../src/codelength/model-score.js';
import { exactRows } from '../../src/data/column.js';
import { rowsOf } from '../../src/data/dataset.js';
import { derive } from '../../src/grammar/derive.js';
import type { Grammar, Production } from '../../src/grammar/grammar.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { SHIPPED, shippedGrammar } from '../../src/grammar/shipped.js';
import { printModel } from '../../src/language/print.js';
import { arbitraryDatasetFrom } from '../../src/testing/datasets.js';
import { assertGrammarLaws } from '../../src/testing/grammar-laws.js';
import { arbitraryGrammar } from '../../src/testing/grammars.js';

const GIVEN = ['price', 'two words'];

const OWN = parseGrammar(
  `grammar own
start model
model ::= simple [6] | piecewise(simple) | interleaved(simple)
simple ::= exact(int) [2] | noisy(int) | patched(int)
int ::= n [6] | literal [4] | a(n-1) [4] | int + int | int * int | sum(k, 1, n, k) [2]
`,
  'own.grammar',
);

function withProductions(grammar: Grammar, change: (production: Production) => Partial<Production>): Grammar {
  const symbols = grammar.symbols.map((symbol) => ({
    ...symbol,
    productions: symbol.productions.map((production) => ({ ...production, ...change(production) })),
  }));
  return { ...grammar, symbols };
}

describe('the laws of a grammar', () => {
  test.each(SHIPPED)('hold for the shipped grammar %s', (name) => {
    assertGrammarLaws(shippedGrammar(name), { given: GIVEN, derivations: 300, runs: 30 });
  });

  test('hold for one of compound models', () => assertGrammarLaws(OWN));

  test.prop([arbitraryGrammar()], { numRuns: 20 })('hold for arbitrary ones', (grammar) => {
    assertGrammarLaws(grammar, { given: GIVEN, derivations: 100, runs: 10 });
  });

  test.each<[string, Grammar, RegExp]>([
    ['prices too low', withProductions(OWN, ({ bits }) => ({ bits: bits / 2 })), /programs add up to [1-9]/],
    ['other weights than prices', withProductions(OWN, () => ({ weight: 1 })), /is written in .* priced at/],
    ['another source', { ...OWN, source: OWN.source.replace('[6]', '[7]') }, /the source is another grammar/],
  ])('fail for %s', (_, grammar, message) => {
    expect(() => assertGrammarLaws(grammar)).toThrow(message);
  });
});

describe('datasets from a grammar', () => {
  const generated = fc.oneof(
    arbitraryDatasetFrom(OWN, { minRows: 3, maxRows: 20 }),
    arbitraryDatasetFrom(shippedGrammar('bits'), { kind: 'symbol' }),
    arbitraryDatasetFrom(OWN, { kind: 'decimal', decimals: 2 }),
  );

  test.prop([generated], { numRuns: 60 })('can be coded by their programs', ({ model, dataset }) => {
    expect(rowBits(model, dataset)).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(exactRows(dataset.target)).not.toContain(undefined);
    const grammar = dataset.kind === 'symbol' ? shippedGrammar('bits') : OWN;
    expect(derive(grammar, model, [])).toBeDefined();
  });

  test('are of many programs and values', () => {
    const made = fc.sample(arbitraryDatasetFrom(OWN, { minRows: 10, maxRows: 20 }), {
      numRuns: 100,
      seed: 5,
    });
    expect(new Set(made.map(({ model }) => printModel(model))).size).toBeGreaterThan(30);
    expect(new Set(made.map(({ model }) => model.head)).size).toBe(5);
    expect(new Set(made.flatMap(({ dataset }) => exactRows(dataset.target))).size).toBeGreaterThan(100);
    const rows = made.map(({ dataset }) => rowsOf(dataset));
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...rows)).toBeLessThanOrEqual(20);
  });
});
