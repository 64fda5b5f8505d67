import type { Term } from '../../grammar/grammar.js';
import { ANY_GIVEN } from '../../grammar/grammar.js';
import { mapSubterms, subterms } from '../../grammar/symbols.js';
import type { Expression } from '../../language/expression.js';

/** No holes anywhere: the term is an expression. */
export function isClosed(term: Term): term is Term & Expression {
  return term.kind !== 'hole' && subterms(term).every(isClosed);
}

/**
 * Whether the value of everything that a term stands for is settled by some bound variables: it reads neither the row, nor
 * the data, nor any other variable.
 *
 * @param productions the terms of a symbol
 */
export function dependsOnlyOn(
  term: Term,
  variables: readonly string[],
  productions: (symbol: string) => readonly { readonly term: Term }[],
): boolean {
  const seen = new Set<string>();
  const visit = (node: Term, bound: readonly string[]): boolean => {
    switch (node.kind) {
      case 'hole': {
        const key = `${node.symbol} ${bound.join(' ')}`;
        if (seen.has(key)) return true;
        seen.add(key);
        return productions(node.symbol).every((production) => visit(production.term, bound));
      }
      case 'variable':
        return bound.includes(node.name);
      case 'past':
      case 'given':
        return false;
      case 'bind': {
        const inner = bound.includes(node.variable) ? bound : [...bound, node.variable];
        return node.arguments.every((part) => visit(part, bound)) && visit(node.body, inner);
      }
      default:
        return subterms(node).every((part) => visit(part, bound));
    }
  };
  return visit(term, variables);
}

/** The expression of a term with its holes filled, from left to right. */
export function fillTerm(term: Term, next: () => Expression): Expression {
  if (term.kind === 'hole') return next();
  if (term.kind === 'model' || term.kind === 'compound') throw new Error('a model is not an expression');
  return mapSubterms(term, (child) => fillTerm(child, next)) as Expression;
}

/** How many given columns a term leaves open. */
export function countGiven(term: Term): number {
  return subterms(term).reduce((sum, part) => sum + countGiven(part), isOpen(term) ? 1 : 0);
}

/** One term for each way of choosing the given columns that a term leaves open; none if there are no columns. */
export function nameGiven(term: Term, columns: readonly string[]): Term[] {
  const named: Term[] = isOpen(term) ? columns.map((column) => ({ ...term, column })) : [term];
  return subterms(term).reduce<Term[]>(
    (terms, part, position) =>
      nameGiven(part, columns).flatMap((choice) =>
        terms.map((whole) => replacePart(whole, position, choice)),
      ),
    named,
  );
}

function isOpen(term: Term): term is Term & { kind: 'given' } {
  return term.kind === 'given' && term.column === ANY_GIVEN;
}

function replacePart(term: Term, position: number, replacement: Term): Term {
  let at = 0;
  return mapSubterms(term, (part) => (at++ === position ? replacement : part));
}

/** Depth of nesting that a term adds around its holes, or has if there are none. A bare hole adds none. */
export function termDepth(term: Term): number {
  if (term.kind === 'hole') return 0;
  return 1 + Math.max(0, ...subterms(term).map(termDepth));
}
