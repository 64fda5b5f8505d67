import { type Dialect, RUNNABLE, render } from './dialect.js';
import type { Listing } from './listing.js';
import { preludeOf } from './prelude.js';

/** PARI/GP 2.13 and later. */
export const PARI: Dialect = {
  ...RUNNABLE,
  language: 'pari',
};

/** A program that `gp -q` runs. */
export function writePari({ title, expression, initial, count }: Listing): string {
  const value = render(expression, PARI);
  const prelude = preludeOf(expression, value, 'pari').map((definition) => `${definition}\n`);
  return `\\\\ ${title}
initial = [${initial.join(', ')}];
terms = List();
a(i) = if(i < 0 || i >= #terms, error("undefined"), terms[i + 1]);
${prelude.join('')}value(n) = ${value};
literal(n) = if(n < #initial, initial[n + 1], print("a(", n, ") is undefined"); quit(1));
{
  for(n = 0, ${count - 1},
    listput(terms, iferr(value(n), E, literal(n)));
    print(terms[n + 1]));
}
`;
}
