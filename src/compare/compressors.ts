import { bwt } from './classical/bwt.js';
import { ctw } from './classical/ctw.js';
import { huffman } from './classical/huffman.js';
import { lz77 } from './classical/lz77.js';
import { lz78 } from './classical/lz78.js';
import { orderK } from './classical/order-k.js';
import { ppm } from './classical/ppm.js';
import type { Compressor } from './compressor.js';
import { lstm } from './neural/lstm.js';
import { transformer } from './neural/transformer.js';
import { twoPart } from './neural/two-part/two-part.js';

/** All compressors that need nothing but this package, in the order in which tables name them. */
export const COMPRESSORS: readonly Compressor[] = [
  huffman,
  lz77,
  lz78,
  bwt,
  orderK(0),
  orderK(1),
  orderK(2),
  orderK(3),
  ppm,
  ctw,
  lstm,
  transformer,
  twoPart,
];
