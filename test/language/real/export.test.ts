import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportModel } from '../../../dist/codelength/export.js';
import { childrenOf } from '../../../dist/language/children.js';
import { apply, literal, N } from '../../../dist/language/construct.js';
import type { Expression } from '../../../dist/language/expression.js';
import { parseExpression, parseModel } from '../../../dist/language/parse.js';
import { printExpression } from '../../../dist/language/print.js';
import { evaluateRealColumn } from '../../../dist/language/real/columns.js';
import { decimalOf, numberOf } from '../../../dist/language/real/decimal.js';
import { REAL_PRIMITIVES } from '../../../dist/language/real/primitives.js';
import { realExpression } from './expressions.js';

const COLUMNS = {
  x: [0.5, -1.25, 2, 3.7, 0, -0.1, 12.5, 1e-3],
  'air pressure': [1, 2.5, -3, 0.3, 7, 1e2, -0.5, 4],
};
const NAMES = Object.keys(COLUMNS);
const ROWS = 8;
const [X, PRESSURE] = NAMES.map((column): Expression => ({ kind: 'given', column, index: N }));

function valuesOf(expression: Expression, factor = 1): number[] {
  const given = Object.entries(COLUMNS).map(
    ([name, cells]) => [name, Float64Array.from(cells, (cell) => cell * factor)] as const,
  );
  const world = { rows: ROWS, target: new Float64Array(0), given: new Map(given) };
  return [...evaluateRealColumn(expression, world)];
}

/** The expression with all values in it but for exponents that are integers times a factor. */
function scaled(node: Expression, factor: number): Expression {
  if (node.kind === 'decimal' || node.kind === 'literal') return decimalOf(numberOf(node) * factor);
  if (node.kind === 'variable') return apply('real.multiply', decimalOf(factor), node);
  if (node.kind !== 'apply') return node;
  const { value, parameters, result } = REAL_PRIMITIVES.get(node.primitive)!;
  if (parameters.length === 0) return decimalOf(value(0, 0, 0) * factor);
  const isPower = node.primitive === 'real.power';
  const values = node.arguments.map((argument, place) =>
    isPower && place === 1 && argument.kind === 'literal' ? argument : scaled(argument, factor),
  );
  const application = { ...node, arguments: values };
  return result === 'real' ? apply('real.multiply', decimalOf(factor), application) : application;
}

/** The values in which rounding does not matter, others undefined: other twelfth digits leave the tenth as they are. */
function steadyValues(expression: Expression): (number | undefined)[] {
  const others = [1 - 1e-12, 1 + 1e-12].map((factor) => valuesOf(scaled(expression, factor), factor));
  return valuesOf(expression).map((value, row) => {
    const isSteady = others.every(
      (values) => Object.is(value, values[row]) || Math.abs(value - values[row]) <= 2e-10 * Math.abs(value),
    );
    return isSteady ? value : undefined;
  });
}

/** Whether an expression reads its own row alone, and has no constants that doubles soon cannot hold the functions of. */
function isModerate(node: Expression): boolean {
  if (node.kind === 'decimal' && !(Math.abs(Math.log10(Math.abs(numberOf(node)))) < 4)) return false;
  if (node.kind === 'past' || (node.kind === 'given' && node.index.kind !== 'variable')) return false;
  return childrenOf(node).every(isModerate);
}

/** Every primitive on numbers below, at and above zero. */
const EACH_PRIMITIVE = [...REAL_PRIMITIVES.values()].flatMap(({ name, parameters, result }) => {
  const numbers = [X, PRESSURE, decimalOf(2.5), literal(-3)];
  const condition = apply('real.below', X, literal(1));
  return numbers.map((_, start) => {
    const values = parameters.map((type, place) =>
      type === 'boolean' ? condition : numbers[(start + place) % numbers.length],
    );
    return result === 'boolean'
      ? apply('real.if', apply(name, ...values), X, PRESSURE)
      : apply(name, ...values);
  });
});

const RANDOM = fc.sample(realExpression(NAMES), { numRuns: 1500, seed: 7 }).filter(isModerate);

/** Reads n and all columns, in this order, so that all functions have the same arguments. */
const NOTHING = parseExpression('0*(n + x + `air pressure`)', 'program', 'real');

const PROGRAMS = [...EACH_PRIMITIVE, ...RANDOM].map((expression) => ({
  expression: apply('real.add', NOTHING, expression),
  text: printExpression(expression, 'real'),
  values: steadyValues(expression),
}));

const ARGUMENTS = Array.from({ length: ROWS }, (_, row) =>
  [row, ...Object.values(COLUMNS).map((cells) => cells[row])].join(', '),
);

/** The values of all programs in all rows, in one run of a tool: undefined ones are NaN. */
function run(command: string, flags: readonly string[], input: string): number[][] {
  const { status, stdout, stderr, error } = spawnSync(command, flags, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    timeout: 40_000,
  });
  if (error !== undefined) throw error;
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const numbers = stdout
    .trim()
    .split('\n')
    .map((text) => (text === 'undefined' ? Number.NaN : Number(text.replace(' E', 'e'))));
  return PROGRAMS.map((_, index) => numbers.slice(index * ROWS, (index + 1) * ROWS));
}

const LANGUAGES = {
  python: () => {
    const texts = PROGRAMS.map(({ expression }) => {
      const calls = ARGUMENTS.map((list) => `show(lambda: value(${list}))`);
      return `${exportModel({ head: 'measured', expressions: [expression] }, 'python')}\n${calls.join('\n')}\n`;
    });
    const show = `__name__ = "test"
import math
def show(compute):
    try:
        result = compute()
        print(repr(float(result)) if math.isfinite(result) else "undefined")
    except (ArithmeticError, ValueError):
        print("undefined")
`;
    return run('python3', ['-'], show + texts.join(''));
  },
  numpy: () => {
    const texts = PROGRAMS.map(({ expression }) => {
      const columns = [Array.from({ length: ROWS }, (_, row) => row), ...Object.values(COLUMNS)];
      const list = columns.map((cells) => `[${cells.join(', ')}]`).join(', ');
      const code = exportModel({ head: 'measured', expressions: [expression] }, 'numpy');
      return `${code}\nfor cell in value(${list}):\n    print("undefined" if np.isnan(cell) else repr(float(cell)))\n`;
    });
    return run('python3', ['-'], texts.join(''));
  },
  pari: () => {
    const texts = PROGRAMS.map(({ expression }) => {
      const code = exportModel({ head: 'measured', expressions: [expression] }, 'pari');
      const calls = ARGUMENTS.map((list) => `show(iferr(value(${list}), E, oo))`);
      return `${code}${calls.join(';')};\n`;
    });
    const show =
      'show(x) = if(type(x) == "t_INFINITY" || imag(x) != 0 || abs(x) > 2^1024, print("undefined"), print(x*1.));\n';
    return run('gp', ['-q', '-f'], `default(format, "e.17");\n${show}${texts.join('')}`);
  },
  javascript: () =>
    PROGRAMS.map(({ expression }) => {
      const code = exportModel({ head: 'measured', expressions: [expression] }, 'javascript');
      const value = new Function('process', `${code}return value;`)(undefined);
      return ARGUMENTS.map((list) => {
        const result = value(...list.split(', ').map(Number));
        return Number.isFinite(result) ? result : Number.NaN;
      });
    }),
};

/** The tools have to be there where CI says so, and are looked for elsewhere; NumPy need not be. */
const NEEDS: Readonly<Record<keyof typeof LANGUAGES, readonly [command: string, ...flags: string[]]>> = {
  python: ['python3', '--version'],
  numpy: ['python3', '-c', 'import numpy'],
  pari: ['gp', '--version'],
  javascript: ['node', '--version'],
};

function isMissing(language: keyof typeof LANGUAGES): boolean {
  const [command, ...flags] = NEEDS[language];
  if (language !== 'numpy' && process.env.CI !== undefined) return false;
  return spawnSync(command, flags).status !== 0;
}

describe('exported laws', () => {
  test('are tried on enough values, with every primitive among them', () => {
    const steady = PROGRAMS.flatMap(({ values }) => values).filter((value) => value !== undefined);
    expect(steady.filter((value) => !Number.isNaN(value)).length).toBeGreaterThan(1500);
    expect(steady.filter((value) => Number.isNaN(value)).length).toBeGreaterThan(200);
  });

  test.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])(
    'have the same values in %s',
    (language) => {
      if (isMissing(language)) return;
      const values = LANGUAGES[language]();
      // Infinity is a number there, and 1/(1/0) is 0.
      const goesOn = language === 'numpy' || language === 'javascript';
      const wrong = PROGRAMS.flatMap(({ text, values: expected }, index) =>
        expected.flatMap((value, row) => {
          const own = values[index][row];
          const isRight =
            value === undefined ||
            (Number.isNaN(value) && goesOn) ||
            Object.is(own, value) ||
            Math.abs(own - value) <= 1e-12 * Math.abs(value);
          return isRight ? [] : [`${text} in row ${row}: ${own} for ${value}`];
        }),
      );
      expect(wrong).toEqual([]);
    },
  );
});

const inPython = (text: string, table = '') => {
  const program = exportModel(parseModel(text), 'python');
  return spawnSync('python3', ['-c', program], { input: table, encoding: 'utf8' }).stdout;
};

const inNode = (text: string, table = '') => {
  const program = exportModel(parseModel(text), 'javascript');
  return spawnSync(process.execPath, ['-e', program], { input: table, encoding: 'utf8' }).stdout;
};

test.each([inPython, inNode])('tables are read by the names of their columns', (run) => {
  const table = '# made\nname,"net, x",y\none,2.5,4\n"two, ""2""",-3,9\nthree,,1\nfour,7.5,1\n';
  const lines = run('measured(sqrt(`net, x` + 1.5)*y)', table).trimEnd().split('\n');
  expect(lines.map((line) => line && Number(line))).toEqual([8, '', '', 3]);
  expect(run('measured(mass*`x (y)`)', 'mass [kg],x (y)\n2,3\n').trim()).toMatch(/^6(\.0)?$/);
});

test('series go on from first terms', () => {
  const options = { initial: [1, 2.5], count: 5 };
  const model = parseModel('measured(0.5*a(n-1) + a(n-2)/n + sqrt(n))');
  const terms = [1, 2.5];
  for (let n = 2; n < 5; n++) terms.push(0.5 * terms[n - 1] + terms[n - 2] / n + Math.sqrt(n));
  const outputs = [
    spawnSync('python3', ['-'], { input: exportModel(model, 'python', options), encoding: 'utf8' }),
    spawnSync(process.execPath, ['-'], {
      input: exportModel(model, 'javascript', options),
      encoding: 'utf8',
    }),
    ...(isMissing('pari')
      ? []
      : [spawnSync('gp', ['-q', '-f'], { input: exportModel(model, 'pari', options), encoding: 'utf8' })]),
  ];
  for (const { stdout } of outputs) {
    const lines = stdout.trim().split('\n').map(Number);
    expect(lines).toHaveLength(5);
    for (const [row, value] of lines.entries()) expect(value).toBeCloseTo(terms[row], 12);
  }
});

test.each([
  ['0.5*mass*speed^2 + 1.2e-7', '=0.5 * A2 * POWER(B2, 2) + 1.2e-7'],
  ['if(x < 2.5, log(x), -x^1.5) + n mod 3', '=IF(A2 < 2.5, LN(A2), -POWER(A2, 1.5)) + MOD(ROW()-2, 3)'],
  ['x(n-1) + 0.5*a(n-2) - y', '=A3 + 0.5 * C2 - B4'],
  ['if(both(x != 1, not(x >= n)), asin(x), pi)', '=IF(AND(A2 <> 1, NOT(A2 >= (ROW()-2))), ASIN(A2), PI())'],
])('%s in a spreadsheet', (text, formula) => {
  expect(exportModel(parseModel(`measured(${text})`), 'spreadsheet')).toBe(`${formula}\n`);
});

test.each([
  [
    '0.5*m*speed^2 + 1.2e-7',
    'a \\approx 0.5 \\cdot m \\cdot \\mathrm{speed}^{2} + \\left(1.2 \\cdot 10^{-7}\\right)',
  ],
  ['m(n-1)/2', 'a_n \\approx \\frac{\\mathrm{m}_{n-1}}{2}'],
  ['sqrt(a(n-1)) + n', 'a_n \\approx \\sqrt{a_{n-1}} + n'],
])('%s as a formula', (text, formula) => {
  expect(exportModel(parseModel(`measured(${text})`), 'latex')).toBe(`${formula}\n`);
});

test('names of columns stay names, and nothing of them acts in a program', () => {
  const model = parseModel('measured(`lambda` + `2 x` + `2_x` + `é` + `os\u2028import`)');
  const code = exportModel(model, 'python');
  expect(code).toContain('def value(v_lambda, v_2_x, v_2_x_2, v__, os_import):');
  expect(code.split('\n')[0]).not.toMatch(/[\u2028\r]/);
  expect(exportModel(model, 'pari')).toContain('value(v_lambda, v_2_x, v_2_x_2, v__, v_os_import) =');
});

test.each([
  ['measured(x(n-1))', 'python', /reads other rows than its own besides the given column 'x'/],
  ['measured(a(n-1))', 'numpy', /it can be exported to python/],
  ['measured(a(2*n - 9))', 'spreadsheet', /the program reads the row/],
  ['n + 1', 'spreadsheet', /programs of integers are not exported to spreadsheet/],
] as const)('%s is not exported to %s', (text, language, message) => {
  expect(() => exportModel(parseModel(text), language)).toThrow(message);
});

test.each([
  ['measured(x)', 'latex'],
  ['measured(a(n-1))', 'python'],
  ['n + 1', 'pari'],
] as const)('%s in %s says no bounds', (text, language) => {
  const margin = { constant: 1, share: 0 };
  const options = { margins: { below: margin, above: margin } };
  expect(() => exportModel(parseModel(text), language, options)).toThrow(/says no bounds/);
});

test('first terms of integers are integers', () => {
  expect(() => exportModel(parseModel('a(n-1) + 1'), 'python', { initial: [0.5] })).toThrow(
    /computes integers/,
  );
});

test('bounds of measurements are printed behind the values', () => {
  const margins = { below: { constant: 0.5, share: 0 }, above: { constant: 0.25, share: 0.125 } };
  const model = parseModel('measured(-2*x)');
  const input = 'x\n4\n-1\n\n';
  const runs = [
    spawnSync('python3', ['-c', exportModel(model, 'python', { margins })], { input, encoding: 'utf8' }),
    spawnSync(process.execPath, ['-e', exportModel(model, 'javascript', { margins })], {
      input,
      encoding: 'utf8',
    }),
  ];
  for (const { stdout } of runs) {
    const lines = stdout.trim().split('\n');
    expect(lines.map((line) => line.split(',').map(Number))).toEqual([
      [-8, -8.5, -6.75],
      [2, 1.5, 2.5],
    ]);
  }
  expect(exportModel(model, 'pari', { margins })).toContain(
    'interval(v) = [v - 0.5, v + (0.25 + 0.125 * abs(v))];',
  );
  expect(exportModel(model, 'spreadsheet', { margins })).toBe(
    '=(-2) * A2\t=((-2) * A2) - 0.5\t=((-2) * A2) + (0.25 + 0.125 * ABS((-2) * A2))\n',
  );
});
