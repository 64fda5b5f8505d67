import { dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import { shortened } from '../markup.js';
import { bits } from '../quantity.js';
import type { ModelReading } from '../results/search.js';
import type { Chart } from './figure.js';

/** Program bits against data bits: what longer programs buy. */
export function frontierChart(models: readonly ModelReading[], best: ModelReading): Chart {
  const points = [...models].sort((one, other) => one.programBits - other.programBits);
  const longest = Math.max(best.programBits, ...points.map(({ programBits }) => programBits));
  const most = Math.max(best.dataBits, ...points.map(({ dataBits }) => dataBits));
  // The line falls to the right: there is room above it on the right of the star, and below it on the left.
  const onRight = best.programBits > longest / 2;
  const high = best.dataBits > most / 5;
  return {
    title: 'Program bits against data bits',
    description:
      `${points.length} programs, none of which is beaten in both lengths by another. The shortest in total has ` +
      `${bits(best.programBits)} bits of program and ${bits(best.dataBits)} bits of data.`,
    draw: (width) => ({
      height: width > 500 ? 300 : 260,
      marginLeft: 58,
      marginBottom: 40,
      marginTop: 28,
      marginRight: 20,
      x: { label: 'program, in bits', domain: [0, 1.06 * longest || 1] },
      y: { label: 'data given it, in bits', grid: true, domain: [0, 1.04 * most || 1] },
      marks: [
        ruleY([0], { stroke: 'var(--rule)' }),
        ruleX([0], { stroke: 'var(--rule)' }),
        line(points, {
          x: 'programBits',
          y: 'dataBits',
          curve: 'step-after',
          stroke: 'var(--program)',
          strokeWidth: 1.5,
        }),
        dot(points, {
          x: 'programBits',
          y: 'dataBits',
          r: 3.5,
          fill: 'var(--page)',
          stroke: 'var(--program)',
          strokeWidth: 1.5,
          title: ({ program, totalBits }: ModelReading) =>
            `${shortened(program, 120)}: ${bits(totalBits)} bits`,
        }),
        dot([best], {
          x: 'programBits',
          y: 'dataBits',
          symbol: 'star',
          r: 7,
          fill: 'var(--program)',
          stroke: 'var(--page)',
        }),
        text([best], {
          x: 'programBits',
          y: 'dataBits',
          text: () => 'shortest in total',
          textAnchor: onRight ? 'end' : 'start',
          dx: onRight ? -10 : 10,
          dy: onRight && high ? 14 : -14,
          stroke: 'var(--page)',
          strokeWidth: 4,
          fontSize: 12,
          fontWeight: 600,
          fill: 'var(--program)',
        }),
      ],
    }),
  };
}
