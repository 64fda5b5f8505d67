import { Basis } from '../dependence.js';
import { LEAST_ROWS, type Relation, relationsBetween } from '../relation.js';
import type { Series } from '../series.js';
import type { Chapter } from './chapter.js';
import {
  bitsOfShape,
  contains,
  frameParts,
  isPlain,
  largestOf,
  mostUnknowns,
  partsOf,
  type Shape,
  shapesOf,
  unknownsOfShape,
} from './shape.js';

/** Rows that a relation must hold on beyond the number of its unknowns for larger shapes not to be tried. */
const CONVINCING = 3;

/** Shapes that are looked at between two pauses. */
const BATCH = 16;

/** Shapes that rows overdetermine and that have relations, after which there is enough to choose from, or none short enough to be found. */
const ENOUGH = 16;

/** A shape that has a convincing relation. */
export interface Found {
  readonly shape: Shape;
  readonly chapter: Chapter;
}

/** A relation with the chapter that it uses and the shape that it was found with. */
export interface Discovery {
  readonly relation: Relation;
  readonly chapter: Chapter;
  readonly shape: Shape;
}

interface Visit {
  readonly shape: Shape;
  readonly bits: number;
  readonly isOverdetermined: boolean;
}

/** Where the walk is in a chapter. */
interface Bookmark {
  readonly chapter: Chapter;
  /** Undefined until the first one is due. */
  visits: Iterator<Visit | undefined> | undefined;
  next: Visit | undefined;
  /** The least bits of what comes next. */
  bits: number;
}

/**
 * Relations of a series, sought in the order of the least bits that they could have. A shape is not looked at where a smaller one
 * has a relation that is convincing, nor where a larger one has been shown to have none.
 */
export class Walk {
  readonly #bookmarks: Bookmark[] = [];
  readonly #grounds = new Map<string, Ground>();
  #related = 0;

  /**
   * @param rows those that relations are to hold in
   * @param most bits beyond which no relation is worth looking for now
   * @param found what other walks in these rows have found, to which this one adds
   */
  constructor(
    readonly series: Series,
    readonly rows: readonly number[],
    readonly chapters: Iterable<Chapter>,
    readonly most: () => number,
    readonly found: Found[] = [],
  ) {}

  /** Takes in one more chapter: what has been found may suggest it. */
  add(chapter: Chapter): void {
    const [first] = shapesOf(chapter);
    this.#bookmarks.push({ chapter, visits: undefined, next: undefined, bits: bitsOfShape(chapter, first) });
  }

  *relations(): Generator<Discovery | undefined, void, void> {
    for (const chapter of this.chapters) {
      this.add(chapter);
      if (this.#bookmarks.length % BATCH === 0) yield undefined;
    }
    for (let step = 1; this.#related < ENOUGH; step++) {
      const bookmark = this.#due();
      if (bookmark === undefined) return;
      const visit = bookmark.next;
      if (visit !== undefined) yield* this.#look(bookmark.chapter, visit);
      bookmark.visits ??= this.#visits(bookmark.chapter);
      const { value, done } = bookmark.visits.next();
      bookmark.next = done ? undefined : value;
      bookmark.bits = done ? Number.POSITIVE_INFINITY : (value?.bits ?? bookmark.bits);
      if (value === undefined || step % BATCH === 0) yield undefined;
    }
  }

  #due(): Bookmark | undefined {
    let due: Bookmark | undefined;
    for (const bookmark of this.#bookmarks) if (due === undefined || bookmark.bits < due.bits) due = bookmark;
    return due !== undefined && due.bits <= this.most() ? due : undefined;
  }

  *#look(chapter: Chapter, { shape, isOverdetermined }: Visit): Generator<Discovery | undefined> {
    const ground = this.#groundOf(chapter);
    if (this.#isKnown(chapter, shape)) return;
    if (isOverdetermined) {
      if (this.#isRuledOut(chapter, shape, ground)) return;
      this.#related++;
    }
    const rows = ground.rowsOf(shape);
    const relations = relationsBetween(partsOf(chapter, shape, this.series), this.series.term, rows);
    if (relations.length > 0 && isOverdetermined) this.found.push({ shape, chapter });
    for (const relation of relations) yield { relation, chapter, shape };
    if (!isOverdetermined) yield undefined;
  }

  /** Where the terms follow a convincing rule, what is made of them besides, products too, says nothing new. */
  #isKnown(chapter: Chapter, shape: Shape): boolean {
    return this.found.some(
      (found) => (found.chapter === chapter || isPlain(found.chapter)) && contains(shape, found.shape),
    );
  }

  /** The shapes of a chapter in order of bits, without those that larger ones rule out; undefined is a point to pause at. */
  *#visits(chapter: Chapter): Generator<Visit | undefined, void, void> {
    const ground = this.#groundOf(chapter);
    const { shapes, largest } = this.#agenda(chapter, ground);
    const ruledOut: Shape[] = [];
    for (const [at, shape] of largest.entries()) {
      if (this.#isRuledOut(chapter, shape, ground)) ruledOut.push(shape);
      if (at % BATCH === BATCH - 1) yield undefined;
    }
    if (ruledOut.length === largest.length && !isPlain(chapter)) return;
    const left = shapes.filter(({ shape }) => !ruledOut.some((larger) => contains(larger, shape)));
    const visits = left.map(({ shape, isOverdetermined }) => ({
      shape,
      isOverdetermined,
      bits: bitsOfShape(chapter, shape),
    }));
    yield* visits.sort((one, other) => one.bits - other.bits);
  }

  /** What there is to look at in chapters of one size; remembered as long as nothing is found. */
  #agenda(chapter: Chapter, ground: Ground): Agenda {
    const { entries, leading, reading } = chapter;
    const everywhere = this.found.filter((found) => isPlain(found.chapter)).length;
    const key = [entries.length, leading.length, reading, everywhere].join();
    const known = ground.agendas.get(key);
    if (known !== undefined) return known;
    const shapes: Omit<Visit, 'bits'>[] = [];
    for (const shape of shapesOf(chapter)) {
      const rows = ground.rowsOf(shape).length;
      const unknowns = unknownsOfShape(chapter, shape);
      const isOverdetermined = unknowns + CONVINCING <= rows;
      if (rows < LEAST_ROWS || unknowns > mostUnknowns(this.series, rows)) continue;
      if (!isOverdetermined && (shape.skipped > 0 || !isPlain(chapter))) continue;
      if (!this.#isKnown(chapter, shape)) shapes.push({ shape, isOverdetermined });
    }
    const overdetermined = shapes.filter(({ isOverdetermined }) => isOverdetermined);
    const largest = largestOf(overdetermined.map(({ shape }) => shape));
    const agenda = { shapes, largest };
    ground.agendas.set(key, agenda);
    return agenda;
  }

  #isRuledOut({ leading, entries }: Chapter, shape: Shape, ground: Ground): boolean {
    const rows = ground.rowsOf(shape);
    const own = entries
      .slice(shape.from, shape.to)
      .map(({ quantity }) => ({ quantity, target: false, degree: shape.times }));
    const times = leading.map((quantity) => ({ quantity, target: true, degree: shape.degree }));
    return !ground.frameOf(shape, this.series).with(own, rows).spans(times, this.series.term, rows);
  }

  /** The rows in which all quantities of a chapter have values. */
  #groundOf({ leading, entries }: Chapter): Ground {
    const quantities = [...leading, ...entries.map(({ quantity }) => quantity)];
    const rows = this.rows.filter((row) => quantities.every(({ residues }) => !Number.isNaN(residues[row])));
    const key = rows.join();
    const known = this.#grounds.get(key) ?? new Ground(rows);
    this.#grounds.set(key, known);
    return known;
  }
}

/** What there is to look at: all shapes, and of those that the rows overdetermine the ones that no other contains. */
interface Agenda {
  readonly shapes: readonly Omit<Visit, 'bits'>[];
  readonly largest: readonly Shape[];
}

/** Rows with what depends on them alone. */
class Ground {
  readonly agendas = new Map<string, Agenda>();
  readonly #from: (readonly number[])[] = [];
  readonly #frames = new Map<string, Basis>();

  constructor(readonly rows: readonly number[]) {}

  rowsOf({ order, skipped }: Shape): readonly number[] {
    const from = order + skipped;
    this.#from[from] ??= this.rows.filter((row) => row >= from);
    return this.#from[from];
  }

  /** The terms before and the polynomial of a shape, which all chapters have in common. */
  frameOf(shape: Shape, series: Series): Basis {
    const { order, degree, extra, skipped } = shape;
    const key = [order, degree, extra, skipped].join();
    const known =
      this.#frames.get(key) ?? new Basis().with(frameParts(shape, series).flat(), this.rowsOf(shape));
    this.#frames.set(key, known);
    return known;
  }
}
