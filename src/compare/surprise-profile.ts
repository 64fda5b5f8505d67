/** The most points that a profile is drawn with. */
export const MOST_BINS = 512;

/** The mean bits a row in as many stretches of the rows, of equal length as nearly as can be. */
export function binned(rowBits: Float64Array): number[] {
  const rows = rowBits.length;
  const bins = Math.min(rows, MOST_BINS);
  return Array.from({ length: bins }, (_, bin) => {
    const start = Math.floor((bin * rows) / bins);
    const end = Math.floor(((bin + 1) * rows) / bins);
    let bits = 0;
    for (let row = start; row < end; row++) bits += rowBits[row];
    return bits / (end - start);
  });
}
