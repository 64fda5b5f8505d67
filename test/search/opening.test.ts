import { describe, expect, test } from 'vitest';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseExpression, parseModel } from '../../src/language/parse.js';
import { printModel } from '../../src/language/print.js';
import { Incumbents } from '../../src/search/incumbents.js';
import { withOpening } from '../../src/search/opening.js';
import { integers, rowsFrom } from './sequences.js';

const DOUBLING = integers([5, 7, ...rowsFrom(14, (n) => 3 * 2 ** n)]);

const opened = (program: string, dataset = DOUBLING) => {
  const model = withOpening(parseExpression(program), dataset);
  return model && printModel(model);
};

describe('rows left open at the start', () => {
  test('are as many as the rule gets wrong', () => {
    expect(opened('2*a(n-1)')).toBe('exact(if(n < 3, a(n), 2*a(n-1)))');
  });

  test('are none where the rule is right or undefined', () => {
    expect(opened('a(n-1) + 1', integers(rowsFrom(12, (n) => n)))).toBeUndefined();
  });

  test('do not hide a rule that is wrong later', () => {
    expect(opened('a(n-1)')).toBeUndefined();
    expect(opened('2*a(n-1)', integers([5, 7, 14, 28, 56, 112, 224, 448]))).toBe(
      'exact(if(n < 2, a(n), 2*a(n-1)))',
    );
    expect(opened('2*a(n-1)', integers([5, 7, 3, 6, 12, 24, 48, 96]))).toBeUndefined();
  });

  test('cost less than misses', () => {
    const incumbents = new Incumbents(DOUBLING, shippedGrammar('integer'), 16, undefined);
    incumbents.propose(parseModel('patched(2*a(n-1))'), 'solve');
    expect(incumbents.best).toMatchObject({
      program: 'exact(if(n < 3, a(n), 2*a(n-1)))',
      foundBy: 'solve',
    });
  });
});
