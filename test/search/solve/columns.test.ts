import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { printExpression } from '../../../src/language/print.js';
import { SOLVER_FAMILIES } from '../../../src/search/solve/families.js';
import { solutions } from '../../../src/search/solve/solve.js';
import { integers, rowsFrom, symbols, table } from '../sequences.js';

/** What one family proposes, with columns by their names alone. */
function proposed(family: string, dataset: Dataset, grammar = 'integer'): readonly string[] {
  const others = SOLVER_FAMILIES.map(({ name }) => name).filter((name) => name !== family);
  const found: string[] = [];
  for (const solution of solutions(dataset, shippedGrammar(grammar), new Set(others)))
    if (solution !== undefined)
      found.push(printExpression(solution.expression).replaceAll(/\b([a-z]+)\(n\)/g, '$1'));
  return found;
}

const X = rowsFrom(40, (n) => (n * n * 97 + 31 * n + 11) % 301);
const Y = rowsFrom(40, (n) => (n * 19 + 2) % 37);
const alongX = (value: (x: number, y: number) => number) =>
  table(
    X.map((x, row) => value(x, Y[row])),
    { x: X, y: Y },
  );

describe('pieces along a column', () => {
  test.each<[string, (x: number, y: number) => number, string]>([
    ['a hinge', (x) => Math.max(0, x - 100), 'max(0, x - 100)'],
    ['two lines that meet', (x) => (x < 100 ? 2 * x : 5 * x - 300), '2*x + 3*max(0, x - 100)'],
    ['lines that meet, turned', (x) => (x < 100 ? 2 * x : 200), '2*x - 2*max(0, x - 100)'],
    ['a distance', (x) => 3 * Math.abs(x - 70) + 4, '3*abs(x - 70) + 4'],
    [
      'brackets of a tax',
      (x) => (x < 110 ? 0 : x < 200 ? Math.floor((x - 110) / 5) : 18 + Math.floor((2 * (x - 200)) / 5)),
      'max(max(0, (x - 110) div 5), -62 + 2*x div 5)',
    ],
  ])('%s', (_, value, program) => {
    expect(proposed('threshold', alongX(value))).toContain(program);
  });

  test.each<[string, (x: number, y: number) => number, RegExp]>([
    ['steps', (x) => (x < 60 ? 5 : x < 150 ? 9 : 14), /^if\(x < (\d+), 5, if\(x < (\d+), 9, 14\)\)$/],
    [
      'a rule in two columns',
      (x, y) => (x < 100 ? x * y : x * y - 3 * x + 1),
      /^if\(x < (\d+), x\*y, x\*y - 3\*x \+ 1\)$/,
    ],
  ])('%s', (_, value, form) => {
    const dataset = alongX(value);
    const found = proposed('threshold', dataset)
      .map((program) => form.exec(program))
      .find((match) => match !== null);
    expect(found).toBeDefined();
    // Each threshold lies behind the last row before it and before the first one behind it.
    for (const place of found!.slice(1).map(Number)) {
      const below = Math.max(...X.filter((x) => x < place));
      const above = Math.min(...X.filter((x) => x >= place));
      expect(value(below, 1)).not.toBe(value(above, 1));
    }
  });

  test('of symbols', () => {
    const grades = X.map((x) => (x >= 250 ? 2 : x >= 170 ? 0 : 1));
    const dataset = { ...symbols(grades, 3), given: table(grades, { x: X }).given };
    const found = proposed('threshold', dataset, 'symbol');
    expect(found).toEqual([expect.stringMatching(/^if\(x < 1\d0, 1, if\(x < 2\d0, 0, 2\)\)$/)]);
  });

  test('none where there is one rule, or none', () => {
    expect(
      proposed(
        'threshold',
        alongX((x) => 3 * x + 7),
      ),
    ).toEqual([]);
    expect(
      proposed(
        'threshold',
        alongX((x, y) => (x * x * y + 7 * y) % 101),
      ),
    ).toEqual([]);
  });
});

describe('many columns', () => {
  const columns = Object.fromEntries(
    [...'abcdefgh'].map((name, at) => [
      name,
      rowsFrom(40, (n) => ((n + 3) * (n + at) * (7 * at + 5) + n * n * n) % 83),
    ]),
  );
  const of = (value: (row: Readonly<Record<string, number>>) => number) => {
    const rows = rowsFrom(40, (n) => n).map((n) =>
      Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[n]])),
    );
    return table(rows.map(value), columns);
  };

  test('enter sums with a product of any two', () => {
    const found = proposed(
      'given-column',
      of(({ c, g, h }) => g * g - 5 * h + c),
    );
    expect(found.some((program) => ['g', '5*h', 'c'].every((part) => program.includes(part)))).toBe(true);
    expect(
      proposed(
        'given-column',
        of(({ c, f, h }) => f * h + 9 * c),
      ).length,
    ).toBeGreaterThan(0);
  });
});

test('of more columns those that go with the data most are taken', () => {
  const columns = Object.fromEntries(
    rowsFrom(20, (at) => at).map((at) => [
      `${'abcdefghijklmnopqrst'[at]}`,
      rowsFrom(40, (n) => ((n + 3) * (n + at) * (7 * at + 5) + n * n * n) % 83),
    ]),
  );
  expect(
    proposed(
      'given-column',
      table(
        columns.q.map((value) => 3 * value + 7),
        columns,
      ),
    ),
  ).toContain('3*q + 7');
});

describe('rows by the values of a column', () => {
  test('that has few of them', () => {
    const kind = rowsFrom(40, (n) => [3, 1, 2, 2, 1][n % 5]);
    const values = X.map((x, row) => [3 * x, x + 50, 400 - x][kind[row] - 1]);
    expect(proposed('given-section', table(values, { kind, x: X }))).toContain(
      'if(kind = 1, 3*x, if(kind = 2, x + 50, 400 - x))',
    );
  });

  test('by residues', () => {
    expect(
      proposed(
        'given-section',
        alongX((x, y) => (x % 2 === 0 ? y : 7)),
      ),
    ).toContain('if(x mod 2 = 0, y, 7)');
  });
});

describe('lines in a column that are rounded down', () => {
  test('with the simplest slope', () => {
    expect(
      proposed(
        'quotient',
        alongX((x) => Math.floor(x / 12)),
      ),
    ).toContain('x div 12');
    expect(
      proposed(
        'quotient',
        alongX((x) => Math.floor((-7 * x + 30) / 5)),
      ),
    ).toContain('6 + (-7*x div 5)');
  });
});

describe('remainders with an offset', () => {
  test('of a column', () => {
    const found = proposed(
      'given-remainder',
      alongX((x, y) => ((19 * x + 5 * y + 15) % 30) + 3),
    );
    expect(found).toEqual([
      expect.stringMatching(/^\(5\*y \+ 19\*x \+ \d+\) mod 30|\(19\*x \+ 5\*y \+ \d+\) mod 30/),
    ]);
    expect(
      proposed(
        'given-remainder',
        alongX((x) => ((71 * x + 15) % 365) - 40),
      ),
    ).toEqual([expect.stringMatching(/^\(71\*x \+ \d+\) mod 365 - \d+$/)]);
  });

  test('of n, and of the term before', () => {
    expect(proposed('residue', integers(rowsFrom(40, (n) => ((19 * n + 15) % 30) + 3)))).toContain(
      '(19*n + 15) mod 30 + 3',
    );
    const terms = [5];
    while (terms.length < 40) terms.push(((terms[terms.length - 1] * 7 + 53 * 4 + 3) % 53) - 20);
    const found = proposed('residue', integers(terms));
    expect(found.some((program) => /^\(7\*a\(n-1\) \+ \d+\) mod 53 - \d+$/.test(program))).toBe(true);
  });
});

describe('measured tables', () => {
  const noise = rowsFrom(40, (n) => ((n * n * 53 + 7 * n) % 9) - 4);

  test('are sums of columns and products, by least squares', () => {
    const values = X.map((x, row) => 3 * x * Y[row] + 500 + noise[row]);
    const products = proposed('regression', table(values, { x: X, y: Y }));
    expect(products.some((program) => /^3\*\(x\*y\) \+ (49|50)\d$/.test(program))).toBe(true);
    const tenths = X.map((x, row) => Math.round(3.7 * x - 8.2 * Y[row]) + noise[row]);
    const found = proposed('regression', table(tenths, { x: X, y: Y }));
    expect(found.some((program) => /^x\*37 div 10 - y\*(82|41) div (10|5)/.test(program))).toBe(true);
  });
});
