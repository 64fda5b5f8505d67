import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { printExpression } from '../../../src/language/print.js';
import { SOLVER_FAMILIES } from '../../../src/search/solve/families.js';
import { solutions } from '../../../src/search/solve/solve.js';
import { integers, rowsFrom, table } from '../sequences.js';

const OTHERS = new Set(SOLVER_FAMILIES.map(({ name }) => name).filter((name) => name !== 'triangle'));

function proposed(dataset: Dataset): readonly string[] {
  const found: string[] = [];
  for (const solution of solutions(dataset, shippedGrammar('integer'), OTHERS))
    if (solution !== undefined) found.push(printExpression(solution.expression));
  return found;
}

type Entry = (entries: readonly (readonly number[])[], i: number, j: number) => number;

/** Lines of entries, each from those before it. */
function lines(count: number, length: (i: number) => number, entry: Entry): number[][] {
  const all: number[][] = [];
  for (let i = 0; i < count; i++) {
    all.push([]);
    for (let j = 0; j < length(i); j++) all[i].push(entry(all, i, j));
  }
  return all;
}

const triangle = (entry: Entry) => integers(lines(9, (i) => i + 1, entry).flat());

function withPlaces(all: readonly (readonly number[])[], from = 0): Dataset {
  const i = all.flatMap((line, at) => line.map(() => at + from));
  const j = all.flatMap((line) => line.map((_, at) => at + from));
  return table(all.flat(), { i, j });
}

describe('triangles read by lines', () => {
  test.each<[string, Entry, string]>([
    [
      'sums of the two above',
      (t, i, j) => (j === 0 || j === i ? 1 : t[i - 1][j] + t[i - 1][j - 1]),
      'if(tricol(n) mod trirow(n) = 0, 1, a(n - trirow(n)) + a(n - trirow(n) - 1))',
    ],
    [
      'edges with rules of their own',
      (t, i, j) => (j === 0 ? 2 ** i : j === i ? 3 : 2 * t[i - 1][j] + t[i - 1][j - 1]),
      'if(tricol(n) = 0, 2^trirow(n), if(tricol(n) = trirow(n), 3, 2*a(n - trirow(n)) + a(n - trirow(n) - 1)))',
    ],
    [
      'an edge of zeros',
      (t, i, j) => (j === 0 ? 0 : j === i ? 1 : j * t[i - 1][j] + t[i - 1][j - 1]),
      'if(tricol(n) = 0, 0, if(tricol(n) = trirow(n), 1, a(n - trirow(n) - 1) + tricol(n)*a(n - trirow(n))))',
    ],
    [
      'a square by antidiagonals',
      (t, i, j) => (j === 0 || j === i ? 1 : t[i - 1][j] + t[i - 1][j - 1] + t[i - 2][j - 1]),
      'if(tricol(n) mod trirow(n) = 0, 1, a(n - trirow(n)) + a(n - trirow(n) - 1) + a(n - 2*trirow(n)))',
    ],
  ])('%s', (_, entry, program) => {
    expect(proposed(triangle(entry))).toContain(program);
  });

  test('none in other sequences', () => {
    expect(proposed(integers(rowsFrom(40, (n) => (n * n * 37 + n * 11) % 101)))).toEqual([]);
  });
});

describe('tables of places', () => {
  test('in a triangle', () => {
    const all = lines(
      9,
      (i) => i + 1,
      (t, i, j) => (j === 0 || j === i ? 1 : 3 * t[i - 1][j] + t[i - 1][j - 1]),
    );
    expect(proposed(withPlaces(all))).toContain('if(j(n) mod i(n) = 0, 1, 3*a(n - i(n)) + a(n - i(n) - 1))');
  });

  test('in a rectangle, from any number on', () => {
    const all = lines(
      6,
      () => 7,
      (t, i, j) => (i === 0 ? j + 1 : j === 0 ? 5 * (i + 1) : t[i - 1][j] + t[i][j - 1]),
    );
    expect(proposed(withPlaces(all, 1))).toContain(
      'if(j(n) = 1, 5*i(n), if(i(n) = 1, j(n), a(n-7) + a(n-1)))',
    );
  });
});
