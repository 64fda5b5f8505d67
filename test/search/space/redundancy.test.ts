import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { exploreLaws } from '../../../src/conjecture/explore/explore-laws.js';
import { printLaw } from '../../../src/conjecture/laws/law.js';
import { proveLaw } from '../../../src/conjecture/laws/prove-law.js';
import { exactRows } from '../../../src/data/column.js';
import type { Dataset } from '../../../src/data/dataset.js';
import type { Grammar } from '../../../src/grammar/grammar.js';
import { parseGrammar } from '../../../src/grammar/parse.js';
import { childrenOf } from '../../../src/language/children.js';
import { evaluateColumn, rootWorld } from '../../../src/language/columns.js';
import type { Expression } from '../../../src/language/expression.js';
import { parsePattern } from '../../../src/language/parse.js';
import { symbolOf, unitsOf } from '../../../src/search/enumerate/bank.js';
import { Enumeration, inlineExecutor } from '../../../src/search/enumerate/enumeration.js';
import { IDENTITIES, isLinear } from '../../../src/search/space/identities.js';
import { arbitraryGrammar } from '../../../src/testing/grammars.js';
import { ARITHMETIC, BITS, CONDITIONS, LITERALS, SUMS } from '../enumerate/small-grammars.js';
import { integers, rowsFrom, table } from '../sequences.js';

const bounds = { dataBits: () => 0, meetingBits: 0, candidates: Number.POSITIVE_INFINITY };

/** The price of each class that is found up to a price in bits: by symbol, the rows it computes. */
async function classes(grammar: Grammar, window: Dataset, bits: number, identities: typeof IDENTITIES) {
  const problem = { dataset: window, window, grammar, seed: 3 };
  const enumeration = new Enumeration(problem, 2 ** 26, inlineExecutor, identities);
  while (enumeration.completeBits < bits && typeof (await enumeration.next(bounds)) !== 'string');
  const { engine, bank, distinct, evaluated, completeBits } = enumeration;
  const { space, evaluator } = engine;
  const world = rootWorld(window.target, window.given);
  const prices = new Map<string, number>();
  for (let entry = 1; entry <= distinct; entry++) {
    const symbol = symbolOf(bank, entry);
    const units = unitsOf(bank, entry);
    const needed = units + space.outside[symbol];
    if (space.symbols[symbol].grid !== 0 || needed >= bits * space.unitsPerBit) continue;
    const expression = evaluator.expressionOf(evaluator.candidateOf(entry));
    prices.set(`${symbol}: ${exactRows(evaluateColumn(expression, world)).join()}`, units);
  }
  return { prices, evaluated, completeBits };
}

/** Leaving candidates out must not change what is found, nor at which price; the candidates looked at with and without. */
async function expectSame(
  grammar: Grammar,
  window: Dataset,
  bits: number,
  identities = IDENTITIES,
): Promise<[number, number]> {
  const all = await classes(grammar, window, bits, []);
  const fewer = await classes(grammar, window, bits, identities);
  expect(fewer.prices).toEqual(all.prices);
  return [fewer.evaluated, all.evaluated];
}

function applications(expression: Expression): number {
  return childrenOf(expression).reduce(
    (sum, child) => sum + applications(child),
    expression.kind === 'apply' ? 1 : 0,
  );
}

describe('identities', () => {
  test.each(IDENTITIES.map((identity) => [printLaw({ ...identity, domain: 'integers' }), identity] as const))(
    '%s is proved, for what is undefined too',
    (_text, identity) => {
      const law = { ...identity, domain: 'integers' } as const;
      expect(proveLaw(law)).toBeDefined();
      expect(applications(law.left) + applications(law.right)).toBeGreaterThan(0);
    },
  );

  test('name each variable once on either side', () => {
    expect(IDENTITIES.every(isLinear)).toBe(true);
    const side = (text: string) => parsePattern(text);
    expect(isLinear({ left: side('x - x'), right: side('0') })).toBe(false);
    expect(isLinear({ left: side('x*y'), right: side('x') })).toBe(false);
    expect(isLinear({ left: side('x*(y + z)'), right: side('x*y + x*z') })).toBe(false);
  });
});

/** Symbols within symbols, unequal weights, fixed arguments, constants. */
const TYPED = parseGrammar(
  `grammar typed
start model
model ::= exact(int)
int ::= n [5] | 1 [3] | 0 [1] | lag [4] | int - int [2] | int + int [4] | linear [3] | -(int) [1] | abs(int) [1] | int * int [2]
      | int + 1 [2] | 0 - int [1] | int ^ 1 [1]
linear ::= n [2] | lag [3] | linear - lag [3] | linear + lag [2] | linear + 1 [1]
lag ::= a(n-1) [2] | a(n-2) [1] | 2 * lag [1]
`,
  'typed',
);

describe('candidates are left out without a loss', () => {
  const rows = integers(rowsFrom(8, (n) => (n * n * 7 + 3) % 11));

  test.each([
    ['arithmetic', ARITHMETIC, 22, 0.93],
    ['typed', TYPED, 22, 0.9],
    ['conditions', CONDITIONS, 18, 1],
    ['literals', LITERALS, 20, 1],
    ['sums', SUMS, 20, 1],
    ['bits', BITS, 20, 1],
  ] as const)('%s', async (_name, grammar, bits, share) => {
    const [fewer, all] = await expectSame(grammar, rows, bits);
    expect(all).toBeGreaterThan(300);
    expect(fewer).toBeLessThanOrEqual(share * all);
  });

  test('by laws that exploration found and proved', async () => {
    const laws = [...exploreLaws(ARITHMETIC, 'int', { operators: ['+', '-', '*', 'div'], effort: 100 })];
    const usable = laws.filter(
      (law) => law.method !== undefined && law.domain === 'integers' && isLinear(law),
    );
    expect(usable.length).toBeGreaterThan(5);
    const [fewer, all] = await expectSame(ARITHMETIC, rows, 22, usable);
    expect(fewer).toBeLessThan(0.96 * all);
  });

  test.prop(
    [arbitraryGrammar(), fc.array(fc.integer({ min: -9, max: 99 }), { minLength: 3, maxLength: 6 })],
    {
      numRuns: 60,
      seed: 5,
    },
  )('any grammar', async (grammar, values) => {
    await expectSame(grammar, table(values, { x1: values.map((value) => value % 7) }), 9);
  });
});
