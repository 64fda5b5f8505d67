import { ROW } from '../../names.js';
import { type Dialect, RUNNABLE_REAL, render } from '../dialect.js';
import { preludeOf } from '../prelude.js';
import { REAL_PYTHON } from '../python.js';
import { variablesFor, withColumns } from './columns.js';
import { type FormulaListing, onOneLine } from './formula-listing.js';
import { boundOf, type Margins } from './margins.js';

/** Words and functions of Python, and what the programs call themselves. */
const TAKEN = new Set(
  `and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or
  pass raise return try while with yield abs enumerate float max min print ValueError ArithmeticError math np csv re sys value interval n line rows
  titles names places place name title result row`.split(/\s+/),
);

/** A function of the columns, and a program that `python3` runs on a table: it prints the value of each row. */
export function writePythonFormula({ title, expression, columns, row, margins }: FormulaListing): string {
  const names = variablesFor(columns, (name) => !TAKEN.has(name));
  const text = render(expression, withColumns(REAL_PYTHON, names));
  const definitions = preludeOf(expression, text, 'python')
    .map((definition) => `${definition}\n\n\n`)
    .join('');
  const quoted = columns.map((column) => JSON.stringify(column)).join(', ');
  return `# ${onOneLine(title)}
import math


${definitions}def value(${[...(row ? [ROW] : []), ...names.values()].join(', ')}):
    return ${text}
${intervalOf(margins, 'abs(value)')}

if __name__ == "__main__":
    import csv
    import re
    import sys

    rows = csv.reader(line for line in sys.stdin if not line.startswith("#"))
    titles = next(rows)
    # A column may be called with its unit, mass [kg].
    names = [re.sub(r"\\s*[\\[(][^\\])]*[\\])]$", "", title) for title in titles]
    places = [(titles if name in titles else names).index(name) for name in [${quoted}]]
    for n, row in enumerate(filter(None, rows)):
        try:
            result = value(${row ? 'n, ' : ''}*(float(row[place]) for place in places))
        except (ArithmeticError, ValueError, IndexError):
            result = math.nan
        print(${margins ? '*(result, *interval(result)), sep=",") if math.isfinite(result) else print(' : 'result if math.isfinite(result) else ""'})
`;
}

/** Arrays of integers have no negative powers, and so all numbers are floats. */
export const NUMPY: Dialect = {
  ...RUNNABLE_REAL,
  language: 'numpy',
  literal: (value) => RUNNABLE_REAL.literal(value).replace(/\d+(?=\)?$)/, (digits) => `${digits}.0`),
};

/** A function of columns as arrays of NumPy, with NaN where it is undefined. */
export function writeNumpyFormula({ title, expression, columns, row, margins }: FormulaListing): string {
  const names = variablesFor(columns, (name) => !TAKEN.has(name));
  const text = render(expression, withColumns(NUMPY, names));
  const variables = [...(row ? [ROW] : []), ...names.values()];
  const arrays = variables.map((name) => `    ${name} = np.asarray(${name}, dtype=float)\n`).join('');
  return `# ${onOneLine(title)}
import numpy as np


def value(${variables.join(', ')}):
${arrays}    with np.errstate(all="ignore"):
        result = ${text}
    return np.where(np.isfinite(result), result, np.nan)
${intervalOf(margins, 'np.abs(value)')}`;
}

/** A function that gives the bounds of a value, if they are known. */
function intervalOf(margins: Margins | undefined, magnitude: string): string {
  if (margins === undefined) return '';
  const [low, high] = [
    boundOf('-', margins.below, 'value', magnitude),
    boundOf('+', margins.above, 'value', magnitude),
  ];
  return `

def interval(value):
    """Eight in ten measurements lie between these bounds."""
    return ${low}, ${high}
`;
}
