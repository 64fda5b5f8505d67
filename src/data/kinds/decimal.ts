import type { Kind } from '../kind.js';
import { NUMBERS } from './numbers.js';

/** Numbers with a fixed number of decimals, held as integers times a power of ten. */
export const DECIMAL: Kind = {
  ...NUMBERS,
  name: 'decimal',
  isPlain: false,
  hasDecimals: true,
  hasSignificance: false,
  grammarName: () => 'decimal',
};
