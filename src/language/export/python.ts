import { type Dialect, RUNNABLE, render } from './dialect.js';
import type { Listing } from './listing.js';
import { preludeOf } from './prelude.js';

/** Python 3.8 and later. */
export const PYTHON: Dialect = {
  ...RUNNABLE,
  language: 'python',
};

/** A program that `python3` runs. */
export function writePython({ title, expression, initial, count }: Listing): string {
  const value = render(expression, PYTHON);
  const prelude = preludeOf(expression, value, 'python').map((definition) => `${definition}\n\n\n`);
  const imports = prelude.filter((text) => text.startsWith('from')).map((text) => text.trimEnd());
  const functions = prelude.filter((text) => !text.startsWith('from')).join('');
  if (functions.includes('math.')) imports.unshift('import math');
  return `# ${title}
${imports.map((line) => `${line}\n`).join('')}
initial = [${initial.join(', ')}]
terms = []


class Undefined(Exception):
    pass


${functions}def a(i):
    if not 0 <= i < len(terms):
        raise Undefined
    return terms[i]


def value(n):
    return ${value}


for n in range(${count}):
    try:
        term = value(n)
    except (Undefined, ZeroDivisionError):
        if n >= len(initial):
            raise SystemExit("a(%d) is undefined" % n)
        term = initial[n]
    terms.append(term)
    print(term)
`;
}
