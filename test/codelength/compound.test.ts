import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { boundaryBits } from '../../src/codelength/boundary-code.js';
import { readFile, writeFile } from '../../src/codelength/file.js';
import { dataBits, rowBits } from '../../src/codelength/model-score.js';
import { priceModel } from '../../src/codelength/price.js';
import { describe as describeData } from '../../src/data/rebuild.js';
import { InputError } from '../../src/errors.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';
import { printModel } from '../../src/language/print.js';
import { integers, symbols } from '../search/sequences.js';
import { decodeByTheBook } from './reference-decoder.js';

describe('boundaries', () => {
  const log2Choose = (n: number, k: number): number => {
    let bits = 0;
    for (let i = 1; i <= k; i++) bits += Math.log2((n - k + i) / i);
    return bits;
  };

  test.prop([fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), fc.nat(60)])(
    'cost the number of ways to divide the rows',
    (lengths, last) => {
      const rows = lengths.reduce((sum, length) => sum + length, 0) + last;
      const bits = boundaryBits(rows, lengths);
      if (last === 0) expect(bits).toBe(Number.POSITIVE_INFINITY);
      else expect(bits).toBeCloseTo(log2Choose(rows - 1, lengths.length), 8);
    },
  );

  test('cost little more beyond 2^16 rows, where frequencies are rounded', () => {
    const bits = boundaryBits(200_000, [30_000, 100_000]);
    expect(bits).toBeGreaterThan(log2Choose(199_999, 2) - 1);
    expect(bits).toBeLessThan(log2Choose(199_999, 2) + 1);
  });
});

describe('the price of a compound model', () => {
  const ranges = integers([...Array(30).keys(), ...Array(30).keys()].map((value) => 1000 + value));
  const grammar = shippedGrammar('integer');

  test('is what its parts cost, where their literals are told by one model', () => {
    const model = parseModel('piecewise(30: exact(a(n-1) + 1), exact(a(n-1) + 1))');
    const once = rowBits(parseModel('exact(a(n-1))'), integers([1000]));
    const twice = rowBits(parseModel('exact(1 div 0)'), integers([1000, 1000]));
    expect(twice).toBeLessThan(2 * once - 4);
    expect(rowBits(model, ranges)).toBeCloseTo(twice, 9);
    expect(dataBits(model, ranges)).toBeCloseTo(twice + Math.log2(59), 9);
  });

  test('of a repeat is less than that of telling it again', () => {
    const price = (program: string) => priceModel(ranges, grammar, parseModel(program)).totalBits;
    expect(price('piecewise(30: exact(a(n-1) + 1), exact(before(n + 0)))')).toBeLessThan(
      price('piecewise(30: exact(a(n-1) + 1), noisy(a(n-1) + 1))'),
    );
  });

  test('of rows in turn', () => {
    const woven = integers(Array.from({ length: 20 }, (_, row) => (row % 2 === 0 ? row / 2 : 7)));
    expect(rowBits(parseModel('interleaved(exact(n), exact(7))'), woven)).toBe(0);
    expect(rowBits(parseModel('interleaved(exact(7), exact(n))'), woven)).toBe(Number.POSITIVE_INFINITY);
  });

  test('is infinite where the pieces leave no row, and refused where a head does not fit', () => {
    const model = parseModel('piecewise(2: exact(n), exact(n))');
    expect(rowBits(model, integers([0, 1]))).toBe(Number.POSITIVE_INFINITY);
    expect(priceModel(integers([0, 1]), grammar, model).totalBits).toBe(Number.POSITIVE_INFINITY);
    expect(() =>
      priceModel(
        symbols([0, 1, 2], 3),
        shippedGrammar('symbol'),
        parseModel('interleaved(exact(n), noisy(0))'),
      ),
    ).toThrow(InputError);
  });
});

describe('files', () => {
  const text = `${[...Array(20).keys(), 7, 0, 7, 2, 7, 4, ...Array(10).keys()].join('\n')}\n`;
  const { dataset, surface } = describeData(Buffer.from(text), { name: 'text' });
  const model = parseModel(
    'piecewise(20: exact(n), 6: interleaved(exact(7), exact(2*n)), exact(before(n + 0)))',
  );

  test('hold compound models', () => {
    const written = writeFile(dataset, surface, shippedGrammar('integer'), model);
    const content = readFile(written.bytes);
    expect(content.form === 'model' && printModel(content.model)).toBe(printModel(model));
    expect(decodeByTheBook(written.bytes).original).toEqual(new Uint8Array(Buffer.from(text)));
    expect(written.dataBits).toBeCloseTo(Math.log2((35 * 34) / 2), 6);
  });

  test('are not written where the model is longer than the data', () => {
    const long = parseModel('piecewise(36: noisy(0), noisy(1))');
    expect(() => writeFile(dataset, surface, shippedGrammar('integer'), long)).toThrow(InputError);
  });
});

describe('grammars', () => {
  const mistakeOf = (text: string): string => {
    try {
      parseGrammar(`grammar g\nstart model\n${text}\n`, 'g');
      return 'none';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each([
    ['model ::= one | piecewise(one)\none ::= exact(n)', 'none'],
    ['model ::= one | piecewise(two)\none ::= exact(n)\ntwo ::= exact(before(n)) | interleaved(one)', 'none'],
    ['model ::= exact(n) | piecewise(exact(before(n)))', 'none'],
    [
      'model ::= exact(n) [9] | piecewise(model)',
      "g:3:26: 'piecewise' is also reached from 'piecewise', in which it cannot stand",
    ],
    [
      'model ::= exact(n) | interleaved(two)\ntwo ::= exact(1) | interleaved(one)\none ::= exact(2)',
      "g:4:20: 'interleaved' is also reached from 'interleaved', in which it cannot stand",
    ],
    ['model ::= exact(n) | piecewise(n)', "g:3:32: 'piecewise' wants a model here, and this is an integer"],
    [
      'model ::= one | piecewise(one)\none ::= exact(before(n))',
      "g:4:22: 'before' means the rows before a piece, which are known inside piecewise(...) only: 'one' is also " +
        "reached from 'model'",
    ],
    ['model ::= exact(n) | piecewise(exact(n), exact(n))', "g:3:22: 'piecewise' takes 1 argument, not 2"],
  ])('%s', (text, message) => expect(mistakeOf(text)).toBe(message));
});
