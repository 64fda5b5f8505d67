import { type Expression, isPiecewise, type Model } from '../language/expression.js';
import { sameDecimal, scientific } from '../language/real/decimal.js';
import { type Scope, Scopes, sameVariable } from './alpha.js';
import type { Choice, Derivation, Grammar, Production, Term } from './grammar.js';
import { ANY_GIVEN, DECIMAL, isBuiltIn } from './grammar.js';
import { inForce } from './in-force.js';
import { decimalBits, literalBits, partsBits } from './literal.js';
import { type ProgramNode, programNode } from './program-node.js';
import { symbolOf } from './symbols.js';

/** Choices in preorder, nested so that partial derivations are shared and not copied. */
type Rope = Choice | readonly Rope[];

interface Partial {
  readonly bits: number;
  readonly rope: Rope;
}

const NOTHING: Partial = { bits: 0, rope: [] };

/**
 * The cheapest derivation of a model, or undefined when the grammar does not derive it. Programs are compared up to
 * the names of bound variables. `given` are the names of the dataset's given columns; one of them costs
 * log2(given.length) bits.
 */
export function derive(grammar: Grammar, model: Model, given: readonly string[]): Derivation | undefined {
  const derivation = cheapest(grammar, grammar.start, programNode(model), given);
  if (derivation === undefined || !isPiecewise(model)) return derivation;
  const { choices, bits } = derivation;
  return { choices: [...choices, { kind: 'lengths', lengths: model.lengths }], bits };
}

/** The price in bits of an expression derived from a symbol, or undefined when the symbol does not derive it. */
export function expressionBits(
  grammar: Grammar,
  symbol: string,
  expression: Expression,
  given: readonly string[],
): number | undefined {
  return cheapest(grammar, symbol, expression, given)?.bits;
}

function cheapest(
  whole: Grammar,
  start: string,
  root: ProgramNode,
  given: readonly string[],
): Derivation | undefined {
  const grammar = inForce(whole, given.length > 0);
  const memo = new Map<ProgramNode, Map<string, Partial | undefined>>();
  const scopes = new Scopes();
  const givenBits = given.length > 0 ? Math.log2(given.length) : 0;

  const fromSymbol = (symbol: string, node: ProgramNode, scope: Scope | undefined): Partial | undefined => {
    const key = scope === undefined ? symbol : `${symbol} ${scope.id}`;
    const known = memo.get(node) ?? new Map<string, Partial | undefined>();
    memo.set(node, known);
    if (known.has(key)) return known.get(key);
    let best: Partial | undefined;
    for (const chain of chainsFrom(grammar, symbol)) {
      for (const { choice, production } of chain.ends) {
        const bits = chain.bits + production.bits;
        if (best !== undefined && best.bits <= bits) continue;
        const rest = fromTerm(production.term, node, scope);
        if (rest === undefined || (best !== undefined && best.bits <= bits + rest.bits)) continue;
        best = { bits: bits + rest.bits, rope: [chain.choices, choice, rest.rope] };
      }
    }
    known.set(key, best);
    return best;
  };

  const fromTerm = (term: Term, node: ProgramNode, scope: Scope | undefined): Partial | undefined => {
    switch (term.kind) {
      case 'hole':
        if (!isBuiltIn(term.symbol)) return fromSymbol(term.symbol, node, scope);
        if (term.symbol === DECIMAL) return fromDecimal(node);
        if (node.kind !== 'literal') return undefined;
        return { bits: literalBits(node.value), rope: { kind: 'literal', value: node.value } };
      case 'literal':
        return node.kind === 'literal' && node.value === term.value ? NOTHING : undefined;
      case 'decimal':
        return sameDecimal(term, node) ? NOTHING : undefined;
      case 'variable':
        return node.kind === 'variable' && sameVariable(node.name, term.name, scope) ? NOTHING : undefined;
      case 'past':
        return node.kind === 'past' ? fromTerm(term.index, node.index, scope) : undefined;
      case 'given': {
        if (node.kind !== 'given') return undefined;
        const index = fromTerm(term.index, node.index, scope);
        if (term.column !== ANY_GIVEN) return term.column === node.column ? index : undefined;
        if (index === undefined || !given.includes(node.column)) return undefined;
        const choice: Choice = { kind: 'given', column: node.column };
        return { bits: givenBits + index.bits, rope: [choice, index.rope] };
      }
      case 'apply':
        if (node.kind !== 'apply' || node.primitive !== term.primitive) return undefined;
        return fromTerms(term.arguments, node.arguments, scope);
      case 'bind': {
        if (node.kind !== 'bind' || node.binder !== term.binder) return undefined;
        const outside = fromTerms(term.arguments, node.arguments, scope);
        if (outside === undefined) return undefined;
        const body = fromTerm(term.body, node.body, scopes.enter(node.variable, term.variable, scope));
        return body && { bits: outside.bits + body.bits, rope: [outside.rope, body.rope] };
      }
      case 'model':
        if (node.kind !== 'model' || node.head !== term.head) return undefined;
        return fromTerms(term.expressions, node.expressions, scope);
      case 'compound': {
        if (node.kind !== 'compound' || node.head !== term.head) return undefined;
        const terms = node.parts.map(() => term.part);
        const parts = fromTerms(terms, node.parts, scope);
        const choice: Choice = { kind: 'parts', count: node.parts.length };
        return parts && { bits: partsBits(node.parts.length) + parts.bits, rope: [choice, parts.rope] };
      }
    }
  };

  const fromTerms = (terms: readonly Term[], nodes: readonly ProgramNode[], scope: Scope | undefined) => {
    if (terms.length !== nodes.length) return undefined;
    let bits = 0;
    const ropes: Rope[] = [];
    for (let i = 0; i < terms.length; i++) {
      const part = fromTerm(terms[i]!, nodes[i]!, scope);
      if (part === undefined) return undefined;
      bits += part.bits;
      ropes.push(part.rope);
    }
    return { bits, rope: ropes };
  };

  const derivation = fromSymbol(start, root, undefined);
  return derivation && { bits: derivation.bits, choices: flatten(derivation.rope) };
}

function fromDecimal(node: ProgramNode): Partial | undefined {
  if (node.kind !== 'literal' && node.kind !== 'decimal') return undefined;
  const number = scientific(node);
  return { bits: decimalBits(number), rope: { kind: 'decimal', ...number } };
}

function flatten(rope: Rope): Choice[] {
  const choices: Choice[] = [];
  const visit = (part: Rope): void => {
    if ('kind' in part) choices.push(part);
    else for (const inner of part) visit(inner);
  };
  visit(rope);
  return choices;
}

/**
 * The cheapest way from a symbol to another by productions that are a bare symbol (`int ::= past`), and the
 * productions of that other symbol that are not. Every derivation is such a chain, such a production, and derivations
 * of strictly smaller nodes; so cycles of bare symbols need no care elsewhere.
 */
interface Chain {
  readonly bits: number;
  readonly choices: readonly Choice[];
  readonly ends: readonly { readonly choice: Choice; readonly production: Production }[];
}

const chains = new WeakMap<Grammar, Map<string, readonly Chain[]>>();

function chainsFrom(grammar: Grammar, start: string): readonly Chain[] {
  const ofGrammar = chains.get(grammar) ?? new Map<string, readonly Chain[]>();
  chains.set(grammar, ofGrammar);
  const known = ofGrammar.get(start);
  if (known !== undefined) return known;

  // Bellman-Ford by a work list: symbols are few and bits are never negative.
  const reached = new Map<string, Chain>();
  const open: { name: string; bits: number; choices: readonly Choice[] }[] = [
    { name: start, bits: 0, choices: [] },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const before = reached.get(next.name);
    if (before !== undefined && before.bits <= next.bits) continue;
    const ends: Chain['ends'][number][] = [];
    for (const [index, production] of symbolOf(grammar, next.name).productions.entries()) {
      const choice: Choice = { kind: 'production', symbol: next.name, index };
      if (production.term.kind !== 'hole' || isBuiltIn(production.term.symbol)) {
        ends.push({ choice, production });
      } else {
        const bits = next.bits + production.bits;
        open.push({ name: production.term.symbol, bits, choices: [...next.choices, choice] });
      }
    }
    reached.set(next.name, { bits: next.bits, choices: next.choices, ends });
  }
  const found = [...reached.values()].sort((one, other) => one.bits - other.bits);
  ofGrammar.set(start, found);
  return found;
}
