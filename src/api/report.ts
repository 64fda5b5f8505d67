import { InputError } from '../errors.js';
import { withPackages } from '../optional-package.js';
import { readResults } from '../report/results/documents.js';
import { shown } from './argument.js';

/** What draws charts; only who wants a page has it. */
const PACKAGES = ['@observablehq/plot', 'linkedom'];

/**
 * A page of HTML that shows results: programs as formulas, what longer ones buy, predictions, compressors side by side. It is complete in
 * itself, without scripts, and asks nothing of any network. It needs the packages `@observablehq/plot` and `linkedom`.
 *
 * @param results JSON objects as the commands print them with `--json`, or their text: `searchJson(result)`, `comparisonJson(comparison)`
 * @returns the page; the same results give the same page
 * @throws InputError for what is no result; MissingPackage, which is one, where a package is not installed
 */
export async function reportPage(results: readonly (object | string)[]): Promise<string> {
  if (!Array.isArray(results) || results.length === 0)
    throw new InputError(
      `reportPage: give an array of results such as [searchJson(result)], not ${shown(results)}`,
    );
  const read = results.flatMap((result, index) => {
    const place = `result ${index + 1}`;
    if (typeof result !== 'string' && (typeof result !== 'object' || result === null))
      throw new InputError(`reportPage: ${place} is ${shown(result)}; give JSON objects or their text`);
    const json = typeof result === 'string' ? result : JSON.stringify(result);
    return readResults(new TextEncoder().encode(json), place);
  });
  return (await loadReport()).writeReport(read);
}

/** The module that writes pages. @throws MissingPackage where a package that it needs is not installed */
export function loadReport(): Promise<typeof import('../report/report.js')> {
  return withPackages(PACKAGES, 'a report', () => import('../report/report.js'));
}
