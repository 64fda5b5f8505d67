import { describe, expect, test } from 'vitest';
import { readDataset } from '../../../dist/data/read.js';
import { shippedGrammar } from '../../../dist/grammar/shipped.js';
import { parseExpression } from '../../../dist/language/parse.js';
import { FitProblem } from '../../../dist/search/fit/fit-problem.js';

const table = (header: string) => `${header}\n1,2,3\n2,5,7\n4,3,9\n6,1,2\n`;
const fitsUnits = (header: string, program: string) => {
  const { dataset } = readDataset(Buffer.from(table(header)), { name: 't' });
  return new FitProblem(dataset, shippedGrammar('real')).fitsUnits(
    parseExpression(program, 'program', 'real'),
  );
};

describe('formulas of columns whose units are known', () => {
  test.each([
    ['m*v^2', true],
    ['0.5*m + 3*v', true],
    ['m + v', false],
    ['exp(v)', false],
    ['m', false],
    ['2*m', true],
  ])('%s: %s', (program, fits) => {
    expect(fitsUnits('m [kg],v [m/s],E [J]', program)).toBe(fits);
    expect(fitsUnits('m,v,E', program)).toBe(true);
  });
});
