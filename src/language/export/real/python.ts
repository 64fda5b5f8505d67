import { ROW } from '../../names.js';
import { type Dialect, RUNNABLE_REAL, render } from '../dialect.js';
import { preludeOf } from '../prelude.js';
import { REAL_PYTHON } from '../python.js';
import type { FormulaListing } from './formula-listing.js';
import { onOneLine, variablesFor } from './law.js';

/** Words and functions of Python, and what the programs call themselves. */
const TAKEN = new Set(
  `and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or
  pass raise return try while with yield abs enumerate float max min print ValueError ArithmeticError math np csv sys value n line lines
  result row`.split(/\s+/),
);

/** A function of the columns, and a program that `python3` runs on a table: it prints the value of each row. */
export function writePythonFormula({ title, expression, columns, row }: FormulaListing): string {
  const names = variablesFor(columns, (name) => !TAKEN.has(name));
  const text = render(expression, withColumns(REAL_PYTHON, names));
  const definitions = preludeOf(expression, text, 'python')
    .map((definition) => `${definition}\n\n\n`)
    .join('');
  const values = columns.map((column) => `float(row[${JSON.stringify(column)}])`);
  return `# ${onOneLine(title)}
import math


${definitions}def value(${[...(row ? [ROW] : []), ...names.values()].join(', ')}):
    return ${text}


if __name__ == "__main__":
    import csv
    import sys

    lines = (line for line in sys.stdin if not line.startswith("#"))
    for n, row in enumerate(csv.DictReader(lines)):
        try:
            result = value(${[...(row ? [ROW] : []), ...values].join(', ')})
        except (ArithmeticError, ValueError):
            result = math.nan
        print(result if math.isfinite(result) else "")
`;
}

/** Arrays of integers have no negative powers, and so all numbers are floats. */
export const NUMPY: Dialect = {
  ...RUNNABLE_REAL,
  language: 'numpy',
  literal: (value) => RUNNABLE_REAL.literal(value).replace(/\d+(?=\)?$)/, (digits) => `${digits}.0`),
};

/** A function of columns as arrays of NumPy, with NaN where it is undefined. */
export function writeNumpyFormula({ title, expression, columns, row }: FormulaListing): string {
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
`;
}

/** A dialect in which given columns are variables. */
export function withColumns(dialect: Dialect, names: ReadonlyMap<string, string>): Dialect {
  return { ...dialect, row: ROW, given: (column) => names.get(column)! };
}
