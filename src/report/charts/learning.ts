import { line, ruleY, text } from '@observablehq/plot';
import { LOOKS } from '../family.js';
import { shortened } from '../markup.js';
import { count, density } from '../quantity.js';
import type { Chart } from './figure.js';
import { coarse, learningOf, type Series } from './series.js';

/** Pixels between two names beside the ends of their curves. */
const LINE = 15;

/** A curve a model: the mean bits a row of all rows so far. */
export function learningChart(surprises: readonly Series[], rows: number): Chart {
  const series = surprises
    .map((surprise) => learningOf(surprise, rows))
    .filter(({ points }) => points.some(({ bits }) => !Number.isNaN(bits)));
  // The first rows of a model that knows nothing yet would flatten all that follows.
  const settled = series.flatMap(({ points }) =>
    points.slice(Math.floor(points.length / 50)).flatMap(({ bits }) => (Number.isNaN(bits) ? [] : [bits])),
  );
  const most = settled.reduce((high, bits) => Math.max(high, bits), 0) || 1;
  const ends = series.map(({ points }) => points.findLast(({ bits }) => !Number.isNaN(bits))?.bits ?? 0);
  return {
    title: 'Mean bits a row so far',
    description: `A curve for each of ${series.length} models over ${count(rows)} rows. At the end: ${series
      .map(({ name }, index) => `${shortened(name, 40)} ${density(ends[index])}`)
      .join(', ')}.`,
    draw: (width) => {
      const height = Math.max(300, LINE * series.length + 80);
      const [top, bottom] = [24, 40];
      const inner = height - top - bottom;
      const places = spread(
        ends.map((end) => inner * (1 - Math.min(end, most) / most)),
        LINE,
        inner,
      );
      return {
        height,
        marginLeft: 44,
        marginRight: width > 500 ? 150 : 112,
        marginTop: top,
        marginBottom: bottom,
        x: { domain: [0, rows], label: 'rows seen', ticks: width > 500 ? 6 : 3 },
        y: { domain: [0, most], grid: true, label: 'mean bits a row' },
        marks: [
          ruleY([0], { stroke: 'var(--rule)' }),
          ...series.map(({ look, points }) =>
            line(
              coarse(points, width).map((point) => ({ ...point, bits: Math.min(most, point.bits) })),
              {
                x: 'row',
                y: 'bits',
                stroke: look.colour,
                strokeDasharray: look.dashes,
                strokeWidth: look === LOOKS.program ? 2.8 : 1.5,
              },
            ),
          ),
          ...series.map(({ name, look }, index) =>
            text([`${look.sign} ${shortened(name, width > 500 ? 18 : 12)}`], {
              text: (label: string) => label,
              frameAnchor: 'top-right',
              textAnchor: 'start',
              lineAnchor: 'middle',
              dx: 10,
              dy: places[index],
              fill: look.colour,
            }),
          ),
        ],
      };
    },
  };
}

/** Moves heights apart, so that each is `gap` below the one before it, and as little as that takes; within 0 … `most` if they fit. */
function spread(heights: readonly number[], gap: number, most: number): readonly number[] {
  const order = heights.map((_, index) => index).sort((one, other) => heights[one] - heights[other]);
  const places = [...heights];
  for (const [rank, index] of order.entries())
    if (rank > 0) places[index] = Math.max(places[index], places[order[rank - 1]] + gap);
  let limit = most;
  for (const index of [...order].reverse()) {
    places[index] = Math.min(places[index], limit);
    limit = places[index] - gap;
  }
  return places;
}
