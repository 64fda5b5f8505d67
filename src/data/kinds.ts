import type { Kind, KindName, Units } from './kind.js';
import { CATEGORICAL } from './kinds/categorical.js';
import { DECIMAL } from './kinds/decimal.js';
import { INTEGER } from './kinds/integer.js';
import { SYMBOL } from './kinds/symbol.js';

/** The kinds of targets by name. */
export const KINDS: Readonly<Record<KindName, Kind>> = {
  integer: INTEGER,
  decimal: DECIMAL,
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
