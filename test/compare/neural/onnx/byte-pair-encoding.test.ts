import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBytePairEncoding } from '../../../../src/compare/neural/onnx/byte-pair-encoding.js';
import type { Tokenizer } from '../../../../src/compare/neural/onnx/tokenizer.js';
import { decodeUtf8, encodeUtf8 } from '../../../../src/compare/neural/onnx/utf8.js';
import { InputError } from '../../../../src/errors.js';
import { byteCharacter, tokenizerFile } from './tokenizer-file.js';

const SPACE = byteCharacter(32);
const E_ACUTE = [0xc3, 0xa9].map(byteCharacter);
const MERGES: [string, string][] = [
  ['t', 'h'],
  ['th', 'e'],
  [SPACE, 'the'],
  ['e', 'r'],
  ['n', 'er'],
  [E_ACUTE[0], E_ACUTE[1]],
];

function tokenizer(missing: readonly number[] = []): Tokenizer {
  return readBytePairEncoding(JSON.stringify(tokenizerFile(MERGES, missing)), 'tokenizer.json');
}

/** The pieces of a text, each as text. */
function piecesOf(text: string): string[] {
  const { encode, bytesOf } = tokenizer();
  return encode(Buffer.from(text)).map((token) => Buffer.from(bytesOf(token)!).toString());
}

test.each([
  ['the', ['the']],
  ['then there', ['the', 'n', ' the', 'r', 'e']],
  ['the  the', ['the', ' ', ' the']],
  ['owner', ['o', 'w', 'ner']],
  ['th e', ['th', ' ', 'e']],
  ['tthe', ['t', 'the']],
  ['né', ['n', 'é']],
  ['', []],
])('%j is divided into %j', (text, pieces) => expect(piecesOf(text)).toEqual(pieces));

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  fc.string({ unit: 'binary' }).map((text) => new Uint8Array(Buffer.from(text))),
  fc.stringMatching(/^[ ethnr\n]{0,40}$/).map((text) => new Uint8Array(Buffer.from(text))),
);

test('any bytes are read as text and back', () => {
  fc.assert(
    fc.property(bytes, (bytes) => {
      expect(encodeUtf8(decodeUtf8(bytes))).toEqual(bytes);
    }),
  );
});

test('what is UTF-8 is read as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeUtf8(Buffer.from(text))).toBe(text);
    }),
  );
});

test('any bytes come back, also those without a token', () => {
  const missing = tokenizer([0, 101, 255]);
  fc.assert(
    fc.property(bytes, fc.constantFrom(missing, tokenizer()), (bytes, { encode, bytesOf }) => {
      const pieces = encode(bytes).map((token) => (token < 0 ? Uint8Array.of(-1 - token) : bytesOf(token)!));
      expect(new Uint8Array(Buffer.concat(pieces))).toEqual(bytes);
    }),
  );
  expect(missing.encode(Uint8Array.of(0, 97))).toEqual([-1, expect.any(Number)]);
});

test('long words take no time to speak of', () => {
  const bytes = new Uint8Array(2 ** 16).fill(116);
  expect(tokenizer().encode(bytes).length).toBe(2 ** 16);
});

describe('refuses', () => {
  const file = tokenizerFile(MERGES);
  test.each([
    ['what is no JSON', '{', 'no JSON'],
    ['nothing', 'null', 'only byte-level'],
    [
      'other models',
      JSON.stringify({ ...file, model: { ...file.model, type: 'WordPiece' } }),
      'only byte-level',
    ],
    ['characters', JSON.stringify({ ...file, pre_tokenizer: null, decoder: null }), 'only byte-level'],
    ['fractions', JSON.stringify({ ...file, model: { ...file.model, vocab: { a: 0.5 } } }), '"a"'],
    ['huge tokens', JSON.stringify({ ...file, added_tokens: [{ id: 1e9 }] }), 'added token'],
    ['odd merges', JSON.stringify({ ...file, model: { ...file.model, merges: [7] } }), 'two pieces'],
  ])('%s', (_, text, message) => {
    expect(() => readBytePairEncoding(text, 'tokenizer.json')).toThrow(message);
    expect(() => readBytePairEncoding(text, 'tokenizer.json')).toThrow(InputError);
  });
});
