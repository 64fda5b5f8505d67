import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { FileFormatError, InputError } from '../../errors.js';
import { ChoicePrice, ChoiceReader, type Choices, ChoiceWriter } from '../choices.js';
import type { Compressor } from '../compressor.js';
import { openFrame, seal } from '../frame.js';
import { readBytePairEncoding } from './onnx/byte-pair-encoding.js';
import { countParameters } from './onnx/initializers.js';
import { type OpenModel, openModel } from './onnx/runtime.js';
import { codeToken } from './onnx/token-code.js';
import { byteTokenizer, type Tokenizer } from './onnx/tokenizer.js';

/** Tokens that a model sees at most; then the first half of them is dropped. */
const WINDOW = 256;

const MODEL = 'model.onnx';
const TOKENIZER = 'tokenizer.json';
const CONFIGURATION = 'config.json';

interface LanguageModel {
  readonly model: OpenModel;
  readonly tokenizer: Tokenizer;
  readonly window: number;
}

/**
 * Compresses by the predictions of a language model that somebody else has trained: arithmetic coding of tokens
 * (Delétang et al., "Language modeling is compression", ICLR 2024). A decoder needs the same model, the same version of the same
 * runtime and the same kind of machine, or the sums may differ in their last digits and the bytes do not come back; the
 * checksum then says so.
 *
 * Every token takes a run of the model over the tokens before it, in the decoder as in the encoder.
 * @param directory - holds `model.onnx`, which makes float `logits` [1, T, V] of int64 `input_ids` [1, T] and if it asks
 *   for them `attention_mask` and `position_ids`; a `tokenizer.json` with a byte-level byte-pair encoding, without which
 *   tokens are bytes; and perhaps a `config.json` that says how many positions the model has
 * @throws InputError where onnxruntime is not installed, or for files that are not like that
 */
export async function onnxCompressor(directory: string): Promise<Compressor> {
  const file = join(directory, MODEL);
  const bytes = await readFile(file).catch((error: Error) => {
    throw new InputError(`${file} cannot be read: ${error.message}`);
  });
  const network = { parameters: countParameters(bytes), unsentBytes: await sizeOfModel(directory) };
  const model = await openModel(file);
  const vocabulary = (await model.logits([0])).length;
  const tokenizer = await findTokenizer(directory, vocabulary);
  const window = Math.min(WINDOW, await positionsOf(directory));
  const language = { model, tokenizer, window };
  const name = `onnx:${basename(resolve(directory))}`;
  return {
    name,
    family: 'neural',
    version: model.runtime,
    network: () => network,
    async compress(bytes) {
      const writer = new ChoiceWriter();
      await codeBytes(writer, language, bytes, bytes.length);
      return seal(name, bytes, writer.finish());
    },
    async decompress(sealed) {
      const { code, length, verify } = openFrame(name, sealed);
      const reader = new ChoiceReader(code);
      const bytes = await codeBytes(reader, language, new Uint8Array(), length);
      reader.finish();
      return verify(bytes);
    },
    /** The bits of a token are shared out evenly to its bytes. */
    async profile(bytes) {
      const price = new ChoicePrice();
      const profile = new Float64Array(bytes.length);
      let before = 0;
      await codeBytes(price, language, bytes, bytes.length, (from, to) => {
        profile.fill((price.bits - before) / (to - from), from, to);
        before = price.bits;
      });
      return profile;
    },
  };
}

/**
 * @param bytes - nothing for a reader
 * @param length - of the bytes
 * @param afterToken - is told which bytes a token that was coded stands for
 * @returns the bytes that were coded
 */
async function codeBytes(
  choices: Choices,
  { model, tokenizer, window }: LanguageModel,
  bytes: Uint8Array,
  length: number,
  afterToken?: (from: number, to: number) => void,
): Promise<Uint8Array> {
  const tokens = tokenizer.encode(bytes);
  const coded = new Uint8Array(length);
  let seen = [tokenizer.beginning];
  let logits: Float32Array | undefined;
  for (let at = 0, place = 0; at < length; place++) {
    logits ??= await model.logits(seen);
    const token = codeToken(choices, logits, tokens[place] ?? 0);
    const piece = token < 0 ? Uint8Array.of(-1 - token) : tokenizer.bytesOf(token);
    if (piece === undefined || at + piece.length > length) {
      throw new FileFormatError('the file holds a token that cannot be there; it is damaged');
    }
    coded.set(piece, at);
    at += piece.length;
    afterToken?.(at - piece.length, at);
    // A byte without a token is nothing that a model can see: it predicts the same again.
    if (token < 0) continue;
    seen.push(token);
    if (seen.length > window) seen = seen.slice(seen.length - Math.ceil(window / 2));
    logits = undefined;
  }
  return coded;
}

async function findTokenizer(directory: string, vocabulary: number): Promise<Tokenizer> {
  const file = join(directory, TOKENIZER);
  const text = await readIfThere(file);
  if (text === undefined) {
    if (vocabulary === 256 || vocabulary === 257) return byteTokenizer(vocabulary);
    throw new InputError(`${file} is missing, and a model of bytes has 256 or 257 logits, not ${vocabulary}`);
  }
  const tokenizer = readBytePairEncoding(text, file);
  if (tokenizer.size <= vocabulary) return tokenizer;
  throw new InputError(`${file} has ${tokenizer.size} tokens, the model ${vocabulary} logits`);
}

/** How many tokens a model can see, as far as its configuration says. */
async function positionsOf(directory: string): Promise<number> {
  const file = join(directory, CONFIGURATION);
  const text = await readIfThere(file);
  if (text === undefined) return WINDOW;
  let configuration: unknown;
  try {
    configuration = JSON.parse(text);
  } catch {
    throw new InputError(`${file}: this is no JSON`);
  }
  const { n_positions, max_position_embeddings } = (configuration ?? {}) as Readonly<Record<string, unknown>>;
  const positions = Number(n_positions ?? max_position_embeddings ?? WINDOW);
  if (positions >= 1) return Math.floor(positions);
  throw new InputError(`${file}: a model has at least one position`);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT') return undefined;
    throw new InputError(`${file} cannot be read: ${error.message}`);
  }
}

/** Bytes of the model, with tensors that are kept in files of their own beside it, and of its tokenizer. */
async function sizeOfModel(directory: string): Promise<number> {
  const files = (await readdir(directory)).filter((file) => file.startsWith(MODEL) || file === TOKENIZER);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(directory, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
