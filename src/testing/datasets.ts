import fc from 'fast-check';
import { columnOf } from '../data/column.js';
import type { Dataset, GivenColumn, Kind } from '../data/dataset.js';

/** What the datasets of {@link arbitraryDataset} look like. */
export interface DatasetConstraints {
  /** Kinds of target; all three by default. */
  readonly kinds?: readonly Kind[];
  /** Rows at least; 1 by default. */
  readonly minRows?: number;
  /** Rows at most; 40 by default. */
  readonly maxRows?: number;
  /** Given columns at most; 0 by default. */
  readonly maxGiven?: number;
}

/**
 * Datasets of any kind: integers and scaled decimals of all sizes (many small, some beyond 2^53, with runs of equal
 * values), symbols over alphabets of 1 to 8 bytes.
 */
export function arbitraryDataset(constraints: DatasetConstraints = {}): fc.Arbitrary<Dataset> {
  const { kinds = ['integer', 'decimal', 'symbol'], minRows = 1, maxRows = 40, maxGiven = 0 } = constraints;
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      rows: fc.integer({ min: minRows, max: maxRows }),
      columns: fc.integer({ min: 0, max: maxGiven }),
    })
    .chain(({ kind, rows, columns }) =>
      fc
        .record({
          target: kind === 'symbol' ? symbolTarget(rows) : numberTarget(kind, rows),
          given: givenColumns(rows, columns),
        })
        .map(({ target, given }) => ({ name: 'arbitrary', kind, ...target, given })),
    );
}

type Target = Pick<Dataset, 'target' | 'decimals' | 'alphabet'>;

function numberTarget(kind: Kind, rows: number): fc.Arbitrary<Target> {
  return fc.record({
    target: integerRows(rows).map(columnOf),
    decimals: kind === 'decimal' ? fc.integer({ min: 1, max: 4 }) : fc.constant(0),
    alphabet: fc.constant([]),
  });
}

function symbolTarget(rows: number): fc.Arbitrary<Target> {
  return fc
    .uniqueArray(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 8 })
    .map((bytes) => bytes.sort((a, b) => a - b))
    .chain((alphabet) =>
      fc
        .array(fc.integer({ min: 0, max: alphabet.length - 1 }), { minLength: rows, maxLength: rows })
        .map((symbols) => ({ target: columnOf(symbols.map(BigInt)), decimals: 0, alphabet })),
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
