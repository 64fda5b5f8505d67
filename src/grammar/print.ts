import { printNode } from '../language/print.js';
import { ANY_GIVEN, type Term, writtenSymbol } from './grammar.js';

/** A production's term as grammar files have it. */
export function printTerm(term: Term): string {
  if (term.kind === 'model') return `${term.head}(${term.expressions.map(printTerm).join(', ')})`;
  if (term.kind === 'compound') return `${term.head}(${printTerm(term.part)})`;
  return printNode<Term>(term, (node) => {
    if (node.kind === 'hole') return writtenSymbol(node.symbol);
    if (node.kind === 'given' && node.column === ANY_GIVEN) return `${ANY_GIVEN}(${printTerm(node.index)})`;
    return node.kind === 'model' || node.kind === 'compound' ? printTerm(node) : node;
  });
}
