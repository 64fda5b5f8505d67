import { type Draft, mistakeAt, mistakeIn } from './draft.js';
import { EXPANSION_LIMITS } from './expand.js';
import { type CompoundTerm, type Grammar, type GrammarSymbol, isBuiltIn, type Term } from './grammar.js';
import { divergence } from './growth.js';
import { inForce } from './in-force.js';
import { smallestDerivations } from './smallest.js';
import { holesOf, mayStandIn, partsWritten } from './symbols.js';

/** Checks of a draft that need no types: what is named is there, once, and no name means two things. */
export function validateNames(draft: Draft): void {
  const defined = new Set(draft.symbols.map(({ name }) => name));
  if (!defined.has(draft.start.text)) {
    throw mistakeAt(draft, draft.start, `the start symbol '${draft.start.text}' is not defined`);
  }
  for (const { productions } of draft.symbols) {
    for (const { term } of productions) checkVariables(draft, term, defined);
  }
  const compounds = compoundsReached(draft);
  for (const { productions } of draft.symbols)
    for (const { term } of productions) checkNesting(draft, term, compounds);
  const reached = reachedFrom(draft, [draft.start.text]);
  const lost = draft.symbols.find(({ name }) => !reached.has(name));
  if (lost !== undefined) {
    throw mistakeAt(
      draft,
      lost.token,
      `'${lost.name}' is never reached from '${draft.start.text}'; use it in a production or remove it`,
    );
  }
}

/**
 * Checks that programs come out of a grammar, for data with given columns and without: every symbol derives one, the smallest is
 * within the limits, and the probabilities of all add up to 1. Throws {@link SyntaxMistake} at the symbol to blame.
 */
export function validateDerivations(draft: Draft, grammar: Grammar): void {
  validateInForce(draft, grammar, '');
  const unmarked = inForce(grammar, false);
  if (unmarked !== grammar) validateInForce(draft, unmarked, ' where there are no given columns');
}

function validateInForce(draft: Draft, grammar: Grammar, where: string): void {
  const smallest = smallestDerivations(grammar);
  const dead = grammar.symbols.filter(({ name }) => !smallest.has(name));
  const tokenOf = (name: string) =>
    draft.symbols.find((symbol) => symbol.name === name)?.token ?? draft.start;
  if (dead.length > 0) {
    const { name } = onCycle(dead);
    throw mistakeAt(
      draft,
      tokenOf(name),
      `'${name}' derives nothing${where}: each of its productions leads back to a symbol that never ends; add one that ends`,
    );
  }
  const least = smallest.get(grammar.start);
  if (least === undefined || least.steps > EXPANSION_LIMITS.steps || least.depth > EXPANSION_LIMITS.depth) {
    throw mistakeAt(
      draft,
      draft.start,
      `even the smallest program is beyond ${EXPANSION_LIMITS.steps} steps or ${EXPANSION_LIMITS.depth} levels of nesting${where}`,
    );
  }
  const endless = divergence(grammar);
  if (endless !== undefined) {
    throw mistakeAt(
      draft,
      tokenOf(endless.symbol.name),
      `programs from '${endless.symbol.name}' are infinitely long on average${where}: each expansion leaves ` +
        `${endless.growth.toPrecision(3)} symbols to expand where less than 1 is needed; give more weight to ` +
        'productions that end',
    );
  }
}

/**
 * One of the symbols without a finite program that is to blame for it: each has such a symbol in each production, so
 * the walk through them comes to a cycle.
 */
function onCycle(dead: readonly GrammarSymbol[]): GrammarSymbol {
  const seen = new Set<GrammarSymbol>();
  let at = dead[0];
  while (!seen.has(at)) {
    seen.add(at);
    const holes = at.productions.flatMap(({ term }) => holesOf(term));
    at = dead.find(({ name }) => holes.includes(name)) ?? at;
  }
  return at;
}

/** A binder's variable must not hide a symbol, or `literal`. */
function checkVariables(draft: Draft, term: Term, defined: ReadonlySet<string>): void {
  if (term.kind === 'bind' && (defined.has(term.variable) || isBuiltIn(term.variable))) {
    throw mistakeIn(draft, term, `'${term.variable}' is a symbol; bind another name in '${term.binder}'`);
  }
  for (const part of partsWritten(term)) checkVariables(draft, part, defined);
}

/** Pieces may be interleaved; nothing else stands in a compound model but single ones. */
function checkNesting(
  draft: Draft,
  term: Term,
  compounds: ReadonlyMap<string, readonly CompoundTerm[]>,
): void {
  if (term.kind !== 'compound') return;
  checkNesting(draft, term.part, compounds);
  for (const name of holesOf(term.part)) {
    const inner = compounds.get(name)?.find((part) => !mayStandIn(part, term));
    if (inner === undefined) continue;
    throw mistakeIn(
      draft,
      inner,
      `'${inner.head}' is also reached from '${term.head}', in which it cannot stand`,
    );
  }
}

/** For each symbol one compound production of each head that a derivation from it may come to. */
function compoundsReached(draft: Draft): ReadonlyMap<string, readonly CompoundTerm[]> {
  const found = new Map<string, CompoundTerm[]>();
  const users = new Map<string, Set<string>>();
  const open: (readonly [string, CompoundTerm])[] = [];
  for (const { name, productions } of draft.symbols) {
    for (const { term } of productions) {
      if (term.kind === 'compound') open.push([name, term]);
      for (const used of new Set(holesOf(term))) users.set(used, (users.get(used) ?? new Set()).add(name));
    }
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, term] = next;
    const known = found.get(name) ?? [];
    if (known.some(({ head }) => head === term.head)) continue;
    found.set(name, [...known, term]);
    for (const user of users.get(name) ?? []) open.push([user, term]);
  }
  return found;
}

function reachedFrom(draft: Draft, start: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const symbol = draft.symbols.find((candidate) => candidate.name === name);
    for (const { term } of symbol?.productions ?? []) open.push(...holesOf(term));
  }
  return reached;
}
