import type { ComparisonReading } from './results/comparison.js';
import type { Result } from './results/documents.js';
import type { SearchReading } from './results/search.js';

/** All that is known of one dataset. */
export interface Study {
  /** Unique in the page. */
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly kind: string | undefined;
  readonly format: string | undefined;
  readonly search?: SearchReading;
  readonly comparison?: ComparisonReading;
}

/** Puts the search and the comparison of a dataset together, in the order in which the datasets come. */
export function studiesOf(results: readonly Result[]): readonly Study[] {
  const studies: Study[] = [];
  for (const result of results) {
    if (result.kind !== 'search' && result.kind !== 'comparison') continue;
    const { name, rows, kind, format } = result.reading.dataset;
    const parts =
      result.kind === 'search'
        ? { search: result.reading }
        : { comparison: result.reading, ...(result.reading.search && { search: result.reading.search }) };
    const at = studies.findIndex((study) => study.name === name && study.rows === rows && fits(study, parts));
    if (at >= 0) studies[at] = { ...studies[at], ...parts };
    else studies.push({ id: `data-${studies.length + 1}`, name, rows, kind, format, ...parts });
  }
  return studies;
}

/** A second search of a dataset is a study of its own; nothing takes another's place. */
function fits(study: Study, parts: Pick<Study, 'search' | 'comparison'>): boolean {
  return !(study.search && parts.search) && !(study.comparison && parts.comparison);
}
