import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { priceModel } from '../../../src/codelength/price.js';
import { parseGrammar } from '../../../src/grammar/parse.js';
import type { PiecewiseModel, SingleModel } from '../../../src/language/expression.js';
import { parseModel } from '../../../src/language/parse.js';
import { pieceDataset } from '../../../src/language/parts.js';
import type { Option } from '../../../src/search/split/options.js';
import { cumulativeBits } from '../../../src/search/split/row-costs.js';
import { cheapestSegmentation } from '../../../src/search/split/segmentation.js';
import { integers } from '../sequences.js';

const PROGRAM_BITS = 5;
const BOUNDARY_BITS = 3;

const MODELS = ['noisy(0)', 'exact(a(n-1))', 'exact(a(n-1) + 1)'].map(
  (text) => parseModel(text) as SingleModel,
);

test.prop([fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 9 })], { numRuns: 60 })(
  'no division of the rows is cheaper',
  (values) => {
    const dataset = integers(values);
    const rows = values.length;
    const costs = values.map((_, start) =>
      MODELS.map((model) => cumulativeBits(model, pieceDataset(dataset, start))),
    );
    const options = costs.map((models) =>
      models.map((bits, index): Option => {
        const excluded = bits.indexOf(Number.POSITIVE_INFINITY);
        return {
          rows: excluded < 0 ? bits.length - 1 : excluded - 1,
          bits: (count) => PROGRAM_BITS + bits[count],
          model: () => MODELS[index],
        };
      }),
    );
    const cost = (start: number, end: number) =>
      PROGRAM_BITS + Math.min(...costs[start].map((bits) => bits[end - start]));
    let least = Number.POSITIVE_INFINITY;
    for (let cuts = 0; cuts < 2 ** (rows - 1); cuts++) {
      const starts = [
        0,
        ...Array.from({ length: rows - 1 }, (_, row) => row + 1).filter((row) => (cuts >> (row - 1)) & 1),
      ];
      const bits = starts.reduce((sum, start, index) => sum + cost(start, starts[index + 1] ?? rows), 0);
      least = Math.min(least, bits + BOUNDARY_BITS * (starts.length - 1));
    }
    const found = cheapestSegmentation(options, rows, 1, BOUNDARY_BITS);
    const bits = found.reduce((sum, { option, rows: count }) => sum + option.bits(count), 0);
    expect(bits + BOUNDARY_BITS * (found.length - 1)).toBeCloseTo(least, 9);
    expect(found.map(({ start }) => start)).toEqual(
      found.map((_, index) => found.slice(0, index).reduce((sum, stretch) => sum + stretch.rows, 0)),
    );
  },
);

test('what a piece costs on its own is what it costs in the model, but for literals', () => {
  const grammar = parseGrammar(
    'grammar g\nstart model\nmodel ::= piecewise(one)\none ::= noisy(0) | noisy(100)',
    'g',
  );
  const dataset = integers([1, 0, 2, 1, 99, 101, 100, 103]);
  const [low, high] = ['noisy(0)', 'noisy(100)'].map((text) => parseModel(text) as SingleModel);
  const model: PiecewiseModel = { head: 'piecewise', parts: [low, high], lengths: [4] };
  const told =
    cumulativeBits(low, pieceDataset(dataset, 0, 4))[4] + cumulativeBits(high, pieceDataset(dataset, 4))[4];
  expect(priceModel(dataset, grammar, model).dataBits).toBeCloseTo(told + Math.log2(7), 9);
});
