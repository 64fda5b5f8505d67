import { describe, expect, test } from 'vitest';
import { priceModel } from '../../../src/codelength/price.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import type { CompoundModel, Model, SingleModel } from '../../../src/language/expression.js';
import { parseModel } from '../../../src/language/parse.js';
import { partDataset, partsOf, replacePart } from '../../../src/language/parts.js';
import { printModel } from '../../../src/language/print.js';
import { inlineExecutor } from '../../../src/search/enumerate/enumeration.js';
import { runSearch } from '../../../src/search/run.js';
import { interleavings, sectionsOf } from '../../../src/search/split/interleavings.js';
import { partsGrammar } from '../../../src/search/split/parts-grammar.js';
import { integers } from '../sequences.js';

const grammar = shippedGrammar('integer');

test('sections are every k-th row', () => {
  const sections = sectionsOf(integers([0, 1, 2, 3, 4, 5, 6]), 3);
  expect(sections.map(({ target }) => [...target.values])).toEqual([
    [0, 3, 6],
    [1, 4],
    [2, 5],
  ]);
});

describe('interleavings', () => {
  test('find what was woven', () => {
    const values = Array.from(
      { length: 60 },
      (_, row) => [5 * Math.floor(row / 3), 900 - row, (row * row) % 7][row % 3],
    );
    const dataset = integers(values);
    const models = [...interleavings({ dataset, grammar, candidates: [] })].filter(
      (model): model is Model => model !== undefined,
    );
    const prices = models.map((model) => priceModel(dataset, grammar, model).totalBits);
    const best = models[prices.indexOf(Math.min(...prices))];
    expect(printModel(best)).toMatch(/^interleaved\(exact\(5\*n\), exact\(.*\), exact\(a\(n-7\)\)\)$/);
  });
});

describe('a part can be searched on its own', () => {
  const values = [...Array.from({ length: 20 }, (_, row) => (7 * row * row) % 31), ...Array(12).keys()];
  const dataset = integers([...values, ...values.slice(4, 20)]);
  const model = parseModel('piecewise(20: noisy(15), 12: exact(n), noisy(15))') as CompoundModel;

  test('with the rows before it, and put back', async () => {
    const pieces = partsGrammar(grammar, 'piecewise');
    const part = partsOf(model, 48)[2];
    const { best } = await runSearch(
      partDataset(dataset, part),
      {
        ...(pieces && { grammar: pieces }),
        maxEvaluations: 20_000,
        seconds: Number.POSITIVE_INFINITY,
        memory: 2 ** 26,
      },
      1,
      inlineExecutor,
    );
    expect(best.program).toBe('exact(before(n+4))');
    const better = replacePart(model, 2, best.model as SingleModel);
    expect(printModel(better)).toBe('piecewise(20: noisy(15), 12: exact(n), exact(before(n+4)))');
    const [before, after] = [model, better].map((whole) => priceModel(dataset, grammar, whole).totalBits);
    expect(after).toBeLessThan(before);
  });

  test('among the sections of a piece, too', () => {
    const nested = parseModel('piecewise(4: interleaved(exact(n), exact(1)), exact(2))') as CompoundModel;
    expect(printModel(replacePart(nested, 1, parseModel('7') as SingleModel))).toBe(
      'piecewise(4: interleaved(exact(n), exact(7)), exact(2))',
    );
  });

  test('unless the grammar has no such models', () => {
    expect(partsGrammar(grammar, 'piecewise')?.start).toBe('piece');
    expect(partsGrammar(grammar, 'interleaved')?.start).toBe('simple');
    const pieces = partsGrammar(grammar, 'piecewise');
    expect(pieces && partsGrammar(pieces, 'piecewise')).toBeUndefined();
  });
});
