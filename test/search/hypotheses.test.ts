import { describe, expect, test } from 'vitest';
import { priceModel } from '../../src/codelength/price.js';
import type { Dataset } from '../../src/data/dataset.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';
import { Hypotheses } from '../../src/search/hypotheses.js';
import type { ScoredModel } from '../../src/search/result.js';
import { integers, rowsFrom } from './sequences.js';

function scored(program: string, dataset: Dataset): ScoredModel {
  const model = parseModel(program);
  const { programBits, dataBits, totalBits } = priceModel(dataset, shippedGrammar('integer'), model);
  return { model, program, head: model.head, programBits, dataBits, totalBits };
}

/** A model as it stands, at a total made up for the test. */
function at(totalBits: number, program: string, dataset: Dataset): ScoredModel {
  return { ...scored(program, dataset), programBits: totalBits, dataBits: 0, totalBits };
}

function judge(dataset: Dataset, models: readonly ScoredModel[], count = 3) {
  const hypotheses = new Hypotheses();
  for (const model of models) hypotheses.insert(model);
  const best = models.reduce((one, other) => (other.totalBits < one.totalBits ? other : one));
  return hypotheses.judge(best, dataset, count);
}

const POWERS = integers([1, 2, 4]);

describe('confidence', () => {
  test('is close to one when one exact model is far shorter than the null model', () => {
    const squares = integers(rowsFrom(15, (n) => n * n));
    const { best, alternatives } = judge(squares, [
      scored('exact(n*n)', squares),
      scored('noisy(0)', squares),
    ]);
    expect(best.next).toEqual(['225', '256', '289']);
    expect(best.confidence).toBeGreaterThan(0.999);
    expect(alternatives).toHaveLength(1);
    expect(alternatives[0].confidence).toBeCloseTo(1, 9);
  });

  test('is shared by models that tie and disagree, which are listed with their weights', () => {
    const doubling = at(20, 'exact(2^n)', POWERS);
    const cake = at(21, 'exact((n*n + n) div 2 + 1)', POWERS);
    const { best, alternatives } = judge(POWERS, [doubling, cake]);
    expect(best.confidence).toBeCloseTo(2 / 3, 9);
    expect(alternatives.map(({ program, next }) => [program, next])).toEqual([
      ['exact(2^n)', ['8', '16', '32']],
      ['exact((n*n + n) div 2 + 1)', ['7', '11', '16']],
    ]);
    expect(alternatives[0].confidence).toBeCloseTo(2 / 3, 9);
    expect(alternatives[1].confidence).toBeCloseTo(1 / 3, 9);
  });

  test('adds up over models that agree, told once by the shortest', () => {
    const { best, alternatives } = judge(POWERS, [
      at(20, 'exact(2^n)', POWERS),
      at(20, 'exact(2 * a(n-1))', POWERS),
      at(20, 'exact((n*n + n) div 2 + 1)', POWERS),
      at(19.5, 'exact(a(n-1) + a(n-1))', POWERS),
    ]);
    const ours = 2 + 2 ** 0.5;
    expect(best.confidence).toBeCloseTo(ours / (ours + 1), 9);
    expect(alternatives.map(({ program }) => program)).toEqual([
      'exact(a(n-1) + a(n-1))',
      'exact((n*n + n) div 2 + 1)',
    ]);
  });

  test('counts a model that only deems these rows likely by that probability', () => {
    const even = integers([0, 2, 4, 6, 8]);
    const exact = at(20, 'exact(2 * n)', even);
    const noisy = at(20, 'noisy(2 * n)', even);
    const { best } = judge(even, [exact, noisy], 1);
    expect(best.confidence).toBeGreaterThan(0.5);
    expect(best.confidence).toBeLessThan(1);
  });

  test('is none where the best model ends', () => {
    const dataset = integers([10, 12, 15, 20]);
    const { best } = judge(dataset, [scored('exact(60 div (6 - n))', dataset)]);
    expect(best).toMatchObject({ next: ['30', '60', null], confidence: 0 });
  });

  test('is none when nothing is asked', () => {
    expect(judge(POWERS, [at(20, 'exact(2^n)', POWERS)], 0).best).toMatchObject({
      next: [],
      confidence: 0,
    });
  });
});

describe('models kept', () => {
  test('are those that still count', () => {
    const hypotheses = new Hypotheses();
    expect(hypotheses.admits(1e9)).toBe(true);
    const best = at(20, 'exact(2^n)', POWERS);
    hypotheses.insert(best);
    expect(hypotheses.admits(20)).toBe(true);
    expect(hypotheses.admits(60)).toBe(false);
    expect(hypotheses.has('exact(2^n)')).toBe(true);
    hypotheses.insert(at(60, 'exact((n*n + n) div 2 + 1)', POWERS));
    expect(hypotheses.judge(best, POWERS, 2).alternatives).toHaveLength(1);
  });

  test('are the shortest when there are too many', () => {
    const hypotheses = new Hypotheses();
    const shortest = at(20, 'exact(2^n)', POWERS);
    for (let extra = 2000; extra > 0; extra--) {
      hypotheses.insert({
        ...at(21 + extra / 1000, 'exact((n*n + n) div 2 + 1)', POWERS),
        program: `model ${extra}`,
      });
    }
    hypotheses.insert(shortest);
    const { best, alternatives } = hypotheses.judge(shortest, POWERS, 2);
    expect(hypotheses.has('model 1')).toBe(true);
    expect(hypotheses.has('model 2000')).toBe(false);
    expect(best.program).toBe('exact(2^n)');
    expect(best.next).toEqual(['8', '16']);
    // Together the others outweigh the shortest.
    expect(alternatives.map(({ program }) => program)).toEqual(['exact(2^n)', 'model 1']);
    expect(alternatives[1].confidence).toBeGreaterThan(0.9);
    expect(alternatives.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 9);
    expect(best.confidence).toBeCloseTo(alternatives[0].confidence, 9);
  });

  test('have weights that add up to one', () => {
    const futures = Array.from({ length: 12 }, (_, index) =>
      at(20 + index / 4, `exact(2^n + (n div 3) * ${index})`, POWERS),
    );
    const { best, alternatives } = judge(POWERS, futures);
    expect(alternatives.length).toBeLessThanOrEqual(12);
    const listed = alternatives.reduce((sum, { confidence }) => sum + confidence, 0);
    const all = futures.reduce((sum, { totalBits }) => sum + 2 ** (20 - totalBits), 0);
    const shown = futures.slice(0, alternatives.length);
    const expected = shown.reduce((sum, { totalBits }) => sum + 2 ** (20 - totalBits), 0) / all;
    expect(listed).toBeCloseTo(expected, 9);
    expect(best.confidence).toBeCloseTo(1 / all, 9);
    expect(alternatives.map(({ confidence }) => confidence)).toEqual(
      alternatives.map(({ confidence }) => confidence).toSorted((x, y) => y - x),
    );
  });
});
