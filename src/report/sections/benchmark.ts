import { ANSWERS, answersChart, type Moment, momentsOf } from '../charts/answers.js';
import { figure } from '../charts/figure.js';
import { html, type Markup, named, shortened } from '../markup.js';
import { bits, count, counted, duration, percent } from '../quantity.js';
import type { BenchmarkReading, Outcome } from '../results/benchmark.js';
import { table } from '../table.js';
import { programText } from './program.js';

const MOST_OUTCOMES = 500;

/** How many predictions of hidden terms were right, at each moment that was judged. */
export function benchmarkSection(
  id: string,
  source: string,
  reading: BenchmarkReading,
  outcomes: readonly Outcome[],
): Markup {
  const moments = momentsOf(reading);
  const { right, wrong, total, seconds, skipped = 0, bits: length } = reading;
  const answered = right + wrong;
  return html`<section id="${id}"><h2>Predictions: ${named(source)}</h2>
<p>${counted(right, 'sequence')} of ${count(total)} predicted right (${percent(share(right, total))}), ${count(wrong)} wrong; of the answers given,
${percent(share(right, answered))} were right. It took ${duration(seconds)}${length === undefined ? '' : ` and the programs and data have ${bits(length)} bits together`}${
    skipped > 0 ? `; ${count(skipped)} were skipped, with no terms to hide` : ''
  }.</p>
${figure(
  `${id}-answers`,
  answersChart(moments),
  html`<ul class="legend">${ANSWERS.map(({ name, sign }) => html`<li>${sign} ${name}</li>`)}</ul>`,
)}${table<Moment>(
  'Answers by the seconds that a sequence was given',
  [
    { title: 'After', cell: ({ label }) => label },
    { title: 'Right', kind: 'number', cell: (moment) => count(moment.right) },
    { title: 'Wrong', kind: 'number', cell: (moment) => count(moment.wrong) },
    { title: 'Abstained', kind: 'number', cell: (moment) => count(moment.abstained) },
  ],
  moments,
)}${
  reading.finders.length === 0
    ? undefined
    : table(
        'Answers by what found the program: a strategy, or a family of one',
        [
          { title: 'Found by', cell: ([name]) => shortened(name, 40) },
          { title: 'Right', kind: 'number', cell: ([, finder]) => count(finder.right) },
          { title: 'Wrong', kind: 'number', cell: ([, finder]) => count(finder.wrong) },
        ],
        reading.finders,
      )
}${answers(outcomes)}</section>`;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function answers(outcomes: readonly Outcome[]): Markup | undefined {
  if (outcomes.length === 0) return undefined;
  const shown = outcomes.slice(0, MOST_OUTCOMES);
  const signs = { right: '✓', wrong: '✗', abstained: '–', skipped: '' };
  return html`<details><summary>${counted(outcomes.length, 'sequence')}, one by one</summary>${table(
    shown.length < outcomes.length ? `The first ${shown.length} sequences` : 'All sequences',
    [
      { title: 'Id', cell: ({ id }) => named(id, 24) },
      { title: 'Name', kind: 'wide', cell: ({ name }) => named(name, 100) },
      { title: 'Answer', cell: ({ answer }) => `${signs[answer]} ${answer}` },
      {
        title: 'Program',
        kind: 'wide',
        cell: ({ program }) => program !== undefined && programText(program, 160),
      },
      { title: 'Bits', kind: 'number', cell: ({ totalBits }) => totalBits !== undefined && bits(totalBits) },
      {
        title: 'Confidence',
        kind: 'number',
        cell: ({ confidence }) => confidence !== undefined && percent(confidence),
      },
    ],
    shown,
  )}</details>`;
}
