import { ChoicePrice } from '../../choices.js';
import { type FrozenNetwork, NetworkCoder } from './frozen-network.js';
import { codeNetwork } from './network-code.js';
import { codeNotation, type Notation } from './notation.js';

/** Products that a decoder takes on: a minute or so. */
export const MOST_CODING_WORK = 2 ** 35;

/** Symbols that a network is judged by. */
const MOST_JUDGED = 2 ** 16;

/** A two-part code of bytes: how they are written in symbols, and the network that these are coded by. */
export interface Split {
  readonly notation: Notation;
  readonly network: FrozenNetwork;
  /** Of the notation and the network. */
  readonly parameterBits: number;
  /** Of the symbols, given those; for long data an estimate from every so many of them. */
  readonly dataBits: number;
}

export function priceSplit(notation: Notation, network: FrozenNetwork, symbols: Uint8Array): Split {
  const price = new ChoicePrice();
  codeNotation(price, notation, 1);
  codeNetwork(price, notation.symbols, network);
  const parameterBits = price.bits;
  const coder = new NetworkCoder(network);
  const step = Math.ceil(symbols.length / MOST_JUDGED);
  let judged = 0;
  for (let at = 0; at < symbols.length; at += step) {
    coder.code(price, symbols, at);
    judged++;
  }
  const dataBits = ((price.bits - parameterBits) * symbols.length) / Math.max(1, judged);
  return { notation, network, parameterBits, dataBits };
}

export function totalBits({ parameterBits, dataBits }: Split): number {
  return parameterBits + dataBits;
}
