import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { derive } from '../grammar/derive.js';
import { type Chooser, expand } from '../grammar/expand.js';
import type { Choice, Grammar, GrammarSymbol } from '../grammar/grammar.js';
import { inForce } from '../grammar/in-force.js';
import { decimalBits, literalBits, partsBits } from '../grammar/literal.js';
import { symbolOf } from '../grammar/symbols.js';
import type { Model } from '../language/expression.js';
import { printModel } from '../language/print.js';
import { scientific } from '../language/real/decimal.js';

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
      strictEqual(choice.symbol, name);
      return choice.index;
    },
    literal: () => next('literal').value,
    decimal: () => next('decimal'),
    given: () => next('given').column,
    parts: () => next('parts').count,
    lengths: () => next('lengths').lengths,
    left: () => choices.length - at,
  };
}

/** The price of a derivation, from its choices one by one. */
export function bitsOf(grammar: Grammar, choices: readonly Choice[], given: readonly string[]): number {
  const used = inForce(grammar, given.length > 0);
  const price = (choice: Choice): number => {
    switch (choice.kind) {
      case 'production':
        return symbolOf(used, choice.symbol).productions[choice.index].bits;
      case 'literal':
        return literalBits(choice.value);
      case 'decimal':
        return decimalBits(choice);
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

/**
 * The laws of a derivation: expanding it gives the program back, and its price is the sum of its choices.
 *
 * @returns that price, in bits
 * @throws AssertionError where one does not hold, or the grammar does not derive the program
 */
export function assertDerives(grammar: Grammar, model: Model, given: readonly string[]): number {
  const derivation = derive(grammar, model, given);
  ok(derivation !== undefined, `${grammar.name} does not derive ${printModel(model)}`);
  const chooser = replay(derivation.choices);
  deepStrictEqual(expand(inForce(grammar, given.length > 0), chooser), model);
  strictEqual(chooser.left(), 0);
  const difference = Math.abs(derivation.bits - bitsOf(grammar, derivation.choices, given));
  ok(difference < 1e-6, `the price of ${printModel(model)} is ${difference} bits off the sum of its choices`);
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
    decimal: () => {
      const number = inner.decimal();
      return keep(number, { kind: 'decimal', ...number });
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

interface Complete {
  readonly choices: readonly Choice[];
  readonly model: Model;
}

/**
 * Derivations of at most `length` choices, shorter ones first, with literals from a list: the complete ones, and those that go
 * on. `most` is the number of derivations after which the rest is left open.
 */
export function enumerate(
  whole: Grammar,
  length: number,
  literals: readonly bigint[],
  given: readonly string[] = [],
  most = Number.POSITIVE_INFINITY,
): { readonly complete: readonly Complete[]; readonly open: readonly (readonly Choice[])[] } {
  const grammar = inForce(whole, given.length > 0);
  const complete: Complete[] = [];
  const open: (readonly Choice[])[] = [];
  const queue: (readonly Choice[])[] = [[]];
  let visited = 0;
  while (visited < queue.length && visited < most) {
    const choices = queue[visited++];
    const grown = grow(grammar, choices, literals, given);
    if ('model' in grown) complete.push({ choices, model: grown.model });
    else if (choices.length === length) open.push(choices);
    else queue.push(...grown.next.map((choice) => [...choices, choice]));
  }
  return { complete, open: [...open, ...queue.slice(visited)] };
}

/** What a run of choices derives, or all choices that may come next. */
function grow(
  grammar: Grammar,
  choices: readonly Choice[],
  literals: readonly bigint[],
  given: readonly string[],
): { readonly model: Model } | { readonly next: readonly Choice[] } {
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
      decimal: () =>
        or(known.decimal, () =>
          literals.map((value) => ({ kind: 'decimal', ...scientific({ kind: 'literal', value }) })),
        ),
      given: () => or(known.given, () => given.map((column) => ({ kind: 'given', column }))),
      parts: () => or(known.parts, () => [2, 3].map((count) => ({ kind: 'parts', count }))),
      lengths: (parts) =>
        or(
          () => known.lengths(parts),
          () => [{ kind: 'lengths', lengths: Array.from({ length: parts - 1 }, () => 1) }],
        ),
    });
    return { model };
  } catch (error) {
    if (!(error instanceof Open)) throw error;
    return { next: error.next };
  }
}
