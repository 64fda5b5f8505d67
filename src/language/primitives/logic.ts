import type { Kernel, Primitive } from '../primitive.js';
import { bare, call, infix } from './rendering.js';
import { binaryRow, unaryRow } from './rows.js';

const equal: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = x === y ? 1 : Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : 0;
  }
};

const different: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = x === y ? 0 : Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : 1;
  }
};

const less: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = x < y ? 1 : x >= y ? 0 : Number.NaN;
  }
};

const atMost: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = x <= y ? 1 : x > y ? 0 : Number.NaN;
  }
};

const greater: Kernel = (out, rows, a, i, b, j) => less(out, rows, b, j, a, i, a, i);

const atLeast: Kernel = (out, rows, a, i, b, j) => atMost(out, rows, b, j, a, i, a, i);

const choose: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const condition = a[i + r];
    out[r] = condition === 1 ? b[j + r] : condition === 0 ? c[k + r] : Number.NaN;
  }
};

// NaN passes through the products and the difference of the kernels below.

const both: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) out[r] = a[i + r] * b[j + r];
};

const either: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const x = a[i + r];
    const y = b[j + r];
    out[r] = x + y - x * y;
  }
};

const opposite: Kernel = (out, rows, a, i) => {
  for (let r = 0; r < rows; r++) out[r] = 1 - a[i + r];
};

interface Comparison {
  readonly name: string;
  readonly commutative: boolean;
  readonly summary: string;
  readonly holds: (x: bigint, y: bigint) => boolean;
  readonly column: Kernel;
  readonly pari: string;
  readonly python: string;
  readonly javascript: string;
  readonly latex: string;
}

const COMPARISONS: readonly Comparison[] = [
  {
    name: '=',
    commutative: true,
    summary: 'whether the arguments are equal',
    holds: (x, y) => x === y,
    column: equal,
    pari: '==',
    python: '==',
    javascript: '===',
    latex: '=',
  },
  {
    name: '!=',
    commutative: true,
    summary: 'whether the arguments differ',
    holds: (x, y) => x !== y,
    column: different,
    pari: '!=',
    python: '!=',
    javascript: '!==',
    latex: '\\ne',
  },
  {
    name: '<',
    commutative: false,
    summary: 'whether the first argument is below the second',
    holds: (x, y) => x < y,
    column: less,
    pari: '<',
    python: '<',
    javascript: '<',
    latex: '<',
  },
  {
    name: '<=',
    commutative: false,
    summary: 'whether the first argument is at most the second',
    holds: (x, y) => x <= y,
    column: atMost,
    pari: '<=',
    python: '<=',
    javascript: '<=',
    latex: '\\le',
  },
  {
    name: '>',
    commutative: false,
    summary: 'whether the first argument is above the second',
    holds: (x, y) => x > y,
    column: greater,
    pari: '>',
    python: '>',
    javascript: '>',
    latex: '>',
  },
  {
    name: '>=',
    commutative: false,
    summary: 'whether the first argument is at least the second',
    holds: (x, y) => x >= y,
    column: atLeast,
    pari: '>=',
    python: '>=',
    javascript: '>=',
    latex: '\\ge',
  },
];

function comparison({ holds, pari, python, javascript, latex, ...entry }: Comparison): Primitive {
  return {
    ...entry,
    parameters: ['integer', 'integer'],
    result: 'boolean',
    notation: { kind: 'infix', precedence: 30, associativity: 'none' },
    row: binaryRow((x, y) => (holds(x, y) ? 1n : 0n)),
    exports: {
      pari: infix(pari),
      python: infix(python),
      javascript: infix(javascript),
      latex: infix(latex),
    },
  };
}

/** Comparisons of integers, the choice between two integers, and connectives of booleans. */
export const LOGIC: readonly Primitive[] = [
  ...COMPARISONS.map(comparison),
  {
    name: 'if',
    parameters: ['boolean', 'integer', 'integer'],
    result: 'integer',
    notation: { kind: 'call' },
    commutative: false,
    summary:
      'the second argument where the first holds, else the third; the one not chosen need not be defined',
    row: ([condition, x, y]) => (condition === undefined ? undefined : condition === 1n ? x : y),
    column: choose,
    exports: {
      pari: call('if'),
      python: ([condition, x, y]) => `(${bare(x)} if ${bare(condition)} else ${bare(y)})`,
      javascript: ([condition, x, y]) => `(${bare(condition)} ? ${bare(x)} : ${bare(y)})`,
      latex: ([condition, x, y]) =>
        `\\begin{cases} ${bare(x)} & \\text{if } ${bare(condition)} \\\\ ${bare(y)} & \\text{otherwise} \\end{cases}`,
    },
  },
  {
    name: 'both',
    parameters: ['boolean', 'boolean'],
    result: 'boolean',
    notation: { kind: 'call' },
    commutative: true,
    summary: 'whether both conditions hold; undefined unless both are defined',
    row: binaryRow((x, y) => x & y),
    column: both,
    exports: {
      // Not the short-circuit operators: those would hide an undefined second condition.
      pari: call('both'),
      python: ([x, y]) => `(${x} & ${y})`,
      javascript: call('both'),
      latex: ([x, y]) => `\\left(${x} \\land ${y}\\right)`,
    },
  },
  {
    name: 'either',
    parameters: ['boolean', 'boolean'],
    result: 'boolean',
    notation: { kind: 'call' },
    commutative: true,
    summary: 'whether at least one condition holds; undefined unless both are defined',
    row: binaryRow((x, y) => x | y),
    column: either,
    exports: {
      pari: call('either'),
      python: ([x, y]) => `(${x} | ${y})`,
      javascript: call('either'),
      latex: ([x, y]) => `\\left(${x} \\lor ${y}\\right)`,
    },
  },
  {
    name: 'not',
    parameters: ['boolean'],
    result: 'boolean',
    notation: { kind: 'call' },
    commutative: false,
    summary: 'whether the condition fails',
    row: unaryRow((x) => 1n - x),
    column: opposite,
    exports: {
      pari: ([x]) => `(!${x})`,
      python: ([x]) => `(not ${x})`,
      javascript: ([x]) => `(!${x})`,
      latex: ([x]) => `\\lnot ${x}`,
    },
  },
];
