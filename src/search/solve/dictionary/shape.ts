import type { Part, Quantity } from '../quantity.js';
import type { Series } from '../series.js';
import type { Chapter } from './chapter.js';

/** Which quantities a relation is sought between: a(n) and terms before it, a polynomial, and a run of entries of a chapter. */
export interface Shape {
  /** a(n-1) to a(n-order) may enter. */
  readonly order: number;
  /** The degree of the polynomials that a(n) and these are multiplied with. */
  readonly degree: number;
  /** The degree of the polynomial that is added; -1 where none is. */
  readonly extra: number;
  /** First rows that the relation need not hold in, beside those that the order leaves out. */
  readonly skipped: number;
  /** The entries of the chapter from one up to another (exclusive), and the degree of the polynomials that they are multiplied with. */
  readonly from: number;
  readonly to: number;
  readonly times: number;
}

const NONE: Shape = { order: 0, degree: 0, extra: 0, skipped: 0, from: 0, to: 0, times: 0 };
const STEPS = (['order', 'degree', 'extra', 'skipped', 'times'] as const).map((of) => ({ ...NONE, [of]: 1 }));

/** The highest order for coefficients of degree 0, 1, 2 …: alone, and beside entries of a chapter. */
const MOST_ORDER = [20, 8, 5, 4, 3, 2, 2, 1, 1];
const MOST_ORDER_BESIDE = [2, 1];

/** The highest degree of what is added: to a recurrence, to a(n) times a polynomial beyond its degree, and to a(n) alone or with a single entry. */
const MOST_EXTRA = 3;
const MOST_EXTRA_BESIDE = 2;
const MOST_EXCESS = 2;
const MOST_POLYNOMIAL = 10;

/** The highest degree of polynomials before entries, and before a single one that nothing is added to. */
const MOST_TIMES = 1;
const MOST_TIMES_ALONE = 3;

const MOST_UNKNOWNS = 26;
const MOST_SKIPPED = 2;

/** Bits that a coefficient with what it multiplies takes at least, beside those of an entry; and those of one more row left out. */
const UNKNOWN_BITS = 6;
const SKIPPED_BITS = 20;

export function unknownsOfShape({ leading }: Chapter, shape: Shape): number {
  const { order, degree, extra, from, to, times } = shape;
  return (order + leading.length) * (degree + 1) + extra + 1 + (to - from) * (times + 1);
}

/** The least bits of a relation that needs all of a shape. */
export function bitsOfShape(chapter: Chapter, shape: Shape): number {
  const entries = chapter.entries.slice(shape.from, shape.to).reduce((sum, { bits }) => sum + bits, 0);
  return entries + UNKNOWN_BITS * unknownsOfShape(chapter, shape) + SKIPPED_BITS * shape.skipped;
}

/** Whether all relations of one shape are relations of another, of the same chapter unless the first has no entries. */
export function contains(shape: Shape, smaller: Shape): boolean {
  return (
    shape.order >= smaller.order &&
    shape.degree >= smaller.degree &&
    shape.extra >= smaller.extra &&
    shape.skipped >= smaller.skipped &&
    (smaller.from === smaller.to ||
      (shape.from <= smaller.from && shape.to >= smaller.to && shape.times >= smaller.times))
  );
}

const known = new Map<string, readonly Shape[]>();

/** All shapes of a chapter: with each all that it {@link contains}. */
export function shapesOf(chapter: Chapter): readonly Shape[] {
  const key = `${chapter.entries.length} ${chapter.leading.length} ${chapter.reading}`;
  const shapes = known.get(key) ?? [...allShapes(chapter)];
  known.set(key, shapes);
  return shapes;
}

function* allShapes(chapter: Chapter): Generator<Shape> {
  const count = chapter.entries.length;
  if (isPlain(chapter)) {
    for (const frame of framesOf(MOST_ORDER, MOST_POLYNOMIAL, MOST_EXTRA)) {
      for (let skipped = 0; skipped <= MOST_SKIPPED; skipped++)
        yield { ...frame, skipped, from: 0, to: 0, times: 0 };
    }
    return;
  }
  for (const run of chapter.reading === 'unrounded' ? runsOf(count) : [{ from: 0, to: count }]) {
    const isSingle = run.to - run.from === 1;
    const mostTimes = count === 0 ? 0 : isSingle ? MOST_TIMES_ALONE : MOST_TIMES;
    for (let times = 0; times <= mostTimes; times++) {
      const alone = isSingle && times === 0 ? MOST_POLYNOMIAL : MOST_EXTRA;
      for (const frame of framesOf(MOST_ORDER_BESIDE, alone, MOST_EXTRA_BESIDE)) {
        if (times <= MOST_TIMES || (frame.order === 0 && frame.extra < 0))
          yield { ...frame, skipped: 0, ...run, times };
      }
    }
  }
}

function* framesOf(
  orders: readonly number[],
  alone: number,
  beside: number,
): Generator<Pick<Shape, 'order' | 'degree' | 'extra'>> {
  for (const [degree, mostOrder] of orders.entries()) {
    for (let order = 0; order <= mostOrder; order++) {
      const most = order > 0 ? beside : degree > 0 ? degree + MOST_EXCESS : alone;
      for (let extra = -1; extra <= most; extra++) yield { order, degree, extra };
    }
  }
}

/** Whether relations of a chapter are a matter of n and the terms before alone, which may enter any relation. */
export function isPlain({ entries, leading }: Chapter): boolean {
  return entries.length === 0 && leading.length === 1;
}

/** Single entries, and all from the first to another. */
function* runsOf(count: number): Generator<Pick<Shape, 'from' | 'to'>> {
  if (count === 0) yield { from: 0, to: 0 };
  for (let to = 1; to <= count; to++) {
    yield { from: 0, to };
    if (to > 1) yield { from: to - 1, to };
  }
}

/** Those shapes that no other of them contains. They are to be closed: with a shape all shapes that it contains are there. */
export function largestOf(shapes: readonly Shape[]): readonly Shape[] {
  const keys = new Set(shapes.map(keyOf));
  // The shapes with one more of one thing, and with the entries before a single one as well.
  const larger = STEPS.map(keyOf);
  const next = keyOf({ ...NONE, to: 1 });
  return shapes.filter((shape) => {
    const key = keyOf(shape);
    const run = shape.from === 0 ? next : -keyOf({ ...NONE, from: shape.from });
    return !keys.has(key + run) && !larger.some((step) => keys.has(key + step));
  });
}

/** Linear in all dimensions, each of which stays below 32. */
function keyOf({ order, degree, extra, skipped, from, to, times }: Shape): number {
  return [order, degree, extra, skipped, from, to, times].reduce((key, size) => key * 32 + size, 0);
}

/** The most unknowns that a relation may have in so many rows. */
export function mostUnknowns(series: Series, rows: number): number {
  return Math.min(MOST_UNKNOWNS, series.unknownsFor(rows));
}

/** What relations of a shape are sought between, in the order in which they are written. */
export function partsOf({ leading, entries }: Chapter, shape: Shape, series: Series): readonly Part[] {
  const { degree, from, to, times } = shape;
  const [terms, polynomial] = frameParts(shape, series);
  return [
    ...leading.map((quantity) => ({ quantity, target: true, degree })),
    ...terms,
    ...entries.slice(from, to).map(({ quantity }) => ({ quantity, target: false, degree: times })),
    ...polynomial,
  ];
}

/** The terms before, and the polynomial. */
export function frameParts(
  { order, degree, extra }: Shape,
  series: Series,
): readonly [terms: readonly Part[], polynomial: readonly Part[]] {
  const lags = Array.from({ length: order }, (_, index) => series.lag(index + 1));
  const part = (quantity: Quantity, of: number): Part => ({ quantity, target: false, degree: of });
  return [lags.map((quantity) => part(quantity, degree)), extra < 0 ? [] : [part(series.one, extra)]];
}
