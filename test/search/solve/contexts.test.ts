import { describe, expect, test } from 'vitest';
import { priceModel } from '../../../src/codelength/price.js';
import type { Dataset } from '../../../src/data/dataset.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import { printExpression } from '../../../src/language/print.js';
import { splitMix } from '../../../src/search/seeds.js';
import { context } from '../../../src/search/solve/contexts.js';
import { Pricer } from '../../../src/search/solve/pricer.js';
import { solutions } from '../../../src/search/solve/solve.js';
import { SolverProblem } from '../../../src/search/solve/solver-problem.js';
import { bits, symbols } from '../sequences.js';

/** Rows of a cellular automaton on a ring, one after the other, from a random row on. */
function automaton(rule: number, width: number, generations: number): number[] {
  const next = splitMix(7);
  let row = Array.from({ length: width }, () => next() & 1);
  const cells: number[] = [];
  for (let time = 0; time < generations; time++) {
    cells.push(...row);
    row = row.map((cell, at) => {
      const neighbours = 4 * row[(at + width - 1) % width] + 2 * cell + row[(at + 1) % width];
      return (rule >> neighbours) & 1;
    });
  }
  return cells;
}

function proposals(dataset: Dataset): string[] {
  const problem = new SolverProblem(dataset, new Pricer(shippedGrammar('bits'), []));
  return [...context.solve(problem)].flatMap((found) =>
    found === undefined ? [] : [printExpression(found)],
  );
}

describe('contexts', () => {
  test.each([30, 110, 150])('of rule %i are the three cells above', (rule) => {
    const dataset = bits(automaton(rule, 40, 60).join(''));
    const programs = [...solutions(dataset, shippedGrammar('bits'))]
      .filter((found) => found !== undefined)
      .map(({ expression }) => ({ head: 'context' as const, expressions: [expression] }));
    const totals = programs.map((model) => priceModel(dataset, shippedGrammar('bits'), model).totalBits);
    // A row in full, and for the others hardly more than the cells at the edge.
    expect(Math.min(...totals)).toBeLessThan(0.3 * dataset.target.values.length);
  });

  test('of symbols are the rows that matter', () => {
    const next = splitMix(3);
    const values = [0, 1, 2, 0, 1];
    while (values.length < 3000) {
      const draw = next() & 7;
      values.push(draw === 0 ? next() & 1 : values.at(draw < 4 ? -2 : -5)!);
    }
    expect(proposals(symbols(values, 3))).toContain('3*a(n-5) + a(n-2)');
  });

  test('of coin tosses are none', () => {
    const next = splitMix(5);
    expect(proposals(bits(Array.from({ length: 4000 }, () => next() & 1).join('')))).toEqual([]);
  });

  test.each([0, 1, 2, 5])('of %i rows do no harm', (rows) => {
    expect(
      proposals(
        symbols(
          Array.from({ length: rows }, (_, n) => n % 2),
          2,
        ),
      ),
    ).toEqual([]);
  });
});
