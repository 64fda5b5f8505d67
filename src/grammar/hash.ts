import { createHash } from 'node:crypto';
import { BEFORE } from '../data/dataset.js';
import { type Grammar, type Term, writtenSymbol } from './grammar.js';

const hashes = new WeakMap<Grammar, string>();

/**
 * The SHA-256 of what a grammar means, in hexadecimal: that of its {@link canonicalForm}. Comments, layout and the grammar's name
 * do not change it. `.kolmo` files rest on it, so it never becomes another one for the same grammar.
 */
export function grammarHash(grammar: Grammar): string {
  const known = hashes.get(grammar);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(canonicalForm(grammar)).digest('hex');
  hashes.set(grammar, hash);
  return hash;
}

/**
 * All of a grammar on which programs and their prices depend, in one way of writing it: section 7.3 of docs/code-length.md. The
 * order of symbols means nothing and is that of their names; the order of productions is that of the coder's slots.
 */
export function canonicalForm({
  start,
  numbers,
  symbols,
}: Pick<Grammar, 'start' | 'numbers' | 'symbols'>): string {
  const inOrder = [...symbols].sort((one, other) => (one.name < other.name ? -1 : 1));
  const lines = inOrder.flatMap(({ name, type, productions }) => [
    `symbol ${name} ${type}`,
    ...productions.map(({ weight, given, term }) => `${weight}${given ? ' given' : ''} ${termForm(term)}`),
  ]);
  const sort = numbers === 'integer' ? [] : [`numbers ${numbers}`];
  return [`start ${start}`, ...sort, ...lines].map((line) => `${line}\n`).join('');
}

function termForm(term: Term): string {
  switch (term.kind) {
    case 'literal':
      return list('literal', term.value);
    case 'decimal':
      return list('decimal', term.digits, String(term.exponent));
    case 'variable':
      return list('variable', term.name);
    case 'hole':
      return list('hole', writtenSymbol(term.symbol));
    case 'past':
      return list('past', termForm(term.index));
    case 'given':
      return list(term.column === BEFORE ? 'before' : 'given', termForm(term.index));
    case 'apply':
      return list('apply', term.primitive, ...term.arguments.map(termForm));
    case 'bind':
      return list('bind', term.binder, term.variable, ...term.arguments.map(termForm), termForm(term.body));
    case 'model':
      return list('model', term.head, ...term.expressions.map(termForm));
    case 'compound':
      return list('compound', term.head, termForm(term.part));
  }
}

function list(...parts: readonly (string | bigint)[]): string {
  return `(${parts.join(' ')})`;
}
