import { type Dialect, RUNNABLE, render } from './dialect.js';
import type { Listing } from './listing.js';
import { PARI_NUMBERS } from './pari-numbers.js';
import { type Definitions, preludeOf } from './prelude.js';

/** PARI/GP 2.13 and later. */
export const PARI: Dialect = {
  ...RUNNABLE,
  language: 'pari',
};

const DEFINITIONS: Definitions = new Map([
  ...PARI_NUMBERS,
  ['floordiv', 'floordiv(x, y) = if(y == 0, error("undefined"), floor(x / y));'],
  ['floormod', 'floormod(x, y) = if(y == 0, error("undefined"), x - y * floor(x / y));'],
  ['power', 'power(x, y) = if(y < 0, error("undefined"), x^y);'],
  ['shl', 'shl(x, k) = if(k < 0, error("undefined"), x * 2^k);'],
  ['shr', 'shr(x, k) = if(k < 0, error("undefined"), floor(x / 2^k));'],
  ['both', 'both(x, y) = x && y;'],
  ['either', 'either(x, y) = x || y;'],
  [
    'choose',
    'choose(n, k) = if(n < 0, error("undefined"), if(k < 0 || k > n, 0, binomial(n, min(k, n - k))));',
  ],
  ['permutations', 'permutations(x) = if(x < 0, error("undefined"), x!);'],
  ['digitsum', 'digitsum(x, base) = if(x < 0 || base < 2, error("undefined"), sumdigits(x, base));'],
  ['multiplicity', 'multiplicity(x, base) = if(x == 0 || base < 2, error("undefined"), valuation(x, base));'],
  [
    'euler',
    'euler(lower, upper, term) = my(m = max(upper - lower + 1, 0), b = vector(m + 1)); b[1] = 1; for(j = 1, m, b[j + 1] = sum(i = 1, j, sumdiv(i, d, d * term(lower + d - 1)) * b[j - i + 1]) / j); b[m + 1];',
  ],
  [
    'iterate',
    'iterate(times, start, step) = my(x = start); if(times < 0, error("undefined")); for(i = 1, times, x = step(x)); x;',
  ],
  [
    'nth',
    'nth(lower, index, test) = my(k = lower, left = index); if(index < 0, error("undefined")); while(1, if(test(k), if(left == 0, return(k)); left--); k++);',
  ],
]);

/** A program that `gp -q` runs. */
export function writePari({ title, expression, initial, count }: Listing): string {
  const value = render(expression, PARI);
  const prelude = preludeOf(value, DEFINITIONS).map((definition) => `${definition}\n`);
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
