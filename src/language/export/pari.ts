import { type Dialect, RUNNABLE, render } from './dialect.js';
import type { Listing } from './listing.js';
import { preludeOf } from './prelude.js';

/** PARI/GP 2.13 and later. */
export const PARI: Dialect = {
  ...RUNNABLE,
  language: 'pari',
};

export const REAL_PARI: Dialect = { ...RUNNABLE, language: 'pari', rows: PARI };

/** What programs do with integers, and with real numbers. Terms are rounded, since quotients of long integers would grow without end. */
const SERIES = {
  integer: { dialect: PARI, checks: '', value: 'value(n)' },
  real: {
    dialect: REAL_PARI,
    checks: 'finite(x) = if(imag(x) == 0 && abs(x) < 2^1024, 1.*x, error("undefined"));\n',
    value: 'finite(value(n))',
  },
} as const;

/** A program that `gp -q` runs. */
export function writePari({ title, expression, numbers, initial, count }: Listing): string {
  const { dialect, checks, value: computed } = SERIES[numbers];
  const value = render(expression, dialect);
  const prelude = preludeOf(expression, value, 'pari').map((definition) => `${definition}\n`);
  return `\\\\ ${title}
initial = [${initial.join(', ')}];
terms = List();
a(i) = if(i < 0 || i >= #terms, error("undefined"), terms[i + 1]);
${checks}${prelude.join('')}value(n) = ${value};
literal(n) = if(n < #initial, initial[n + 1], print("a(", n, ") is undefined"); quit(1));
{
  for(n = 0, ${count - 1},
    listput(terms, iferr(${computed}, E, literal(n)));
    print(terms[n + 1]));
}
`;
}
