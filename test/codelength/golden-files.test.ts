import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile, writeFile, writeStored } from '../../src/codelength/file.js';
import { VERSION, VERSIONS } from '../../src/codelength/file-version.js';
import { asCategories } from '../../src/data/kinds/categorical.js';
import { describe as describeData, descriptionsOf } from '../../src/data/rebuild.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';
import { GOLDEN_CASES, type GoldenCase, STORED_CASES } from './golden-cases.js';
import { decodeByTheBook } from './reference-decoder.js';

/**
 * Files that some version of the format wrote, and in `originals.json` the SHA-256 of what each must decode to. Neither is ever changed.
 * GOLDEN=1 adds what the present version is missing.
 */
const FOLDER = new URL('golden-files/', import.meta.url);
const LIST = new URL('originals.json', FOLDER);

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function write({ original, grammar, program, categories, isTable, ...options }: GoldenCase): Uint8Array {
  const reading = { name: 'golden', ...options };
  const bytes = Buffer.from(original);
  const { dataset: asRead, surface } = isTable
    ? descriptionsOf(bytes, reading)[0]
    : describeData(bytes, reading);
  const dataset = categories ? asCategories(asRead)! : asRead;
  const known = grammar.includes('\n') ? parseGrammar(grammar, 'own.grammar') : shippedGrammar(grammar);
  return writeFile(dataset, surface, known, parseModel(program)).bytes;
}

function addMissing(): void {
  const originals: Record<string, string> = JSON.parse(readFileSync(LIST, 'utf8'));
  mkdirSync(new URL(`version-${VERSION}/`, FOLDER), { recursive: true });
  const add = (name: string, file: () => Uint8Array, original: string | Uint8Array): void => {
    const path = `version-${VERSION}/${name}.kolmo`;
    if (existsSync(new URL(path, FOLDER))) return;
    writeFileSync(new URL(path, FOLDER), file());
    originals[path] = sha256(original);
  };
  for (const [name, each] of Object.entries(GOLDEN_CASES)) add(name, () => write(each), each.original);
  for (const [name, original] of Object.entries(STORED_CASES))
    add(name, () => writeStored(Buffer.from(original)), original);
  writeFileSync(LIST, `${JSON.stringify(originals, null, 2)}\n`);
}

if (process.env.GOLDEN === '1') addMissing();

const ORIGINALS: Readonly<Record<string, string>> = JSON.parse(readFileSync(LIST, 'utf8'));
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.kolmo'),
);

describe('files that were written once', () => {
  it('are listed with what they decode to, those of the present version with every case', () => {
    expect(Object.keys(ORIGINALS).sort()).toEqual([...FILES].sort());
    const cases = [...Object.keys(GOLDEN_CASES), ...Object.keys(STORED_CASES)];
    expect(FILES).toEqual(expect.arrayContaining(cases.map((name) => `version-${VERSION}/${name}.kolmo`)));
    for (const version of VERSIONS.keys())
      expect(FILES.filter((file) => file.startsWith(`version-${version}/`)).length).toBeGreaterThanOrEqual(
        12,
      );
  });

  it.each(FILES)('%s is decoded', (path) => {
    const file = new Uint8Array(readFileSync(new URL(path, FOLDER)));
    expect(path).toContain(`version-${file[2]}/`);
    expect(sha256(readFile(file).bytes)).toBe(ORIGINALS[path]);
    expect(sha256(decodeByTheBook(file).original)).toBe(ORIGINALS[path]);
  });
});

it.each(Object.entries(GOLDEN_CASES))('what is written of %s today is read back', (_, each) => {
  expect(Buffer.from(readFile(write(each)).bytes)).toEqual(Buffer.from(each.original));
});
