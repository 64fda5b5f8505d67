import type { Grammar } from '../../grammar/grammar.js';
import { literalBits } from '../../grammar/literal.js';
import type { Forest, Part } from './forest.js';

/** Bits of every production, by the index of its symbol and its own. */
export type ProductionBits = readonly (readonly number[])[];

export function productionBits(grammar: Grammar): ProductionBits {
  return grammar.symbols.map(({ productions }) => productions.map(({ bits }) => bits));
}

/** One more way to derive some states: a production that is not in the forest's grammar. */
export interface Overlay {
  readonly bits: number;
  /** What its holes derive, and further bits of each use, by the state where it can be used. */
  readonly uses: ReadonlyMap<number, { readonly parts: readonly Part[]; readonly ownBits: number }>;
}

/**
 * Bits of the cheapest derivation of each state, Infinity where there is none. Parts come before what they are part of in
 * the forest's order, so that one round prices everything but cycles, which take rounds until nothing changes.
 */
export function statePrices(forest: Forest, bits: ProductionBits): Float64Array {
  const { order } = forest;
  const tables = tablesOf(forest);
  const flat = flatOf(bits);
  const prices = new Float64Array(forest.states.length).fill(Number.POSITIVE_INFINITY);
  for (let changed = true; changed; ) {
    changed = false;
    for (let position = 0; position < order.length; position++) {
      const least = leastPrice(tables, position, flat, prices);
      if (!(least < prices[order[position]])) continue;
      prices[order[position]] = least;
      changed = true;
    }
    if (!forest.cyclic) break;
  }
  return prices;
}

/**
 * The prices of all states when some can also be derived in another way: those that are used in that way and what they are
 * part of are priced anew, in the forest's order.
 *
 * @param base the prices without it, by the same bits
 */
export function overlaidPrices(
  forest: Forest,
  bits: ProductionBits,
  base: Float64Array,
  overlay: Overlay,
): Float64Array {
  const { order } = forest;
  const tables = tablesOf(forest);
  const flat = flatOf(bits);
  const prices = base.slice();
  const stale = new Uint8Array(order.length);
  for (const state of overlay.uses.keys()) stale[tables.position[state]] = 1;
  for (let changed = true; changed; ) {
    changed = false;
    for (let position = stale.indexOf(1); position >= 0; position = stale.indexOf(1, position + 1)) {
      stale[position] = 0;
      const state = order[position];
      const use = overlay.uses.get(state);
      const used =
        use === undefined
          ? Number.POSITIVE_INFINITY
          : overlay.bits + use.ownBits + partsPrice(use.parts, prices);
      const least = Math.min(used, leastPrice(tables, position, flat, prices));
      if (!(least < prices[state])) continue;
      prices[state] = least;
      changed = true;
      for (const whole of tables.wholes[state]) stale[whole] = 1;
    }
    if (!forest.cyclic) break;
  }
  return prices;
}

/** Bits of the cheapest alternative of the state at a position of the order. */
function leastPrice(
  { alternatives, production, ownBits, firstPart, parts }: Tables,
  position: number,
  flat: Float64Array,
  prices: Float64Array,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = alternatives[position]; at < alternatives[position + 1]; at++) {
    let price = flat[production[at]] + ownBits[at];
    for (let part = firstPart[at]; part < firstPart[at + 1]; part++) price += prices[parts[part]];
    if (price < least) least = price;
  }
  return least;
}

const flattened = new WeakMap<ProductionBits, Float64Array>();

function flatOf(bits: ProductionBits): Float64Array {
  const known = flattened.get(bits);
  if (known !== undefined) return known;
  const flat = Float64Array.from(bits.flat());
  flattened.set(bits, flat);
  return flat;
}

/** The alternatives of a forest's states one after the other, in its order: what pricing runs over again and again. */
interface Tables {
  /** The place of each state in the order. */
  readonly position: Int32Array;
  /** The places in the order of what each state is a part of. */
  readonly wholes: readonly (readonly number[])[];
  /** Where the alternatives of each state of the order begin, and the end. */
  readonly alternatives: Int32Array;
  /** The production of each alternative, counted through all symbols. */
  readonly production: Int32Array;
  /** Own bits and those of the literals among its parts. */
  readonly ownBits: Float64Array;
  /** Where the parts that are states begin, and the end. */
  readonly firstPart: Int32Array;
  readonly parts: Int32Array;
}

const tables = new WeakMap<Forest['states'], Tables>();

function tablesOf({ states, order, grammar }: Forest): Tables {
  const known = tables.get(states);
  if (known !== undefined) return known;
  const offsets: number[] = [];
  let productions = 0;
  for (const symbol of grammar.symbols) {
    offsets.push(productions);
    productions += symbol.productions.length;
  }
  const alternatives = [0];
  const production: number[] = [];
  const ownBits: number[] = [];
  const firstPart = [0];
  const parts: number[] = [];
  const position = new Int32Array(states.length);
  const wholes = states.map((): number[] => []);
  for (const [place, index] of order.entries()) {
    position[index] = place;
    for (const alternative of states[index].alternatives) {
      production.push(offsets[states[index].symbol] + alternative.production);
      const literals = alternative.parts.filter((part) => typeof part === 'bigint');
      ownBits.push(literals.reduce((sum, value) => sum + literalBits(value), alternative.ownBits));
      for (const part of alternative.parts) {
        if (typeof part !== 'number') continue;
        parts.push(part);
        wholes[part].push(place);
      }
      firstPart.push(parts.length);
    }
    alternatives.push(production.length);
  }
  const made: Tables = {
    position,
    wholes,
    alternatives: Int32Array.from(alternatives),
    production: Int32Array.from(production),
    ownBits: Float64Array.from(ownBits),
    firstPart: Int32Array.from(firstPart),
    parts: Int32Array.from(parts),
  };
  tables.set(states, made);
  return made;
}

/** Bits of what stands at the holes of a production together. */
export function partsPrice(parts: readonly Part[], prices: Float64Array): number {
  let sum = 0;
  for (const part of parts) sum += typeof part === 'number' ? prices[part] : literalBits(part);
  return sum;
}

/** Bits of all programs of a forest together, each by its cheapest variant. */
export function corpusBits(forest: Forest, prices: Float64Array): number {
  return forest.entries.reduce((sum, entry) => sum + entryBits(entry, prices), 0);
}

/** The same with the weights of the forest's own grammar. */
export function forestBits(forest: Forest): number {
  return corpusBits(forest, statePrices(forest, productionBits(forest.grammar)));
}

export function entryBits({ roots }: { readonly roots: readonly number[] }, prices: Float64Array): number {
  return Math.min(...roots.map((root) => prices[root]));
}
