/** Frequencies between two that are told apart: the spectrum is looked at so many times as finely. */
const OVERSAMPLING = 3;

const MOST_FREQUENCIES = 2048;

/** A frequency in radians for each unit of the input, and the share of the sum of squares that a wave of it takes away. */
export interface Peak {
  readonly frequency: number;
  readonly share: number;
}

/**
 * Frequencies at which a wave and a constant fit best, the best first: the peaks of the least-squares spectrum, for inputs at any distances
 * (Lomb, "Least-squares frequency analysis of unequally spaced data", 1976; with a constant: Zechmeister & Kürster, 2009).
 *
 * @param most the most peaks
 */
export function periodogram(input: Float64Array, target: Float64Array, most: number): readonly Peak[] {
  const rows = [...target.keys()].filter(
    (row) => Number.isFinite(target[row]) && Number.isFinite(input[row]),
  );
  if (rows.length < 5) return [];
  const x = Float64Array.from(rows, (row) => input[row]);
  const mean = rows.reduce((sum, row) => sum + target[row], 0) / rows.length;
  const y = Float64Array.from(rows, (row) => target[row] - mean);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of x) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const range = high - low;
  if (!(range > 0)) return [];
  const step = (2 * Math.PI) / (range * OVERSAMPLING);
  const count = Math.min(MOST_FREQUENCIES, Math.floor((OVERSAMPLING * rows.length) / 2));
  const shares = Float64Array.from({ length: count }, (_, at) => shareOf(x, y, low, (at + 1) * step));
  const peaks: Peak[] = [];
  for (let at = 0; at < count; at++) {
    if (shares[at] < (shares[at - 1] ?? 0) || shares[at] < (shares[at + 1] ?? 0)) continue;
    peaks.push({ frequency: (at + 1) * step, share: shares[at] });
  }
  return peaks.sort((one, other) => other.share - one.share).slice(0, most);
}

/** The share of the sum of squares that a constant, a sine and a cosine take away. */
function shareOf(x: Float64Array, y: Float64Array, from: number, frequency: number): number {
  const rows = x.length;
  let [s, c, ss, sc, cc, ys, yc, yy] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const angle = frequency * (x[row] - from);
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    s += sine;
    c += cosine;
    ss += sine * sine;
    sc += sine * cosine;
    cc += cosine * cosine;
    ys += y[row] * sine;
    yc += y[row] * cosine;
    yy += y[row] * y[row];
  }
  // The constant is taken out of sine and cosine; the target has none.
  ss -= (s * s) / rows;
  sc -= (s * c) / rows;
  cc -= (c * c) / rows;
  const determinant = ss * cc - sc * sc;
  if (!(determinant > 1e-9 * ss * cc) || yy === 0) return 0;
  return (cc * ys * ys - 2 * sc * ys * yc + ss * yc * yc) / (determinant * yy);
}
