import { barX, text } from '@observablehq/plot';
import { count } from '../quantity.js';
import type { BenchmarkReading } from '../results/benchmark.js';
import type { Chart } from './figure.js';

/** What answers look like, from the left of a bar to its right. */
export const ANSWERS = [
  { name: 'right', sign: '✓', colour: 'var(--classical)', opacity: 1 },
  { name: 'wrong', sign: '✗', colour: 'var(--neural)', opacity: 1 },
  { name: 'abstained', sign: '–', colour: 'var(--muted)', opacity: 0.35 },
] as const;

/** The answers known at some moment. */
export interface Moment {
  readonly label: string;
  readonly right: number;
  readonly wrong: number;
  readonly abstained: number;
}

/** The moments that a benchmark was judged at, the end last. */
export function momentsOf({ at, right, wrong, abstained }: BenchmarkReading): readonly Moment[] {
  return [
    ...[...at]
      .sort((one, other) => one.seconds - other.seconds)
      .map(({ seconds, ...counts }) => ({ label: `${seconds} s`, ...counts })),
    { label: 'the end', right, wrong, abstained },
  ];
}

/** A bar a moment, divided into right and wrong answers and sequences without one. */
export function answersChart(moments: readonly Moment[]): Chart {
  const pieces = moments.flatMap((moment) => {
    let from = 0;
    return ANSWERS.map((answer) => {
      const number = moment[answer.name];
      from += number;
      return { ...answer, moment: moment.label, number, from: from - number, to: from };
    });
  });
  const sums = new Map(
    moments.map((moment) => [moment.label, moment.right + moment.wrong + moment.abstained]),
  );
  type Piece = (typeof pieces)[number];
  return {
    title: 'Answers over time',
    description: moments
      .map(
        ({ label, right, wrong, abstained }) =>
          `After ${label}: ${right} right, ${wrong} wrong, ${abstained} abstained.`,
      )
      .join(' '),
    draw: () => ({
      height: 38 * moments.length + 60,
      marginLeft: 72,
      marginRight: 16,
      marginTop: 12,
      marginBottom: 40,
      x: { label: 'sequences', grid: true, ticks: 5 },
      y: { domain: moments.map(({ label }) => label), label: null, tickSize: 0, padding: 0.25 },
      marks: [
        barX(pieces, {
          x1: 'from',
          x2: 'to',
          y: 'moment',
          fill: ({ colour }: Piece) => colour,
          fillOpacity: ({ opacity }: Piece) => opacity,
          inset: 0.5,
        }),
        text(
          // A narrow piece has no room for its number, which the table below says as well.
          pieces.filter(({ number, moment }) => number > 0.08 * sums.get(moment)!),
          {
            x: ({ from, to }: Piece) => (from + to) / 2,
            y: 'moment',
            text: ({ sign, number }: Piece) => `${sign} ${count(number)}`,
            fontWeight: 600,
            fill: ({ name }: Piece) => (name === 'abstained' ? 'var(--ink)' : 'var(--page)'),
          },
        ),
      ],
      opacity: { type: 'identity' },
    }),
  };
}
