import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { priceModel } from '../../src/codelength/price.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { isSingle } from '../../src/language/expression.js';
import { leastCompoundBits } from '../../src/search/compound-bound.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import { runSearch } from '../../src/search/run.js';
import { arbitraryProgram } from '../../src/testing/grammars.js';
import { integers } from './sequences.js';

const grammar = parseGrammar(
  `grammar pieces
   start model
   model ::= simple [4] | piecewise(piece) [2] | interleaved(simple) [1]
   simple ::= exact(int) [1] | noisy(int) [3]
   piece ::= simple [3] | exact(before(n)) [5]
   int ::= n [4] | literal [2] | a(n-1) [3] | int + int [1]`,
  'pieces.grammar',
);

test.prop([arbitraryProgram(grammar), fc.array(fc.bigInt(0n, 3n), { minLength: 2, maxLength: 12 })])(
  'no compound model costs less than the bound',
  (model, values) => {
    fc.pre(!isSingle(model));
    const { totalBits } = priceModel(integers(values), grammar, model);
    expect(totalBits).toBeGreaterThanOrEqual(leastCompoundBits(grammar, 0, values.length) - 1e-9);
  },
);

test('a grammar without compound models has no bound', () => {
  const plain = parseGrammar('grammar g\nstart model\nmodel ::= exact(n)', 'g');
  expect(leastCompoundBits(plain, 0, 9)).toBe(Number.POSITIVE_INFINITY);
});

describe('the certificate of a short program covers compound models', () => {
  test.each([
    ['integer', [1, 1, 2, 3, 5, 8, 13]],
    ['integer', [0, 1, 4, 9, 16, 25]],
    ['integer', [2, 3, 5, 7, 11, 13, 17, 19, 23]],
  ])('%s: %s', async (name, values) => {
    const options = {
      grammar: shippedGrammar(name),
      maxEvaluations: 100_000,
      seconds: Number.POSITIVE_INFINITY,
    };
    const { certified, compoundBits, best } = await runSearch(
      integers(values),
      { ...options, memory: 2 ** 26 },
      1,
      inlineExecutor,
    );
    expect(certified).toBe(true);
    expect(compoundBits).toBeGreaterThan(best.totalBits);
  });
});
