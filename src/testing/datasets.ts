import fc from 'fast-check';
import { readRows } from '../codelength/data-code.js';
import { DecisionReader } from '../codelength/decision-coders.js';
import { headFits } from '../codelength/heads.js';
import { shapeOf } from '../codelength/model-score.js';
import { type Column, columnOf, exactRows } from '../data/column.js';
import type { Dataset, GivenColumn } from '../data/dataset.js';
import type { KindName } from '../data/kind.js';
import { KINDS } from '../data/kinds.js';
import { MOST_SIGNIFICANT } from '../data/significant.js';
import { FileFormatError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import type { Model } from '../language/expression.js';
import { partsOf } from '../language/parts.js';
import { Meter, WorkExceeded } from '../language/work.js';
import { arbitraryProgram } from './grammars.js';

/** What the datasets of {@link arbitraryDataset} look like. */
export interface DatasetConstraints {
  /** Kinds of target; all by default. */
  readonly kinds?: readonly KindName[];
  /** Rows at least; 1 by default. */
  readonly minRows?: number;
  /** Rows at most; 40 by default. */
  readonly maxRows?: number;
  /** Given columns at most; 0 by default. */
  readonly maxGiven?: number;
}

/**
 * Datasets of any kind: integers and scaled decimals of all sizes (many small, some beyond 2^53, with runs of equal
 * values), symbols over alphabets of 1 to 8 bytes, categories of 2 to 8 values.
 */
export function arbitraryDataset(constraints: DatasetConstraints = {}): fc.Arbitrary<Dataset> {
  const { minRows = 1, maxRows = 40, maxGiven = 0 } = constraints;
  const kinds = constraints.kinds ?? Object.values(KINDS).map(({ name }) => name);
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      rows: fc.integer({ min: minRows, max: maxRows }),
      columns: fc.integer({ min: 0, max: maxGiven }),
    })
    .chain(({ kind, rows, columns }) =>
      fc
        .record({
          target: KINDS[kind].hasAlphabet ? symbolTarget(kind, rows) : numberTarget(kind, rows),
          given: givenColumns(rows, columns),
        })
        .map(({ target, given }) => ({ name: 'arbitrary', kind, ...target, given })),
    );
}

/** A dataset and a program that made it. */
export interface GeneratedDataset {
  readonly model: Model;
  readonly dataset: Dataset;
}

/** What the datasets of {@link arbitraryDatasetFrom} look like. */
export interface GeneratedConstraints {
  /** `integer` unless told. Programs whose heads do not fit are passed over. */
  readonly kind?: KindName;
  /** The symbols of kind `symbol`, by their bytes; `01` unless told. */
  readonly alphabet?: readonly number[];
  /** Decimals of kinds that have some; 1 unless told. */
  readonly decimals?: number;
  /** Significant digits of kind `significant`; 3 unless told. */
  readonly significant?: number;
  /** Rows at least; 1 by default. */
  readonly minRows?: number;
  /** Rows at most; 40 by default. */
  readonly maxRows?: number;
}

/** Steps granted to the program of a dataset. */
const WORK = 2 ** 20;

/**
 * Datasets that programs of a grammar generate, each with its program: what the heads leave open, noise and misses and literals,
 * comes from random bits as a decoder would read them, so that likely rows are likely. The grammar must derive programs
 * without given columns.
 */
export function arbitraryDatasetFrom(
  grammar: Grammar,
  constraints: GeneratedConstraints = {},
): fc.Arbitrary<GeneratedDataset> {
  const { kind = 'integer', minRows = 1, maxRows = 40, alphabet = [48, 49] } = constraints;
  const { decimals = 1, significant = 3 } = constraints;
  const about = {
    kind,
    given: [],
    decimals: KINDS[kind].hasDecimals ? decimals : 0,
    ...(KINDS[kind].hasSignificance && { significant }),
    alphabet: KINDS[kind].hasAlphabet ? alphabet : [],
  };
  return fc
    .record({
      model: arbitraryProgram(grammar),
      rows: fc.integer({ min: minRows, max: maxRows }),
      bits: fc.uint8Array({ maxLength: 4 * maxRows }),
    })
    .filter(({ model, rows }) => fits(model, rows, kind))
    .map(({ model, rows, bits }) => ({ model, dataset: generated(model, rows, bits, about, grammar.name) }))
    .filter((made): made is GeneratedDataset => made.dataset !== undefined);
}

function fits(model: Model, rows: number, kind: KindName): boolean {
  const parts = partsOf(model, rows);
  return parts.length > 0 && parts.every((part) => headFits(part.model.head, kind));
}

/** The rows that a decoder reads from bits; undefined where that takes too much work or bits. */
function generated(
  model: Model,
  rows: number,
  bits: Uint8Array,
  about: Omit<Dataset, 'name' | 'target'>,
  name: string,
): Dataset | undefined {
  // Behind the bits come zeros: short and frequent values.
  const padded = new Uint8Array(bits.length + 64 * rows);
  padded.set(bits);
  try {
    const target = readRows(new DecisionReader(padded), model, shapeOf(about), rows, new Meter(WORK));
    return { name, target, ...about };
  } catch (error) {
    if (error instanceof FileFormatError || error instanceof WorkExceeded) return undefined;
    throw error;
  }
}

type Target = Pick<Dataset, 'target' | 'decimals' | 'significant' | 'alphabet'>;

function numberTarget(kind: KindName, rows: number): fc.Arbitrary<Target> {
  const numbers = {
    target: integerRows(rows).map(columnOf),
    decimals: KINDS[kind].hasDecimals ? fc.integer({ min: 1, max: 4 }) : fc.constant(0),
    alphabet: fc.constant([]),
  };
  if (!KINDS[kind].hasSignificance) return fc.record(numbers);
  return fc
    .record({ ...numbers, significant: fc.integer({ min: 1, max: MOST_SIGNIFICANT }) })
    .map((made) => ({ ...made, target: withinDecades(made.target, made.significant) }));
}

/** Decades of numbers that are drawn. */
const DECADES = 100n;

/** Places of numbers that are written in so many decades. */
function withinDecades(column: Column, significant: number): Column {
  const limit = DECADES * 9n * 10n ** BigInt(significant - 1);
  return columnOf(exactRows(column).map((value) => value && value % limit));
}

function symbolTarget(kind: KindName, rows: number): fc.Arbitrary<Target> {
  const { spelling, hasDecimals } = KINDS[kind];
  const [value, minLength] =
    spelling === 'bytes'
      ? [fc.integer({ min: 0, max: 255 }), 1]
      : [fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -1e12, max: 1e12 })), 2];
  return fc
    .uniqueArray(value, { minLength, maxLength: 8 })
    .map((values) => values.sort((a, b) => a - b))
    .chain((alphabet) =>
      fc.record({
        target: fc
          .array(fc.integer({ min: 0, max: alphabet.length - 1 }), { minLength: rows, maxLength: rows })
          .map((symbols) => columnOf(symbols.map(BigInt))),
        decimals: hasDecimals ? fc.integer({ min: 0, max: 4 }) : fc.constant(0),
        alphabet: fc.constant(alphabet),
      }),
    );
}

function givenColumns(rows: number, columns: number): fc.Arbitrary<GivenColumn[]> {
  return fc
    .array(integerRows(rows), { minLength: columns, maxLength: columns })
    .map((all) => all.map((values, i) => ({ name: `x${i + 1}`, column: columnOf(values) })));
}

/** Exactly this many integers: small ones, arithmetic progressions, constants, and a few of any size. */
function integerRows(rows: number): fc.Arbitrary<bigint[]> {
  const small = fc.bigInt({ min: -20n, max: 20n });
  const any = fc.oneof(
    { weight: 8, arbitrary: small },
    { weight: 2, arbitrary: fc.bigInt({ min: -(2n ** 53n) - 2n, max: 2n ** 53n + 2n }) },
    { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }) },
  );
  return fc.oneof(
    fc.array(small, { minLength: rows, maxLength: rows }),
    fc.array(any, { minLength: rows, maxLength: rows }),
    fc
      .tuple(small, small)
      .map(([start, step]) => Array.from({ length: rows }, (_, row) => start + step * BigInt(row))),
  );
}
