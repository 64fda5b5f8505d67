import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { WindowPrices } from '../../src/search/enumerate/window-prices.js';
import { Frontier } from '../../src/search/frontier.js';
import type { ScoredModel } from '../../src/search/result.js';

function model(programBits: number, dataBits: number): ScoredModel {
  return {
    model: { head: 'noisy', expressions: [{ kind: 'literal', value: 0n }] },
    program: `noisy(${programBits})`,
    head: 'noisy',
    programBits,
    dataBits,
    totalBits: programBits + dataBits,
  };
}

const point = fc.tuple(fc.nat(12), fc.nat(12)).map(([program, data]) => model(program, data));
const points = fc.array(point, { minLength: 1, maxLength: 40 });

describe('the frontier', () => {
  test.prop([points])('keeps what no other model beats in both parts', (models) => {
    const frontier = new Frontier();
    for (const one of models) frontier.insert(one);
    const kept = frontier.models;
    for (let at = 1; at < kept.length; at++) {
      expect(kept[at].programBits).toBeGreaterThan(kept[at - 1].programBits);
      expect(kept[at].dataBits).toBeLessThan(kept[at - 1].dataBits);
    }
    for (const { programBits, dataBits } of models) {
      expect(kept.some((one) => one.programBits <= programBits && one.dataBits <= dataBits)).toBe(true);
    }
    expect(models).toEqual(expect.arrayContaining([...kept]));
    expect(frontier.best?.totalBits).toBe(Math.min(...models.map(({ totalBits }) => totalBits)));
  });

  test.prop([points, point])('takes in what improves it, and only that', (models, last) => {
    const frontier = new Frontier();
    for (const one of models) frontier.insert(one);
    const before = frontier.models;
    const beaten = before.some((one) => one.programBits <= last.programBits && one.dataBits <= last.dataBits);
    expect(frontier.insert(last)).toBe(!beaten);
    expect(frontier.models.includes(last)).toBe(!beaten);
  });

  test('is empty at first', () => {
    expect(new Frontier().models).toEqual([]);
    expect(new Frontier().best).toBeUndefined();
  });
});

describe('the bound on the window', () => {
  test.prop([points, fc.nat(14), fc.nat(14)])(
    'leaves out only what is no gain',
    (models, programBits, dataBits) => {
      const window = new WindowPrices();
      for (const one of models) window.insert(one.programBits, one.dataBits);
      const beaten = models.some((one) => one.programBits <= programBits && one.dataBits <= dataBits);
      const shortest = models.every((one) => programBits + dataBits < one.totalBits);
      const passes = dataBits < window.bound(programBits);
      if (!beaten) expect(passes).toBe(true);
      if (passes) expect(!beaten || shortest).toBe(true);
    },
  );

  test('is none at first', () => {
    expect(new WindowPrices().bound(5)).toBe(Number.POSITIVE_INFINITY);
  });
});
