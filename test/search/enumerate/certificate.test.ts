import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { HeadScorers } from '../../../src/codelength/head-scorer.js';
import { headFits } from '../../../src/codelength/heads.js';
import { shapeOf } from '../../../src/codelength/model-score.js';
import { columnOf } from '../../../src/data/column.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { parseGrammar } from '../../../src/grammar/parse.js';
import type { HeadName } from '../../../src/language/expression.js';
import { inlineExecutor } from '../../../src/search/enumerate/enumeration.js';
import { leastDataBits } from '../../../src/search/enumerate/least-data.js';
import { runSearch } from '../../../src/search/run.js';
import { integers, symbols } from '../sequences.js';

const HEADS: readonly HeadName[] = ['exact', 'patched', 'noisy', 'context'];

const limits = { seconds: Number.POSITIVE_INFINITY, maxEvaluations: 50_000, memory: 2 ** 24 };

describe('no column serves a head better than the bound says', () => {
  const expectBound = (dataset: Dataset, column: readonly (bigint | undefined)[]) => {
    const scorers = new HeadScorers(dataset.target, shapeOf(dataset));
    for (const head of HEADS) {
      if (!headFits(head, dataset.kind)) continue;
      const bits = scorers.of(head).scoreWide(columnOf(column));
      expect(bits, `${head} ${column}`).toBeGreaterThanOrEqual(leastDataBits(head, dataset) - 1e-9);
    }
  };

  const contexts = (rows: number) =>
    fc.array(fc.option(fc.bigInt(0n, 3n), { nil: undefined }), { minLength: rows, maxLength: rows });

  const symbolData = fc
    .record({ size: fc.integer({ min: 1, max: 40 }), rows: fc.integer({ min: 1, max: 14 }) })
    .chain(({ size, rows }) =>
      fc.tuple(
        fc
          .array(fc.nat(size - 1), { minLength: rows, maxLength: rows })
          .map((values) => symbols(values, size)),
        contexts(rows),
      ),
    );

  test.prop([symbolData], { numRuns: 3000 })('for symbols', ([dataset, column]) => {
    expectBound(dataset, column);
    expectBound(
      dataset,
      Array.from(dataset.target.values, (value) => BigInt(value)),
    );
    expectBound(
      dataset,
      Array.from(dataset.target.values, (value) => BigInt(value) / 2n),
    );
    expectBound(
      dataset,
      Array.from(dataset.target.values, () => undefined),
    );
  });

  const integerData = fc.array(fc.integer({ min: -2, max: 3 }), { minLength: 1, maxLength: 10 });

  test.prop(
    [integerData.chain((values) => fc.tuple(fc.constant(integers(values)), contexts(values.length)))],
    {
      numRuns: 1000,
    },
  )('for integers', ([dataset, column]) => {
    expectBound(dataset, column);
    const target = Array.from(dataset.target.values, (value) => BigInt(value));
    expectBound(dataset, target);
    expectBound(
      dataset,
      target.map((value, row) => (column[row] === undefined ? undefined : value)),
    );
  });
});

describe('nothing is certified before it is known', () => {
  test('contexts may be worth sharing between symbols with a prefix in common', async () => {
    const grammar = parseGrammar(
      'grammar shared\nstart model\nmodel ::= context(key) [1]\nkey ::= n [40] | n + 1 [34] | n div 2 [28]\n',
      'shared.grammar',
    );
    const result = await runSearch(
      symbols([0, 1, 2, 3, 4, 5, 6, 7], 8),
      { ...limits, grammar },
      1,
      inlineExecutor,
    );
    expect(result.best.program).toBe('context(n div 2)');
  });

  test('a literal is the cheapest way to say a constant', async () => {
    const grammar = parseGrammar(
      'grammar constants\nstart model\nmodel ::= exact(int) [1]\nint ::= literal [1]\n',
      'constants.grammar',
    );
    const found = await runSearch(integers([1000, 1000, 1000]), { ...limits, grammar }, 1, inlineExecutor);
    expect(found).toMatchObject({ certified: true, best: { program: 'exact(1000)' } });
  });
});
