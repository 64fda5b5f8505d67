import type { SpaceProduction } from '../space/production.js';

/** Candidates whose first hole takes entries a0..a1-1 and so on; empty holes have the range 0..1. Plain numbers. */
export interface Rectangle {
  /** Index of the production, or of the symbol for literals. */
  readonly production: number;
  /** A run of literals, with their zigzag codes in a0..a1-1. */
  readonly literal: boolean;
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
  readonly c0: number;
  readonly c1: number;
  /** Only pairs with b >= a: a commutative operation on the same entries. */
  readonly triangular: boolean;
}

/** What one worker evaluates at a stretch, in a canonical order that depends on no worker. */
export interface Slice {
  readonly rectangles: readonly Rectangle[];
  readonly candidates: number;
  readonly work: number;
}

/** The most candidates in a slice; each slice has room for as many pending entries. */
export const SLICE_CANDIDATES = 8192;

/** The most work in a slice, in cells times steps: a few milliseconds. */
const SLICE_WORK = 2 ** 20;

/** The most slices in a chunk: candidates of one chunk are compared with each other before any enters the bank. */
export const CHUNK_SLICES = 64;

/** Number of candidates in a rectangle. */
export function candidatesIn({ a0, a1, b0, b1, c0, c1, triangular }: Rectangle): number {
  const depth = c1 - c0;
  if (!triangular) return (a1 - a0) * (b1 - b0) * depth;
  let pairs = 0;
  const whole = Math.min(a1, b0) - a0;
  if (whole > 0) pairs += whole * (b1 - b0);
  const from = Math.max(a0, b0);
  const to = Math.min(a1, b1);
  if (to > from) pairs += ((b1 - from + (b1 - to + 1)) * (to - from)) / 2;
  return pairs * depth;
}

/** Packs rectangles into slices, cutting what is too large for one. */
export function* sliceRectangles(
  rectangles: Iterable<Rectangle>,
  productions: readonly SpaceProduction[],
): Generator<Slice> {
  let slice: Rectangle[] = [];
  let candidates = 0;
  let work = 0;
  for (const rectangle of rectangles) {
    const each = rectangle.literal ? 1 : productions[rectangle.production].work;
    const limit = Math.max(1, Math.min(SLICE_CANDIDATES, Math.floor(SLICE_WORK / each)));
    for (const piece of cut(rectangle, limit)) {
      const count = candidatesIn(piece);
      if (candidates + count > SLICE_CANDIDATES || (work > 0 && work + count * each > SLICE_WORK)) {
        yield { rectangles: slice, candidates, work };
        slice = [];
        candidates = 0;
        work = 0;
      }
      slice.push(piece);
      candidates += count;
      work += count * each;
    }
  }
  if (slice.length > 0) yield { rectangles: slice, candidates, work };
}

function* cut(rectangle: Rectangle, limit: number): Generator<Rectangle> {
  const count = candidatesIn(rectangle);
  if (count === 0) return;
  if (count <= limit) {
    yield rectangle;
    return;
  }
  const { a0, a1, b0, b1, c0, c1 } = rectangle;
  if (a1 - a0 > 1) {
    const middle = (a0 + a1) >>> 1;
    yield* cut({ ...rectangle, a1: middle }, limit);
    yield* cut({ ...rectangle, a0: middle }, limit);
  } else if (b1 - b0 > 1) {
    const middle = (b0 + b1) >>> 1;
    yield* cut({ ...rectangle, b1: middle }, limit);
    yield* cut({ ...rectangle, b0: middle }, limit);
  } else {
    const middle = (c0 + c1) >>> 1;
    yield* cut({ ...rectangle, c1: middle }, limit);
    yield* cut({ ...rectangle, c0: middle }, limit);
  }
}

/** The first `limit` candidates of a slice, in its canonical order. */
export function truncateSlice(
  slice: Slice,
  limit: number,
  productions: readonly SpaceProduction[],
): Slice | undefined {
  const kept: Rectangle[] = [];
  let candidates = 0;
  let work = 0;
  for (const rectangle of slice.rectangles) {
    for (const piece of cut(rectangle, Math.max(1, limit - candidates))) {
      const count = candidatesIn(piece);
      if (candidates + count > limit)
        return kept.length > 0 ? { rectangles: kept, candidates, work } : undefined;
      kept.push(piece);
      candidates += count;
      work += count * (rectangle.literal ? 1 : productions[rectangle.production].work);
    }
  }
  return { rectangles: kept, candidates, work };
}

/** The first `limit` candidates of several slices. */
export function truncateSlices(
  slices: readonly Slice[],
  limit: number,
  productions: readonly SpaceProduction[],
): readonly Slice[] {
  const kept: Slice[] = [];
  let left = limit;
  for (const slice of slices) {
    const part = slice.candidates <= left ? slice : truncateSlice(slice, left, productions);
    if (part !== undefined) kept.push(part);
    if (part !== slice) break;
    left -= slice.candidates;
  }
  return kept;
}
