import { dot, line, ruleY } from '@observablehq/plot';
import { count, measure } from '../quantity.js';
import type { FitReading } from '../results/search.js';
import type { Chart } from './figure.js';

type Row = FitReading['sample'][number];

/**
 * What rows are drawn over: their number in a series, and what is computed for them in a table, whose order means nothing.
 */
export type Along = 'row' | 'computed';

const LABELS: Readonly<Record<Along, string>> = { row: 'n', computed: 'computed' };

/** The data as points and what the program computes for it as a line. */
export function fitChart(rows: readonly Row[], along: Along): Chart {
  return {
    title: 'Data and fit',
    description: `${count(rows.length)} rows as points, and what the program computes for them as a line.`,
    draw: (width) => ({
      ...frameOf(width, along),
      y: { label: 'data', grid: true, tickFormat: tick },
      marks: [
        line(ordered(rows, along), { x: along, y: 'computed', stroke: 'var(--program)', strokeWidth: 1.5 }),
        dot(rows, { x: along, y: 'value', r: 2.5, fill: 'var(--ink)', fillOpacity: 0.7, title: told }),
      ],
    }),
  };
}

/** How far off each row is. */
export function residualChart(rows: readonly Row[], along: Along): Chart {
  const most = rows.reduce((largest, row) => Math.max(largest, Math.abs(differenceOf(row))), 0);
  return {
    title: 'Data less fit',
    description: `How far ${count(rows.length)} rows are from what the program computes, ${measure(most)} at most.`,
    draw: (width) => ({
      ...frameOf(width, along),
      height: 180,
      y: { label: 'difference', grid: true, tickFormat: tick, domain: [-most || -1, most || 1] },
      marks: [
        ruleY([0], { stroke: 'var(--program)', strokeWidth: 1.5 }),
        dot(rows, { x: along, y: differenceOf, r: 2.5, fill: 'var(--ink)', fillOpacity: 0.7, title: told }),
      ],
    }),
  };
}

function frameOf(width: number, along: Along) {
  return {
    height: width > 500 ? 300 : 240,
    marginLeft: 72,
    marginTop: 28,
    marginBottom: 40,
    marginRight: 20,
    x: { label: LABELS[along], ticks: 5, tickFormat: tick },
  };
}

/** From here up numbers on an axis take too much room with all of their digits. */
const LONG = 1e6;

function tick(value: number): string {
  const short =
    Math.abs(value) < LONG ? value.toLocaleString('en-GB') : value.toExponential().replace('e+', 'e');
  return short.replace('-', '−');
}

function ordered(rows: readonly Row[], along: Along): readonly Row[] {
  return [...rows].sort((one, other) => one[along] - other[along]);
}

function differenceOf({ value, computed }: Row): number {
  return value - computed;
}

function told(row: Row): string {
  return `n = ${count(row.row)}: ${measure(row.value)}, ${measure(row.computed)} computed`;
}
