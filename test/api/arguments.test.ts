import { describe, expect, test } from 'vitest';
import * as kolmo from '../../src/index.js';

const finding = () => {
  const dataset = kolmo.datasetOf([1, 2, 3]);
  return { name: 'x', dataset, hidden: [], winner: undefined, others: [] };
};

/** The functions that people call with values of their own, and arguments that are right but for what is under test. */
const SEARCHING = { maxEvaluations: 10, workers: 1 };

const WRONG_OPTIONS: readonly (readonly [options: unknown, message: string])[] = [
  [null, 'options are an object'],
  [5, 'not 5'],
  [[], 'not an array'],
  [{ tiem: 5 }, `no option "tiem"`],
  [{ secnods: 5 }, "did you mean 'seconds'?"],
  [{ constructor: 1 }, 'no option "constructor"'],
  [{ seconds: -1 }, 'seconds above 0'],
  [{ seconds: Number.NaN }, 'not NaN'],
  [{ seconds: '5' }, 'not "5"'],
  [{ maxEvaluations: 0 }, 'from 1 up'],
  [{ maxEvaluations: -3 }, 'not -3'],
  [{ strategies: ['luck'] }, 'enumerate'],
  [{ strategies: [] }, 'one or more of'],
  [{ strategies: 'solve' }, 'not "solve"'],
  [{ grammar: 'latin' }, 'integer'],
  [{ grammar: {} }, 'parseGrammar'],
  [{ memory: 1 }, 'memory takes'],
  [{ seed: 1.5 }, 'seed takes a whole number'],
  [{ workers: 0 }, 'workers takes'],
  [{ signal: {} }, 'AbortSignal'],
  [{ onProgress: 'yes' }, 'takes a function'],
  [{ kind: 'complex' }, 'integer, decimal'],
  [{ name: 7 }, 'name takes a text'],
];

describe('wrong options of a search end in one sentence', () => {
  test.each(WRONG_OPTIONS)('%j', async (options, message) => {
    for (const call of [
      () => kolmo.search([1, 2, 3], options as never),
      () => kolmo.compress(new Uint8Array(3), options as never),
    ]) {
      const error = await errorOf(call);
      expect(error).toBeInstanceOf(kolmo.InputError);
      expect(error.message).toContain(message);
      expect(error.message).not.toContain('\n');
    }
  });

  test('an option that is undefined is absent', async () => {
    const result = await kolmo.search([1, 2, 3], {
      ...SEARCHING,
      seconds: undefined,
      grammar: undefined,
    } as never);
    expect(result.grammar).toBe('integer');
  });
});

/** Each function with arguments of which one at least is wrong. */
const WRONG_CALLS: readonly (readonly [name: string, call: () => unknown])[] = [
  ...[undefined, null, [], {}, [1, 'x'], [Number.NaN], 7, true].flatMap((data): [string, () => unknown][] => [
    ['search', () => kolmo.search(data as never)],
    ['datasetOf', () => kolmo.datasetOf(data as never)],
    ['predictNext', () => kolmo.predictNext('n', data as never)],
    ['priceProgram', () => kolmo.priceProgram('n', data as never)],
    ['compress', () => kolmo.compress(data as never)],
    ['decompress', () => kolmo.decompress(data as never)],
    ['compareCompressors', () => kolmo.compareCompressors(data as never)],
    ['reportPage', () => kolmo.reportPage(data as never)],
    ['prove', () => kolmo.prove(data as never)],
    ['checkProof', () => kolmo.checkProof(data as never)],
    ['generalise', () => kolmo.generalise(data as never)],
    ['findRules', () => kolmo.findRules(data as never)],
    ['learnLibrary', () => kolmo.learnLibrary(data as never)],
    ['priceProgram', () => kolmo.priceProgram(data as never, [1, 2, 3])],
    ['predictNext', () => kolmo.predictNext(data as never, [1, 2, 3])],
    ['shippedGrammar', () => kolmo.shippedGrammar(data as never)],
  ]),
  ['findRelations', () => kolmo.findRelations([7] as never)],
  ['findRelations', () => kolmo.findRelations(undefined as never)],
  ['decompress', () => kolmo.decompress(new Uint8Array(9))],
  ['compareCompressors', () => kolmo.compareCompressors(new Uint8Array(0))],
  ['compareCompressors', () => kolmo.compareCompressors(new Uint8Array(9), { only: ['gzap'] })],
  ['compareCompressors', () => kolmo.compareCompressors(new Uint8Array(9), { family: ['old'] } as never)],
  ['compareCompressors', () => kolmo.compareCompressors(new Uint8Array(9), { limitSeconds: -1 })],
  ['predictNext', () => kolmo.predictNext('n', [1, 2, 3], -1)],
  ['predictNext', () => kolmo.predictNext('n', [1, 2, 3], 1e9)],
  ['predictNext', () => kolmo.predictNext('n +', [1, 2, 3])],
  ['priceProgram', () => kolmo.priceProgram('n', [1, 2, 3], { gramar: 'integer' } as never)],
  ['priceProgram', () => kolmo.priceProgram('n', [1, 2, 3], { grammar: 'latin' })],
  ['priceProgram', () => kolmo.priceProgram('price(n)', [1, 2, 3])],
  ['prove', () => kolmo.prove({ left: 'n' } as never)],
  ['prove', () => kolmo.prove({ left: 'n', right: 5 } as never)],
  ['prove', () => kolmo.prove({ left: 'n', right: 'n', from: 0 } as never)],
  ['prove', () => kolmo.prove({ left: 'n', right: 'n', letting: [] } as never)],
  ['prove', () => kolmo.prove({ left: 'n', right: 'n' }, { seconds: 0 })],
  ['checkProof', () => kolmo.checkProof('{}')],
  ['generalise', () => kolmo.generalise([finding()], { theorems: -1 })],
  ['findRules', () => kolmo.findRules([finding()], { grammar: 'latin' })],
  ['learnLibrary', () => kolmo.learnLibrary([finding()], { functions: 3 } as never)],
  ['reportPage', () => kolmo.reportPage(['{}'])],
  ['reportPage', () => kolmo.reportPage([{ schema: 'kolmo.search/1' }])],
  ['parseGrammar', () => kolmo.parseGrammar('grammar', 'x')],
];

describe('wrong arguments are an InputError, never a TypeError', () => {
  test.each(WRONG_CALLS.map(([name, call], index) => [`${name}, ${index}`, call] as const))(
    '%s',
    async (_, call) => {
      const error = await errorOf(call);
      expect(error).toBeInstanceOf(kolmo.InputError);
      expect(error.message).toMatch(/\S/);
    },
  );
});

/** The error that a call ends in, whether it throws or rejects. */
async function errorOf(call: () => unknown): Promise<Error> {
  try {
    await call();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}
