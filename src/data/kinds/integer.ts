import type { Kind } from '../kind.js';
import { NUMBERS } from './numbers.js';

/** Integers of any size. */
export const INTEGER: Kind = {
  ...NUMBERS,
  name: 'integer',
  isPlain: true,
  hasDecimals: false,
  hasSignificance: false,
  grammarName: () => 'integer',
};
