import type { Grammar, Term } from '../../grammar/grammar.js';
import { subterms } from '../../grammar/symbols.js';
import { notationOf } from '../../language/operation.js';
import { printDecimal } from '../../language/real/decimal.js';

/** Words of a name at most. */
const MOST_WORDS = 4;

/**
 * A name for the symbol of an abstraction that says what it is made of, outermost first: `floorroot_power_10`; with a number
 * where the grammar knows that name.
 */
export function abstractionName(grammar: Grammar, term: Term): string {
  return freeName(grammar, ['form', ...wordsOf(term)].slice(0, MOST_WORDS + 1).join('_'));
}

/** A name that a grammar does not know: the stem, with a number where that is known. */
export function freeName(grammar: Grammar, stem: string): string {
  const terms = grammar.symbols.flatMap(({ productions }) =>
    productions.map((production) => production.term),
  );
  const taken = new Set([...grammar.symbols.map(({ name }) => name), ...terms.flatMap(variablesOf)]);
  for (let count = 1; ; count++) {
    const name = count === 1 ? stem : `${stem}_v${count}`;
    if (!taken.has(name)) return name;
  }
}

function wordsOf(term: Term): readonly string[] {
  return [...wordOf(term), ...subterms(term).flatMap(wordsOf)];
}

function wordOf(term: Term): readonly string[] {
  switch (term.kind) {
    case 'literal':
      return [term.value < 0n ? `m${-term.value}` : String(term.value)];
    case 'decimal':
      return [printDecimal(term).replace('-', 'm').replace(/\W/g, '_')];
    case 'apply':
      return [wordOfPrimitive(term.primitive)];
    case 'bind':
      return [term.binder];
    case 'past':
      return ['past'];
    case 'given':
      return ['given'];
    case 'model':
    case 'compound':
      return [term.head];
    case 'variable':
    case 'hole':
      return [];
  }
}

function wordOfPrimitive(name: string): string {
  const notation = notationOf(name);
  return 'word' in notation ? notation.word : (notation.symbol ?? name).replace(/\W/g, '');
}

function variablesOf(term: Term): readonly string[] {
  const own = term.kind === 'bind' ? [term.variable] : [];
  return [...own, ...subterms(term).flatMap(variablesOf)];
}
