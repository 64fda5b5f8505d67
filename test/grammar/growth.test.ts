import { fc, test } from '@fast-check/vitest';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect } from 'vitest';
import { divergence, expectedNodes } from '../../src/grammar/growth.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { sampleModel } from '../../src/grammar/sample.js';
import { smallestDerivations } from '../../src/grammar/smallest.js';
import { childrenOf } from '../../src/language/children.js';
import { type Expression, isSingle } from '../../src/language/expression.js';
import { arbitraryGrammar } from '../../src/testing/grammars.js';

const grammarOf = (...definitions: string[]) =>
  parseGrammar(
    ['grammar test', 'start model', 'model ::= exact(int)', ...definitions].join('\n'),
    'test.grammar',
  );

const nodesOf = (expression: Expression): number =>
  childrenOf(expression).reduce((sum, child) => sum + nodesOf(child), 1);

describe('expected nodes', () => {
  test.each([
    ['one leaf', ['int ::= n'], 1],
    ['a literal', ['int ::= literal'], 1],
    // x = 3/4 + 1/4 (1 + 2x)
    ['a quarter branches', ['int ::= n [3] | int + int'], 2],
    // x = 1/2 + 1/2 (2 + x): a geometric tail of 2 nodes each, n and +
    ['a list', ['int ::= n | n + int'], 3],
    // x = 1/2 + 1/2 y, y = 1/2 (1 + x) + 1/2
    ['two symbols', ['int ::= n | other', 'other ::= -int | n'], 4 / 3],
  ])('%s', (_, definitions, nodes) => {
    expect(expectedNodes(grammarOf(...definitions)).get('int')).toBeCloseTo(nodes, 9);
  });

  test('are what sampled programs have on average', () => {
    const grammar = grammarOf('int ::= n [6] | int + int [2] | sum(k, 1, n, body)', 'body ::= k [2] | int');
    const random = xoroshiro128plus(20);
    const draws = 20_000;
    let nodes = 0;
    for (let draw = 0; draw < draws; draw++) {
      const model = sampleModel(grammar, random, []);
      if (isSingle(model)) nodes += nodesOf(model.expressions[0]);
    }
    expect(nodes / draws / (expectedNodes(grammar).get('int') ?? 0)).toBeCloseTo(1, 1);
  });
});

describe('divergence', () => {
  test('none in a valid grammar', () => {
    expect(divergence(grammarOf('int ::= n [1001] | int + int [1000]'))).toBeUndefined();
  });

  const diverging = (...definitions: string[]) => {
    try {
      grammarOf(...definitions);
    } catch (error) {
      return String(error);
    }
    return 'valid';
  };

  test.each([
    [
      'critical: each leaves one on average',
      ['int ::= n | int + int'],
      "'int' are infinitely long on average: each expansion leaves 1.00",
    ],
    ['beyond', ['int ::= n | int + int [3]'], 'leaves 1.50'],
    ['three holes', ['int ::= n [2] | if(int < 2, int, int)'], 'leaves 1.00'],
    ['by way of another symbol', ['int ::= n | other [2]', 'other ::= int + int [8] | 1'], 'leaves 1.09'],
    ['periodic', ['int ::= n | other [2]', 'other ::= int * int'], 'leaves 1.15'],
    [
      'a symbol far from the start',
      ['int ::= n | other', 'other ::= 1 | deep', 'deep ::= n | deep - deep [9]'],
      "'deep'",
    ],
  ])('%s', (_, definitions, message) => expect(diverging(...definitions)).toContain(message));
});

test.prop([arbitraryGrammar()])('a smallest derivation is no larger than the average', (grammar) => {
  const nodes = expectedNodes(grammar);
  const smallest = smallestDerivations(grammar);
  for (const { name, productions } of grammar.symbols) {
    const { steps, depth, production } = smallest.get(name)!;
    expect(productions[production]).toBeDefined();
    expect(depth).toBeLessThanOrEqual(steps);
    // The smallest of all derivations has at most as many nodes as the average one, and at least its depth.
    expect(depth).toBeLessThanOrEqual((nodes.get(name) ?? 0) + 1e-6);
  }
});

test.prop([fc.integer()])('sampling is repeatable', (seed) => {
  const grammar = grammarOf('int ::= n [6] | literal | int + int [2]');
  expect(sampleModel(grammar, xoroshiro128plus(seed), [])).toEqual(
    sampleModel(grammar, xoroshiro128plus(seed), []),
  );
});
