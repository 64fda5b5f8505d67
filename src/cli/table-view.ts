/**
 * A table as lines: text columns flush left, columns of figures flush right.
 * @param leftColumns - how many columns from the left are text; columns whose cells are not all figures are text as well
 */
export function renderTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  leftColumns: number,
): string[] {
  const isFigure = header.map(
    (_, column) => column >= leftColumns && rows.every((row) => FIGURE.test(row[column])),
  );
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column].length)),
  );
  return [header, ...rows].map((row) =>
    row
      .map((cell, column) => (isFigure[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd(),
  );
}

/** A number, perhaps with a unit, or the dash of a missing one. */
const FIGURE = /^(-|(< )?-?\d[\d,.]*( \S+)?)$/;
