import { valueAt } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { formatValue } from '../data/kinds.js';
import type { Grammar } from '../grammar/grammar.js';
import { computesReals, isSingle, type Model } from '../language/expression.js';
import { type AppliedRow, applyModel, type RowsAhead } from './apply.js';
import type { FilledSeries } from './holes.js';
import { inputUse } from './inputs.js';
import { winningReading } from './readings.js';
import type { SearchResult } from './result.js';

/** What a program says of a row, in the notation of the data. */
export interface AppliedText {
  /** The number of the row in the table, from 1, if it stands among the rows of the data. */
  readonly row?: number;
  /** The likeliest value; null where the program has none. */
  readonly value: string | null;
  /**
   * Bounds between which the row lies if it differs from what is computed as eight in ten rows of the data do: the value itself where no
   * row differed. null where there is no value, and for symbols.
   */
  readonly low: string | null;
  readonly high: string | null;
}

/** The program that a search found in data, applied to further rows. */
export interface PredictedRows {
  readonly program: string;
  readonly head: string;
  /** Bits of the program and the data, and of the null model. */
  readonly totalBits: number;
  readonly nullBits: number;
  /** Whether the program is shorter than the null model by more than chance offers; if not, no rows are predicted. */
  readonly found: boolean;
  /** One for each further row. */
  readonly rows: readonly AppliedText[];
}

/**
 * Applies the best program of a search to further rows of the dataset that was searched.
 * @param ahead the further rows, told which given columns the program reads, and whether it computes with all their digits, as real numbers
 * @param told the grammar that the search was told, if it was
 */
export function applied(
  result: SearchResult,
  dataset: Dataset,
  ahead: (needed: readonly string[], isFine: boolean) => RowsAhead,
  told?: Grammar,
): PredictedRows {
  const { best, nullBits, found, readings } = result;
  const { dataset: taken, filled } = winningReading(dataset, readings, told);
  const needed = filled === undefined ? inputUse(result).used : [filled.numbers];
  const further = ahead(needed, isSingle(best.model) && computesReals(best.model));
  const text = (value: bigint | undefined) => (value === undefined ? null : formatValue(taken, value));
  const apply = () =>
    filled === undefined
      ? applyModel(best.model, taken, { ...further, withBounds: true })
      : applyNumbered(best.model, filled, rowsOf(dataset), further);
  const rows = found ? apply() : [];
  return {
    program: best.program,
    head: best.head,
    totalBits: best.totalBits,
    nullBits,
    found,
    rows: rows.map(({ value, low, high }, at) => ({
      ...(further.rows && { row: further.rows[at] }),
      ...{ value: text(value), low: text(low), high: text(high) },
    })),
  };
}

/** The most rows behind a series that are gone through to come to those that are asked for. */
const MOST_AHEAD = 10_000;

/** What a model of a series says of rows that a column numbers: those that were filled in, and those behind its end. */
function applyNumbered(
  model: Model,
  { dataset, numbers, first, step }: FilledSeries,
  known: number,
  { count, given }: RowsAhead,
): AppliedRow[] {
  const column = given.find(({ name }) => name === numbers)!.column;
  const places = Array.from({ length: count }, (_, at) => {
    const number = valueAt(column, known + at);
    if (number === undefined || number < first || (number - first) % step !== 0n) return Number.NaN;
    return Number((number - first) / step);
  });
  const rows = rowsOf(dataset);
  const last = places.reduce((most, place) => (place < rows + MOST_AHEAD ? Math.max(most, place) : most), 0);
  const behind = applyModel(model, dataset, {
    count: Math.max(0, last - rows + 1),
    given: [],
    withBounds: true,
  });
  return places.map((place) => {
    const value = place < rows ? valueAt(dataset.target, place) : undefined;
    if (value !== undefined) return { value, low: value, high: value };
    return behind[place - rows] ?? { value: undefined, low: undefined, high: undefined };
  });
}
