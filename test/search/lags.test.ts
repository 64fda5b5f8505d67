import { describe, expect, test } from 'vitest';
import { likelyLags } from '../../src/search/lags.js';
import { splitMix } from '../../src/search/seeds.js';
import { integers, rowsFrom, symbols } from './sequences.js';

/** Numbers below a bound from a seed. */
function noise(count: number, below: number, seed: number): number[] {
  const next = splitMix(seed);
  return rowsFrom(count, () => (next() >>> 0) % below);
}

/** Rows of rule 110 from random cells, one after the other. */
function automaton(width: number, rows: number): number[] {
  let row = noise(width, 2, 7);
  const cells: number[] = [];
  for (let time = 0; time < rows; time++) {
    cells.push(...row);
    row = row.map((_, x) => {
      const code = 4 * row[(x + width - 1) % width] + 2 * row[x] + row[(x + 1) % width];
      return (110 >> code) & 1;
    });
  }
  return cells;
}

describe('likely lags', () => {
  test('are the width of a cellular automaton', () => {
    expect(likelyLags(symbols(automaton(61, 120), 2), 1)).toEqual([61]);
  });

  test('are the period of a seasonal signal on a trend', () => {
    const jitter = noise(240, 5, 3);
    const seasonal = rowsFrom(240, (n) => 3 * n + Math.round(40 * Math.sin((Math.PI * n) / 6)) + jitter[n]);
    expect(likelyLags(integers(seasonal), 3)).toContain(12);
  });

  test('are the length of records of symbols that repeat with mistakes', () => {
    const record = noise(37, 20, 5);
    const mistakes = noise(2000, 10, 11);
    const rows = rowsFrom(2000, (n) => (mistakes[n] === 0 ? n % 20 : record[n % 37]));
    expect(likelyLags(symbols(rows, 20), 1)).toEqual([37]);
  });

  test('are none in noise', () => {
    expect(likelyLags(symbols(noise(3000, 4, 1), 4), 8)).toEqual([]);
    expect(likelyLags(integers(noise(3000, 4, 2)), 8)).toEqual([]);
  });

  test('are none in data too short, constant or empty', () => {
    expect(likelyLags(integers([]), 8)).toEqual([]);
    expect(likelyLags(integers([1, 2, 1, 2]), 8)).toEqual([]);
    expect(likelyLags(integers(rowsFrom(200, () => 5)), 8)).toEqual([]);
    expect(
      likelyLags(
        symbols(
          rowsFrom(200, () => 1),
          2,
        ),
        8,
      ),
    ).toEqual([]);
  });

  test('are found among values of any size', () => {
    const period = [1n, 10n ** 30n, -(10n ** 20n), 7n, 10n ** 25n, 3n, 4n];
    const rows = rowsFrom(100, (n) => n).map((n) => period[n % 7]);
    expect(likelyLags(integers(rows), 1)).toEqual([7]);
  });
});
