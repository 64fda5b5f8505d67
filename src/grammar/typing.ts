import { BEFORE } from '../data/dataset.js';
import { BINDERS } from '../language/binders.js';
import type { Numbers } from '../language/expression.js';
import { EARLIER } from '../language/names.js';
import { operationOf } from '../language/operation.js';
import { type Draft, mistakeIn, type SymbolType } from './draft.js';
import { DECIMAL, LITERAL, type Term } from './grammar.js';
import { subterms } from './symbols.js';

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
  const { numbers } = draft;
  const types = new Map<string, SymbolType>([
    [LITERAL, 'integer'],
    [DECIMAL, 'real'],
  ]);
  for (let before = 0; before < types.size; ) {
    before = types.size;
    for (const { name, productions } of draft.symbols) {
      const found = productions
        .map(({ term }) => typeOfTerm(term, types, numbers))
        .find((type) => type !== undefined);
      if (found !== undefined && !types.has(name)) types.set(name, found);
    }
  }
  for (const { name, productions } of draft.symbols) {
    for (const { term } of productions) {
      checkInside(draft, term, types, numbers);
      const type = typeOfTerm(term, types, numbers);
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
function typeOfTerm(
  term: Term,
  types: ReadonlyMap<string, SymbolType>,
  numbers: Numbers,
): SymbolType | undefined {
  switch (term.kind) {
    case 'literal':
    case 'variable':
    case 'past':
    case 'given':
      return numbers;
    case 'decimal':
      return 'real';
    case 'apply':
      return operationOf(term.primitive).result;
    case 'bind':
      return BINDERS.get(term.binder)?.result;
    case 'hole':
      return types.get(term.symbol);
    case 'model':
    case 'compound':
      return 'model';
  }
}

/** @param numbers what the term computes with: integers in the brackets of a row, whatever the grammar is one of */
function checkInside(
  draft: Draft,
  term: Term,
  types: ReadonlyMap<string, SymbolType>,
  numbers: Numbers,
): void {
  const check = (inside: Term, expected: SymbolType, owner: string, inner = numbers): void => {
    const type = typeOfTerm(inside, types, inner);
    if (type !== undefined && type !== expected) {
      throw mistakeIn(draft, inside, `${owner} wants ${A[expected]} here, and this is ${A[type]}`);
    }
    checkInside(draft, inside, types, inner);
  };
  const checkRow = (index: Term, owner: string): void => {
    if (draft.numbers === 'real') refuseData(draft, index, owner);
    check(index, 'integer', owner, 'integer');
  };
  switch (term.kind) {
    case 'past':
      checkRow(term.index, "'a'");
      return;
    case 'given':
      checkRow(term.index, `'${term.column === BEFORE ? EARLIER : term.column}'`);
      return;
    case 'apply': {
      const { name, notation, parameters } = operationOf(term.primitive);
      const owner = notation.symbol ?? name;
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
      for (const expression of term.expressions) check(expression, numbers, `'${term.head}'`);
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

/** In grammars of real numbers the row in brackets is made of n and integers. */
function refuseData(draft: Draft, index: Term, owner: string): void {
  for (const part of [index, ...subterms(index)]) {
    if (part.kind === 'past' || part.kind === 'given') {
      throw mistakeIn(draft, part, `${owner} wants a row made of n and integers here`);
    }
    if (part !== index) refuseData(draft, part, owner);
  }
}
