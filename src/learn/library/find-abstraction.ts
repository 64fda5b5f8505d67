import { withAbbreviation } from '../../grammar/amend.js';
import type { Grammar } from '../../grammar/grammar.js';
import { needsGiven } from '../../grammar/in-force.js';
import { parseGrammar } from '../../grammar/parse.js';
import { printTerm } from '../../grammar/print.js';
import { type Abstraction, isNew, openPlaces, termOf, type WeightedAbstraction } from './abstraction.js';
import { bound, mostOfUse } from './bound.js';
import { validOrNone } from './edited.js';
import type { Forest } from './forest.js';
import { Heap } from './heap.js';
import { abstractionName } from './naming.js';
import { decide, type Partial, rootPartial } from './partial.js';
import { corpusBits, productionBits, statePrices } from './prices.js';
import { type Share, shareOf, weightsFor } from './share.js';
import { type Use, type Utility, usesOf, utilityOfShare } from './utility.js';

/** An abstraction that pays. */
export interface Found {
  readonly abstraction: WeightedAbstraction;
  readonly utility: Utility;
  /** The name that its symbol gets. */
  readonly name: string;
  /** Its body as grammar files have it. */
  readonly body: string;
  /** Whether it counts only for datasets with given columns: it derives nothing for others. */
  readonly given: boolean;
  /** Holes of the body, those for literals included. */
  readonly arity: number;
}

export interface AbstractionSearch {
  readonly best: Found | undefined;
  /** Whether no abstraction is better: not so only where the search came to its limit. */
  readonly optimal: boolean;
  /** Partial abstractions that were looked into. */
  readonly expanded: number;
}

/** A partial in the queue, with the shares by which a completion may still be the best. */
interface Candidate {
  readonly partial: Partial;
  readonly shares: readonly (() => Share)[];
}

export interface AbstractionOptions {
  /** Holes of an abstraction at most; 3 unless told, which is what a search takes in a production. */
  readonly mostHoles?: number;
  /** Partial abstractions to look into at most; 200 000 unless told. */
  readonly mostExpanded?: number;
  /** Bits that an abstraction has to save more than; 0 unless told. */
  readonly leastSaved?: number;
}

/**
 * The abstraction of most utility, if any has one above `leastSaved`, by best-first search: partial abstractions are decided on in the
 * order of their upper bounds, until none is left whose bound is above the best utility found. Only what makes a valid
 * grammar counts: one more production can make programs infinitely long on average.
 */
export function findAbstraction(forest: Forest, options: AbstractionOptions = {}): AbstractionSearch {
  const { mostHoles = 3, mostExpanded = 200_000, leastSaved = 0 } = options;
  const { grammar } = forest;
  const prices = statePrices(forest, productionBits(grammar));
  const before = corpusBits(forest, prices);
  const shares = grammar.symbols.map((_, symbol) =>
    // A share is made when it is first asked for: most symbols are soon out of the race.
    weightsFor(grammar, symbol).map((weight) => lazily(() => shareOf(forest, symbol, weight))),
  );
  const queue = new Heap<Candidate>();
  let best: Found | undefined;
  let least = leastSaved;
  const enqueue = (partial: Partial, possible: readonly (() => Share)[]): void => {
    if (holes(partial) > mostHoles) return;
    let most = least;
    // A completion has no higher bound: a share that is out of the race is so for good.
    const alive = possible.filter((share) => {
      const bits = bound(partial, forest, share(), before);
      most = Math.max(most, bits);
      return bits > least;
    });
    if (alive.length === 0) return;
    const matches = partial.matches.filter((match) => alive.some((share) => mostOfUse(match, share()) > 0));
    queue.push(most, { partial: { ...partial, matches }, shares: alive });
  };
  for (const [symbol, possible] of shares.entries()) {
    if (possible.length > 0) enqueue(rootPartial(forest, symbol, prices), possible);
  }
  let expanded = 0;
  for (let next = queue.pop(); next !== undefined && next.priority > least; next = queue.pop()) {
    if (expanded === mostExpanded) return { best, optimal: false, expanded };
    expanded++;
    const { partial, shares } = next.item;
    if (partial.open.length > 0) {
      for (const further of decide(partial, forest, prices)) enqueue(further, shares);
      continue;
    }
    // The matches of the partial are those that may gain; a use that gains nothing may yet hold one that does.
    const uses = usesOf(partial, forest);
    for (const share of shares) {
      const found = adopt(partial, uses, forest, share(), before, least);
      if (found === undefined) continue;
      best = found;
      least = found.utility.savedBits;
    }
  }
  return { best, optimal: true, expanded };
}

function holes({ decisions }: Partial): number {
  return decisions.filter(({ kind }) => kind === 'hole').length;
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A complete abstraction with a share, if it is new, saves more than `least` bits and makes a valid grammar. */
function adopt(
  { symbol, decisions }: Abstraction,
  uses: readonly Use[],
  forest: Forest,
  share: Share,
  before: number,
  least: number,
): Found | undefined {
  const { grammar, whole } = forest;
  const abstraction = { symbol, decisions, weight: share.weight };
  const found = utilityOfShare(abstraction, forest, share, before, uses);
  if (found.savedBits <= least) return undefined;
  const term = termOf(grammar, abstraction);
  if (!isNew(grammar, symbol, term)) return undefined;
  const name = abstractionName(whole, term);
  const candidate = {
    abstraction,
    utility: found,
    name,
    body: printTerm(term),
    given: needsGiven(whole, term),
    arity: openPlaces(term).length,
  };
  return validOrNone(whole, extendedText(whole, candidate, '')) && candidate;
}

/**
 * The grammar with an abstraction as one more production, below its name.
 * @throws InputError where programs would become infinitely long on average, or the text too long
 */
export function extended(grammar: Grammar, found: Found, comment: string): Grammar {
  return parseGrammar(extendedText(grammar, found, comment), grammar.name);
}

function extendedText(grammar: Grammar, { abstraction, name, body, given }: Found, comment: string): string {
  const { symbol, weight } = abstraction;
  return withAbbreviation(grammar, { symbol, name, body, weight, given, comment });
}
