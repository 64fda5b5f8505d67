import { type Dialect, RUNNABLE, RUNNABLE_REAL, render } from './dialect.js';
import type { Listing } from './listing.js';
import { preludeOf } from './prelude.js';

/** JavaScript on BigInt. */
export const JAVASCRIPT: Dialect = {
  ...RUNNABLE,
  language: 'javascript',
  literal: (value) => (value < 0n ? `(${value}n)` : `${value}n`),
};

/** JavaScript on numbers; rows are counted in BigInt. */
export const REAL_JAVASCRIPT: Dialect = {
  ...RUNNABLE_REAL,
  language: 'javascript',
  row: 'Number(n)',
  rows: JAVASCRIPT,
};

/** What programs do with integers, and with real numbers. */
const SERIES = {
  integer: {
    dialect: JAVASCRIPT,
    literal: (term: bigint | number) => `${term}n`,
    checks: '',
    value: 'value(n)',
  },
  real: {
    dialect: REAL_JAVASCRIPT,
    literal: String,
    checks: `function finite(x) {
  if (!Number.isFinite(x)) throw new Undefined();
  return x;
}

`,
    value: 'finite(value(n))',
  },
} as const;

/** A program that `node` runs. */
export function writeJavascript({ title, expression, numbers, initial, count }: Listing): string {
  const { dialect, literal, checks, value: computed } = SERIES[numbers];
  const value = render(expression, dialect);
  const prelude = preludeOf(expression, value, 'javascript').map((definition) => `${definition}\n\n`);
  return `// ${title}
class Undefined extends Error {}

const initial = [${initial.map(literal).join(', ')}];
const terms = [];

${checks}${prelude.join('')}function a(i) {
  if (i < 0n || i >= terms.length) throw new Undefined();
  return terms[Number(i)];
}

function value(n) {
  return ${value};
}

function term(n) {
  try {
    return ${computed};
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
