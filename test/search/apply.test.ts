import { describe, expect, test } from 'vitest';
import { columnOf, exactRows } from '../../src/data/column.js';
import type { Dataset } from '../../src/data/dataset.js';
import { columnsOfText, type FurtherRows, furtherRows } from '../../src/data/further-rows.js';
import { readDataset } from '../../src/data/read.js';
import { predict } from '../../src/index.js';
import { parseModel } from '../../src/language/parse.js';
import { applyModel } from '../../src/search/apply.js';
import { predictBounds } from '../../src/search/predict.js';
import { integers, rowsFrom, symbols, table } from './sequences.js';

function ahead(dataset: Dataset, text: string, needed: readonly string[] = [], target = 'y'): FurtherRows {
  return furtherRows('on', columnsOfText('on', Buffer.from(text)), dataset, target, needed);
}

function applied(
  program: string,
  dataset: Dataset,
  rows: Pick<FurtherRows, 'count' | 'given'> & Partial<FurtherRows>,
) {
  return applyModel(parseModel(program), dataset, { ...rows, withBounds: true }).map(({ value, low, high }) =>
    [value, low, high].map((cell) => (cell === undefined ? null : Number(cell))),
  );
}

const X = [5, 2, 9, 14];
const LINE = table(
  X.map((x) => 3 * x + 7),
  { x: X },
);

describe('a program applied to further rows', () => {
  test('has the value itself for bounds where it is exact', () => {
    expect(applied('exact(3*x(n) + 7)', LINE, ahead(LINE, 'x\n0\n100\n-1\n'))).toEqual([
      [7, 7, 7],
      [307, 307, 307],
      [4, 4, 4],
    ]);
  });

  test('has none where a column has none', () => {
    expect(applied('exact(3*x(n) + 7)', LINE, ahead(LINE, 'x,w\n0,1\n,2\n1,3\n'))).toEqual([
      [7, 7, 7],
      [null, null, null],
      [10, 10, 10],
    ]);
  });

  test('has bounds between which eight in ten rows of the data lie', () => {
    // Differences -4 to 4 and an outlier on either side, once among 11 rows and once among 22.
    const x = rowsFrom(11, (n) => 10 * n);
    const differences = [-50, ...rowsFrom(9, (n) => n - 4), 50];
    const data = table(
      x.map((value, row) => value + differences[row]),
      { x },
    );
    expect(applied('noisy(x(n))', data, ahead(data, 'x\n1000\n'))).toEqual([[1000, 950, 1050]]);
    const longer = table([...data.target.values, ...x.map((value) => value)], { x: [...x, ...x] });
    expect(applied('noisy(x(n))', longer, ahead(longer, 'x\n1000\n'))).toEqual([[1000, 996, 1004]]);
    const hits = table([...x.slice(0, 10), 999], { x });
    expect(applied('patched(x(n))', hits, ahead(hits, 'x\n7\n'))).toEqual([[7, 7, 7 + 999 - 100]]);
  });

  test('has bounds by the distribution of errors where it is measured', () => {
    // Quantiles of the normal distribution, the scale of which is 20, in turn.
    const quantiles = [-1.64, -1.04, -0.67, -0.39, -0.13, 0.13, 0.39, 0.67, 1.04, 1.64];
    const x = rowsFrom(200, (n) => (7 * n) % 200);
    const errors = x.map((_, row) => Math.round(20 * quantiles[(3 * row) % 10]));
    const data = table(
      x.map((value, row) => 5 * value + errors[row]),
      { x },
    );
    const [[value, low, high], missing] = applied('measured(5*x)', data, ahead(data, 'x,w\n1000,1\n,2\n'));
    expect(value).toBe(5000);
    expect(Math.abs(5000 - 1.28 * 20 - (low ?? 0))).toBeLessThan(5);
    expect(Math.abs(5000 + 1.28 * 20 - (high ?? 0))).toBeLessThan(5);
    expect(missing).toEqual([null, null, null]);
    const exact = table(
      x.map((each) => 5 * each),
      { x },
    );
    expect(applied('measured(5*x)', exact, ahead(exact, 'x\n1000\n'))).toEqual([[5000, 5000, 5000]]);
  });

  test.each(['measured', 'noisy'])(
    'has bounds that grow where rows hang on those before them: %s',
    (head) => {
      // Steps of a walk: quantiles of the normal distribution of scale 20, each once in ten rows.
      const steps = [-33, -21, -13, -8, -3, 3, 8, 13, 21, 33];
      let last = 0;
      const walk = rowsFrom(200, (n) => {
        last += steps[(3 * n + 7 * Math.floor(n / 10)) % 10];
        return last;
      });
      const data = integers(walk);
      const nine = applied(`${head}(a(n-1))`, data, { count: 9, given: [] });
      const widths = nine.map(([, low, high]) => (high ?? 0) - (low ?? 0));
      for (const [value, low, high] of nine) {
        expect(value).toBe(last);
        expect(low).toBeLessThan(last);
        expect(high).toBeGreaterThan(last);
      }
      // The scale of a sum of k steps is the root of k.
      expect(widths[3] / widths[0]).toBeGreaterThan(1.6);
      expect(widths[3] / widths[0]).toBeLessThan(2.4);
      expect(widths[8] / widths[0]).toBeGreaterThan(2.4);
      expect(widths[8] / widths[0]).toBeLessThan(3.6);
      const told = { count: 9, given: [], known: walk.slice(0, 9).map(BigInt) };
      const knowing = applied(`${head}(a(n-1))`, data, told);
      const width = knowing.map(([, low, high]) => (high ?? 0) - (low ?? 0));
      expect(Math.max(...width) / Math.min(...width)).toBeLessThan(1.1);
      // A rule that comes back to a level has bounds that stop growing.
      const level = applied(`${head}(a(n-1) ${head === 'noisy' ? 'div 4' : '/ 4'})`, data, {
        count: 40,
        given: [],
      });
      const [tenth, fortieth] = [level[9], level[39]].map(([, low, high]) => (high ?? 0) - (low ?? 0));
      expect(fortieth / tenth).toBeGreaterThan(0.6);
      expect(fortieth / tenth).toBeLessThan(1.6);
    },
  );

  test('has bounds in the notation of the data, and none where a column is missing', () => {
    const data = {
      ...integers(rowsFrom(60, (n) => 25 * n + [-2, 0, 2, -1, 1][n % 5])),
      kind: 'decimal',
      decimals: 1,
    } as const;
    const [first, ...others] = predictBounds(parseModel('measured(2.5*n)'), data, 3);
    expect(others).toHaveLength(2);
    expect([149.7, 149.8, 149.9]).toContain(Number(first?.low));
    expect([150.1, 150.2, 150.3]).toContain(Number(first?.high));
    const tabled = table([3, 6, 10, 12], { x: [1, 2, 3, 4] });
    expect(predictBounds(parseModel('noisy(3*x(n - 9))'), tabled, 1)).toEqual([null]);
  });

  test('reads rows before it: those that are known, and else those that it predicts', () => {
    const sums = table([1, 3, 6, 10], { x: [1, 2, 3, 4] });
    const rows = ahead(sums, 'x,y\n10,\n20,100\n1,\n');
    expect(rows.known).toEqual([undefined, 100n, undefined]);
    expect(applied('exact(a(n-1) + x(n))', sums, rows).map(([value]) => value)).toEqual([20, 40, 101]);
  });

  test('goes on in turn, and in its last piece', () => {
    const data = table([1, 50, 2, 60, 3, 70], { x: [1, 5, 2, 6, 3, 7] });
    const rows = ahead(data, 'x\n4\n8\n5\n');
    expect(applied('interleaved(exact(x(n)), exact(10*x(n)))', data, rows).map(([value]) => value)).toEqual([
      4, 80, 5,
    ]);
    const pieces = table([9, 9, 9, 2, 4, 6], { x: [7, 8, 3, 1, 2, 3] });
    const piecewise = 'piecewise(3: exact(9), exact(2*x(n)))';
    expect(applied(piecewise, pieces, ahead(pieces, 'x\n50\n')).map(([value]) => value)).toEqual([100]);
  });

  test('has no bounds for symbols', () => {
    const given = [{ name: 'x', column: columnOf([0n, 1n, 2n, 0n]) }];
    const data = { ...symbols([0, 1, 2, 0], 3), given };
    expect(applied('exact(x(n))', data, ahead(data, 'x\n2\n'))).toEqual([[2, null, null]]);
  });

  test('is given up where it takes too much work', () => {
    const program = 'exact(sum(i, 1, 4000, sum(j, 1, 4000, sum(k, 1, 4000, x(n)))))';
    expect(applied(program, LINE, ahead(LINE, 'x\n1\n'))).toEqual([[null, null, null]]);
  });
});

describe('further rows', () => {
  const data = readDataset(Buffer.from('x,z,y\n1,1.5,2\n2,2.25,4\n5,1,6\n'), { name: 't' }).dataset;

  test('have the scale of the data, whatever their order', () => {
    const { given, count } = ahead(data, 'z,q,x\n3.5,7,9\n');
    expect(count).toBe(1);
    expect(given.map(({ column }) => column.values.at(-1))).toEqual([9, 350]);
    // What is finer than the data is rounded.
    expect(ahead(data, 'z\n1.234\n-1.235\n').given[1].column.values.slice(3)).toEqual(
      Float64Array.of(123, -124),
    );
    expect(() => ahead(data, 'x,z\n1.5,2\n')).toThrow(
      'on: column "x" holds fractions, where the data and what is computed from it are whole numbers',
    );
    expect(ahead(data, 'x,z\n4,2\n').given.map(({ decimals }) => decimals)).toEqual([0, 2]);
  });

  test('keep their digits where a law computes with real numbers', () => {
    const source = columnsOfText('on', Buffer.from('x,z\n1.5,2.1234\n-2,\n'));
    const rows = furtherRows('on', source, data, undefined, [], true);
    expect(rows.given.map(({ decimals, column }) => [decimals, ...exactRows(column)])).toEqual([
      [1, 10n, 20n, 50n, 15n, -20n],
      [4, 15000n, 22500n, 10000n, 21234n, undefined],
    ]);
    const [{ value }] = applyModel(parseModel('measured(x*z)'), data, rows);
    expect(value).toBe(3n);
    expect(applyModel(parseModel('measured(100*x*z)'), data, rows)[0].value).toBe(319n);
  });

  test('are JSON as well', () => {
    expect(ahead(data, '[{"x": 3}, {"x": 4}]').given[0].column.values.slice(3)).toEqual(
      Float64Array.of(3, 4),
    );
  });

  test.each([
    ['x\n1\n', ['z'], 'on: there is no column named "z"; it has "x"'],
    ['q\n1\n', [], 'on: it has none of the columns of the data: "x", "z"'],
    ['x,z\n', [], 'on: there are no rows in it; give at least one'],
    ['x\none\n', [], '"one" is not a number; leave the cell empty where no value is known'],
  ])('%j are refused', (text, needed, message) => {
    expect(() => ahead(data, text, needed)).toThrow(message);
  });

  test('need columns in the data', () => {
    expect(() => ahead(integers([1, 2, 3]), 'x\n1\n')).toThrow('the data has none beside the target');
  });
});

describe('rows of a table that are to be found', () => {
  const text = 'x,y\n5,22\n2,13\n3,\n14,49\n9,34\n8,31\n100,?\n';

  test('stand apart from the rows of the data, with what is given of them', () => {
    const { dataset: data, open } = readDataset(Buffer.from(text), { name: 't' });
    expect([...data.target.values]).toEqual([22, 13, 49, 34, 31]);
    expect(open).toMatchObject({ count: 2, rows: [3, 7], follows: false });
    expect([...open!.given[0].column.values]).toEqual([5, 2, 14, 9, 8, 3, 100]);
    expect(applied('exact(3*x(n) + 7)', data, open!)).toEqual([
      [16, 16, 16],
      [307, 307, 307],
    ]);
    // Where they stand among others, n and the rows before are not what a program took them for.
    expect(applied('exact(x(n) + n)', data, open!)).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
  });

  test('may follow the rows of the data', () => {
    const { dataset: data, open } = readDataset(Buffer.from('x,y\n5,5\n2,7\n3,10\n4,\n6,\n'), { name: 't' });
    expect(open).toMatchObject({ rows: [4, 5], follows: true });
    expect(applied('exact(a(n-1) + x(n))', data, open!).map(([value]) => value)).toEqual([14, 20]);
  });

  test('are none where all rows have a value, or no column is given', () => {
    expect(readDataset(Buffer.from('x,y\n5,5\n2,7\n'), { name: 't' }).open).toBeUndefined();
    expect(readDataset(Buffer.from('y\n5\n7\n?\n'), { name: 't' }).open).toBeUndefined();
  });
});

describe('predict', () => {
  const text = `x,y\n${rowsFrom(12, (n) => (n * n * 7 + 3) % 41)
    .map((x) => `${x},${3 * x + 7}`)
    .join('\n')}\n`;
  const options = { maxEvaluations: 1500, workers: 1, column: 'y' };

  test('finds a law and applies it', async () => {
    const found = await predict(text, { ...options, on: { x: [100, 0n] } });
    expect(found).toMatchObject({ program: 'exact(3*x(n) + 7)', head: 'exact', found: true });
    expect(found.rows).toEqual([
      { value: '307', low: '307', high: '307' },
      { value: '7', low: '7', high: '7' },
    ]);
  });

  test('finds what a table lacks', async () => {
    const { rows } = await predict(`${text}50,\n`, options);
    expect(rows).toEqual([{ row: 13, value: '157', low: '157', high: '157' }]);
  });

  test('says what is wrong', async () => {
    await expect(predict(text, { ...options, on: 7 as never })).rejects.toThrow('predict: on takes a text');
    await expect(predict(text, options as never)).rejects.toThrow('predict: on takes a text');
    await expect(predict(text, { ...options, on: { w: [1] } })).rejects.toThrow('"x"');
  });
});
