import { InputError } from '../../../errors.js';
import type { Tokenizer } from './tokenizer.js';
import { decodeUtf8, encodeUtf8 } from './utf8.js';

/** How GPT-2 divides text before it looks for pairs: words with the space before them, numbers, marks, spaces. */
const WORDS = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** Longer words are cut, because joining pairs takes time that grows with their square. */
const LONGEST_WORD = 128;

/** Words that are remembered with their tokens. */
const MOST_REMEMBERED = 2 ** 16;

/**
 * Reads the byte-level byte-pair encoding of a Hugging Face `tokenizer.json` (Sennrich, Haddow & Birch, "Neural machine
 * translation of rare words with subword units", ACL 2016; on bytes as in Radford et al., GPT-2, 2019). Text is divided
 * in GPT-2's way whatever the file says: any division gives back the same bytes.
 * @throws InputError for a text that is no such tokenizer
 */
export function readBytePairEncoding(text: string, source: string): Tokenizer {
  const { vocabulary, merges, special } = parse(text, source);
  const characters = byteCharacters();
  const bytesOfCharacter = new Map([...characters.entries()].map(([byte, character]) => [character, byte]));
  const bytes = new Map<number, Uint8Array>();
  let size = 0;
  for (const [piece, token] of vocabulary) {
    size = Math.max(size, token + 1);
    const values = [...piece].map((character) => bytesOfCharacter.get(character));
    if (values.length === 0 || special.has(token) || values.includes(undefined)) continue;
    bytes.set(token, Uint8Array.from(values as number[]));
  }
  for (const token of special) size = Math.max(size, token + 1);
  const ranks = new Map(merges.map((pair, rank) => [pair, rank]));
  const remembered = new Map<string, number[]>();

  function tokensOf(word: string): number[] {
    let tokens = remembered.get(word);
    if (tokens === undefined) {
      const values = encodeUtf8(word);
      tokens = joinPairs(
        Array.from(values, (byte) => characters[byte]),
        ranks,
      ).flatMap((piece) => {
        const token = vocabulary.get(piece);
        if (token !== undefined && bytes.has(token)) return [token];
        return [...piece].map((character) => {
          const single = vocabulary.get(character);
          return single !== undefined && bytes.has(single) ? single : -1 - bytesOfCharacter.get(character)!;
        });
      });
      if (remembered.size < MOST_REMEMBERED) remembered.set(word, tokens);
    }
    return tokens;
  }

  return {
    size,
    beginning: special.size > 0 ? Math.min(...special) : 0,
    encode(bytes) {
      const tokens: number[] = [];
      for (const [word] of decodeUtf8(bytes).matchAll(WORDS)) {
        for (const part of parts(word)) for (const token of tokensOf(part)) tokens.push(token);
      }
      return tokens;
    },
    bytesOf: (token) => bytes.get(token),
  };
}

/** Joins neighbours again and again, each time the pair of the lowest rank, everywhere. */
function joinPairs(pieces: string[], ranks: ReadonlyMap<string, number>): string[] {
  let joined = pieces;
  for (;;) {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i + 1 < joined.length; i++) {
      best = Math.min(best, ranks.get(`${joined[i]} ${joined[i + 1]}`) ?? Number.POSITIVE_INFINITY);
    }
    if (best === Number.POSITIVE_INFINITY) return joined;
    const next: string[] = [];
    for (let i = 0; i < joined.length; i++) {
      const pair = i + 1 < joined.length && ranks.get(`${joined[i]} ${joined[i + 1]}`) === best;
      next.push(pair ? joined[i] + joined[++i] : joined[i]);
    }
    joined = next;
  }
}

/** Cuts a word between characters. */
function parts(word: string): string[] {
  if (word.length <= LONGEST_WORD) return [word];
  const characters = [...word];
  return Array.from({ length: Math.ceil(characters.length / LONGEST_WORD) }, (_, i) =>
    characters.slice(i * LONGEST_WORD, (i + 1) * LONGEST_WORD).join(''),
  );
}

/** The characters that stand for bytes in vocabularies: printable ones for themselves, the others from U+0100 on. */
function byteCharacters(): readonly string[] {
  let beyond = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
    return String.fromCharCode(printable ? byte : beyond++);
  });
}

interface Parsed {
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Pairs with a space between, the first to be joined first. */
  readonly merges: readonly string[];
  /** Tokens that are no text, such as the one between documents. */
  readonly special: ReadonlySet<number>;
}

function parse(text: string, source: string): Parsed {
  const refuse = (what: string) => new InputError(`${source}: ${what}`);
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw refuse('this is no JSON');
  }
  const { model, added_tokens, ...others } = asRecord(file);
  const { type, vocab, merges } = asRecord(model);
  const byteLevel = JSON.stringify([others.pre_tokenizer, others.decoder]).includes('"ByteLevel"');
  if ((type !== undefined && type !== 'BPE') || !Array.isArray(merges) || !byteLevel) {
    throw refuse('only byte-level byte-pair encodings ("BPE" with "ByteLevel") are understood');
  }
  const vocabulary = new Map<string, number>();
  for (const [piece, token] of Object.entries(asRecord(vocab))) {
    if (!isToken(token)) throw refuse(`the token of ${JSON.stringify(piece)} is no number of a token`);
    vocabulary.set(piece, token);
  }
  const pairs = merges.map((pair: unknown) => {
    const joined = Array.isArray(pair) ? pair.join(' ') : pair;
    if (typeof joined !== 'string') throw refuse('a merge is two pieces');
    return joined;
  });
  const special = new Set<number>();
  for (const added of Array.isArray(added_tokens) ? added_tokens : []) {
    const { id } = asRecord(added);
    if (!isToken(id)) throw refuse('an added token has no number');
    special.add(id);
  }
  return { vocabulary, merges: pairs, special };
}

/** More tokens than any model has. */
const MOST_TOKENS = 2 ** 22;

function isToken(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < MOST_TOKENS;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
