import { type HeadName, hasPieces } from '../language/expression.js';
import type { CompoundTerm, Grammar, GrammarSymbol, Hole, Term } from './grammar.js';
import { isBuiltIn } from './grammar.js';

const indices = new WeakMap<Grammar, ReadonlyMap<string, GrammarSymbol>>();

/** The symbol of that name. A grammar that passed validation defines every symbol its holes name. */
export function symbolOf(grammar: Grammar, name: string): GrammarSymbol {
  let index = indices.get(grammar);
  if (index === undefined) {
    index = new Map(grammar.symbols.map((symbol) => [symbol.name, symbol]));
    indices.set(grammar, index);
  }
  const symbol = index.get(name);
  if (symbol === undefined) throw new Error(`grammar ${grammar.name} has no symbol ${name}`);
  return symbol;
}

/** The terms that are written directly inside a term. */
export function partsWritten(term: Term): readonly Term[] {
  return term.kind === 'compound' ? [term.part] : subterms(term);
}

/** Whether a compound model may be a part of another: pieces may be interleaved, and that is all. */
export function mayStandIn(part: CompoundTerm, whole: CompoundTerm): boolean {
  return hasPieces(whole.head) && !hasPieces(part.head);
}

/**
 * The terms directly inside a term, in the order in which a derivation visits them. Those of a compound model are as many as
 * it has at least: two.
 */
export function subterms(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'literal':
    case 'decimal':
    case 'variable':
    case 'hole':
      return [];
    case 'past':
    case 'given':
      return [term.index];
    case 'apply':
      return term.arguments;
    case 'bind':
      return [...term.arguments, term.body];
    case 'model':
      return term.expressions;
    case 'compound':
      return [term.part, term.part];
  }
}

/** The same term with every term directly inside it replaced; a model stays as it is. */
export function mapSubterms(term: Term, change: (part: Term) => Term): Term {
  switch (term.kind) {
    case 'past':
    case 'given':
      return { ...term, index: change(term.index) };
    case 'apply':
      return { ...term, arguments: term.arguments.map(change) };
    case 'bind': {
      const values = term.arguments.map(change);
      return { ...term, arguments: values, body: change(term.body) };
    }
    default:
      return term;
  }
}

/** The holes of a term in derivation order, literal ones among them. */
export function holesIn(term: Term): readonly Hole[] {
  return term.kind === 'hole' ? [term] : subterms(term).flatMap(holesIn);
}

/** The defined symbols of a term's holes in derivation order, with repetitions; literal holes are not among them. */
export function holesOf(term: Term): readonly string[] {
  return holesIn(term).flatMap(({ symbol }) => (isBuiltIn(symbol) ? [] : [symbol]));
}

/** Number of expression nodes that a term contributes by itself; a literal hole is one, a symbol's hole none. */
export function ownNodes(term: Term): number {
  if (term.kind === 'hole') return isBuiltIn(term.symbol) ? 1 : 0;
  return subterms(term).reduce((sum, part) => sum + ownNodes(part), 1);
}

/** The heads of the models that a grammar derives. */
export function headsIn(grammar: Pick<Grammar, 'symbols'>): readonly HeadName[] {
  const heads = new Set<HeadName>();
  const visit = (term: Term): void => {
    if (term.kind === 'model') heads.add(term.head);
    if (term.kind === 'compound') visit(term.part);
  };
  for (const { productions } of grammar.symbols) for (const { term } of productions) visit(term);
  return [...heads];
}
