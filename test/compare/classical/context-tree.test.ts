import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_COUNT, WeightedTree } from '../../../src/compare/classical/weighted-tree.js';

const DEPTH = 3;

/** The leaves of a binary context tree, as strings of the bits before, the last bit first. */
type Tree = readonly string[];

test('the weighted probability is the sum over all tree sources', () => {
  // From ten bits on there are some that drive a ratio of weights to its limit, such as 1010101010.
  const someBits = fc.array(fc.nat(1), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(someBits, (bits) => {
      const sources = allTrees('');
      expect(sources.length).toBe(26);
      expect(sources.reduce((sum, { prior }) => sum + prior, 0)).toBeCloseTo(1, 12);
      const sum = sources.reduce((sum, { tree, prior }) => sum + prior * probabilityUnder(tree, bits), 0);
      expect(weightedProbability(bits) / sum).toBeCloseTo(1, 5);
    }),
    { examples: [[[1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0]]] },
  );
});

test('a source of a tree is learned', () => {
  const bits: number[] = [];
  for (let i = 0; i < 600; i++) bits.push(i % 3 === 0 ? 1 : 0);
  expect(-Math.log2(weightedProbability(bits))).toBeLessThan(20);
});

/** All trees below a context, each with its share of the weight: half for the leaf, half for all that split. */
function allTrees(context: string): { tree: Tree; prior: number }[] {
  if (context.length === DEPTH) return [{ tree: [context], prior: 1 }];
  const [zeros, ones] = [allTrees(`${context}0`), allTrees(`${context}1`)];
  const splits = zeros.flatMap((zero) =>
    ones.map((one) => ({ tree: [...zero.tree, ...one.tree], prior: (zero.prior * one.prior) / 2 })),
  );
  return [{ tree: [context], prior: 1 / 2 }, ...splits];
}

/** The bits' probability where each leaf estimates those after its context by how often each came before. */
function probabilityUnder(tree: Tree, bits: readonly number[]): number {
  const counts = new Map(tree.map((leaf) => [leaf, [0, 0]]));
  let probability = 1;
  bits.forEach((bit, at) => {
    const context = contextOf(bits, at);
    const seen = counts.get(tree.find((leaf) => context.startsWith(leaf))!)!;
    probability *= (seen[bit] + FIRST_COUNT) / (seen[0] + seen[1] + 2 * FIRST_COUNT);
    seen[bit]++;
  });
  return probability;
}

function weightedProbability(bits: readonly number[]): number {
  const tree = new WeightedTree(DEPTH, Number.POSITIVE_INFINITY);
  const nodes = new Map<string, number>();
  let probability = 1;
  bits.forEach((bit, at) => {
    for (let length = 0; length <= DEPTH; length++) {
      const context = contextOf(bits, at).slice(0, length);
      if (!nodes.has(context)) nodes.set(context, tree.add());
      tree.path[length] = nodes.get(context)!;
    }
    const one = tree.probability();
    probability *= bit === 1 ? one : 1 - one;
    tree.learn(bit);
  });
  return probability;
}

/** The bits before a place, the last first; zeros before the beginning. */
function contextOf(bits: readonly number[], at: number): string {
  return Array.from({ length: DEPTH }, (_, back) => bits[at - 1 - back] ?? 0).join('');
}
