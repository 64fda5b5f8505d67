import type { Comparison } from '../compare/result.js';
import { searchJson } from './search-json.js';

/** The object that `compare --json` prints for each file. Other tools rely on it: fields may be added, none renamed. */
export function comparisonJson({ search, interrupted, ...comparison }: Comparison) {
  return {
    schema: 'kolmo.compare/1',
    ...comparison,
    ...(search && { search: searchJson(search, comparison.dataset.format) }),
    ...(interrupted && { interrupted }),
  };
}
