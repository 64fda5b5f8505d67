import { describe, expect, test } from 'vitest';
import { readData } from '../../../src/data/read.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { printModel } from '../../../src/language/print.js';
import { FitProblem } from '../../../src/search/fit/fit-problem.js';
import { law } from '../../../src/search/fit/laws.js';
import { normal, spread } from './measured-columns.js';

type Row = Readonly<Record<string, number>>;

/** The shortest formula of columns between 1 and 5, all written with six significant digits, after so many steps at most. */
function lawOf(formula: (row: Row) => number, names: readonly string[], noise = 0, steps = 300): string {
  const rows = 40;
  const columns = names.map((_, at) => spread(rows, 1, 5, at + 1));
  const errors = normal(rows, 9);
  const lines = Array.from({ length: rows }, (_, at) => {
    const row = Object.fromEntries(
      names.map((name, place) => [name, Number(columns[place][at].toPrecision(6))]),
    );
    const value = formula(row) + noise * errors[at];
    return [...names.map((name) => row[name]), Number(value.toPrecision(6))].join(',');
  });
  const text = `${[...names, 'y'].join(',')}\n${lines.join('\n')}\n`;
  const problem = new FitProblem(
    readData(text, { name: 'table', column: 'y', inputs: 'all' }),
    shippedGrammar('real'),
  );
  let best = 'nothing';
  let least = Number.POSITIVE_INFINITY;
  let left = steps;
  for (const one of law.find(problem, () => least)) {
    if (left-- === 0) break;
    if (one === undefined || one.programBits + one.dataBits >= least) continue;
    least = one.programBits + one.dataBits;
    best = printModel({ head: 'measured', expressions: [one.expression] });
  }
  return best;
}

describe('laws between columns', () => {
  test.each([
    ['a product of powers', (row: Row) => (row.m * row.v ** 2) / 2, ['m', 'v'], 'measured(m/2*v^2)'],
    [
      'a root of a quotient',
      ({ l, g }: Row) => 2 * Math.PI * Math.sqrt(l / g),
      ['l', 'g'],
      'measured(2*pi*sqrt(l/g))',
    ],
    [
      'an exponential',
      ({ c, k, t }: Row) => c * Math.exp((-k * t) / 2),
      ['c', 'k', 't'],
      'measured(exp(-0.5*k*t)*c)',
    ],
    ['a quotient of sums', ({ u, v }: Row) => (u * v) / (u + v), ['u', 'v'], 'measured(u*v/(u + v))'],
  ])('%s', (_, formula, names, program) => {
    expect(lawOf(formula, names)).toBe(program);
  });
});
