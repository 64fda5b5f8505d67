import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { exactRows } from '../../src/data/column.js';
import { rowsOf } from '../../src/data/dataset.js';
import type { ReadOptions } from '../../src/data/read.js';
import {
  describeBytes,
  describe as describeFile,
  describeRepeated,
  descriptionsOf,
} from '../../src/data/rebuild.js';
import { renderSurface } from '../../src/data/render.js';
import type { Surface } from '../../src/data/surface.js';
import { InputError } from '../../src/errors.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

function assertRebuilds(bytes: Uint8Array, options: Partial<ReadOptions> = {}) {
  const description = describeFile(bytes, { name: 'data', ...options });
  expect(description.dataset.given).toEqual([]);
  const rebuilt = renderSurface(description.dataset, description.surface, bytes.length);
  expect(Buffer.compare(rebuilt, bytes)).toBe(0);
  return description;
}

/** How a surface is described, in short: the form, then the kind of its gaps and what is odd in its notation. */
function shape(surface: Surface): string {
  if (surface.form !== 'text') return surface.form;
  const { decimals, trimmed, width } = surface.notation;
  const notes = [trimmed && 'trimmed', width > 0 && `width ${width}`, decimals > 0 && `decimals ${decimals}`];
  return [surface.form, surface.gaps.kind, ...notes.filter(Boolean)].join(', ');
}

describe('what a file is described as', () => {
  test.each<[what: string, text: string, rows: number, shape: string]>([
    ['nothing', '', 0, 'symbols'],
    ['one number', '7', 1, 'text, constant'],
    ['a list', '1,2,3\n', 3, 'text, constant'],
    ['line ends of two bytes', '1\r\n2\r\n3\r\n', 3, 'text, constant'],
    ['a byte order mark', '\u{feff}1\n2\n', 2, 'text, constant'],
    ['comments', '# source\n1\n2\n', 2, 'text, constant'],
    ['an OEIS line', 'A000045 ,0,1,1,2,3,\n', 5, 'text, constant'],
    [
      'an OEIS entry',
      '%S A000045 0,1,1,\n%T A000045 2,3,5,8,\n%U A000045 13\n%K A000045 nonn\n',
      8,
      'text, verbatim',
    ],
    ['a b-file', '0 0\n1 1\n2 1\n3 2\n', 4, 'text, indexed'],
    ['a b-file from -1', '-1 4\n0 1\n1 1\n2 1\n', 4, 'text, indexed'],
    ['dated rows', 'year,price\n1990,1.5\n1991,2.5\n1992,3.5\n', 3, 'text, indexed, decimals 1'],
    ['rows of three', '1 2 3\n4 5 6\n7 8 9\n', 9, 'text, wrapped'],
    ['uneven rows', '1 2 3\n4 5\n6 7 8\n', 8, 'text, verbatim'],
    ['several columns', 'a,b\n1,x\n2,y\n3,y\n4,y\n', 4, 'text, verbatim'],
    ['padded numbers', '007\n-012\n100\n1000\n', 4, 'text, constant, width 3'],
    ['numbers of which some are padded', '7\n007\n12\n012\n', 4, 'text, verbatim'],
    ['signs', '+5\n-0\n3\n-3\n', 4, 'text, verbatim'],
    ['equal decimals', '1.50\n2.00\n', 2, 'text, constant, decimals 2'],
    ['trimmed decimals', '1.5\n2\n2.25\n', 3, 'text, constant, trimmed, decimals 2'],
    ['decimals trimmed here and there', '1.50\n2\n2.125\n', 3, 'text, wrapped, trimmed, decimals 3'],
    ['padded decimals', '01.5\n12.5\n', 2, 'text, constant, width 2, decimals 1'],
    ['a bare point in front', '.5\n1.5\n', 7, 'symbols'],
    ['a point at the end', '5.\n1.5\n', 2, 'text, constant, trimmed, decimals 1'],
    ['JSON', '[1, "2", 3]', 3, 'text, wrapped'],
    ['bits', '0110100110010110\n', 16, 'symbols'],
    ['lines of bits', '01101001\n10010110\n', 16, 'text, wrapped'],
    ['a sequence of letters', 'GATTACA\n', 7, 'symbols'],
    ['letters below a remark', '# DNA\nGATTACA\n', 7, 'text, constant'],
    ['FASTA', '>x\nGATTACA\nGATTACA\nGA\n\n', 16, 'text, wrapped'],
    ['words', 'to be or\nnot to be\n', 19, 'symbols'],
    ['numbers and nonsense', '1,2,inf,4', 9, 'symbols'],
    ['numbers and a hole', '1,2,NaN,4', 3, 'text, wrapped'],
    ['mostly words', 'a,b\nsome words,1\nother words,2\nmore words,3\nno words,4\n', 55, 'symbols'],
    ['NUL', '1\0', 2, 'symbols'],
  ])('%s', (_, text, rows, expected) => {
    const { dataset, surface } = assertRebuilds(utf8(text));
    expect([rowsOf(dataset), shape(surface)]).toEqual([rows, expected]);
  });

  test('bytes that are no UTF-8', () => {
    assertRebuilds(Uint8Array.of(0xff, 0xfe, 0x31, 0x0a, 0x80));
  });

  test('the same bytes again and again, once', () => {
    const bytes = Buffer.concat([Buffer.from('abcab'.repeat(20_000)), Buffer.from('ab')]);
    const repeated = describeRepeated(bytes, 'data')!;
    expect([rowsOf(repeated.dataset), repeated.surface]).toMatchObject([5, { times: 20_000 }]);
    expect(Buffer.compare(renderSurface(repeated.dataset, repeated.surface), bytes)).toBe(0);
    bytes[77_777] = 33;
    expect(describeRepeated(bytes, 'data')).toBeUndefined();
  });

  test('binary integers where neighbours tell, and bytes elsewhere', () => {
    const squares = Buffer.alloc(400);
    for (let n = 0; n < 200; n++) squares.writeUInt16LE((n * n) % 65536, 2 * n);
    const { dataset, surface } = assertRebuilds(squares);
    expect(surface).toMatchObject({
      form: 'records',
      layout: { width: 2, isBigEndian: false, isSigned: false },
    });
    expect(exactRows(dataset.target)[199]).toBe(39601n);
    const waves = Buffer.alloc(600);
    for (let n = 0; n < 200; n++) waves.writeIntBE(((n * 37) % 100) - 50, 3 * n, 3);
    expect(assertRebuilds(waves).surface).toMatchObject({
      layout: { width: 3, isBigEndian: true, isSigned: true },
    });
    let state = 1;
    const noise = Uint8Array.from({ length: 400 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
    expect(assertRebuilds(noise).surface.form).toBe('symbols');
  });

  test('bits when asked for', () => {
    const { dataset, surface } = assertRebuilds(Uint8Array.of(0xa5, 0, 10), { kind: 'bits' });
    expect([rowsOf(dataset), surface.form]).toEqual([24, 'bits']);
  });

  test('the column asked for, although most of the file is something else', () => {
    const csv = utf8('a,b\nsome words,1\nother words,2\nmore words,3\nno words,4\n');
    const { dataset, surface } = assertRebuilds(csv, { column: 'b' });
    expect([exactRows(dataset.target), shape(surface)]).toEqual([[1n, 2n, 3n, 4n], 'text, verbatim']);
    expect(() => describeFile(csv, { name: 'data', column: 'c' })).toThrow(InputError);
  });

  test('in two ways where a column is named that is not the usual one', () => {
    const csv = utf8('x,y\n1,2\n3,4\n5,7\n');
    const columns = (column?: string) =>
      descriptionsOf(csv, { name: 'data', ...(column !== undefined && { column }) }).map(
        (each) => each.column,
      );
    expect([columns('x'), columns('y'), columns()]).toEqual([['x', 'y'], ['y'], ['y']]);
  });

  test('a million rows', () => {
    const lines = Array.from({ length: 1_000_000 }, (_, i) => ((i * i) % 1000) - 500).join('\n');
    expect(rowsOf(assertRebuilds(utf8(lines)).dataset)).toBe(1_000_000);
  });

  test('a number of a hundred thousand digits', () => {
    const { dataset } = assertRebuilds(utf8(`${'7'.repeat(100_000)}\n-1\n`));
    expect(dataset.kind).toBe('integer');
  });

  test('equal gaps are one object', () => {
    const { surface } = assertRebuilds(utf8('1,2;3,4,5;6,7,8;9'));
    if (surface.form !== 'text' || surface.gaps.kind !== 'verbatim') throw new Error(shape(surface));
    expect(new Set(surface.gaps.gaps).size).toBe(2);
  });
});

const numeral = fc.oneof(
  fc.bigInt({ min: -1000n, max: 1000n }).map(String),
  fc.bigInt().map(String),
  fc.stringMatching(/^[+-]?\d{1,4}(\.\d{0,3})?$/),
  fc.stringMatching(/^-?\.\d{1,3}$/),
);
const plain = fc.bigInt({ min: -99n, max: 99n }).map(String);
const fixed = fc.integer({ min: -9999, max: 9999 }).map((cents) => (cents / 100).toFixed(2));
const numerals = fc.oneof(
  ...[numeral, plain, fixed].map((one) => fc.array(one, { minLength: 1, maxLength: 30 })),
);
const lineEnd = fc.constantFrom('\n', '\r\n');
const separator = fc.constantFrom(',', ', ', ' ', '\t', ';', '\n', '\r\n', '\n\n', ',\n');

/** Files of numbers in every layout that is read, and some that nearly are. */
const numberFile = fc.oneof(
  fc
    .record({
      before: fc.constantFrom('', '[', '# a comment\n', '\u{feff}', '+', 'A000001 ,'),
      terms: numerals,
      between: separator,
      after: fc.constantFrom('', '\n', ']', ',\n', '\r\n\r\n'),
    })
    .map(({ before, terms, between, after }) => before + terms.join(between) + after),
  fc
    .record({ terms: numerals, first: fc.integer({ min: -3, max: 2000 }), end: lineEnd })
    .map(({ terms, first, end }) => terms.map((term, i) => `${first + i} ${term}${end}`).join('')),
  fc
    .record({ terms: numerals, others: numerals, end: lineEnd, comma: fc.constantFrom(',', ';', '\t', ' ') })
    .map(({ terms, others, end, comma }) => {
      const rows = terms.map((term, i) => `${others[i % others.length]}${comma}"x ${i % 3}"${comma}${term}`);
      return ['a', 'b', 'c'].join(comma) + end + rows.join(end) + end;
    }),
  fc
    .record({ terms: numerals, width: fc.integer({ min: 1, max: 7 }), between: separator, end: lineEnd })
    .map(({ terms, width, between, end }) =>
      terms.map((term, i) => term + ((i + 1) % width === 0 ? end : between)).join(''),
    ),
  numerals.map((terms) => terms.map((term) => JSON.stringify({ t: 'x', v: term })).join('\n')),
);

const anyKind = fc.constantFrom<ReadOptions['kind'][]>(
  undefined,
  'integer',
  'decimal',
  'symbol',
  'bits',
  'bytes',
);

describe('laws', () => {
  test.prop([fc.uint8Array({ maxLength: 300 }), anyKind], { numRuns: 500 })(
    'any bytes come back',
    (bytes, kind) => {
      assertRebuilds(bytes, kind === undefined ? {} : { kind });
    },
  );

  test.prop([fc.string({ unit: fc.constantFrom(...'01aA>#,.\n\r- "[]{}:;5\0'), maxLength: 80 }), anyKind], {
    numRuns: 2000,
  })('any text of telling characters comes back', (text, kind) => {
    assertRebuilds(utf8(text), kind === undefined ? {} : { kind });
  });

  test.prop([numberFile, anyKind], { numRuns: 1500 })('files of numbers come back', (text, kind) => {
    assertRebuilds(utf8(text), kind === undefined ? {} : { kind });
  });

  test.prop([fc.array(fc.bigInt(), { minLength: 1 }), separator])(
    'integers as they are usually written are described as numbers with constant gaps',
    (integers, between) => {
      const text = `${integers.join(between)}\n`;
      fc.pre(!/^[01]{8,}\n$/.test(text));
      const { dataset, surface } = assertRebuilds(utf8(text));
      fc.pre(shape(surface) !== 'text, indexed');
      expect([shape(surface), exactRows(dataset.target)]).toEqual(['text, constant', integers]);
    },
  );

  test.prop([fc.uint8Array()])('describing as bytes takes every byte as a row', (bytes) => {
    const { dataset, surface } = describeBytes(bytes, 'data');
    expect(rowsOf(dataset)).toBe(bytes.length);
    expect(renderSurface(dataset, surface)).toEqual(bytes);
  });
});
