import type { Grammar, Term } from './grammar.js';
import { isBuiltIn } from './grammar.js';
import { holesOf, ownNodes, subterms } from './symbols.js';

/** The least that a derivation from a symbol takes. */
export interface Smallest {
  /** Productions chosen plus expression nodes, as `ExpansionLimits.steps` counts them. */
  readonly steps: number;
  /** Depth of nesting of its expressions, the least possible; not always that of the derivation of fewest steps. */
  readonly depth: number;
  /** The production that a derivation of fewest steps begins with. */
  readonly production: number;
}

/**
 * The smallest derivations from each symbol by name; symbols that derive no finite program are not in the map.
 * A fixed point from below: it ends since both figures only fall, and have fallen as far as they can after as many
 * rounds as there are symbols.
 */
export function smallestDerivations(grammar: Pick<Grammar, 'symbols'>): ReadonlyMap<string, Smallest> {
  const found = new Map<string, Smallest>();
  const symbols = grammar.symbols.map(({ name, productions }) => ({
    name,
    terms: productions.map(({ term }) => ({ term, holes: holesOf(term), nodes: ownNodes(term) })),
  }));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { name, terms } of symbols) {
      const next = improve(found.get(name), terms, found);
      if (next === undefined) continue;
      found.set(name, next);
      changed = true;
    }
  }
  return found;
}

/** The term of a production, the symbols in its holes, and the nodes that it has itself. */
interface Counted {
  readonly term: Term;
  readonly holes: readonly string[];
  readonly nodes: number;
}

function improve(
  before: Smallest | undefined,
  terms: readonly Counted[],
  found: ReadonlyMap<string, Smallest>,
): Smallest | undefined {
  let best = before;
  for (const [production, { term, holes, nodes }] of terms.entries()) {
    const parts = holes.map((name) => found.get(name));
    if (parts.includes(undefined)) continue;
    const steps = parts.reduce((sum, part) => sum + (part?.steps ?? 0), 1 + nodes);
    const depth = depthOf(term, found);
    const fewer = best === undefined || steps < best.steps;
    best = {
      steps: fewer ? steps : (best?.steps ?? steps),
      production: fewer ? production : (best?.production ?? production),
      depth: Math.min(depth, best?.depth ?? depth),
    };
  }
  const same = best?.steps === before?.steps && best?.depth === before?.depth;
  return same ? undefined : best;
}

function depthOf(term: Term, found: ReadonlyMap<string, Smallest>): number {
  if (term.kind === 'hole') return isBuiltIn(term.symbol) ? 1 : (found.get(term.symbol)?.depth ?? 0);
  const inside = Math.max(0, ...subterms(term).map((part) => depthOf(part, found)));
  return term.kind === 'model' || term.kind === 'compound' ? inside : inside + 1;
}
