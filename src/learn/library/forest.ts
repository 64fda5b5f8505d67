import { type Scope, Scopes, sameVariable } from '../../grammar/alpha.js';
import { ANY_GIVEN, type Grammar, LITERAL, type Term } from '../../grammar/grammar.js';
import { inForce } from '../../grammar/in-force.js';
import { partsBits } from '../../grammar/literal.js';
import { type ProgramNode, programNode } from '../../grammar/program-node.js';
import { mapChildren } from '../../language/children.js';
import type { Expression, Model } from '../../language/expression.js';
import { sameDecimal } from '../../language/real/decimal.js';

/** A program to learn from: the winner on some dataset. */
export interface CorpusEntry {
  /** What the program describes, for people. */
  readonly name: string;
  /** Programs that are known to compute the same, the winner first: the cheapest of them counts. At least one. */
  readonly variants: readonly Model[];
  /** Names of the dataset's given columns. */
  readonly given: readonly string[];
}

/** What stands at a hole of a production: a state by its index in the forest, or the value of a literal. */
export type Part = number | bigint;

/** One production that derives the node of a state. */
export interface Alternative {
  /** The index of the production in its symbol. */
  readonly production: number;
  /** What its holes derive, in derivation order. */
  readonly parts: readonly Part[];
  /** Bits of choices that no grammar can make in advance: which given column, how many parts of a compound model. */
  readonly ownBits: number;
}

/** A node of a program at one place, as something to be derived from one symbol. */
export interface State {
  /** The index of the symbol in the grammar. */
  readonly symbol: number;
  readonly alternatives: readonly Alternative[];
}

/** Whether a production can become part of another one; the parts of a compound model are not holes of their own. */
export function isComposable(term: Term): boolean {
  return term.kind !== 'compound';
}

/**
 * All derivations of all programs of a corpus, packed: a state for every node of a program and symbol that may derive it, with
 * all productions that do so. Unlike cheapest derivations they do not change with the weights of the grammar.
 */
export interface Forest {
  /** The grammar with all its productions. */
  readonly whole: Grammar;
  /** Those in force: where one program of the corpus has given columns, all programs are priced as if they had some. */
  readonly grammar: Grammar;
  readonly states: readonly State[];
  /** The states in an order in which parts come before what they are part of, except along cycles of bare symbols. */
  readonly order: readonly number[];
  /** Whether there are such cycles. */
  readonly cyclic: boolean;
  readonly entries: readonly ForestEntry[];
}

export interface ForestEntry {
  readonly name: string;
  /** The states of whole programs from the start symbol, one for each variant that the grammar derives. */
  readonly roots: readonly number[];
}

/** The forest of a corpus. Entries of which no variant can be derived are left out. */
export function forestOf(whole: Grammar, corpus: readonly CorpusEntry[]): Forest {
  const grammar = inForce(
    whole,
    corpus.some(({ given }) => given.length > 0),
  );
  const builder = new ForestBuilder(grammar);
  const entries = corpus.map(({ name, variants, given }) => ({
    name,
    roots: variants.flatMap((model) => builder.add(model, given)),
  }));
  const { states, order, cyclic } = builder;
  return { whole, grammar, states, order, cyclic, entries: entries.filter(({ roots }) => roots.length > 0) };
}

interface Match {
  readonly parts: readonly Part[];
  readonly ownBits: number;
}

const NOTHING: Match = { parts: [], ownBits: 0 };

/** Builds a forest from the top of each program down. */
class ForestBuilder {
  readonly states: State[] = [];
  readonly order: number[] = [];
  cyclic = false;
  readonly #symbols: ReadonlyMap<string, number>;

  constructor(readonly grammar: Grammar) {
    this.#symbols = new Map(grammar.symbols.map(({ name }, index) => [name, index]));
  }

  /** The state of a whole program; none if the grammar does not derive it. */
  add(model: Model, given: readonly string[]): number[] {
    const scopes = new Scopes();
    const known = new Map<ProgramNode, Map<string, number>>();
    const unfinished = new Set<number>();
    const givenBits = Math.log2(given.length);

    const stateOf = (name: string, node: ProgramNode, scope: Scope | undefined): number => {
      const key = scope === undefined ? name : `${name} ${scope.id}`;
      const ofNode = known.get(node) ?? new Map<string, number>();
      known.set(node, ofNode);
      const before = ofNode.get(key);
      if (before !== undefined) return before;
      const symbol = this.#symbols.get(name)!;
      const alternatives: Alternative[] = [];
      const index = this.states.push({ symbol, alternatives }) - 1;
      ofNode.set(key, index);
      unfinished.add(index);
      for (const [production, { term }] of this.grammar.symbols[symbol].productions.entries()) {
        const match = matchTerm(term, node, scope);
        if (match !== undefined) alternatives.push({ production, ...match });
      }
      unfinished.delete(index);
      this.order.push(index);
      return index;
    };

    /** Nothing for a state that derives nothing. One that is unfinished, on a cycle of bare symbols, may still. */
    const partOf = (name: string, node: ProgramNode, scope: Scope | undefined): Match | undefined => {
      const state = stateOf(name, node, scope);
      const isOpen = unfinished.has(state);
      this.cyclic ||= isOpen;
      const isDead = this.states[state].alternatives.length === 0 && !isOpen;
      return isDead ? undefined : { parts: [state], ownBits: 0 };
    };

    const matchTerm = (term: Term, node: ProgramNode, scope: Scope | undefined): Match | undefined => {
      switch (term.kind) {
        case 'hole':
          if (term.symbol !== LITERAL) return partOf(term.symbol, node, scope);
          return node.kind === 'literal' ? { parts: [node.value], ownBits: 0 } : undefined;
        case 'literal':
          return node.kind === 'literal' && node.value === term.value ? NOTHING : undefined;
        case 'decimal':
          return sameDecimal(term, node) ? NOTHING : undefined;
        case 'variable':
          return node.kind === 'variable' && sameVariable(node.name, term.name, scope) ? NOTHING : undefined;
        case 'past':
          return node.kind === 'past' ? matchTerm(term.index, node.index, scope) : undefined;
        case 'given': {
          if (node.kind !== 'given') return undefined;
          if (term.column === ANY_GIVEN ? !given.includes(node.column) : term.column !== node.column)
            return undefined;
          const index = matchTerm(term.index, node.index, scope);
          const ownBits = term.column === ANY_GIVEN ? givenBits : 0;
          return index && { parts: index.parts, ownBits: ownBits + index.ownBits };
        }
        case 'apply':
          if (node.kind !== 'apply' || node.primitive !== term.primitive) return undefined;
          return matchAll(term.arguments, node.arguments, scope);
        case 'bind': {
          if (node.kind !== 'bind' || node.binder !== term.binder) return undefined;
          const outside = matchAll(term.arguments, node.arguments, scope);
          const inner = scopes.enter(node.variable, term.variable, scope);
          const body = outside && matchTerm(term.body, node.body, inner);
          return body && joined([outside, body]);
        }
        case 'model':
          if (node.kind !== 'model' || node.head !== term.head) return undefined;
          return matchAll(term.expressions, node.expressions, scope);
        case 'compound': {
          if (node.kind !== 'compound' || node.head !== term.head) return undefined;
          const terms = node.parts.map(() => term.part);
          const parts = matchAll(terms, node.parts, scope);
          return parts && { ...parts, ownBits: parts.ownBits + partsBits(node.parts.length) };
        }
      }
    };

    const matchAll = (terms: readonly Term[], nodes: readonly ProgramNode[], scope: Scope | undefined) => {
      if (terms.length !== nodes.length) return undefined;
      const matches: Match[] = [];
      for (const [index, term] of terms.entries()) {
        const match = matchTerm(term, nodes[index], scope);
        if (match === undefined) return undefined;
        matches.push(match);
      }
      return joined(matches);
    };

    const root = partOf(this.grammar.start, separate(programNode(model)), undefined);
    return root === undefined ? [] : [root.parts[0] as number];
  }
}

function joined(matches: readonly Match[]): Match {
  return {
    parts: matches.flatMap(({ parts }) => parts),
    ownBits: matches.reduce((sum, { ownBits }) => sum + ownBits, 0),
  };
}

/** The same tree with a node of its own for every place, so that a derivation comes to a state at one place only. */
function separate(node: ProgramNode): ProgramNode {
  // An expression holds expressions, a model expressions and a compound model models.
  const inside = <Inner extends ProgramNode>(part: Inner): Inner => separate(part) as Inner;
  switch (node.kind) {
    case 'literal':
    case 'decimal':
    case 'variable':
      return { ...node };
    case 'past':
    case 'given':
    case 'apply':
    case 'bind':
      return mapChildren<Expression>(node, inside);
    case 'model':
      return { ...node, expressions: node.expressions.map(inside) };
    case 'compound':
      return { ...node, parts: node.parts.map(inside) };
  }
}
