import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { exportModel } from '../../src/codelength/export.js';
import { exactRows, valueAt } from '../../src/data/column.js';
import { BEFORE } from '../../src/data/dataset.js';
import { InputError } from '../../src/errors.js';
import { checkModel } from '../../src/language/check.js';
import { evaluateColumn, rootWorld } from '../../src/language/columns.js';
import { isSingle, type Model } from '../../src/language/expression.js';
import { parseModel } from '../../src/language/parse.js';
import { partDataset, partFinder, partsOf } from '../../src/language/parts.js';
import { printModel } from '../../src/language/print.js';
import { arbitraryModel } from '../../src/testing/expressions.js';
import { integers } from '../search/sequences.js';

const MIXED = 'piecewise(3: exact(n), 4: interleaved(noisy(0), exact(a(n-1))), patched(before(n+2)))';

function mistakeOf(text: string): string {
  try {
    return printModel(parseModel(text, 'p'));
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

describe('compound models', () => {
  test.each([
    MIXED,
    'interleaved(exact(n), context(a(n-1)), noisy(price(n)))',
    'piecewise(1: exact(0), 1: exact(1), exact(2))',
    'piecewise(9: exact(`before`(n)), noisy(before(n) + `piecewise`(n)))',
  ])('%s is printed as it was read', (program) => {
    expect(printModel(parseModel(program))).toBe(program);
  });

  test('a part without a head is exact', () => {
    expect(printModel(parseModel('interleaved(n, n^2)'))).toBe('interleaved(exact(n), exact(n^2))');
  });

  test.each([
    ['interleaved(exact(n))', "'interleaved' takes 2 models at least, not 1"],
    ['piecewise(exact(n))', "'piecewise' takes 2 models at least, not 1"],
    [
      `interleaved(${Array(17).fill('exact(n)').join(', ')})`,
      "'interleaved' takes 16 models at most, not 17",
    ],
    ['interleaved(3: n, n)', "p:1:13: the parts of 'interleaved' take no rows of their own"],
    ['piecewise(n: n, n)', "p:1:11: expected the rows of a piece, found 'n'"],
    ['piecewise(0: n, n)', "each piece of 'piecewise' but the last takes its rows, 1 or more: 20: exact(n)"],
    [
      'piecewise(2: n, 3: n)',
      "each piece of 'piecewise' but the last takes its rows, 1 or more: 20: exact(n)",
    ],
    ['piecewise(2: n, n, n)', 'p:1:20: a piece before the last lacks its rows: 20: exact(n)'],
    [
      'piecewise(2: piecewise(1: n, n), n)',
      "p:1:14: 'piecewise' cannot stand in 'piecewise': pieces may be interleaved, and that is all",
    ],
    [
      'interleaved(interleaved(n, n), n)',
      "p:1:13: 'interleaved' cannot stand in 'interleaved': pieces may be interleaved, and that is all",
    ],
    [
      'exact(interleaved(n, n))',
      "p:1:7: 'interleaved' cannot stand inside an expression; quote a column of that name",
    ],
    [
      'interleaved(n, n',
      "p:1:17: expected ')' or ',' after a part of 'interleaved', found the end of the text",
    ],
    ['exact(before(n))', "'before' means the rows before a piece: it can stand inside piecewise(...) only"],
    [
      'interleaved(before(n), n)',
      "'before' means the rows before a piece: it can stand inside piecewise(...) only",
    ],
    ['before(n, n)', "p:1:1: 'before' takes 1 argument, not 2"],
  ])('%s is refused', (text, message) => {
    expect(mistakeOf(text)).toBe(message);
  });

  test('are refused as data, too, where types were not looked at', () => {
    const nested = { head: 'interleaved', parts: [parseModel('n'), parseModel(MIXED)] } as unknown as Model;
    expect(() => checkModel(nested)).toThrow("'piecewise' cannot stand in 'interleaved'");
  });

  test('are not exported', () => {
    expect(() => exportModel(parseModel('interleaved(n, 2)'), 'python')).toThrow(
      "'interleaved' models cannot be exported; export one of the models in it, such as exact(n)",
    );
  });
});

describe('parts', () => {
  const dataset = integers([10, 11, 12, 20, 21, 22, 23, 30, 31]);

  test('are the rows as their models see them', () => {
    const parts = partsOf(parseModel(MIXED), 9).map((part) => partDataset(dataset, part));
    expect(parts.map(({ target }) => [...target.values])).toEqual([
      [10, 11, 12],
      [20, 22],
      [21, 23],
      [30, 31],
    ]);
    expect(parts.map(({ given }) => given.map(({ name, column }) => [name, ...column.values]))).toEqual([
      [[BEFORE]],
      [[BEFORE, 10, 11, 12]],
      [[BEFORE, 10, 11, 12]],
      [[BEFORE, 10, 11, 12, 20, 21, 22, 23]],
    ]);
  });

  test('read the rows before their piece by their numbers in the whole', () => {
    const part = partsOf(parseModel(MIXED), 9)[3];
    const { target, given } = partDataset(dataset, part);
    const column = evaluateColumn(part.model.expressions[0], rootWorld(target, given));
    expect(exactRows(column)).toEqual([12n, 20n]);
    expect(valueAt(column, 5)).toBeUndefined();
  });

  test('there are none where the last piece would have no row', () => {
    expect(partsOf(parseModel(MIXED), 8)).toHaveLength(4);
    expect(partsOf(parseModel(MIXED), 7)).toEqual([]);
  });

  test.prop([arbitraryModel({ depth: 1 }), fc.integer({ min: 1, max: 300 })])(
    'each row belongs to the part that the finder names, and to no other',
    (model, rows) => {
      const parts = partsOf(model, rows);
      const owners = Array.from({ length: rows }, () => -1);
      for (const [index, { first, step, end }] of parts.entries()) {
        for (let row = first; row < end; row += step) {
          expect(owners[row]).toBe(-1);
          owners[row] = index;
        }
      }
      if (parts.length === 0) {
        expect(isSingle(model)).toBe(false);
        return;
      }
      const find = partFinder(parts);
      expect(Array.from({ length: rows }, (_, row) => find(row))).toEqual(owners);
    },
  );
});
