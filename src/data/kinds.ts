import type { Kind, KindName, Units } from './kind.js';
import { CATEGORICAL } from './kinds/categorical.js';
import { DECIMAL } from './kinds/decimal.js';
import { INTEGER } from './kinds/integer.js';
import { SIGNIFICANT } from './kinds/significant.js';
import { SYMBOL } from './kinds/symbol.js';
import { notationOf } from './notations.js';

/** The kinds of targets by name. */
export const KINDS: Readonly<Record<KindName, Kind>> = {
  integer: INTEGER,
  decimal: DECIMAL,
  significant: SIGNIFICANT,
  symbol: SYMBOL,
  categorical: CATEGORICAL,
};

/** The record of the kind of a dataset's target. */
export function kindOf({ kind }: { readonly kind: KindName }): Kind {
  return KINDS[kind];
}

/**
 * A value of a dataset as people write it: an integer, a decimal with all its digits after the point, a printable
 * ASCII symbol as itself and any other as `0x0a`. An index that no symbol has (a program may compute any) is `#7`.
 */
export function formatValue(dataset: Units & { readonly kind: KindName }, value: bigint): string {
  return kindOf(dataset).format(value, dataset);
}

/** How many rows make one term as it is written: two of a fraction, one of anything else. */
export function rowsPerTerm({ notation }: Pick<Units, 'notation'>): number {
  return notation?.writing === undefined ? 1 : (notationOf(notation.writing).joined?.rows ?? 1);
}

/**
 * Rows as the terms that people write, each of {@link rowsPerTerm} rows; null for a term without a value.
 */
export function formatTerms(
  dataset: Units & { readonly kind: KindName },
  rows: readonly (bigint | undefined)[],
): (string | null)[] {
  const { notation } = dataset;
  const texts = rows.map((value) => (value === undefined ? null : formatValue(dataset, value)));
  const writing = notation?.writing;
  const joined = writing && notationOf(writing).joined;
  if (writing === undefined || joined === undefined) return texts;
  return Array.from({ length: texts.length / joined.rows }, (_, term) => {
    const parts = texts.slice(term * joined.rows, (term + 1) * joined.rows).filter((text) => text !== null);
    return parts.length < joined.rows ? null : joined.join(parts, writing);
  });
}
