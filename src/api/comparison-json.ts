import type { Comparison } from '../compare/result.js';
import { searchJson } from './search-json.js';

/** The object that `compare --json` prints for each file. Other tools rely on it: fields may be added, none renamed. */
export function comparisonJson({ search, interrupted, profile, ...comparison }: Comparison) {
  const series = profile.series.map(({ name, bits }) => ({ name, bits: bits.map(rounded) }));
  return {
    schema: 'kolmo.compare/1',
    ...comparison,
    profile: { ...profile, series },
    ...(search && { search: searchJson(search, comparison.dataset.format) }),
    ...(interrupted && { interrupted }),
  };
}

/** Points of a curve are long enough with four decimals. */
function rounded(bits: number): number {
  return Number(bits.toFixed(4));
}
