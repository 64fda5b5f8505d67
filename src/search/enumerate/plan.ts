import { LITERAL } from '../../grammar/grammar.js';
import type { Redundancy } from '../space/redundancy.js';
import type { Space } from '../space/space.js';
import type { Rectangle } from './chunk.js';

/** Entries that one production built: `from` to `to` (exclusive). */
export interface ProductionRun {
  readonly production: number;
  readonly from: number;
  readonly to: number;
}

/** The entries of one symbol at one price: `from` to `to` (exclusive). */
export interface EntryRange {
  readonly units: number;
  readonly from: number;
  readonly to: number;
  /** The same by production, in order. */
  readonly runs: readonly ProductionRun[];
}

/**
 * A range of entries that were written in the order of {@link planRectangles}.
 *
 * @param productions what each entry of the bank was built by
 */
export function rangeOf(units: number, from: number, to: number, productions: Uint16Array): EntryRange {
  const runs: ProductionRun[] = [];
  for (let start = from; start < to; ) {
    let end = start + 1;
    while (end < to && productions[end] === productions[start]) end++;
    runs.push({ production: productions[start], from: start, to: end });
    start = end;
  }
  return { units, from, to, runs };
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
 * The candidates of a symbol at a price, in a canonical order: by production, then by the price of their first entry.
 *
 * @param ranges for each symbol its entries so far, ascending in units
 * @param redundanciesOf what to leave out of the candidates of a production
 */
export function* planRectangles(
  space: Space,
  ranges: readonly (readonly EntryRange[])[],
  symbol: number,
  units: number,
  redundanciesOf: (production: number) => readonly Redundancy[],
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
    const redundanciesAmong = (candidates: number) =>
      candidates < FEW_CANDIDATES ? [] : redundanciesOf(production);
    if (holes.length === 1) {
      const a = rangeAt(x, rest);
      if (a === undefined) continue;
      for (const { from, to } of keepEntries(a, redundanciesAmong(a.to - a.from)))
        yield { ...EMPTY, production, a0: from, a1: to };
      continue;
    }
    for (const a of x) {
      if (a.units > rest) break;
      if (holes.length === 2) {
        const b = rangeAt(y, rest - a.units);
        if (b === undefined || (commutative && b.units < a.units)) continue;
        const triangular = commutative && a.units === b.units;
        const redundancies = redundanciesAmong((a.to - a.from) * (b.to - b.from));
        for (const [{ from: a0, to: a1 }, second] of keepPairs(a, b, redundancies)) {
          for (const { from: b0, to: b1 } of second)
            yield { ...EMPTY, production, a0, a1, b0, b1, triangular };
        }
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

/** Candidates of two prices that are not worth a look for redundant ones. */
const FEW_CANDIDATES = 4;

/** Some entries: `from` to `to` (exclusive). */
interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The entries of a range that are not redundant, whatever stands in another hole. */
function keepEntries(range: EntryRange, redundancies: readonly Redundancy[]): readonly Interval[] {
  const alone = redundancies.filter(([, second]) => second === undefined);
  return keep(range, (built) => alone.some(([own]) => own === undefined || own === built));
}

/** The pairs of entries of two ranges that are not redundant: some of the first, each with some of the second. */
function* keepPairs(
  a: EntryRange,
  b: EntryRange,
  redundancies: readonly Redundancy[],
): Generator<readonly [Interval, readonly Interval[]]> {
  if (redundancies.length === 0) {
    yield [a, [b]];
    return;
  }
  const first = keepEntries(a, redundancies);
  const beside = (run?: number) =>
    keep(b, (built) =>
      redundancies.some(([own, second]) => second === built && (own === undefined || own === run)),
    );
  const joint = redundancies.some(([own, second]) => own !== undefined && second !== undefined);
  if (!joint) {
    const second = beside();
    for (const interval of first) yield [interval, second];
    return;
  }
  for (const run of a.runs) {
    if (first.some(({ from, to }) => from <= run.from && run.to <= to)) yield [run, beside(run.production)];
  }
}

function keep(range: EntryRange, isRedundant: (production: number) => boolean): readonly Interval[] {
  const kept: { from: number; to: number }[] = [];
  for (const { production, from, to } of range.runs) {
    if (isRedundant(production)) continue;
    const last = kept.at(-1);
    if (last?.to === from) last.to = to;
    else kept.push({ from, to });
  }
  return kept;
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
