import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kolmo, scratch } from './kolmo.js';

const { directory, file } = scratch();
const BRIEF = ['--max-evaluations', '1000', '--workers', '1'];

const squares = Array.from({ length: 60 }, (_, n) => n * n);

/** Contents that must come back byte for byte, whatever they are. */
const CONTENTS: Readonly<Record<string, string | Uint8Array>> = {
  lines: `${squares.join('\n')}\n`,
  'no newline at the end': squares.join(', '),
  table: `n,square\r\n${squares.map((value, n) => `${n},${value}`).join('\r\n')}\r\n`,
  decimals: '2.50\n2.75\n3.00\n3.25\n',
  'an OEIS entry':
    '%I A000045 M0692\n%S A000045 0,1,1,2,3,5,8,13,\n%T A000045 21,34,55,89,144\n%N A000045 F(n).\n%O A000045 0,4\n',
  bits: '0110100110010110\n',
  words: 'the cat sat on the mat, the dog on the log\n',
  'an empty file': '',
  'one byte': 'x',
  'all bytes and zeros': Uint8Array.from({ length: 600 }, (_, n) => (n < 256 ? n : 0)),
};

describe('compress and decompress', () => {
  test.concurrent.for(Object.entries(CONTENTS))('%s', async ([name, content]) => {
    const original = file(`${name}.txt`, content);
    const packed = join(directory, `${name}.kolmo`);
    const restored = join(directory, `${name}.out`);
    const pack = await kolmo(['compress', original, '-o', packed, '--json', ...BRIEF]);
    expect([0, 1]).toContain(pack.code);
    const bytes = readFileSync(original);
    expect(JSON.parse(pack.stdout.toString())).toMatchObject({
      schema: 'kolmo.compress/1',
      inputBytes: bytes.length,
      outputBytes: readFileSync(packed).length,
      programBits: expect.any(Number),
      dataBits: expect.any(Number),
      program: expect.any(String),
    });
    const unpack = await kolmo(['decompress', packed, '-o', restored]);
    expect(unpack).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(restored).equals(bytes)).toBe(true);
  });

  test.concurrent('work in a pipe', async () => {
    const content = `${squares.join(' ')}\n`;
    const packed = await kolmo(['compress', '-', ...BRIEF], content);
    expect(packed.code).toBe(0);
    expect(packed.stdout.length).toBeLessThan(content.length / 2);
    const unpacked = await kolmo(['decompress', '-', '-o', '-'], packed.stdout);
    expect(unpacked.stdout.toString()).toBe(content);
  });

  test.concurrent('embed a grammar of the user', async () => {
    const grammar = file(
      'own.grammar',
      'grammar own\nstart m\nm ::= exact(i)\ni ::= n [2] | i * i | literal\n',
    );
    const original = file('own.txt', CONTENTS.lines);
    const packed = await kolmo(['compress', original, '-o', '-', '--grammar', grammar, ...BRIEF]);
    const unpacked = await kolmo(['decompress', '-', '-o', '-'], packed.stdout);
    expect(unpacked.stdout.toString()).toBe(CONTENTS.lines);
  });

  test.concurrent('a cut or damaged file is refused and the old output kept', async () => {
    const whole = (await kolmo(['compress', '-', ...BRIEF], CONTENTS.words)).stdout;
    const output = file('kept.txt', 'what was there before');
    const flipped = Buffer.from(whole);
    flipped[flipped.length >> 1] ^= 16;
    for (const bytes of [whole.subarray(0, whole.length - 2), whole.subarray(0, 9), flipped]) {
      const run = await kolmo(['decompress', '-', '-o', output], bytes);
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(/^kolmo: .+\n$/);
      expect(readFileSync(output, 'utf8')).toBe('what was there before');
    }
  });

  test.concurrent('leave nothing behind but the output, and write through links', async () => {
    const folder = join(directory, 'tidy');
    mkdirSync(folder);
    writeFileSync(join(folder, 'real.kolmo'), 'old');
    symlinkSync('real.kolmo', join(folder, 'link.kolmo'));
    const run = await kolmo(
      ['compress', '-', '-o', join(folder, 'link.kolmo'), ...BRIEF],
      '1 2 3 4 5 6 7 8 9',
    );
    expect(run.code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['link.kolmo', 'real.kolmo']);
    expect(readFileSync(join(folder, 'real.kolmo'), 'latin1')).not.toBe('old');
  });

  test.concurrent('write to a device in place', async () => {
    const run = await kolmo(['compress', '-', '-o', '/dev/null', ...BRIEF], '1 2 3 4 5 6 7 8 9');
    expect(run.code).toBe(0);
  });
});
