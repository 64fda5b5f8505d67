import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnOf, exactRows } from '../../src/data/column.js';
import type { Dataset } from '../../src/data/dataset.js';
import { readDataset } from '../../src/data/read.js';
import { derive } from '../../src/grammar/derive.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import type { SingleModel } from '../../src/language/expression.js';
import { parseModel } from '../../src/language/parse.js';
import { printModel } from '../../src/language/print.js';
import { check, deduce, generate } from '../../src/learn/rules/deduce.js';
import type { Observation } from '../../src/learn/rules/evidence.js';
import { findRules } from '../../src/learn/rules/find-rules.js';
import { fitSchema } from '../../src/learn/rules/fit.js';
import { solveIntegers } from '../../src/learn/rules/linear-system.js';
import { generalise, instantiate, printSchema } from '../../src/learn/rules/schema.js';
import { parameterBits, schemaBits } from '../../src/learn/rules/schema-price.js';

const INTEGER = shippedGrammar('integer');

const model = (program: string) => parseModel(program) as SingleModel;
const schemaOf = (...programs: readonly string[]) => generalise(programs.map(model));

const datasetOf = (name: string, rows: readonly bigint[]): Dataset => ({
  name,
  kind: 'integer',
  target: columnOf(rows),
  given: [],
  decimals: 0,
  alphabet: [],
});

/** The first rows of a shipped dataset, those behind them, and what a search finds. */
function observed(file: string, rows: number, winner?: string): Observation {
  const bytes = readFileSync(new URL(`../../datasets/integer/${file}`, import.meta.url));
  const all = exactRows(readDataset(bytes, { name: file }).dataset.target) as bigint[];
  return {
    name: file,
    dataset: datasetOf(file, all.slice(0, rows)),
    hidden: all.slice(rows),
    ...(winner === undefined ? {} : { winner: model(winner) }),
  };
}

describe('a schema', () => {
  test('has parameters where models differ, one where they differ alike', () => {
    expect(printSchema(schemaOf('2*a(n-1) + 2', '3*a(n-1) + 3'))).toBe('exact(p*a(n-1) + p)');
    expect(printSchema(schemaOf('2*a(n-1) + 5', '3*a(n-1) + 3'))).toBe('exact(p*a(n-1) + q)');
    expect(printSchema(schemaOf('sum(p, 1, n, p*2)', 'sum(p, 1, n, p*3)'))).toBe('exact(sum(p, 1, n, p*q))');
  });

  test('gives back the models that it generalises', () => {
    const schema = schemaOf('7*a(n-1) + 5', '3*a(n-1) + 3');
    expect(printModel(instantiate(schema, [7n, 5n]))).toBe('exact(7*a(n-1) + 5)');
  });

  test('and its parameters take as many bits as an instance, and a bit for each literal', () => {
    const schema = schemaOf('1001*a(n-1) + 997', '3999*a(n-1) + 3001');
    const values = [1001n, 997n];
    const whole = derive(INTEGER, instantiate(schema, values), [])!.bits;
    // Three literals: the lag, and two parameters.
    expect(schemaBits(INTEGER, schema, [])! + parameterBits(values)).toBeCloseTo(whole + 3, 9);
  });
});

describe('integer equations', () => {
  test('are solved where there is a solution', () => {
    const small = fc.bigInt(-9n, 9n);
    fc.assert(
      fc.property(
        fc.array(fc.array(small, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 6 }),
        fc.array(small, { minLength: 3, maxLength: 3 }),
        (rows, unknowns) => {
          const value = (row: readonly bigint[], at: readonly bigint[]) =>
            row.reduce((sum, coefficient, index) => sum + coefficient * at[index], 0n);
          const equations = rows.map((row) => ({ coefficients: row, value: value(row, unknowns) }));
          const found = solveIntegers(equations, 3);
          // Unknowns that are not determined are 0, which may leave fractions for others.
          if (found !== undefined)
            for (const row of rows) expect(value(row, found)).toBe(value(row, unknowns));
        },
      ),
      { numRuns: 100 },
    );
    const identity = [1n, 0n, 0n, 1n];
    expect(
      solveIntegers(
        [
          { coefficients: identity.slice(0, 2), value: 5n },
          { coefficients: [1n, 2n], value: 9n },
        ],
        2,
      ),
    ).toEqual([5n, 2n]);
  });

  test('have no solution where they contradict each other', () => {
    const coefficients = [2n];
    expect(solveIntegers([{ coefficients, value: 3n }], 1)).toBeUndefined();
  });
});

describe('parameters', () => {
  test('are solved for where a rule is affine in them', () => {
    const schema = schemaOf('2*a(n-1) + 3*a(n-2)', '5*a(n-1) + 7*a(n-2)');
    fc.assert(
      fc.property(fc.bigInt(-50n, 50n), fc.bigInt(-50n, 50n), (p, q) => {
        const rows = generate(schema, [p, q], [1n, 3n], 12);
        const fit = fitSchema(schema, datasetOf('made', rows))!;
        expect(check(schema, fit.values, datasetOf('made', rows))).toBeUndefined();
      }),
      { numRuns: 30 },
    );
    const rows = generate(schema, [-41n, 37n], [1n, 3n], 12);
    expect(fitSchema(schema, datasetOf('made', rows))?.values).toEqual([-41n, 37n]);
  });

  test('are tried where it is not', () => {
    const schema = schemaOf('3*n mod 5 + 4', '7*n mod 3 + 11');
    const rows = generate(schema, [3n, 7n, -1000n], [], 20);
    const fit = fitSchema(schema, datasetOf('made', rows));
    expect(fit?.values).toEqual([3n, 7n, -1000n]);
  });

  test('are not made up where nothing fits', () => {
    expect(
      fitSchema(schemaOf('2*n + 1', '3*n + 5'), datasetOf('squares', [0n, 1n, 4n, 9n, 16n])),
    ).toBeUndefined();
  });
});

describe('deduction', () => {
  const powers = schemaOf('2*a(n-1) + 1', '3*a(n-1) + 5');

  test('predicts what comes next', () => {
    const { values, next } = deduce(powers, datasetOf('made', [1n, 5n, 17n, 53n]), 2)!;
    expect({ values, next }).toEqual({ values: [3n, 2n], next: [161n, 485n] });
  });

  test('generates from parameters and first rows, and stops where there is no value', () => {
    expect(generate(powers, [2n, 1n], [0n], 6)).toEqual([0n, 1n, 3n, 7n, 15n, 31n]);
    expect(generate(powers, [2n, 1n], [], 6)).toEqual([]);
  });

  test('says where a rule is wrong first', () => {
    const found = check(powers, [2n, 1n], datasetOf('made', [0n, 1n, 3n, 8n, 15n]));
    expect(found).toEqual({ row: 3, expected: 7n, found: 8n });
  });
});

describe('rules on the shipped datasets', () => {
  const observations = [
    observed('fibonacci.csv', 15, 'a(n-1) + a(n-2)'),
    observed('mersenne.txt', 15, '2*a(n-1) + 1'),
    observed('powers-of-3.txt', 15, '3*a(n-1) + 0'),
    observed('pell.txt', 15, '2*a(n-1) + 1*a(n-2)'),
    observed('jacobsthal.txt', 15, '1*a(n-1) + 2*a(n-2)'),
    observed('lucas.txt', 15),
    observed('powers-of-2.txt', 15),
    observed('primes.txt', 15),
    observed('n-mod-7.txt', 7),
  ];
  const rules = findRules(observations, INTEGER);

  test('describe datasets of which no winner was known', () => {
    const linear = rules.find(({ text }) => text === 'exact(p*a(n-1) + q*a(n-2))')!;
    const parameters = Object.fromEntries(linear.instances.map(({ name, values }) => [name, values]));
    expect(parameters).toMatchObject({
      'pell.txt': [2n, 1n],
      'jacobsthal.txt': [1n, 2n],
      'lucas.txt': [1n, 1n],
    });
    expect(linear.support).toBe(linear.instances.length);
    expect(linear.instances.every(({ holds }) => holds === true)).toBe(true);
  });

  test('save what their instances and their schema say', () => {
    expect(rules.length).toBeGreaterThan(0);
    for (const { instances, schemaBits: schema, savedBits } of rules) {
      const saved = instances.reduce(
        (sum, { winnerBits, parameterBits: own, dataBits }) =>
          sum + (winnerBits === undefined ? 0 : Math.max(0, winnerBits - own - dataBits)),
        -schema,
      );
      expect(savedBits).toBeCloseTo(saved, 9);
      expect(savedBits).toBeGreaterThan(0);
    }
  });

  test('name the rows that they are wrong about', () => {
    // Rows 0 to 6 of n mod 7 rise by 1; the next one does not.
    const exceptions = rules.flatMap((rule) => rule.exceptions);
    expect(exceptions).toContainEqual({
      name: 'n-mod-7.txt',
      values: [2n, -1n],
      row: 7,
      expected: 7n,
      found: 0n,
    });
  });
});
