import { readdirSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { DecisionReader, DecisionWriter } from '../../src/codelength/decision-coders.js';
import { writeDerivation } from '../../src/codelength/derivation-code.js';
import { writeFile, writeStored } from '../../src/codelength/file.js';
import {
  codeMethod,
  type FileVersion,
  type Method,
  seal,
  VERSION,
  VERSIONS,
  WRITTEN,
} from '../../src/codelength/file-version.js';
import { StringCoder } from '../../src/codelength/string-code.js';
import { codeLayout } from '../../src/codelength/surface-code.js';
import { describe as describeData, descriptionsOf } from '../../src/data/rebuild.js';
import { FileFormatError } from '../../src/errors.js';
import { derive } from '../../src/grammar/derive.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { registeredGrammar } from '../../src/grammar/registered.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';
import { Meter } from '../../src/language/work.js';

/** A generator of numbers in 0..1 from a seed (Marsaglia's xorshift32). */
export function randomFrom(seed: number): () => number {
  let state = seed ^ 0x9e3779b9 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const OWN_GRAMMAR = `grammar own
start model
model ::= simple [6] | piecewise(piece) [1] | interleaved(simple) [1]
simple ::= exact(int) [3] | patched(int) [1] | noisy(int) [2] | context(int) [1]
piece ::= simple [3] | exact(before(int)) [1] | interleaved(simple) [1]
int ::= n [4] | literal [4] | a(int) [2] | int + int [1] | int * int [1] | int ^ int [1]
      | sum(k, 1, n, body) [1] | iterate(x, int, int, step) [1]
body ::= k [3] | n [1] | body * body [1]
step ::= x [3] | literal [1] | step + step [1] | step * step [1]
`;

/** Files that version 2 wrote. */
export function filesOfVersion2(): readonly Uint8Array[] {
  const folder = new URL('golden-files/version-2/', import.meta.url);
  return readdirSync(folder).map((file) => new Uint8Array(readFileSync(new URL(file, folder))));
}

/** Valid files of all methods, kinds, heads and surfaces to start from. */
export function seedFiles(): readonly Uint8Array[] {
  const own = parseGrammar(OWN_GRAMMAR, 'own.grammar');
  const integers = Array.from({ length: 60 }, (_, row) => (row * row * 7) % 101);
  const letters = 'the shortest program that prints the data is its explanation, and the rest is noise';
  const files: readonly (readonly [text: string, grammar: string, program: string])[] = [
    ['1,1,2,3,5,8,13\n', 'integer', 'exact(a(n-1) + a(n-2))'],
    [integers.join(' '), 'integer', 'noisy(a(n-1))'],
    [integers.map((value, row) => `${row} ${value}\n`).join(''), 'integer', 'patched(n * n)'],
    [
      integers.map((value, row) => `${value}${row % 9 === 8 ? '\n' : '\t'}`).join(''),
      'integer',
      'noisy(sum(k, 1, n + 1, k))',
    ],
    [
      `day,x,y\n${integers.map((value, row) => `2024-01-${row % 5},"x",${value}\n`).join('')}`,
      'integer',
      'noisy(1)',
    ],
    [`${3n ** 400n}\n${5n ** 700n}\n1\n`, 'integer', 'noisy(n ^ n)'],
    ['1.25\n-3.5\n2.75\n0.5\n', 'decimal', 'noisy(a(n-1))'],
    ['1,50 €; 2,50 €; -3,25 €', 'decimal', 'noisy(a(n-1))'],
    ['1.5e-03 2.5e-03 4e+05', 'decimal', 'noisy(1)'],
    ['2024-01-01,2024-01-08,2024-01-16', 'integer', 'noisy(7*n)'],
    ['22:30 23:15 00:00 00:50', 'integer', 'noisy(45*n)'],
    ['1/4, 1/2, 3/4, 1', 'integer', 'noisy(n)'],
    ['red,green,red,blue,red,green', 'symbol', 'context(a(n-1))'],
    [`${letters}\n`, 'symbol', 'context(a(n-1))'],
    [letters, 'symbol', 'patched(a(n-4))'],
    ['0110100110010110', 'bits', 'context(2 * a(n-1) + a(n-2))'],
    [`${'01'.repeat(200)}\n`, 'bits', 'exact(n mod 2)'],
    [integers.join('\n'), 'own', 'noisy(n * n)'],
    ['2 4 8 16 32 64', 'own', 'exact(iterate(x, n, 2, x + x))'],
    [
      '1 2 3 9 1 9 2 9 1 2 3 9',
      'own',
      'piecewise(3: exact(n + 1), 5: interleaved(exact(9), exact(n + 1)), exact(before(n)))',
    ],
    [
      integers.join('\n'),
      'integer',
      'piecewise(20: noisy(n), 30: interleaved(noisy(1), noisy(a(n-1))), noisy(2))',
    ],
  ];
  const table = `x,y\n${integers.map((value, row) => `${value},${2 * value + row}\n`).join('')}`;
  const all = [...files, [table, 'integer', 'exact(x(n) + x(n) + n)'] as const];
  const written = all.map(([text, grammar, program]) => {
    const reading = text.startsWith('day') ? { name: 'seed', column: 'y' } : { name: 'seed' };
    const bytes = Buffer.from(text);
    const { dataset, surface } =
      text === table ? descriptionsOf(bytes, reading)[0] : describeData(bytes, reading);
    return writeFile(dataset, surface, grammar === 'own' ? own : shippedGrammar(grammar), parseModel(program))
      .bytes;
  });
  return [...written, writeStored(Buffer.from(letters)), writeStored(new Uint8Array(5000))];
}

/**
 * A file of integers that claims any number of rows of a program, and has `length` bytes, all but the first few of them `fill`.
 * @param program in the grammar of the seed files
 */
export function claiming(program: string, rows: number, fill: number, length: number): Uint8Array {
  const own = parseGrammar(OWN_GRAMMAR, 'own.grammar');
  const { dataset, surface } = describeData(Buffer.from('1,2,3'), { name: 'claim' });
  const meter = new Meter(Number.POSITIVE_INFINITY);
  const writer = new DecisionWriter();
  codeMethod(writer, WRITTEN, 'embedded');
  new StringCoder(writer, meter).codeBytes(Buffer.from(own.source));
  codeLayout(writer, meter, WRITTEN, { ...dataset, rows, surface });
  writeDerivation(writer, own, derive(own, parseModel(program), [])!, []);
  const stream = new Uint8Array(length).fill(fill);
  stream.set(writer.finish());
  return seal(stream, undefined);
}

/** A damaged or invented file, made from seed files; half of them have a checksum that is right. */
export function mutate(seeds: readonly Uint8Array[], random: () => number): Uint8Array {
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = () => seeds[below(seeds.length)];
  const noise = (length: number) => Array.from({ length }, () => below(256));
  let bytes = [...pick()];
  switch (below(8)) {
    case 0:
      bytes = noise(below(60));
      break;
    case 1:
      bytes = [...bytes.slice(0, 7), ...noise(below(200))];
      break;
    case 2:
      bytes = bytes.slice(0, below(bytes.length));
      break;
    case 3:
      bytes = [...bytes, ...noise(below(20))];
      break;
    case 4: {
      const other = [...pick()];
      bytes = [...bytes.slice(0, below(bytes.length)), ...other.slice(below(other.length))];
      break;
    }
    case 5:
      // Runs of extreme bytes lead to the far ends of every code.
      bytes.splice(7 + below(bytes.length), below(9), ...Array(below(40)).fill(random() < 0.5 ? 0 : 255));
      break;
    default:
      for (let flips = 1 + below(4); flips > 0; flips--) bytes[below(bytes.length)] ^= 1 << below(8);
  }
  const file = Uint8Array.from(bytes);
  return random() < 0.5 ? file : withChecksum(file);
}

/** The file with magic and checksum put right; it is of the version that it was of, and of the present one if that is none. */
export function withChecksum(file: Uint8Array): Uint8Array {
  const number = VERSIONS.has(file[2]) ? file[2] : VERSION;
  const version = VERSIONS.get(number)!;
  const repaired = new Uint8Array(Math.max(7, file.length));
  repaired.set(file);
  repaired.set([0x4b, 0xf1, number]);
  const stream = repaired.subarray(7);
  const method = methodOf(stream, version);
  const grammar = typeof method === 'number' ? registeredGrammar(method) : undefined;
  const sealed = grammar === undefined ? '' : version.sealed(grammar);
  new DataView(repaired.buffer).setUint32(3, crc32(sealed, crc32(stream, crc32(repaired.subarray(0, 3)))));
  return repaired;
}

/** What a stream begins with; damaged ones may end in it. */
function methodOf(stream: Uint8Array, version: FileVersion): Method | undefined {
  try {
    return codeMethod(new DecisionReader(stream), version);
  } catch (error) {
    if (error instanceof FileFormatError) return undefined;
    throw error;
  }
}
