import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportModel } from '../../src/codelength/export.js';
import { InputError } from '../../src/errors.js';
import { childrenOf } from '../../src/language/children.js';
import { compileRow } from '../../src/language/evaluate.js';
import type { Expression } from '../../src/language/expression.js';
import { parseExpression, parseModel } from '../../src/language/parse.js';
import { PRIMITIVES } from '../../src/language/primitives.js';
import { printExpression } from '../../src/language/print.js';
import { Meter, WorkExceeded } from '../../src/language/work.js';
import { arbitraryExpression } from '../../src/testing/expressions.js';

const ROWS = 12;

/** Stand in where a program has no value; small, since programs go on from them. */
const INITIAL = Array.from({ length: ROWS }, (_, row) => BigInt((row * 5) % 7) - 2n);

/** The terms of a program that runs on its own results, or undefined if they grow too long to compare. */
function termsOf(expression: Expression): bigint[] | undefined {
  const program = compileRow(expression);
  const terms: bigint[] = [];
  const meter = new Meter(20_000);
  try {
    for (let row = 0; row < ROWS; row++) {
      const world = { past: (index: number) => terms[index], given: () => undefined };
      const term = program(row, world, meter) ?? INITIAL[row];
      if (term > 2n ** 40n || term < -(2n ** 40n)) return undefined;
      terms.push(term);
    }
  } catch (error) {
    if (error instanceof WorkExceeded) return undefined;
    throw error;
  }
  return terms;
}

/** What may stand as an argument where a large value would leave bounds that exported programs do not have. */
function isSmall(node: Expression): boolean {
  return (
    (node.kind === 'literal' && node.value > -100n && node.value < 100n) ||
    (node.kind === 'variable' && node.name === 'n')
  );
}

/** Primitives that are undefined here by a bound that exported programs do not have, already for moderate arguments. */
const STEEP = new Set([
  ...['^', 'shl', 'shr', 'factorial', 'binomial', 'prime?', 'nextprime', 'prime', 'primepi', 'kronecker'],
  ...['numdiv', 'sigma', 'phi', 'omega', 'bigomega', 'moebius', 'radical', 'lpf', 'gpf'],
  ...['floorroot', 'floorln', 'floorlog', 'contfrac', 'convnum', 'convden'],
  ...['fibonacci', 'stirling1', 'stirling2', 'eulerian', 'parts', 'partitions'],
]);

/** Whether no part of an expression can leave the bounds of the language while its terms stay small. */
function staysInBounds(node: Expression): boolean {
  if (node.kind === 'literal' && (node.value > 2n ** 60n || node.value < -(2n ** 60n))) return false;
  if (node.kind === 'bind' && !node.arguments.every(isSmall)) return false;
  // An exported program goes on for ever where no value passes.
  if (node.kind === 'bind' && node.binder === 'nth') return false;
  if (node.kind === 'bind' && node.binder === 'iterate' && printExpression(node.body).includes('*'))
    return false;
  if (node.kind === 'apply' && STEEP.has(node.primitive) && !node.arguments.every(isSmall)) return false;
  return childrenOf(node).every(staysInBounds);
}

/** Primitives that are undefined here for the longest arguments below, by their bounds. */
const REFUSES_LONG = new Set([
  ...['sigma', 'kronecker', 'floorln', 'floorlog', 'contfrac', 'convnum', 'convden'],
  ...['stirling1', 'stirling2', 'eulerian', 'parts'],
]);

/** Every primitive on arguments below, at and above zero. */
const EACH_PRIMITIVE = [...PRIMITIVES.values()].flatMap(({ name, notation, parameters, result }) => {
  const conditions = ['n mod 2 = 0', 'n < 5', 'n != 7'];
  const numbers = [
    ['n - 6', '3'],
    ['n - 6', '-3'],
    ['7', 'n - 6'],
    ['-7', 'n - 6'],
    ['n - 6', 'n - 9'],
    ['n*n*n', 'n'],
    ['2^60 - n', '41 + n'],
  ];
  const pairs = REFUSES_LONG.has(name) ? numbers.slice(0, -2) : numbers;
  return pairs.map((pair) => {
    const values = parameters.map((type, index) =>
      type === 'boolean' ? conditions[(index + pair[0].length) % 3] : pair[(index + parameters.length) % 2],
    );
    const application =
      notation.kind === 'infix'
        ? `(${values[0]}) ${name} (${values[1]})`
        : notation.kind === 'prefix'
          ? `-(${values[0]})`
          : `${name}(${values.join(', ')})`;
    return result === 'boolean' ? `if(${application}, 1, 0)` : application;
  });
});

const CHOSEN = [
  'a(n-1) + a(n-2)',
  'n*(n + 1) div 2 - (n - (3 - n))',
  '-n^2 + (-n)^2 - -3',
  'sum(k, 1, n, if(n mod k = 0, k, 0))',
  'count(k, 1, n, both(prime?(k), not(k = 3)))',
  'product(k, 2, n, k - 7)',
  'sum(k, 0, n, binomial(n, k)*sum(k, k, 3, k))',
  'iterate(x, n, 27, if(x mod 2 = 0, x div 2, 3*x + 1))',
  'iterate(lambda, n, 1, sum(if, 1, 3, lambda + if))',
  'iterate(x, n - 3, 1, x + n)',
  'sum(k, 3, n - 5, 1 div (k - 4))',
  'nth(k, 1, n, prime?(3*k - 1))',
  'nth(k, n - 4, n mod 3 - 1, k mod 4 = 1)',
  'nth(k, 0, n - 2, 1 mod (k - 5) = 0)',
  'sum(k, 0, n - 1, a(k))',
  'a(n - 1 - a(n-1) mod 3)',
  'if(n < 4, n, 6 div (n - 6))',
];

/** Programs with the terms that they are to print. */
const PROGRAMS = [
  ...[...EACH_PRIMITIVE, ...CHOSEN].map((text) => parseExpression(text)),
  ...fc
    .sample(arbitraryExpression({ depth: 4 }), { numRuns: 1500, seed: 20 })
    .filter(staysInBounds)
    .slice(0, 250),
].flatMap((expression) => {
  const terms = termsOf(expression);
  return terms === undefined ? [] : [{ expression, terms }];
});

type Runnable = 'pari' | 'python' | 'javascript';

interface Tool {
  readonly language: Runnable;
  readonly command: string;
  readonly flags: readonly string[];
  /** Prints a text of its own on a line. */
  readonly print: (text: string) => string;
  /** Makes a program safe to run after another. */
  readonly enclose: (program: string) => string;
}

const TOOLS: readonly Tool[] = [
  {
    language: 'pari',
    command: 'gp',
    flags: ['-q', '-f'],
    print: (text) => `print("${text}");\n`,
    enclose: (program) => program,
  },
  {
    language: 'python',
    command: 'python3',
    flags: ['-'],
    print: (text) => `print("${text}")\n`,
    enclose: (program) => program,
  },
  {
    language: 'javascript',
    command: process.execPath,
    flags: ['-'],
    print: (text) => `console.log("${text}");\n`,
    enclose: (program) => `{\n${program}}\n`,
  },
];

/** The tools have to be there where CI says so, and are looked for elsewhere. */
function isMissing(command: string): boolean {
  return process.env.CI === undefined && spawnSync(command, ['--version']).status !== 0;
}

function run({ command, flags }: Tool, input: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, flags, {
    input,
    encoding: 'utf8',
    timeout: 40_000,
  });
  if (error !== undefined) throw error;
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

describe('exported programs', () => {
  test('are tried on enough cases, with every primitive among them', () => {
    expect(PROGRAMS.length).toBeGreaterThan(350);
    const texts = PROGRAMS.map(({ expression }) =>
      JSON.stringify(expression, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
    );
    for (const name of PRIMITIVES.keys())
      expect(
        texts.some((text) => text.includes(`"primitive":"${name}"`)),
        name,
      ).toBe(true);
  });

  describe.each(TOOLS)('in $language', (tool) => {
    test.skipIf(isMissing(tool.command))('print the terms that the program computes', () => {
      const input = PROGRAMS.map(({ expression }, index) => {
        const program = exportModel({ head: 'exact', expressions: [expression] }, tool.language, {
          initial: INITIAL,
          count: ROWS,
        });
        return tool.print(`= ${index}`) + tool.enclose(program);
      });
      const outputs = run(tool, input.join(''))
        .split(/^= \d+\n/m)
        .slice(1);
      expect(outputs).toHaveLength(PROGRAMS.length);
      PROGRAMS.forEach(({ expression, terms }, index) => {
        expect(outputs[index].trimEnd().split('\n').map(BigInt), printExpression(expression)).toEqual(terms);
      });
    });

    test.skipIf(isMissing(tool.command))('print long integers whole', () => {
      const program = exportModel(parseModel('2^(100*n) - 1'), tool.language, { count: 50 });
      const lines = run(tool, program).trimEnd().split('\n');
      expect(lines).toEqual(Array.from({ length: 50 }, (_, row) => String(2n ** BigInt(100 * row) - 1n)));
    });
  });
});

test('programs without their data, and contexts, are refused but for LaTeX', () => {
  for (const text of ['price(n-1) + 1', 'context(a(n-1))']) {
    for (const { language } of TOOLS)
      expect(() => exportModel(parseModel(text), language)).toThrow(InputError);
    expect(exportModel(parseModel(text), 'latex')).toContain('_{n-1}');
  }
});

test.each([
  ['a(n-1) + a(n-2)', 'a_n = a_{n-1} + a_{n-2}'],
  ['noisy(n^2 - 3*n)', 'a_n \\approx n^{2} - 3 \\cdot n'],
  ['n div (2*n + 1)', 'a_n = \\left\\lfloor \\frac{n}{2 \\cdot n + 1} \\right\\rfloor'],
  ['(n + 1)^2*n', 'a_n = \\left(n + 1\\right)^{2} \\cdot n'],
  ['(n^2)^3', 'a_n = \\left(n^{2}\\right)^{3}'],
  ['sum(k, 1, n, k + n)*2', 'a_n = \\left(\\sum_{k=1}^{n} \\left(k + n\\right)\\right) \\cdot 2'],
  ['binomial(2*n, n)', 'a_n = \\binom{2 \\cdot n}{n}'],
  ['sum(kk, 1, n, gcd(n, kk))', 'a_n = \\sum_{\\mathit{kk}=1}^{n} \\gcd\\left(n, \\mathit{kk}\\right)'],
  ['`net income_%`(n)', 'a_n = \\mathrm{net\\ income\\_\\%}_{n}'],
  [
    'if(n > 3, isqrt(n), -1)',
    'a_n = \\begin{cases} \\left\\lfloor \\sqrt{n} \\right\\rfloor & \\text{if } n > 3 \\\\ -1 & \\text{otherwise} \\end{cases}',
  ],
])('%s as a formula', (text, formula) => {
  expect(exportModel(parseModel(text), 'latex')).toBe(`${formula}\n`);
});

test('a formula names the terms to begin with', () => {
  const formula = exportModel(parseModel('a(n-1) + a(n-2)'), 'latex', { initial: [0n, 1n] });
  expect(formula).toBe('a_n = a_{n-1} + a_{n-2}, \\quad a_{0} = 0, \\quad a_{1} = 1\n');
});
