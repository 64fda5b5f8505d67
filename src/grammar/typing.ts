import { BEFORE } from '../data/dataset.js';
import { BINDERS } from '../language/binders.js';
import { EARLIER } from '../language/names.js';
import { primitive } from '../language/primitives.js';
import { type Draft, mistakeIn, type SymbolType } from './draft.js';
import { LITERAL, type Term } from './grammar.js';

const A: Readonly<Record<SymbolType, string>> = {
  integer: 'an integer',
  boolean: 'a condition',
  real: 'a real number',
  model: 'a model',
};

/**
 * The type of every symbol that derives anything, from its productions: a fixed point, since productions refer to
 * each other. Throws {@link SyntaxMistake} where productions of one symbol disagree, or a term stands where one of
 * another type belongs.
 */
export function inferTypes(draft: Draft): ReadonlyMap<string, SymbolType> {
  const types = new Map<string, SymbolType>([[LITERAL, 'integer']]);
  for (let before = 0; before < types.size; ) {
    before = types.size;
    for (const { name, productions } of draft.symbols) {
      const found = productions.map(({ term }) => typeOfTerm(term, types)).find((type) => type !== undefined);
      if (found !== undefined && !types.has(name)) types.set(name, found);
    }
  }
  for (const { name, productions } of draft.symbols) {
    for (const { term } of productions) {
      checkInside(draft, term, types);
      const type = typeOfTerm(term, types);
      const expected = types.get(name);
      if (type !== undefined && expected !== undefined && type !== expected) {
        throw mistakeIn(
          draft,
          term,
          `this is ${A[type]}, where the productions of '${name}' before it are each ${A[expected]}`,
        );
      }
    }
  }
  return types;
}

/** The type of a term; undefined while that of its symbol is not known. */
function typeOfTerm(term: Term, types: ReadonlyMap<string, SymbolType>): SymbolType | undefined {
  switch (term.kind) {
    case 'literal':
    case 'variable':
    case 'past':
    case 'given':
      return 'integer';
    case 'decimal':
      return 'real';
    case 'apply':
      return primitive(term.primitive).result;
    case 'bind':
      return BINDERS.get(term.binder)?.result;
    case 'hole':
      return types.get(term.symbol);
    case 'model':
    case 'compound':
      return 'model';
  }
}

function checkInside(draft: Draft, term: Term, types: ReadonlyMap<string, SymbolType>): void {
  const check = (inside: Term, expected: SymbolType, owner: string): void => {
    const type = typeOfTerm(inside, types);
    if (type !== undefined && type !== expected) {
      throw mistakeIn(draft, inside, `${owner} wants ${A[expected]} here, and this is ${A[type]}`);
    }
    checkInside(draft, inside, types);
  };
  switch (term.kind) {
    case 'past':
      check(term.index, 'integer', "'a'");
      return;
    case 'given':
      check(term.index, 'integer', `'${term.column === BEFORE ? EARLIER : term.column}'`);
      return;
    case 'apply': {
      const { name, notation, parameters } = primitive(term.primitive);
      const owner = notation.kind === 'prefix' ? notation.symbol : name;
      for (const [index, value] of term.arguments.entries()) {
        check(value, parameters[index], `'${owner}'`);
      }
      return;
    }
    case 'bind': {
      const entry = BINDERS.get(term.binder);
      if (entry === undefined) throw new Error(`no binder is called ${term.binder}`);
      for (const [index, value] of term.arguments.entries()) {
        check(value, entry.parameterTypes[index], `'${term.binder}'`);
      }
      check(term.body, entry.bodyType, `the body of '${term.binder}'`);
      return;
    }
    case 'model':
      for (const expression of term.expressions) check(expression, 'integer', `'${term.head}'`);
      return;
    case 'compound':
      check(term.part, 'model', `'${term.head}'`);
      return;
    case 'literal':
    case 'decimal':
    case 'variable':
    case 'hole':
      return;
  }
}
