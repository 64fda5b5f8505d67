import { barX, dot, ruleX, text } from '@observablehq/plot';
import { LOOKS } from '../family.js';
import { shortened } from '../markup.js';
import { density } from '../quantity.js';
import type { ComparisonReading, MeasuredRow } from '../results/comparison.js';
import type { Chart } from './figure.js';

/** Height of a bar with the gap below it, and of a line of labels, in pixels. */
const BAR = 26;
const LINE = 14;

interface Bar {
  readonly label: string;
  readonly row: MeasuredRow;
  readonly length: number;
  /** The length without what is written for an empty file as well. */
  readonly inner: number;
}

/** A bar a compressor, in bits a row, with the empirical entropies as lines across. */
export function comparisonChart(
  rows: readonly MeasuredRow[],
  { entropies, dataset }: ComparisonReading,
): Chart {
  const bars = rows.map(
    (row, index): Bar => ({
      // The number keeps two compressors of one name apart, and is not shown.
      label: `${index} ${shortened(row.name, 22)}`,
      row,
      length: densityOf(row, dataset.rows),
      inner:
        densityOf(row, dataset.rows) *
        (1 - Math.min(row.bytes, row.headerBytes ?? 0) / Math.max(1, row.bytes)),
    }),
  );
  const longest = Math.max(...bars.map(({ length }) => length), ...entropies);
  const shortest = bars.find(({ row }) => row.verified);
  return {
    title: 'Bits a row of every compressor',
    description:
      `${bars.length} compressors, the shortest verified output first` +
      `${shortest === undefined ? '' : `; ${shortest.row.name} comes first with ${density(shortest.length)} bits a row`}.`,
    draw: (width) => {
      const roomy = width > 500;
      const marginLeft = roomy ? 176 : 122;
      const marginTop = 16 + LINE * (entropies.length + 1);
      return {
        height: marginTop + BAR * bars.length + 44,
        marginLeft,
        marginTop,
        marginBottom: 40,
        marginRight: roomy ? 110 : 58,
        x: { domain: [0, longest || 1], label: 'bits a row', grid: true, ticks: roomy ? 8 : 4 },
        y: {
          label: null,
          domain: bars.map(({ label }) => label),
          padding: 0.3,
          tickSize: 0,
          tickPadding: 26,
          tickFormat: (label: string) => label.replace(/^\d+ /, ''),
        },
        marks: [
          barX(
            bars.filter(({ row }) => row.verified),
            { x1: 0, x2: 'inner', y: 'label', fill: ({ row }: Bar) => LOOKS[row.family].colour },
          ),
          barX(
            bars.filter(({ row }) => row.verified),
            {
              x1: 'inner',
              x2: 'length',
              y: 'label',
              fill: ({ row }: Bar) => LOOKS[row.family].colour,
              fillOpacity: 0.35,
            },
          ),
          barX(
            bars.filter(({ row }) => !row.verified),
            {
              x: 'length',
              y: 'label',
              fill: 'var(--page)',
              stroke: ({ row }: Bar) => LOOKS[row.family].colour,
              strokeDasharray: '4 3',
              insetTop: 1,
              insetBottom: 1,
            },
          ),
          ruleX(entropies, { stroke: 'var(--ink)', strokeDasharray: '1 3', strokeWidth: 1.5 }),
          ...Object.entries(LOOKS).map(([family, { symbol, colour }]) =>
            dot(
              bars.filter(({ row }) => row.family === family),
              { x: 0, y: 'label', dx: -14, symbol, fill: colour, r: 4.5 },
            ),
          ),
          text(bars, {
            x: 'length',
            y: 'label',
            text: ({ length, row }: Bar) =>
              density(length) + (row.verified ? '' : roomy ? ' not verified' : ' ✗'),
            textAnchor: 'start',
            dx: 6,
            fontSize: 12,
            stroke: 'var(--page)',
            strokeWidth: 4,
            fill: 'currentColor',
          }),
          ...entropies.map((entropy, order) =>
            text([entropy], {
              x: (value: number) => value,
              text: () => `order ${order}: ${density(entropy)}`,
              frameAnchor: 'top',
              lineAnchor: 'bottom',
              textAnchor: entropy > longest / 2 ? 'end' : 'start',
              dx: entropy > longest / 2 ? 3 : -3,
              dy: -4 - LINE * order,
              fontSize: 11.5,
              fill: 'var(--muted)',
            }),
          ),
        ],
      };
    },
  };
}

function densityOf(row: MeasuredRow, rows: number): number {
  return row.bitsPerSymbol ?? (8 * row.bytes) / Math.max(1, rows);
}
