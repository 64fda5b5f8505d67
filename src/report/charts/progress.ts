import { dot, line, ruleY, text } from '@observablehq/plot';
import { bits, count, duration } from '../quantity.js';
import type { SearchReading } from '../results/search.js';
import type { Chart } from './figure.js';

/** A logarithmic axis needs a beginning above 0, in seconds. */
const EARLIEST = 0.001;

type Step = SearchReading['history'][number];

/** The best total over time, on a logarithmic axis, since most is found in the beginning. */
export function progressChart({ history, nullBits, seconds }: SearchReading): Chart {
  const last = history[history.length - 1];
  const begin = Math.max(EARLIEST, 0.8 * history[0].seconds);
  const end = Math.max(seconds, last.seconds, 2 * begin);
  const steps: readonly Step[] = [...history, { ...last, seconds: end }];
  const at = (step: Step) => Math.max(begin, step.seconds);
  return {
    title: 'Best total over time',
    description:
      `The least total fell from ${bits(history[0].totalBits)} to ${bits(last.totalBits)} bits in ` +
      `${history.length - 1} steps, the last of them after ${duration(last.seconds)} of ${duration(seconds)}.`,
    draw: () => ({
      height: 240,
      marginLeft: 58,
      marginTop: 28,
      marginBottom: 40,
      marginRight: 24,
      x: {
        type: 'log',
        domain: [begin, end],
        label: 'seconds since the search began',
        ticks: ticksOf(begin, end),
        tickFormat: String,
      },
      y: {
        domain: [0, 1.05 * Math.max(nullBits, ...history.map(({ totalBits }) => totalBits)) || 1],
        grid: true,
        label: 'total, in bits',
      },
      marks: [
        ruleY([0], { stroke: 'var(--rule)' }),
        ruleY([nullBits], { stroke: 'var(--muted)', strokeDasharray: '3 3' }),
        text([nullBits], {
          y: (value: number) => value,
          text: () => 'null model',
          frameAnchor: 'right',
          textAnchor: 'end',
          dy: 9,
          fontSize: 12,
          fill: 'var(--muted)',
        }),
        line(steps, {
          x: at,
          y: 'totalBits',
          curve: 'step-after',
          stroke: 'var(--program)',
          strokeWidth: 2,
        }),
        dot(history, {
          x: at,
          y: 'totalBits',
          r: 3,
          fill: 'var(--program)',
          title: (step: Step) =>
            `${bits(step.totalBits)} bits after ${duration(step.seconds)} and ${count(step.evaluated)} programs`,
        }),
      ],
    }),
  };
}

/** Powers of ten, and between few of them their doubles and fives as well. */
function ticksOf(begin: number, end: number): readonly number[] {
  const decades = Math.log10(end / begin);
  const steps = decades > 3 ? [1] : [1, 2, 5];
  const powers = Array.from({ length: 16 }, (_, index) => index - 4);
  return powers
    .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
    .filter((tick) => tick >= begin && tick <= end);
}
