import { type FamilyLook, LOOKS, PLAIN_LOOK } from '../family.js';
import type { ComparisonReading, ProfileReading } from '../results/comparison.js';

/** The price of the data along its rows under one model. */
export interface Series {
  readonly name: string;
  readonly look: FamilyLook;
  readonly points: readonly SeriesPoint[];
}

export interface SeriesPoint {
  /** The row in the middle of a bin, or at its end where means are cumulative. */
  readonly row: number;
  /** NaN where nothing is known. */
  readonly bits: number;
}

/** The series of a profile, the one with the fewest bits first. */
export function surpriseOf(profile: ProfileReading, rows: ComparisonReading['rows']): readonly Series[] {
  const sumOf = (values: readonly (number | undefined)[]) =>
    values.reduce((sum: number, value) => sum + (value ?? 0), 0) / Math.max(1, values.length);
  return [...profile.series]
    .sort((one, other) => sumOf(one.bits) - sumOf(other.bits))
    .map(({ name, bits }) => {
      const family = rows.find((row) => row.name === name)?.family;
      return {
        name,
        look: family === undefined ? PLAIN_LOOK : LOOKS[family],
        points: bits.map((value, bin) => ({
          row: ((bin + 0.5) * profile.rows) / bits.length,
          bits: value ?? Number.NaN,
        })),
      };
    });
}

/** Pixels of a drawing to a point: more could not be told apart. */
const PIXELS = 3;

/** Points that are averaged where there are too many for a drawing of some width. */
export function coarse(points: readonly SeriesPoint[], width: number): readonly SeriesPoint[] {
  const size = Math.ceil((PIXELS * points.length) / width);
  if (size <= 1) return points;
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) => {
    const run = points.slice(index * size, (index + 1) * size);
    const mean = (value: (point: SeriesPoint) => number) =>
      run.reduce((sum, point) => sum + value(point), 0) / run.length;
    return { row: mean(({ row }) => row), bits: mean(({ bits }) => bits) };
  });
}

/** The mean price of all rows so far, in place of each row's own. */
export function learningOf(series: Series, rows: number): Series {
  let sum = 0;
  let bins = 0;
  const points = series.points.map(({ bits }, bin) => {
    if (!Number.isNaN(bits)) {
      sum += bits;
      bins++;
    }
    return { row: ((bin + 1) * rows) / series.points.length, bits: bins > 0 ? sum / bins : Number.NaN };
  });
  return { ...series, points };
}
