import type { Kind } from '../kind.js';
import { NUMBERS } from './numbers.js';

/**
 * Numbers of so many significant digits, `26.5` and `0.00391062`, held as their places on a `DecimalGrid`: neighbours are as far apart as
 * their last digits say, so that differences between places say by what part of itself a value is off.
 */
export const SIGNIFICANT: Kind = {
  ...NUMBERS,
  name: 'significant',
  isPlain: false,
  hasDecimals: true,
  hasSignificance: true,
  grammarName: () => 'decimal',
};
