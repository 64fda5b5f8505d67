import { InputError } from '../errors.js';
import {
  type Expression,
  hasPieces,
  type InterleavedModel,
  type Model,
  type SingleModel,
} from '../language/expression.js';
import { MAX_DEPTH, MAX_SECTIONS } from '../language/limits.js';
import { decimal } from '../language/real/decimal.js';
import type { CompoundTerm, Grammar, GrammarSymbol, Term } from './grammar.js';
import { ANY_GIVEN, DECIMAL, isBuiltIn } from './grammar.js';
import type { DecimalChoice } from './literal.js';
import { symbolOf } from './symbols.js';

/** Where the choices of a derivation come from: a file being decoded, a random generator, a list. */
export interface Chooser {
  /** The index of one of the symbol's productions. */
  production(symbol: GrammarSymbol): number;
  literal(): bigint;
  /** A decimal number; asked for in grammars of real numbers only. */
  decimal(): DecimalChoice;
  /** The name of a given column. */
  given(): string;
  /** The number of parts of a compound model. */
  parts(): number;
  /** The rows of all pieces but the last of `parts` pieces, each 1 or more; asked for after everything else. */
  lengths(parts: number): readonly number[];
}

/** How large a program may become, and the error that says it became larger. */
export interface ExpansionLimits {
  /** Choices plus expression nodes. */
  readonly steps: number;
  /** Depth of nesting of an expression; a leaf has depth 1. */
  readonly depth: number;
  /** Makes the error to throw when a limit is passed or a choice does not exist. */
  readonly refuse: (reason: string) => Error;
}

export const EXPANSION_LIMITS: ExpansionLimits = {
  steps: 10_000,
  depth: MAX_DEPTH,
  refuse: (reason) => new InputError(reason),
};

/**
 * Carries out a leftmost derivation from the start symbol, asking for one choice after the other: the inverse of
 * `derive`. Always ends: within the limits with a model, or with the error of `limits.refuse`.
 */
export function expand(grammar: Grammar, choose: Chooser, limits: ExpansionLimits = EXPANSION_LIMITS): Model {
  let steps = 0;

  const step = (): void => {
    steps++;
    if (steps > limits.steps) throw limits.refuse(`the program takes more than ${limits.steps} steps`);
  };

  /** The first production on the way down from a symbol that is not a bare symbol. */
  const resolve = (name: string): Term => {
    let term: Term = { kind: 'hole', symbol: name };
    // A loop, since a chain of bare symbols can be as long as the limit on steps and must not exhaust the stack.
    while (term.kind === 'hole' && !isBuiltIn(term.symbol)) {
      step();
      const symbol = symbolOf(grammar, term.symbol);
      const production = symbol.productions[choose.production(symbol)];
      if (production === undefined) throw limits.refuse(`${symbol.name} has no such production`);
      term = production.term;
    }
    return term;
  };

  const chosenDecimal = (): Expression => {
    const { digits, exponent } = choose.decimal();
    return decimal(digits, exponent);
  };

  const build = (term: Term, depth: number): Expression => {
    if (term.kind === 'hole' && !isBuiltIn(term.symbol)) return build(resolve(term.symbol), depth);
    step();
    if (depth > limits.depth) throw limits.refuse(`the program is nested deeper than ${limits.depth}`);
    const inside = (part: Term): Expression => build(part, depth + 1);
    switch (term.kind) {
      case 'hole':
        return term.symbol === DECIMAL ? chosenDecimal() : { kind: 'literal', value: choose.literal() };
      case 'literal':
      case 'decimal':
      case 'variable':
        return term;
      case 'past':
        return { kind: 'past', index: inside(term.index) };
      case 'given': {
        const column = term.column === ANY_GIVEN ? choose.given() : term.column;
        return { kind: 'given', column, index: inside(term.index) };
      }
      case 'apply':
        return { kind: 'apply', primitive: term.primitive, arguments: term.arguments.map(inside) };
      case 'bind': {
        const outside = term.arguments.map(inside);
        return {
          kind: 'bind',
          binder: term.binder,
          variable: term.variable,
          arguments: outside,
          body: inside(term.body),
        };
      }
      case 'model':
      case 'compound':
        throw new Error('a head inside an expression: the grammar was not validated');
    }
  };

  const single = (term: Term): SingleModel => {
    if (term.kind !== 'model')
      throw new Error('a model where a single one was expected: the grammar was not validated');
    return { head: term.head, expressions: term.expressions.map((expression) => build(expression, 1)) };
  };

  const parts = <Part>(part: Term, most: number, build: (term: Term) => Part): readonly Part[] => {
    const count = choose.parts();
    if (!(count >= 2 && count <= most))
      throw limits.refuse(`a model of ${count} parts, where 2 to ${most} can be`);
    return Array.from({ length: count }, () => build(part.kind === 'hole' ? resolve(part.symbol) : part));
  };

  const interleaved = (term: CompoundTerm): InterleavedModel => {
    return { head: 'interleaved', parts: parts(term.part, MAX_SECTIONS, single) };
  };

  const root = resolve(grammar.start);
  if (root.kind !== 'compound') return single(root);
  if (!hasPieces(root.head)) return interleaved(root);
  const pieces = parts(root.part, limits.steps, (term) =>
    term.kind === 'compound' ? interleaved(term) : single(term),
  );
  return { head: 'piecewise', parts: pieces, lengths: choose.lengths(pieces.length) };
}
