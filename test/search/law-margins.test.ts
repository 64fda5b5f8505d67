import { expect, test } from 'vitest';
import { readDataset } from '../../dist/data/read.js';
import { parseModel } from '../../dist/language/parse.js';
import { lawMargins } from '../../dist/search/law-margins.js';

/** Differences between -1 and 1, all of them as often. */
const differenceAt = (row: number) => ((row * 0.618034) % 1) * 2 - 1;

function table(y: (x: number, difference: number) => number) {
  const lines = Array.from({ length: 150 }, (_, row) => {
    const x = 2 + ((row * 37) % 150) / 2;
    return `${x.toFixed(1)},${y(x, differenceAt(row)).toFixed(3)}`;
  });
  const bytes = new TextEncoder().encode(`x,y\n${lines.join('\n')}\n`);
  return readDataset(bytes, { name: 'table', column: 'y' }).dataset;
}

const law = parseModel('measured(3*x)');

test('differences of one size have constant margins', () => {
  const { below, above } = lawMargins(
    law,
    table((x, difference) => 3 * x + 0.5 * difference),
  )!;
  // Eight in ten of them are below 0.4; the shapes of noise that are mixed reach a little further.
  for (const { constant, share } of [below, above]) {
    expect(constant + share * 100).toBeGreaterThan(0.36);
    expect(constant + share * 100).toBeLessThan(0.5);
    expect(share * 100).toBeLessThan(0.05);
  }
});

test('there are none of what is right everywhere, and none where nothing is computed', () => {
  const exact = table((x) => 3 * x);
  expect(lawMargins(law, exact)).toEqual({
    below: { constant: 0, share: 0 },
    above: { constant: 0, share: 0 },
  });
  expect(lawMargins(parseModel('measured(sqrt(-x))'), exact)).toBeUndefined();
});
