import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { DecisionWriter } from '../../src/codelength/decision-coders.js';
import { readFile, type WrittenFile, writeFile, writeStored } from '../../src/codelength/file.js';
import { codeMethod, seal, VERSION, VERSIONS } from '../../src/codelength/file-version.js';
import { priceModel } from '../../src/codelength/price.js';
import { columnOf } from '../../src/data/column.js';
import { describe as describeData } from '../../src/data/rebuild.js';
import { renderSurface } from '../../src/data/render.js';
import { FileFormatError, InputError } from '../../src/errors.js';
import { derive } from '../../src/grammar/derive.js';
import { canonicalForm } from '../../src/grammar/hash.js';
import { inForce } from '../../src/grammar/in-force.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';
import { type FileCase, fileCase } from './files.js';
import { decodeByTheBook } from './reference-decoder.js';

function write({ dataset, surface, grammar, model }: FileCase): WrittenFile {
  return writeFile(dataset, surface, grammar, model);
}

function writeText(text: string, grammar: string, program: string): WrittenFile {
  const { dataset, surface } = describeData(Buffer.from(text), { name: 'text' });
  return writeFile(dataset, surface, shippedGrammar(grammar), parseModel(program));
}

/** Numbers 0, 1, 2 … in lines. */
function counting(rows: number): string {
  return Array.from({ length: rows }, (_, row) => `${row}\n`).join('');
}

/** What a file costs beyond the bits it reports: the preamble, and what ending on a byte adds or saves. */
function assertReportedLength({ bytes, headerBits, programBits, dataBits }: WrittenFile): void {
  const reported = headerBits + programBits + dataBits;
  expect(Math.abs(8 * bytes.length - reported)).toBeLessThanOrEqual(64 + 0.005 * reported);
}

test.prop([fileCase], { numRuns: 200 })('a file gives back its original, data, grammar and model', (each) => {
  const { bytes } = write(each);
  const content = readFile(bytes, each.dataset.name);
  expect(content.bytes).toEqual(renderSurface(each.dataset, each.surface));
  const { grammar, ...rest } = each;
  expect(content).toMatchObject({ form: 'model', ...rest });
  if (content.form !== 'model') return;
  // A file does not hold what counts only with given columns.
  const [written, read] = [grammar, content.grammar].map((one) => canonicalForm(inForce(one, false)));
  expect(read).toBe(written);
});

test.prop([fileCase], { numRuns: 300 })(
  'the decoder written from the document reads what is written',
  (each) => {
    const { bytes } = write(each);
    expect(decodeByTheBook(bytes).original).toEqual(renderSurface(each.dataset, each.surface));
  },
);

test.prop([fileCase], { numRuns: 200 })(
  'the bits reported are the price of the model and the length of the file',
  (each) => {
    const written = write(each);
    assertReportedLength(written);
    const price = priceModel(each.dataset, each.grammar, each.model);
    expect(written.programBits).toBeCloseTo(price.programBits, 6);
    expect(written.dataBits).toBeCloseTo(price.dataBits, 6);
  },
);

test.prop([fc.uint8Array({ maxLength: 400 })])('any bytes can be stored', (original) => {
  const bytes = writeStored(original);
  expect(readFile(bytes)).toEqual({ form: 'stored', bytes: original });
  expect(decodeByTheBook(bytes).original).toEqual(original);
});

it('a plain list of integers has a header of a few bytes', () => {
  for (const text of ['1,1,2,3,5,8,13\n', '0 1 4 9 16', '[3, 1, 4, 1, 5]\n', counting(30)]) {
    expect(writeText(text, 'integer', 'noisy(1)').headerBits).toBeLessThan(32);
  }
});

it('literals are written at their price, whatever their size', () => {
  const model = parseModel(`noisy(${3n ** 500n})`);
  const { dataset, surface } = describeData(Buffer.from('1,2,3'), { name: 'text' });
  const grammar = shippedGrammar('integer');
  const written = writeFile(dataset, surface, grammar, model);
  expect(written.programBits).toBeCloseTo(derive(grammar, model, [])?.bits ?? 0, 6);
  assertReportedLength(written);
  expect(Buffer.from(decodeByTheBook(written.bytes).original).toString()).toBe('1,2,3');
});

it('values far beyond 64 bits come back', () => {
  const text = `${7n ** 3000n}\n-${11n ** 4000n}\n0\n`;
  const { bytes } = writeText(text, 'integer', 'noisy(1)');
  expect(Buffer.from(readFile(bytes).bytes).toString()).toBe(text);
});

it('long, very plain data takes a few bytes', () => {
  const written = writeText('7\n'.repeat(100_000), 'integer', 'exact(a(n-1))');
  expect(written.bytes.length).toBeLessThan(20);
  expect(writeText('7\n'.repeat(100_000), 'integer', 'noisy(7)').bytes.length).toBeLessThan(25);
});

it('counts are halved alike by writer, reader and document', () => {
  const { bytes } = writeText(counting(20_000), 'integer', 'noisy(n)');
  expect(Buffer.from(decodeByTheBook(bytes).original).toString()).toBe(counting(20_000));
});

it('long stored files buy their steps with zeros', () => {
  const original = new Uint8Array(3_000_000);
  const bytes = writeStored(original);
  expect(bytes.length).toBeLessThan(5000);
  expect(Buffer.compare(readFile(bytes).bytes, original)).toBe(0);
  expect(() => readFile(bytes.subarray(0, 300))).toThrow(FileFormatError);
});

it('a model that reading cannot afford is refused', () => {
  expect(() => writeText('0\n'.repeat(3000), 'integer', 'noisy(sum(k, 1, n + 1, k * k * k))')).toThrow(
    /steps/,
  );
});

it('a model that does not fit is refused', () => {
  expect(() => writeText('1,2,3', 'integer', 'exact(n)')).toThrow(InputError);
  expect(() => writeText('1,2,3', 'bits', 'context(0)')).toThrow(/cannot code/);
  expect(() => writeText('1,2,3', 'integer', 'context(0)')).toThrow(/does not derive/);
  const { dataset, surface } = describeData(Buffer.from('1,2,3'), { name: 'text' });
  const given = [{ name: 'x', column: columnOf([1n, 2n, 3n]) }];
  const grammar = parseGrammar('grammar own\nstart model\nmodel ::= exact(int)\nint ::= given(n)\n', 'own');
  expect(() => writeFile({ ...dataset, given }, surface, grammar, parseModel('exact(x(n))'))).toThrow(
    /given columns/,
  );
});

it('a grammar that is registered under no number is asked for by its number', () => {
  const writer = new DecisionWriter();
  codeMethod(writer, VERSIONS.get(VERSION)!, 1234);
  expect(() => readFile(seal(writer.finish(), undefined))).toThrow(
    new FileFormatError(
      'this .kolmo file is made with grammar number 1234, which this kolmo does not know: it is damaged, or a later kolmo reads it',
    ),
  );
});

it('an embedded grammar may have symbols that are called like functions, since functions come later', () => {
  const text = 'grammar own\nstart noisy\nnoisy ::= exact(gcd)\ngcd ::= n [3] | gcd * gcd | gcd(gcd, gcd)\n';
  expect(() => parseGrammar(text, 'own')).toThrow("own:3:1: 'noisy' is a word of the language");
  const { dataset, surface } = describeData(Buffer.from('0 1 4 9'), { name: 'text' });
  const { bytes } = writeFile(
    dataset,
    surface,
    parseGrammar(text, 'own', 'kept'),
    parseModel('exact(gcd(n*n, n*n))'),
  );
  expect(Buffer.from(readFile(bytes).bytes).toString()).toBe('0 1 4 9');
  const operator = text.replaceAll(/gcd(?!\()/g, 'mod');
  expect(() => parseGrammar(operator, 'own', 'kept')).toThrow("'mod' is a word of the language");
});

it('a grammar that means the same as a registered one is named, whatever its text', () => {
  const { dataset, surface } = describeData(Buffer.from('1,1,2,3,5,8,13\n'), { name: 'text' });
  const model = parseModel('exact(a(n-1) + a(n-2))');
  const shipped = shippedGrammar('integer');
  const [start, ...symbols] = shipped.source.replaceAll(/#.*/g, '').split(/\n(?=\w+ *::=)/);
  const other = parseGrammar([start, ...symbols.reverse()].join('\n\n'), 'other.grammar');
  expect(writeFile(dataset, surface, other, model).bytes).toEqual(
    writeFile(dataset, surface, shipped, model).bytes,
  );
});

it('what is no file of this version is refused by name', () => {
  const { bytes } = writeText('1,2,3', 'integer', 'noisy(1)');
  expect(() => readFile(new Uint8Array())).toThrow('this is no .kolmo file');
  expect(() => readFile(Buffer.from('1,2,3,4,5,6,7,8'))).toThrow('this is no .kolmo file');
  expect(() => readFile(bytes.with(2, 9))).toThrow(
    'this .kolmo file has format version 9; this kolmo reads versions 2, 3, 4 and 5',
  );
  expect(() => readFile(bytes.with(2, 2))).toThrow(FileFormatError);
});
