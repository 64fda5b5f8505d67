import { describe, expect, test } from 'vitest';
import { readFile, writeFile } from '../../src/codelength/file.js';
import { priceModel } from '../../src/codelength/price.js';
import { columnOf } from '../../src/data/column.js';
import { readData } from '../../src/data/read.js';
import { describe as describeData } from '../../src/data/rebuild.js';
import { InputError } from '../../src/errors.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { parseModel } from '../../src/language/parse.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import { runSearch } from '../../src/search/run.js';

const noisyOnly = parseGrammar(
  'grammar numbers\nstart model\nmodel ::= noisy(int)\nint ::= n | 1\n',
  'numbers.grammar',
);

test('refuses a grammar without a head for the kind of data', async () => {
  const bits = readData('0110100110010110', { name: 'bits' });
  await expect(runSearch(bits, { grammar: noisyOnly }, 1, inlineExecutor)).rejects.toThrow(
    'grammar numbers has no head for data of kind symbol',
  );
});

/** Grammars that the enumeration does not take, and why. */
const UNFIT = [
  [
    'int ::= n [4] | literal [4] | int * int + int * int | a(n-1) + a(n-2)',
    "a production of 'int' refers to 4 symbols; the enumeration takes 3 at most; divide it with a symbol of its own",
  ],
  [
    'int ::= n [60] | pair [5]\nlikely ::= int [65000] | 1\npair ::= likely + likely [3] | a(n-1) + a(n-2)',
    "a production of 'likely' is so likely (2.2e-5 bits) that its programs cannot be enumerated by price; lower its weight",
  ],
] as const;

describe.each(UNFIT)('a grammar with %s', (productions, reason) => {
  const heads = 'model ::= simple [9] | piecewise(simple)\nsimple ::= exact(int) [3] | noisy(int)';
  const grammar = parseGrammar(`grammar unfit\nstart model\n${heads}\n${productions}\n`, 'unfit');
  const { dataset, surface } = describeData(Buffer.from('1 1 2 3 5 8 13 21 34 55 89 144'), { name: 'data' });
  const program = 'exact(a(n-1) + a(n-2))';

  test('is refused where it is to be enumerated', async () => {
    await expect(runSearch(dataset, { grammar }, 1, inlineExecutor)).rejects.toThrow(
      new InputError(`grammar unfit: ${reason}, or search with --without enumerate`),
    );
  });

  test.each(['solve', 'mutate'] as const)('is searched by %s', async (strategy) => {
    const options = { grammar, strategies: [strategy], maxEvaluations: 3000, next: 2 };
    const { best } = await runSearch(dataset, options, 1, inlineExecutor);
    expect([best.program, best.next]).toEqual([program, ['233', '377']]);
  });

  test('is searched by all strategies but the enumeration together', async () => {
    const options = { grammar, without: ['enumerate'], maxEvaluations: 5000 };
    const { best } = await runSearch(dataset, options, 1, inlineExecutor);
    expect(best.program).toBe(program);
  });

  test('prices programs, writes files and reads them', () => {
    const model = parseModel(program);
    expect(priceModel(dataset, grammar, model).totalBits).toBeLessThan(60);
    const { bytes } = writeFile(dataset, surface, grammar, model);
    expect(Buffer.from(readFile(bytes).bytes).toString()).toBe('1 1 2 3 5 8 13 21 34 55 89 144');
  });
});

describe('numbers about the limits of doubles and of the language', () => {
  test.each([
    ['2^53', () => 2n ** 53n],
    ['2^52 and more', (n: number) => 2n ** 52n + BigInt(n % 3)],
    ['powers that end beyond the language', (n: number) => 2n ** BigInt(4090 + n)],
    ['powers that doubles do not hold', (n: number) => 3n ** BigInt(700 + n)],
    ['steps below 2^64', (n: number) => 2n ** 64n - 7n * BigInt(n)],
  ])('%s', async (_, row) => {
    const target = columnOf(Array.from({ length: 9 }, (_, n) => row(n)));
    const dataset = {
      name: 'limits',
      kind: 'integer',
      target,
      given: [],
      decimals: 0,
      alphabet: [],
    } as const;
    const result = await runSearch(dataset, { maxEvaluations: 200, memory: 2 ** 26 }, 1, inlineExecutor);
    expect(result.best.totalBits).toBeLessThanOrEqual(result.nullBits);
    expect(result.best.totalBits).toBeGreaterThan(0);
  });
});
