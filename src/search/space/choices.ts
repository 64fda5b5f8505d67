import type { Term } from '../../grammar/grammar.js';
import { printExpression } from '../../language/print.js';
import type { SpaceProduction } from './production.js';
import { isClosed } from './term.js';

/** What stands in an argument of a production: a hole for a symbol, or a term without holes, as text. */
export type Filling = { readonly symbol: number } | { readonly text: string };

/** A production of a symbol that applies a primitive to holes and closed terms. */
export interface Application {
  /** Its index, and its place among those of the symbol. */
  readonly index: number;
  readonly place: number;
  readonly units: number;
  readonly primitive: string;
  readonly commutative: boolean;
  readonly holes: number;
  readonly fillings: readonly Filling[];
}

/** A production that is a term without holes. */
interface Leaf {
  readonly index: number;
  readonly units: number;
}

/** The productions of a symbol by kind. */
export interface Choices {
  /** By primitive. */
  readonly applications: ReadonlyMap<string, readonly Application[]>;
  /** By text. */
  readonly closed: ReadonlyMap<string, readonly Leaf[]>;
  readonly aliases: readonly { readonly symbol: number; readonly units: number }[];
}

/** The productions of a symbol, by their indices, sorted by kind; those of no kind are left out. */
export function choicesOf(indices: readonly number[], productions: readonly SpaceProduction[]): Choices {
  const applications = new Map<string, Application[]>();
  const closed = new Map<string, Leaf[]>();
  const aliases: { symbol: number; units: number }[] = [];
  for (const [place, index] of indices.entries()) {
    const { term, holes, units, alias, commutative } = productions[index];
    if (alias) aliases.push({ symbol: holes[0], units });
    else if (isClosed(term)) add(closed, printExpression(term), { index, units });
    else if (term.kind === 'apply') {
      const fillings = fillingsOf(term.arguments, holes);
      if (fillings === undefined) continue;
      const own = {
        index,
        place,
        units,
        primitive: term.primitive,
        commutative,
        holes: holes.length,
        fillings,
      };
      add(applications, term.primitive, own);
    }
  }
  return { applications, closed, aliases };
}

/** Adds a value to a list of a map, which it begins if need be. */
export function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Undefined if some argument has holes inside it. */
function fillingsOf(values: readonly Term[], holes: readonly number[]): Filling[] | undefined {
  const fillings: Filling[] = [];
  let hole = 0;
  for (const value of values) {
    if (value.kind === 'hole') fillings.push({ symbol: holes[hole++] });
    else if (isClosed(value)) fillings.push({ text: printExpression(value) });
    else return undefined;
  }
  return fillings;
}
