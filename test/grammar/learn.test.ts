import { describe, expect, test } from 'vitest';
import { derive } from '../../src/grammar/derive.js';
import { learnWeights } from '../../src/grammar/learn.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { parseModel } from '../../src/language/parse.js';

const SOURCE = `grammar small   # a remark
start model

model ::= exact(int) | noisy(int) [3]
int   ::= n [4] | 1          # the usual ones
        | int + int[2]
        | int * int
`;
const SMALL = parseGrammar(SOURCE, 'small.grammar');

const weightsIn = (source: string) =>
  parseGrammar(source, 'learned').symbols.map(({ productions }) => productions.map(({ weight }) => weight));

describe('weights learned from programs', () => {
  test('are the shares in which the programs use the productions, smoothed by those so far', () => {
    const { source } = learnWeights(SMALL, [parseModel('exact(n*n)'), parseModel('exact(n*1)')], 4);
    // model: 2 of 2 are exact, and 4 more are 1/4 so; int: n 3, 1 1, + 0, * 2, and 4 more are 4/8, 1/8, 2/8, 1/8.
    expect(weightsIn(source)).toEqual([
      [500, 500],
      [500, 150, 100, 250],
    ]);
  });

  test('leave all else in the text as it was', () => {
    const { source } = learnWeights(SMALL, [parseModel('exact(n*n)')], 100);
    const bare = (text: string) => text.replace(/ ?\[\d+\]/g, '');
    expect(bare(source)).toBe(bare(SOURCE));
    expect(source).toContain('# a remark');
  });

  test('make the programs shorter, and no production impossible', () => {
    const integer = shippedGrammar('integer');
    const models = ['exact(gcd(n, 6))', 'exact(gcd(n + 1, 4))', 'exact(a(n-1) + gcd(n, a(n-1)))'].map(
      (text) => parseModel(text),
    );
    const { source, bitsBefore, bitsAfter, learned } = learnWeights(integer, models, 20);
    expect(learned).toBe(3);
    expect(bitsAfter).toBeLessThan(bitsBefore - 5);
    const after = parseGrammar(source, 'learned');
    expect(models.reduce((sum, model) => sum + derive(after, model, [])!.bits, 0)).toBeCloseTo(bitsAfter, 9);
    expect(
      weightsIn(source)
        .flat()
        .every((weight) => weight >= 1),
    ).toBe(true);
  });

  test('keep what counts only with given columns in proportion', () => {
    const source = SOURCE.replace('int * int', 'int * int | given(n) [4 given]');
    const learned = learnWeights(parseGrammar(source, 'small.grammar'), [parseModel('exact(n*n)')], 4);
    // n 2, * 1, and 4 more are 4/8, 1/8, 2/8, 1/8 of the 8 that count; the marked one has half as much as all of them.
    expect(weightsIn(learned.source)[1]).toEqual([571, 71, 143, 214, 500]);
    expect(learned.source).toContain('given(n) [500 given]');
  });

  test('stay where no program chooses', () => {
    const source = `${SOURCE.trimEnd()} | other\nother ::= n [7] | 2\n`;
    const grammar = parseGrammar(source, 'larger.grammar');
    const learned = learnWeights(grammar, [parseModel('exact(n*n)')], 4);
    expect(weightsIn(learned.source).at(-1)).toEqual([7, 1]);
    expect(learned.source).toContain('other ::= n [7] | 2\n');
  });

  test('pass over programs that the grammar does not derive', () => {
    const { learned, passedOver } = learnWeights(
      SMALL,
      [parseModel('exact(n)'), parseModel('exact(n mod 2)')],
      1,
    );
    expect({ learned, passedOver }).toEqual({ learned: 1, passedOver: 1 });
  });
});
