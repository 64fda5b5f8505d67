import { type Dialect, RUNNABLE, render } from './dialect.js';
import type { Listing } from './listing.js';
import { preludeOf } from './prelude.js';

/** JavaScript on BigInt. */
export const JAVASCRIPT: Dialect = {
  ...RUNNABLE,
  language: 'javascript',
  literal: (value) => (value < 0n ? `(${value}n)` : `${value}n`),
};

/** A program that `node` runs. */
export function writeJavascript({ title, expression, initial, count }: Listing): string {
  const value = render(expression, JAVASCRIPT);
  const prelude = preludeOf(expression, value, 'javascript').map((definition) => `${definition}\n\n`);
  return `// ${title}
class Undefined extends Error {}

const initial = [${initial.map((term) => `${term}n`).join(', ')}];
const terms = [];

${prelude.join('')}function a(i) {
  if (i < 0n || i >= terms.length) throw new Undefined();
  return terms[Number(i)];
}

function value(n) {
  return ${value};
}

function term(n) {
  try {
    return value(n);
  } catch (error) {
    if (!(error instanceof Undefined)) throw error;
    if (n >= initial.length) throw new Error(\`a(\${n}) is undefined\`);
    return initial[Number(n)];
  }
}

for (let n = 0n; n < ${count}n; n++) {
  terms.push(term(n));
  console.log(String(terms[Number(n)]));
}
`;
}
