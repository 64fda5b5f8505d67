import { orderK } from './classical/order-k.js';
import type { Compressor } from './compressor.js';

/** All compressors that need nothing but this package, in the order in which tables name them. */
export const COMPRESSORS: readonly Compressor[] = [orderK(0), orderK(1), orderK(2), orderK(3)];
