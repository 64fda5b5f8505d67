import { LITERAL } from '../../grammar/grammar.js';
import type { Root, SpaceProduction, SpaceSymbol } from './production.js';

/** For each symbol, the units of its cheapest program; Infinity if it has none. */
export function insideUnits(
  symbols: readonly SpaceSymbol[],
  productions: readonly SpaceProduction[],
  unitsPerBit: number,
): number[] {
  const inside = symbols.map(({ name }) => (name === LITERAL ? unitsPerBit : Number.POSITIVE_INFINITY));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { symbol, units, holes } of productions) {
      const total = holes.reduce((sum, hole) => sum + inside[hole], units);
      if (total >= inside[symbol]) continue;
      inside[symbol] = total;
      changed = true;
    }
  }
  return inside;
}

/**
 * For each symbol, the least units of everything around it in a program (Knuth, A generalization of Dijkstra's
 * algorithm, 1977), less those of the cheapest head, which stands around every program; Infinity if no program has it.
 */
export function outsideUnits(
  symbols: readonly SpaceSymbol[],
  productions: readonly SpaceProduction[],
  roots: readonly Root[],
  unitsPerBit: number,
): number[] {
  const inside = insideUnits(symbols, productions, unitsPerBit);
  const outside = symbols.map(() => Number.POSITIVE_INFINITY);
  const cheapest = Math.min(...roots.map(({ bits }) => bits));
  for (const { symbol, bits } of roots)
    outside[symbol] = Math.min(outside[symbol], Math.floor((bits - cheapest) * unitsPerBit));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { symbol, units, holes } of productions) {
      const whole = holes.reduce((sum, hole) => sum + inside[hole], outside[symbol] + units);
      for (const hole of holes) {
        if (!(whole - inside[hole] < outside[hole])) continue;
        outside[hole] = whole - inside[hole];
        changed = true;
      }
    }
  }
  return outside;
}

/** For each symbol, the least units of everything around it in a program that is more than it; Infinity if there is none. */
export function enclosingUnits(
  symbols: readonly SpaceSymbol[],
  productions: readonly SpaceProduction[],
  outside: readonly number[],
  unitsPerBit: number,
): number[] {
  const inside = insideUnits(symbols, productions, unitsPerBit);
  const enclosing = symbols.map(() => Number.POSITIVE_INFINITY);
  for (const { symbol, units, holes } of productions) {
    const whole = holes.reduce((sum, hole) => sum + inside[hole], outside[symbol] + units);
    for (const hole of holes) enclosing[hole] = Math.min(enclosing[hole], whole - inside[hole]);
  }
  return enclosing;
}

/** The symbols such that those in the holes of a production of 0 units come before its own. */
export function orderSymbols(
  symbols: readonly SpaceSymbol[],
  productions: readonly SpaceProduction[],
): number[] {
  const order: number[] = [];
  const state = new Uint8Array(symbols.length);
  const visit = (symbol: number): void => {
    if (state[symbol] !== 0) return;
    state[symbol] = 1;
    for (const index of symbols[symbol].productions) {
      if (productions[index].units === 0) productions[index].holes.forEach(visit);
    }
    order.push(symbol);
  };
  for (let symbol = 0; symbol < symbols.length; symbol++) visit(symbol);
  return order;
}
