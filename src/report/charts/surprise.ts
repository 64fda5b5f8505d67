import { areaY, axisY, ruleY, text } from '@observablehq/plot';
import { shortened } from '../markup.js';
import { count } from '../quantity.js';
import type { Chart } from './figure.js';
import { coarse, type Series, type SeriesPoint } from './series.js';

/** Height of a model's strip in pixels. */
const STRIP = 54;

/** A strip a model, one below the other on one scale: what each row costs where it stands. */
export function surpriseChart(series: readonly Series[], rows: number): Chart {
  const most = highest(series);
  const names = series.map(({ name }, index) => `${index} ${name}`);
  const strips = (width: number) =>
    series.flatMap(({ name, look, points: all }, index) => {
      const points = coarse(all, width);
      const strip = {
        fy: () => names[index],
        x: 'row',
        y: (point: SeriesPoint) => Math.min(most, point.bits),
      };
      return [
        areaY(points, { ...strip, fill: look.colour, fillOpacity: 0.55, curve: 'step' }),
        text([`${look.sign} ${shortened(name, 28)}`], {
          fy: () => names[index],
          text: (label: string) => label,
          frameAnchor: 'top-left',
          dx: 6,
          dy: 3,
          fill: look.colour,
          fontWeight: 600,
          stroke: 'var(--page)',
          strokeWidth: 4,
        }),
      ];
    });
  return {
    title: 'Bits a row along the data',
    description: `A strip for each of ${series.length} models, over ${count(rows)} rows, from 0 to ${most} bits.`,
    draw: (width) => ({
      height: STRIP * series.length + 60,
      marginLeft: 44,
      marginRight: 12,
      marginTop: 20,
      marginBottom: 40,
      x: { domain: [0, rows], label: 'row', ticks: 4 },
      y: { domain: [0, most], axis: null },
      fy: { domain: names, axis: null, padding: 0.12 },
      marks: [
        ruleY([0], { stroke: 'var(--rule)' }),
        // One scale for all: it is enough to have it once.
        axisY([0, most], { facetAnchor: 'top', tickFormat: String, label: 'bits', tickSize: 4 }),
        ...strips(width),
      ],
    }),
  };
}

/** The upper end of the scale: spikes that one value in a hundred reaches are cut off, or nothing else could be seen. */
function highest(series: readonly Series[]): number {
  const values = series
    .flatMap(({ points }) => points.map(({ bits }) => bits))
    .filter((value) => !Number.isNaN(value))
    .sort((one, other) => one - other);
  const most = values.at(-1) ?? 0;
  const usual = values[Math.floor(0.99 * (values.length - 1))] ?? 0;
  const end = most > 1.5 * usual && usual > 0 ? 1.2 * usual : most;
  return Number(end.toPrecision(2)) || 1;
}
