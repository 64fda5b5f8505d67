import { distancesChart } from '../charts/distances.js';
import { figure } from '../charts/figure.js';
import { html, type Markup, named } from '../markup.js';
import type { DistancesReading } from '../results/distances.js';
import { type Column, table } from '../table.js';

/** How much files have in common, by what one costs when the other is known. */
export function distancesSection(id: string, reading: DistancesReading): Markup {
  const { names, distances, compressor } = reading;
  const columns: readonly Column<number>[] = [
    { title: 'File', cell: (row) => html`${row + 1} ${named(names[row], 40)}` },
    ...names.map(
      (_, column): Column<number> => ({
        title: String(column + 1),
        kind: 'number',
        cell: (row) => distances[row][column].toFixed(3),
      }),
    ),
  ];
  const rows = names.map((_, row) => row);
  return html`<section id="${id}"><h2>Distances between files</h2>
<p>The normalised compression distance with ${named(compressor, 40)}: near 0 for files that tell all about each other, near 1 for files that have nothing in common.</p>
${names.length === 0 ? undefined : figure(`${id}-matrix`, distancesChart(reading))}
<details><summary>The distances as a table</summary>${table('Normalised compression distances', columns, rows)}</details></section>`;
}
