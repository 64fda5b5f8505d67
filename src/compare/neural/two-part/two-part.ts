import { crc32 } from 'node:zlib';
import { FileFormatError } from '../../../errors.js';
import { packageVersion } from '../../../version.js';
import { ChoicePrice, ChoiceReader, type Choices, ChoiceWriter } from '../../choices.js';
import type { Compressor } from '../../compressor.js';
import { seal, unseal } from '../../frame.js';
import { type FrozenNetwork, NetworkCoder } from './frozen-network.js';
import { codeNetwork } from './network-code.js';
import { BITS, bytesFrom, codeNotation, type Notation, symbolCount, symbolsOf } from './notation.js';
import { selectSplit } from './selection.js';
import { codingWork, NO_SHAPE } from './shape.js';
import { MOST_CODING_WORK } from './split.js';

const NAME = 'two-part';

/** A network to read another into. */
const NO_NETWORK: FrozenNetwork = { shape: NO_SHAPE, shift: 0, gain: 0, units: new Int16Array() };

/**
 * A network of which the encoder alone knows how it was trained: its parameters, pruned and rounded to few values that they
 * share (Han, Mao & Dally, "Deep compression", ICLR 2016), are sent before the data, which is coded by what it predicts.
 * Its size is where the sum of both is least (Rissanen, "Modeling by shortest data description", Automatica 14, 1978).
 */
export const twoPart: Compressor = {
  name: NAME,
  family: 'neural',
  version: packageVersion(),
  compress(bytes) {
    if (bytes.length === 0) return seal(NAME, bytes, bytes);
    const writer = new ChoiceWriter();
    codeBytes(writer, bytes, remember(bytes, selectSplit(bytes)));
    return seal(NAME, bytes, writer.finish());
  },
  decompress(sealed) {
    return unseal(NAME, sealed, (code, length) => {
      const reader = new ChoiceReader(code);
      const read = length === 0 ? new Uint8Array() : readBytes(reader, length);
      reader.finish();
      return read;
    });
  },
  /** The first byte bears the network. */
  profile(bytes) {
    const price = new ChoicePrice();
    const profile = new Float64Array(bytes.length);
    if (bytes.length === 0) return profile;
    let before = 0;
    codeBytes(price, bytes, splitOf(bytes), (at) => {
      profile[at] = price.bits - before;
      before = price.bits;
    });
    return profile;
  },
  network: (bytes) => ({ parameters: twoPartSplit(bytes).parameters, unsentBytes: 0 }),
};

/** What {@link twoPart} pays for. */
export interface TwoPartSplit {
  /** Of the network: which symbols there are, its shape and its parameters. */
  readonly parameterBits: number;
  /** Of the data, given the network. */
  readonly dataBits: number;
  readonly parameters: number;
  /** Parameters that are not 0. */
  readonly kept: number;
}

/** The two parts of the code of some bytes. */
export function twoPartSplit(bytes: Uint8Array): TwoPartSplit {
  if (bytes.length === 0) return { parameterBits: 0, dataBits: 0, parameters: 0, kept: 0 };
  const { notation, network } = splitOf(bytes);
  const price = new ChoicePrice();
  codeHead(price, { notation, network }, bytes.length);
  const parameterBits = price.bits;
  codeSymbols(price, symbolsOf(notation, bytes), network);
  return {
    parameterBits,
    dataBits: price.bits - parameterBits,
    parameters: network.units.length,
    kept: network.units.filter((unit) => unit !== 0).length,
  };
}

interface Head {
  readonly notation: Notation;
  readonly network: FrozenNetwork;
}

/** The last split and what it is of: prices are asked for right after the code, and training takes long. */
let last: { readonly length: number; readonly checksum: number; readonly head: Head } | undefined;

function remember(bytes: Uint8Array, head: Head): Head {
  last = { length: bytes.length, checksum: crc32(bytes), head };
  return head;
}

function splitOf(bytes: Uint8Array): Head {
  if (last?.length === bytes.length && last.checksum === crc32(bytes)) return last.head;
  return remember(bytes, selectSplit(bytes));
}

/** @param afterByte - is told where the byte that was coded stands */
function codeBytes(
  choices: Choices,
  bytes: Uint8Array,
  { notation, network }: Head,
  afterByte?: (at: number) => void,
): void {
  codeHead(choices, { notation, network }, bytes.length);
  codeSymbols(choices, symbolsOf(notation, bytes), network, (at) => {
    if (notation.unit === 'byte') afterByte?.(at);
    else if (at % 8 === 7) afterByte?.((at - 7) / 8);
  });
}

function readBytes(reader: ChoiceReader, length: number): Uint8Array {
  const { notation, network } = codeHead(reader, { notation: BITS, network: NO_NETWORK }, length);
  const symbols = new Uint8Array(symbolCount(notation, length));
  codeSymbols(reader, symbols, network);
  return bytesFrom(notation, symbols);
}

function codeHead(choices: Choices, head: Head, length: number): Head {
  const notation = codeNotation(choices, head.notation, length);
  const network = codeNetwork(choices, notation.symbols, head.network);
  if (codingWork(network.shape) * symbolCount(notation, length) > MOST_CODING_WORK) {
    throw new FileFormatError(`${NAME}: the file asks for more work than a decoder takes on`);
  }
  return { notation, network };
}

function codeSymbols(
  choices: Choices,
  symbols: Uint8Array,
  network: FrozenNetwork,
  afterSymbol?: (at: number) => void,
): void {
  const coder = new NetworkCoder(network);
  for (let at = 0; at < symbols.length; at++) {
    coder.code(choices, symbols, at);
    afterSymbol?.(at);
  }
}
