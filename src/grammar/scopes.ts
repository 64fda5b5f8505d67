import { BEFORE } from '../data/dataset.js';
import { hasPieces } from '../language/expression.js';
import { EARLIER, ROW } from '../language/names.js';
import { type Draft, type DraftSymbol, mistakeIn } from './draft.js';
import { isBuiltIn, type Term } from './grammar.js';
import { partsWritten } from './symbols.js';

/** One use of a symbol in a production of another, with the variables bound around it in that production. */
interface Use {
  readonly by: DraftSymbol;
  readonly of: string;
  readonly bound: ReadonlySet<string>;
}

/**
 * Makes sure that every variable is bound wherever its symbol can be reached: by a binder around it in its own
 * production, or on every way from the start symbol. `before` counts as a variable that `piecewise` binds. Throws
 * {@link SyntaxMistake} at the variable.
 */
export function checkScopes(draft: Draft): void {
  const uses = draft.symbols.flatMap((by) =>
    by.productions.flatMap(({ term }) => usesIn(term, by, new Set<string>())),
  );
  const available = boundEverywhere(draft, uses);
  for (const symbol of draft.symbols) {
    for (const { term } of symbol.productions) checkTerm(draft, term, symbol, available, uses, new Set());
  }
}

function usesIn(term: Term, by: DraftSymbol, bound: ReadonlySet<string>): readonly Use[] {
  if (term.kind === 'hole') return isBuiltIn(term.symbol) ? [] : [{ by, of: term.symbol, bound }];
  return partsWritten(term).flatMap((part) => usesIn(part, by, scopeInside(term, part, bound)));
}

/** A binder's variable is in scope in its body alone, and the rows before a piece in the pieces. */
function scopeInside(term: Term, part: Term, bound: ReadonlySet<string>): ReadonlySet<string> {
  if (term.kind === 'compound' && hasPieces(term.head)) return new Set([...bound, BEFORE]);
  return term.kind === 'bind' && part === term.body ? new Set([...bound, term.variable]) : bound;
}

/**
 * For each symbol the variables bound on every way to it: the greatest fixed point of intersections over its uses,
 * reached from above. A symbol is looked at again when one that uses it has lost a variable.
 */
function boundEverywhere(draft: Draft, uses: readonly Use[]): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Set(uses.flatMap(({ bound }) => [...bound]));
  const available = new Map<string, ReadonlySet<string>>(draft.symbols.map(({ name }) => [name, all]));
  available.set(draft.start.text, new Set());
  const usesBy = new Map<string, Use[]>(draft.symbols.map(({ name }) => [name, []]));
  for (const use of uses) usesBy.get(use.by.name)?.push(use);
  const open = new Set(draft.symbols.map(({ name }) => name));
  for (const name of open) {
    open.delete(name);
    const around = available.get(name) ?? all;
    for (const { of, bound } of usesBy.get(name) ?? []) {
      const before = available.get(of);
      if (before === undefined) continue;
      const after = new Set([...before].filter((variable) => bound.has(variable) || around.has(variable)));
      if (after.size === before.size) continue;
      available.set(of, after);
      open.add(of);
    }
  }
  return available;
}

function checkTerm(
  draft: Draft,
  term: Term,
  symbol: DraftSymbol,
  available: ReadonlyMap<string, ReadonlySet<string>>,
  uses: readonly Use[],
  bound: ReadonlySet<string>,
): void {
  const name = variableOf(term);
  if (name !== undefined && !bound.has(name) && available.get(symbol.name)?.has(name) !== true) {
    const culprit = uses.find(
      ({ by, of, bound: around }) =>
        of === symbol.name && !around.has(name) && available.get(by.name)?.has(name) !== true,
    );
    const where =
      culprit === undefined
        ? `'${symbol.name}' is the start symbol`
        : `'${symbol.name}' is also reached from '${culprit.by.name}'`;
    throw mistakeIn(
      draft,
      term,
      name === BEFORE
        ? `'${EARLIER}' means the rows before a piece, which are known inside piecewise(...) only: ${where}`
        : `the variable '${name}' is not bound here: ${where}, where no binder binds it`,
    );
  }
  for (const part of partsWritten(term)) {
    checkTerm(draft, part, symbol, available, uses, scopeInside(term, part, bound));
  }
}

/** The name that a term takes from around it, other than `n`. */
function variableOf(term: Term): string | undefined {
  if (term.kind === 'variable') return term.name === ROW ? undefined : term.name;
  return term.kind === 'given' && term.column === BEFORE ? BEFORE : undefined;
}
