import { LITERAL } from '../../grammar/grammar.js';
import type { Space } from '../space/space.js';
import type { Rectangle } from './chunk.js';

/** The entries of one symbol at one price: `from` to `to` (exclusive). */
export interface EntryRange {
  readonly units: number;
  readonly from: number;
  readonly to: number;
}

/** The largest zigzag code of a literal: codes are kept in 32-bit integers. */
const MAX_LITERAL_CODE = 2 ** 31 - 2;

const EMPTY: Rectangle = {
  production: 0,
  literal: false,
  a0: 0,
  a1: 1,
  b0: 0,
  b1: 1,
  c0: 0,
  c1: 1,
  triangular: false,
};

/**
 * The candidates of a symbol at a price, in a canonical order.
 *
 * @param ranges for each symbol its entries so far, ascending in units
 */
export function* planRectangles(
  space: Space,
  ranges: readonly (readonly EntryRange[])[],
  symbol: number,
  units: number,
): Generator<Rectangle> {
  const { name, productions } = space.symbols[symbol];
  if (name === LITERAL) {
    const codes = literalCodes(units, space.unitsPerBit);
    if (codes !== undefined)
      yield { ...EMPTY, production: symbol, literal: true, a0: codes.from, a1: codes.to };
    return;
  }
  for (const production of productions) {
    const { units: own, holes, commutative } = space.productions[production];
    const rest = units - own;
    if (rest < 0) continue;
    if (holes.length === 0) {
      if (rest === 0) yield { ...EMPTY, production };
      continue;
    }
    const [x, y, z] = holes.map((hole) => ranges[hole]);
    if (holes.length === 1) {
      const a = rangeAt(x, rest);
      if (a !== undefined) yield { ...EMPTY, production, a0: a.from, a1: a.to };
      continue;
    }
    for (const a of x) {
      if (a.units > rest) break;
      if (holes.length === 2) {
        const b = rangeAt(y, rest - a.units);
        if (b === undefined || (commutative && b.units < a.units)) continue;
        const triangular = commutative && a.units === b.units;
        yield { ...EMPTY, production, a0: a.from, a1: a.to, b0: b.from, b1: b.to, triangular };
        continue;
      }
      for (const b of y) {
        if (a.units + b.units > rest) break;
        const c = rangeAt(z, rest - a.units - b.units);
        if (c === undefined) continue;
        yield { ...EMPTY, production, a0: a.from, a1: a.to, b0: b.from, b1: b.to, c0: c.from, c1: c.to };
      }
    }
  }
}

function rangeAt(ranges: readonly EntryRange[], units: number): EntryRange | undefined {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const range = ranges[middle];
    if (range.units === units) return range;
    if (range.units < units) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** The length in bits of the longest literal that is enumerated: Elias delta of 2^30. */
export const MAX_LITERAL_BITS = 30 + 2 * 4 + 1;

/** The zigzag codes whose Elias delta code is as long as a price in search units. */
function literalCodes(units: number, unitsPerBit: number): { from: number; to: number } | undefined {
  const bits = units / unitsPerBit;
  for (let exponent = 0; exponent <= 30; exponent++) {
    const length = exponent + 2 * Math.floor(Math.log2(exponent + 1)) + 1;
    if (length === bits)
      return { from: 2 ** exponent - 1, to: Math.min(MAX_LITERAL_CODE, 2 ** (exponent + 1) - 1) };
  }
  return undefined;
}
