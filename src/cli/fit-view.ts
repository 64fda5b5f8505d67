import { count, fitted, measure } from '../figure.js';
import type { Goodness } from '../search/goodness.js';

/** Rows that are shown of those furthest off; --json has more. */
const MOST_LARGEST = 3;

/** How well a program fits in a line: the share of the variance, and how far off rows are. */
export function fitText({ explained, rootMeanSquare, medianAbsolute }: Goodness): string {
  const share = explained === undefined ? '' : `R² ${fitted(explained)}, `;
  return `${share}root mean square error ${measure(rootMeanSquare)}, half of the rows within ${measure(medianAbsolute)}`;
}

/** The rows that are furthest off in a line, if any is. */
export function furthestText({ largest }: Goodness): string | undefined {
  if (largest.length === 0) return undefined;
  const rows = largest
    .slice(0, MOST_LARGEST)
    .map(({ row, value, computed }) => `${signed(value - computed)} at n = ${count(row)}`);
  return `furthest off: ${rows.join(', ')}`;
}

function signed(difference: number): string {
  return difference > 0 ? `+${measure(difference)}` : measure(difference);
}
