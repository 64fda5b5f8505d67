import { type Dialect, RUNNABLE, RUNNABLE_REAL, render } from './dialect.js';
import type { Listing } from './listing.js';
import { preludeOf } from './prelude.js';

/** Python 3.8 and later. */
export const PYTHON: Dialect = {
  ...RUNNABLE,
  language: 'python',
};

export const REAL_PYTHON: Dialect = { ...RUNNABLE_REAL, language: 'python', rows: PYTHON };

/** What programs do with integers, and with real numbers. */
const SERIES = {
  integer: { dialect: PYTHON, checks: '', term: 'value(n)', failures: 'ZeroDivisionError' },
  real: {
    dialect: REAL_PYTHON,
    checks: `def finite(x):
    if not math.isfinite(x):
        raise Undefined
    return x


`,
    term: 'finite(value(n))',
    failures: 'ArithmeticError, ValueError',
  },
} as const;

/** A program that `python3` runs. */
export function writePython({ title, expression, numbers, initial, count }: Listing): string {
  const { dialect, checks, term, failures } = SERIES[numbers];
  const value = render(expression, dialect);
  const prelude = preludeOf(expression, value, 'python').map((definition) => `${definition}\n\n\n`);
  const imports = prelude.filter((text) => text.startsWith('from')).map((text) => text.trimEnd());
  const functions = prelude.filter((text) => !text.startsWith('from')).join('');
  if (`${functions}${checks}${value}`.includes('math.')) imports.unshift('import math');
  return `# ${title}
${imports.map((line) => `${line}\n`).join('')}
initial = [${initial.join(', ')}]
terms = []


class Undefined(Exception):
    pass


${checks}${functions}def a(i):
    if not 0 <= i < len(terms):
        raise Undefined
    return terms[i]


def value(n):
    return ${value}


for n in range(${count}):
    try:
        term = ${term}
    except (Undefined, ${failures}):
        if n >= len(initial):
            raise SystemExit("a(%d) is undefined" % n)
        term = initial[n]
    terms.append(term)
    print(term)
`;
}
