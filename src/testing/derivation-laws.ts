import { expect } from 'vitest';
import { derive } from '../../src/grammar/derive.js';
import { type Chooser, expand } from '../../src/grammar/expand.js';
import type { Choice, Grammar, GrammarSymbol } from '../../src/grammar/grammar.js';
import { literalBits, partsBits } from '../../src/grammar/literal.js';
import { symbolOf } from '../../src/grammar/symbols.js';
import type { Model } from '../../src/language/expression.js';
import { printModel } from '../../src/language/print.js';

/** Answers with the choices of a derivation, each only when its kind and symbol are asked for. */
export function replay(choices: readonly Choice[]): Chooser & { readonly left: () => number } {
  let at = 0;
  const next = <Kind extends Choice['kind']>(kind: Kind): Extract<Choice, { kind: Kind }> => {
    const choice = choices[at++];
    if (choice?.kind !== kind) throw new Error(`asked for ${kind}, the derivation has ${choice?.kind}`);
    return choice as Extract<Choice, { kind: Kind }>;
  };
  return {
    production: ({ name }) => {
      const choice = next('production');
      expect(choice.symbol).toBe(name);
      return choice.index;
    },
    literal: () => next('literal').value,
    given: () => next('given').column,
    parts: () => next('parts').count,
    lengths: () => next('lengths').lengths,
    left: () => choices.length - at,
  };
}

/** The price of a derivation, from its choices one by one. */
export function bitsOf(grammar: Grammar, choices: readonly Choice[], given: readonly string[]): number {
  const price = (choice: Choice): number => {
    switch (choice.kind) {
      case 'production':
        return symbolOf(grammar, choice.symbol).productions[choice.index].bits;
      case 'literal':
        return literalBits(choice.value);
      case 'given':
        return Math.log2(given.length);
      case 'parts':
        return partsBits(choice.count);
      case 'lengths':
        return 0;
    }
  };
  return choices.reduce((sum, choice) => sum + price(choice), 0);
}

/** The laws of a derivation: expanding it gives the program back, its price is the sum of its choices. */
export function assertDerives(grammar: Grammar, model: Model, given: readonly string[]): number {
  const derivation = derive(grammar, model, given);
  if (derivation === undefined) throw new Error(`${printModel(model)} is not derived`);
  const chooser = replay(derivation.choices);
  expect(expand(grammar, chooser)).toEqual(model);
  expect(chooser.left()).toBe(0);
  expect(derivation.bits).toBeCloseTo(bitsOf(grammar, derivation.choices, given), 6);
  return derivation.bits;
}

/** Wraps a chooser and keeps what it chose. */
export function recording(inner: Chooser): Chooser & { readonly choices: Choice[] } {
  const choices: Choice[] = [];
  const keep = <Value>(value: Value, choice: Choice): Value => {
    choices.push(choice);
    return value;
  };
  return {
    choices,
    production: (symbol) => {
      const index = inner.production(symbol);
      return keep(index, { kind: 'production', symbol: symbol.name, index });
    },
    literal: () => {
      const value = inner.literal();
      return keep(value, { kind: 'literal', value });
    },
    given: () => {
      const column = inner.given();
      return keep(column, { kind: 'given', column });
    },
    parts: () => {
      const count = inner.parts();
      return keep(count, { kind: 'parts', count });
    },
    lengths: (parts) => {
      const lengths = inner.lengths(parts);
      return keep(lengths, { kind: 'lengths', lengths });
    },
  };
}

/** Thrown where a derivation goes on beyond its choices so far: all choices that come next. */
class Open extends Error {
  constructor(readonly next: readonly Choice[]) {
    super();
  }
}

/** Derivations of at most `length` choices, with literals from a list: the complete ones, and those that go on. */
export function enumerate(
  grammar: Grammar,
  length: number,
  literals: readonly bigint[],
  given: readonly string[] = [],
): {
  readonly complete: readonly { choices: readonly Choice[]; model: Model }[];
  readonly open: readonly Choice[][];
} {
  const complete: { choices: readonly Choice[]; model: Model }[] = [];
  const open: Choice[][] = [];
  const visit = (choices: readonly Choice[]): void => {
    const known = replay(choices);
    const or = <Value>(take: () => Value, next: () => readonly Choice[]): Value => {
      if (known.left() === 0) throw new Open(next());
      return take();
    };
    try {
      const model = expand(grammar, {
        production: (symbol: GrammarSymbol) =>
          or(
            () => known.production(symbol),
            () => symbol.productions.map((_, index) => ({ kind: 'production', symbol: symbol.name, index })),
          ),
        literal: () => or(known.literal, () => literals.map((value) => ({ kind: 'literal', value }))),
        given: () => or(known.given, () => given.map((column) => ({ kind: 'given', column }))),
        parts: () => or(known.parts, () => [2, 3].map((count) => ({ kind: 'parts', count }))),
        lengths: (parts) =>
          or(
            () => known.lengths(parts),
            () => [{ kind: 'lengths', lengths: Array.from({ length: parts - 1 }, () => 1) }],
          ),
      });
      complete.push({ choices, model });
    } catch (error) {
      if (!(error instanceof Open)) throw error;
      if (choices.length === length) open.push([...choices]);
      else for (const choice of error.next) visit([...choices, choice]);
    }
  };
  visit([]);
  return { complete, open };
}
