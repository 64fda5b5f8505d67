import { ROW } from '../../names.js';
import { render } from '../dialect.js';
import { REAL_PARI } from '../pari.js';
import { preludeOf } from '../prelude.js';
import { variablesFor, withColumns } from './columns.js';
import { type FormulaListing, onOneLine } from './formula-listing.js';
import { boundOf } from './margins.js';

/** A function of the columns. Longer names than a letter may be those of functions, as `I` and `O` are. */
export function writePariFormula({ title, expression, columns, row, margins }: FormulaListing): string {
  const names = variablesFor(columns, (name) => /^[A-HJ-NP-Zb-mo-z]$/.test(name));
  const text = render(expression, withColumns(REAL_PARI, names));
  const definitions = preludeOf(expression, text, 'pari')
    .map((definition) => `${definition}\n`)
    .join('');
  const bounds =
    margins &&
    `interval(v) = [${boundOf('-', margins.below, 'v', 'abs(v)')}, ${boundOf('+', margins.above, 'v', 'abs(v)')}];\n`;
  return `\\\\ ${onOneLine(title)}
${definitions}value(${[...(row ? [ROW] : []), ...names.values()].join(', ')}) = ${text};
${bounds ?? ''}`;
}
