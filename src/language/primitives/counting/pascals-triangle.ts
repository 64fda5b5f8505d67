import { wordsOf } from '../../limits.js';

/** Beginnings of rows of Pascal's triangle that were asked for: sums read them from left to right. */
const known = new Map<bigint, bigint[]>();

/** Words of 64 bits that these fill, and may fill: 32 megabytes. */
let words = 0;
const MOST_WORDS = 2 ** 22;

/** The binomial coefficient of n >= 0 and k of any size. */
export function entryOfPascal(n: bigint, k: bigint): bigint {
  if (k < 0n || k > n) return 0n;
  const fewer = k < n - k ? k : n - k;
  const entries = known.get(n) ?? [1n];
  known.set(n, entries);
  for (let i = BigInt(entries.length); i <= fewer; i++) {
    const entry = (entries[entries.length - 1] * (n - i + 1n)) / i;
    entries.push(entry);
    words += wordsOf(entry);
  }
  const value = entries[Number(fewer)];
  if (words > MOST_WORDS) {
    known.clear();
    words = 0;
  }
  return value;
}
