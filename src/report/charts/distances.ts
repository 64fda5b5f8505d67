import { cell, text } from '@observablehq/plot';
import { shortened } from '../markup.js';
import type { DistancesReading } from '../results/distances.js';
import type { Chart } from './figure.js';

interface Pair {
  readonly row: string;
  readonly column: string;
  readonly distance: number;
}

/** A square a pair of files, the fuller the nearer they are. */
export function distancesChart({ names, distances, compressor }: DistancesReading): Chart {
  const labels = names.map((name, index) => `${index + 1}  ${shortened(name, 24)}`);
  const pairs = distances.flatMap((row, i) =>
    row.map((distance, j): Pair => ({ row: labels[i], column: labels[j], distance })),
  );
  return {
    title: `Distances between ${names.length} files`,
    description: `A matrix of normalised compression distances with ${shortened(compressor, 40)}; full squares are near, empty ones far.`,
    draw: (width) => {
      const marginLeft = width > 500 ? 190 : 130;
      const side = Math.min(48, (width - marginLeft - 12) / Math.max(1, names.length));
      return {
        height: side * names.length + 36,
        marginLeft,
        marginRight: width - marginLeft - side * names.length,
        marginTop: 28,
        marginBottom: 8,
        x: {
          domain: labels,
          axis: 'top',
          label: null,
          tickSize: 0,
          padding: 0.06,
          tickFormat: (label: string) => (side >= 15 ? label.split(' ', 1)[0] : ''),
        },
        y: {
          domain: labels,
          label: null,
          tickSize: 0,
          padding: 0.06,
          tickFormat: (label: string) => shortened(label, width > 500 ? 27 : 18),
        },
        marks: [
          cell(pairs, {
            x: 'column',
            y: 'row',
            fill: 'var(--program)',
            fillOpacity: ({ distance }: Pair) => 0.04 + 0.5 * Math.max(0, 1 - distance),
            rx: 2,
            title: ({ distance }: Pair) => distance.toFixed(3),
          }),
          ...(side >= 30
            ? [
                text(pairs, {
                  x: 'column',
                  y: 'row',
                  text: ({ distance }: Pair) => distance.toFixed(2),
                  fontSize: 11,
                }),
              ]
            : []),
        ],
        opacity: { type: 'identity' },
      };
    },
  };
}
