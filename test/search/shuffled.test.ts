import { describe, expect, test } from 'vitest';
import { dataBits } from '../../dist/codelength/model-score.js';
import { nullModel } from '../../dist/codelength/null-model.js';
import { readDataset } from '../../dist/data/read.js';
import { parseModel } from '../../dist/language/parse.js';
import { isFinding } from '../../dist/search/chance.js';
import { bitsOfNothing, shuffledBits } from '../../dist/search/shuffled.js';

/** A number between 0 and 1 without order. */
const scattered = (row: number) => Math.abs(Math.sin(row * row + 1) * 10_000) % 1;

const tableOf = (lines: readonly string[]) =>
  readDataset(new TextEncoder().encode(`x,y\n${lines.join('\n')}\n`), { name: 'table', column: 'y' }).dataset;

/** A table of rows x, y, as they are computed from two numbers without order and the row. */
const table = (rows: number, row: (one: number, other: number, n: number) => readonly [string, string]) =>
  tableOf(Array.from({ length: rows }, (_, n) => row(scattered(n), scattered(n + 5000), n).join(',')));

const FAR = 1000;
const heavyTails = table(200, (one, other) => [
  (20 * one).toFixed(3),
  (FAR + 30 * Math.tan(Math.PI * (other - 0.5))).toFixed(4),
]);
const magnitudes = table(40, (one, other) => [
  one.toFixed(3),
  String(Number((10 ** (8 * other - 4)).toPrecision(6))),
]);
const law = table(12, (one, other) => [
  (20 * one).toFixed(3),
  (3 * 20 * one + 0.2 * (other - 0.5)).toFixed(3),
]);

const measured = (program: string) => parseModel(program, 'program', 'real');

describe('rows in other orders', () => {
  test.each([
    ['heavy tails about a number', heavyTails, 'measured(1000)'],
    ['heavy tails that a column is beside', heavyTails, 'measured(1000 + x)'],
    ['many magnitudes', magnitudes, 'measured(x)'],
  ])('take no more bits where nothing depends on them: %s', (_, dataset, program) => {
    const model = measured(program);
    const inOrder = dataBits(model, dataset);
    expect(shuffledBits(model, dataset) - inOrder).toBeLessThan(9);
    // However many more bits the null model takes, the program has found nothing.
    const totalBits = inOrder + 20;
    const nullBits = bitsOfNothing(totalBits + 100, Infinity, { model, totalBits }, { dataset, bits: 0 });
    expect(isFinding(totalBits, nullBits, 200)).toBe(false);
    expect(nullBits).toBeGreaterThanOrEqual(totalBits);
  });

  test('meet the chance that few rows go up and down', () => {
    const dataset = tableOf(['1,4.05', '2,14.92', '3,4.03', '4,14.96', '5,4.08']);
    const model = parseModel('noisy(a(n-2))');
    const own = dataBits(model, dataset);
    // A tenth of all orders do.
    expect(shuffledBits(model, dataset) - own).toBeLessThan(5);
  });

  test.each([
    ['a law of a table', law, 'measured(3*x)'],
    ['a law to the last digit', table(6, (_, __, n) => [`${n}`, `${n * n}.50`]), 'measured(x^2 + 0.5)'],
    ['a walk', walk(100), 'measured(a(n-1))'],
  ])('take many more bits where something does: %s', (_, dataset, program) => {
    const model = measured(program);
    expect(shuffledBits(model, dataset)).toBeGreaterThan(dataBits(model, dataset) + 25);
    const totalBits = dataBits(model, dataset) + 10;
    const nullBits = nullModel(dataset).totalBits;
    const bits = bitsOfNothing(nullBits, 0, { model, totalBits }, { dataset, bits: 0 });
    expect(isFinding(totalBits, bits, dataset.target.values.length)).toBe(true);
  });

  test('leave it to other draws where a program must be right', () => {
    const model = parseModel('exact(n^2)');
    const squares = tableOf(['0,0', '1,1', '2,4', '3,9', '4,16']);
    const found = { model, totalBits: 30 };
    expect(bitsOfNothing(90, 50, found, { dataset: squares, bits: 0 })).toBe(50);
    expect(bitsOfNothing(90, 20, found, { dataset: squares, bits: 0 })).toBe(30);
  });

  test('say nothing where a program that must be right cannot be', () => {
    const squares = tableOf(['0,0', '1,1', '2,4', '3,9', '4,16']);
    expect(shuffledBits(parseModel('exact(n^2)'), squares)).toBe(Number.POSITIVE_INFINITY);
  });

  test('say nothing of rows that are all alike', () => {
    const alike = tableOf(['1,5', '2,5', '3,5', '4,5']);
    expect(shuffledBits(parseModel('noisy(5)'), alike)).toBe(Number.POSITIVE_INFINITY);
  });
});

function walk(rows: number) {
  let place = 0;
  return table(rows, (one, other) => {
    place += other - 0.5;
    return [one.toFixed(2), place.toFixed(3)];
  });
}
