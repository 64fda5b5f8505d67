import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { columnOf, exactRows } from '../../src/data/column.js';
import { evaluateColumn, rootWorld } from '../../src/language/columns.js';
import { EulerFold } from '../../src/language/euler.js';
import { parseExpression } from '../../src/language/parse.js';

/** The product of (1 - x^k)^(-e(k)), term by term of its factors. */
function multipliedOut(kinds: readonly number[]): bigint {
  const most = kinds.length;
  const product = [1n, ...Array<bigint>(most).fill(0n)];
  for (const [index, kind] of kinds.entries()) {
    const k = index + 1;
    for (let times = 0; times < Math.abs(kind); times++) {
      if (kind > 0) for (let j = k; j <= most; j++) product[j] += product[j - k];
      else for (let j = most; j >= k; j--) product[j] -= product[j - k];
    }
  }
  return product[most];
}

function rows(program: string, count: number): readonly (bigint | undefined)[] {
  return exactRows(evaluateColumn(parseExpression(program), rootWorld(columnOf([]), [], count)));
}

describe('the Euler transform', () => {
  test.prop([fc.array(fc.integer({ min: -3, max: 4 }), { maxLength: 12 })])('multiplies out', (kinds) => {
    const fold = new EulerFold();
    for (const kind of kinds) fold.take(BigInt(kind));
    expect(fold.value).toBe(multipliedOut(kinds));
  });

  test.each([
    ['euler(k, 1, n, 1)', 'partitions(n)'],
    ['euler(k, 1, n, if(k < 3, 1, 0))', 'n div 2 + 1'],
    ['euler(k, 3, n + 2, if(k = 3, 2, 0))', 'n + 1'],
    ['euler(k, 1, n, if(k = 1, -1, 0))', 'if(n = 0, 1, if(n = 1, -1, 0))'],
    ['euler(k, 1, n, 1 div (k - 3))', 'if(n < 3, if(n = 0, 1, -1), 1 div 0)'],
    ['euler(k, 1, n, 2^60)', 'binomial(2^60 + n - 1, n)'],
  ])('%s is %s where it is easy', (program, other) => {
    const count = program.includes('2^60') ? 2 : 8;
    expect(rows(program, count)).toEqual(rows(other, count));
  });
});
