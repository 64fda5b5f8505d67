import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { writeFile } from '../../src/codelength/file.js';
import { describe as describeData } from '../../src/data/rebuild.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';
import { decodeByTheBook } from './reference-decoder.js';

const DOCUMENT = new URL('../../docs/code-length.md', import.meta.url);

/** The one fenced block of plain text in the document is its worked example. */
const EXAMPLE = /(?<=```text\n)[^`]*(?=```)/;

function workedExample(): string {
  const { dataset, surface } = describeData(Buffer.from('1,1,2,3,5,8,13\n'), { name: 'example' });
  const { bytes } = writeFile(
    dataset,
    surface,
    shippedGrammar('integer'),
    parseModel('exact(a(n-1) + a(n-2))'),
  );
  const hex = (from: number, to?: number) =>
    Array.from(bytes.subarray(from, to), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const fields = decodeByTheBook(bytes).trace.map(
    ({ name, value, bits, range, code }) =>
      `${name.padEnd(10)}${value.padEnd(18)}${bits.toFixed(3).padStart(6)}  ` +
      `${range.toString(16).padStart(8)}  ${code.toString(16).padStart(8)}`,
  );
  return [
    `magic     ${hex(0, 2)}`,
    `version   ${hex(2, 3)}`,
    `checksum  ${hex(3, 7)}`,
    `stream    ${hex(7)}`,
    '',
    'field     read                bits     range     value',
    ...fields,
    '',
  ].join('\n');
}

it('the worked example of docs/code-length.md is what is written (UPDATE_DOCS=1 puts it there)', () => {
  const text = readFileSync(DOCUMENT, 'utf8');
  if (process.env.UPDATE_DOCS === '1') writeFileSync(DOCUMENT, text.replace(EXAMPLE, workedExample()));
  expect(EXAMPLE.exec(text)?.[0]).toBe(workedExample());
});
