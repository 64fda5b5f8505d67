import { describe, expect, it } from 'vitest';
import { headFits } from '../../src/codelength/heads.js';
import { nullModel } from '../../src/codelength/null-model.js';
import { columnOf } from '../../src/data/column.js';
import type { Dataset } from '../../src/data/dataset.js';
import { KINDS } from '../../src/data/kinds.js';
import { isSingle } from '../../src/language/expression.js';

describe.each(Object.values(KINDS))('kind $name', (kind) => {
  const dataset: Dataset = {
    name: 'few',
    kind: kind.name,
    target: columnOf([0n, 1n, 1n]),
    given: [],
    decimals: kind.hasDecimals ? 1 : 0,
    ...(kind.hasSignificance && { significant: 3 }),
    alphabet: kind.hasAlphabet ? [97, 98, 99] : [],
  };

  it('stands in the table under its name', () => {
    expect(KINDS[kind.name]).toBe(kind);
  });

  it('has a null model whose head fits it', () => {
    const { model, dataBits, totalBits } = nullModel(dataset);
    expect(isSingle(model) && headFits(model.head, kind.name)).toBe(true);
    expect(dataBits).toBeGreaterThan(0);
    expect(totalBits).toBeLessThan(Number.POSITIVE_INFINITY);
  });

  it('writes different values differently', () => {
    const shown = [-1n, 0n, 1n, 2n, 10n, 300n].map((value) => kind.format(value, dataset));
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('bounds values by its alphabet, or not at all', () => {
    expect(kind.admits(2n, dataset)).toBe(true);
    expect(kind.admits(3n, dataset)).toBe(!kind.hasAlphabet);
    expect(kind.admits(-1n, dataset)).toBe(!kind.hasAlphabet);
  });
});
