import { FileFormatError, InputError } from '../../errors.js';
import { packageVersion } from '../../version.js';
import { ChoicePrice, ChoiceReader, type Choices, ChoiceWriter } from '../choices.js';
import type { Compressor } from '../compressor.js';
import { seal, unseal } from '../frame.js';
import { codeAlphabet } from './alphabet.js';
import type { Network } from './network.js';
import { Prediction } from './prediction.js';

/** Bytes of a parameter as a 32-bit float. */
const FLOAT_BYTES = 4;

/** What a network may be asked to learn; 4 MiB take some minutes. */
const MOST_LENGTH = 2 ** 22;

/** Makes a network for a text of so many symbols, which is going to be filled in. */
export type MakeNetwork = (symbols: number, text: Uint8Array) => Network;

/**
 * Codes bytes under a network that learns as it goes: first the alphabet, then each symbol as the network that has learned
 * from those before it predicts. A reader's `bytes` count only by their number; what was read is put into them.
 */
function codeBytes(
  choices: Choices,
  bytes: Uint8Array,
  makeNetwork: MakeNetwork,
  coded?: (position: number) => void,
): void {
  const alphabet = codeAlphabet(choices, bytes);
  if (alphabet.length === 0) throw new FileFormatError('the file has no alphabet; it is damaged');
  if (alphabet.length === 1) {
    bytes.fill(alphabet[0]);
    return;
  }
  const symbols = new Uint8Array(256);
  alphabet.forEach((byte, symbol) => {
    symbols[byte] = symbol;
  });
  const text = new Uint8Array(bytes.length + 1);
  const network = makeNetwork(alphabet.length, text);
  const prediction = new Prediction(alphabet.length);
  for (let position = 0; position < bytes.length; position++) {
    const scores = network.advance(position);
    const { numbers } = network.kernels;
    const symbol = prediction.code(choices, symbols[bytes[position]], numbers, scores, network.bias);
    text[position + 1] = symbol;
    bytes[position] = alphabet[symbol];
    coded?.(position);
    if (position + 1 < bytes.length) network.learn(position + 1);
  }
}

/** The compressor that teaches a network while it compresses, and another one the same while it decompresses. */
export function neuralCompressor(name: string, makeNetwork: MakeNetwork): Compressor {
  return {
    name,
    family: 'neural',
    version: packageVersion(),
    compress(bytes) {
      if (bytes.length > MOST_LENGTH) {
        throw new InputError(`${name}: networks are asked to learn 4 MiB at most; this is longer`);
      }
      const writer = new ChoiceWriter();
      if (bytes.length > 0) codeBytes(writer, bytes.slice(), makeNetwork);
      return seal(name, bytes, writer.finish());
    },
    decompress(sealed) {
      return unseal(name, sealed, (code, length) => {
        if (length > MOST_LENGTH) {
          throw new FileFormatError(`${name}: the file claims to hold more than 4 MiB`);
        }
        const reader = new ChoiceReader(code);
        const bytes = new Uint8Array(length);
        if (length > 0) codeBytes(reader, bytes, makeNetwork);
        reader.finish();
        return bytes;
      });
    },
    profile(bytes) {
      const price = new ChoicePrice();
      const profile = new Float64Array(bytes.length);
      let before = 0;
      if (bytes.length > 0) {
        codeBytes(price, bytes.slice(), makeNetwork, (position) => {
          profile[position] = price.bits - before;
          before = price.bits;
        });
      }
      return profile;
    },
    network(bytes) {
      const symbols = new Set(bytes).size;
      const parameters = symbols < 2 ? 0 : makeNetwork(symbols, new Uint8Array(bytes.length + 1)).parameters;
      return { parameters, unsentBytes: FLOAT_BYTES * parameters };
    },
  };
}
