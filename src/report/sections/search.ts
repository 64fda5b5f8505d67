import { headOf } from '../../codelength/heads.js';
import { COMPOUND_SUMMARIES, HEADS } from '../../language/expression.js';
import { COMPOUNDS } from '../../language/names.js';
import { figure } from '../charts/figure.js';
import { fitChart, residualChart } from '../charts/fit.js';
import { frontierChart } from '../charts/frontier.js';
import { progressChart } from '../charts/progress.js';
import { html, type Markup, shortened } from '../markup.js';
import { bits, count, counted, duration, fitted, measure, percent } from '../quantity.js';
import { isFound, type ModelReading, type SearchReading } from '../results/search.js';
import { table } from '../table.js';
import { programDisplay, programText } from './program.js';

const MOST_TERMS = 60;
const MOST_ALTERNATIVES = 20;
const MOST_LINES = 40;

/** What a search found: the program and its price, what it predicts, what else there was, and how it went. */
export function searchSection(id: string, reading: SearchReading): Markup {
  return html`${program(id, reading)}${goodness(id, reading)}${prediction(id, reading)}${frontier(id, reading)}${progress(id, reading)}`;
}

function program(id: string, reading: SearchReading): Markup {
  const { best, nullBits } = reading;
  const stat = (title: string, length: number, note: string, main = 'part') =>
    html`<div class="${main}"><dt>${title}</dt><dd>${bits(length)} <small>bits</small></dd><dd><small>${note}</small></dd></div>`;
  const saving =
    nullBits > 0 ? `${percent(best.totalBits / nullBits)} of the null model` : 'nothing to explain';
  return html`<h3 id="${id}-program">The shortest program</h3>
${programDisplay(best.program)}
<dl class="stats">${stat('Total', best.totalBits, saving, 'main')}${stat(
    'Program',
    best.programBits,
    'in the grammar searched',
  )}${stat('Data given it', best.dataBits, headNote(best.head))}${stat(
    'Null model',
    nullBits,
    'when nothing is found',
  )}</dl>
<p>${ending(reading)}</p>${readings(reading)}${countsFromZero(best.program)}`;
}

/** What the data given a program is: a result of another version may have heads that are not known here. */
function headNote(name: string): string {
  const head = HEADS.find((known) => known === name);
  const compound = COMPOUNDS.find((known) => known === name);
  const summary = head ? headOf({ head }).summary : compound && COMPOUND_SUMMARIES[compound];
  return summary === undefined ? 'what it leaves open' : `${name}: ${summary}`;
}

function countsFromZero(program: string): Markup | undefined {
  if (!COMPOUNDS.some((name) => program.startsWith(`${name}(`))) return undefined;
  return html`<p class="quiet">In each part, n counts the part's own rows from 0, and a is what the part has seen.</p>`;
}

/** How the data was taken, where there was a choice. */
function readings({ dataset, readings: [won, ...others] }: SearchReading): Markup | undefined {
  if (won === undefined || others.length === 0) return undefined;
  const name = ({ kind, symbols, grammar, filled, isUnwrapped }: typeof won) =>
    html`${shortened(kind, 40)}${symbols > 0 ? ` of ${count(symbols)} values` : ''} in grammar <bdi>${shortened(grammar, 40)}</bdi>${filled === undefined ? '' : `, with ${count(filled)} missing rows filled in`}${isUnwrapped ? ', going on where the notation begins again' : ''}`;
  const taken =
    won.kind === dataset.kind && won.filled === undefined && !won.isUnwrapped
      ? 'Taken as it was read'
      : html`Taken as ${name(won)}`;
  const rest = others.map((one) => html`<li>${name(one)}: ${bits(one.totalBits)} bits</li>`);
  return html`<p class="quiet">${taken}. In other ways it takes more:</p><ul class="quiet">${rest}</ul>`;
}

/** Whether the answer is proved, and why the search ended if it is not. */
function ending(reading: SearchReading): Markup {
  const { certified, compoundBits, best, grammar, stopReason, coveredBits = reading.frontierBits } = reading;
  const name = html`<bdi>${shortened(grammar, 40)}</bdi>`;
  if (certified) {
    const whole = compoundBits === undefined || compoundBits >= best.totalBits;
    return html`<span class="badge good">✓ Certified</span> ${
      whole ? 'Nothing shorter' : 'No shorter single program'
    } exists in grammar ${name}, to within 1/16 bit a choice.`;
  }
  const covered =
    coveredBits === undefined || coveredBits === 0
      ? ''
      : ` All programs below ${bits(coveredBits)} bits were tried, so a longer one may still win.`;
  const nothing = isFound(reading) ? '' : 'Nothing shorter than the null model was found. ';
  return html`<span class="badge">Not certified</span> ${nothing}${STOPS[stopReason]} in grammar ${name}.${covered}`;
}

const STOPS: Readonly<Record<SearchReading['stopReason'], string>> = {
  certified: 'The search ended with a proof for the rows that it saw',
  exhausted: 'There was nothing more to try',
  'time-limit': 'The time limit ended the search',
  'evaluation-limit': 'The limit on evaluations ended the search',
  'memory-limit': 'The memory limit ended the search',
  interrupted: 'The search was interrupted',
};

/** How well the program fits where it leaves open how far off rows are. */
function goodness(id: string, { fit, inputs, best }: SearchReading): Markup | undefined {
  if (fit === undefined || fit.sample.length === 0) return undefined;
  const { rows, rootMeanSquare, medianAbsolute, explained, largest, sample } = fit;
  const along = (inputs?.used.length ?? 0) > 0 ? 'computed' : 'row';
  const left = sample.length < rows ? `, of which ${count(sample.length)} are drawn` : '';
  const share = explained === undefined ? '' : html` R² is ${fitted(explained)}.`;
  const half =
    medianAbsolute === undefined ? '' : ` Half of them are off by ${measure(medianAbsolute)} at most.`;
  return html`<h3 id="${id}-fit">How well it fits</h3>
<p>The root of the mean square of the differences is ${measure(rootMeanSquare)} over ${counted(rows, 'row')}${left}.${half}${share}</p>
${figure(`${id}-fit-chart`, fitChart(sample, along), html`The line is what ${programText(best.program, 160)} computes.`)}${figure(
  `${id}-residual-chart`,
  residualChart(sample, along),
)}${
  largest.length === 0
    ? undefined
    : table(
        'The rows that are furthest off',
        [
          { title: 'n', kind: 'number', cell: ({ row }) => count(row) },
          { title: 'Data', kind: 'number', cell: ({ value }) => measure(value, 7) },
          { title: 'Computed', kind: 'number', cell: ({ computed }) => measure(computed, 7) },
          { title: 'Difference', kind: 'number', cell: (row) => measure(row.value - row.computed) },
        ],
        largest,
      )
}`;
}

function prediction(id: string, { best, alternatives, inputs }: SearchReading): Markup | undefined {
  if (best.next.length === 0) return undefined;
  if (best.next[0] === undefined) {
    const used = inputs?.used.join(', ') ?? '';
    const reason = used === '' ? 'The program has no value there.' : `That depends on ${used}.`;
    return html`<h3 id="${id}-next">What comes next</h3>
<p>${reason}</p>`;
  }
  const source =
    best.predictedBy === undefined || best.predictedBy === best.program
      ? ''
      : html`, by ${programText(best.predictedBy, 200)}`;
  const others = alternatives.slice(1, 1 + MOST_ALTERNATIVES);
  const more =
    others.length === 0
      ? undefined
      : html`<details><summary>${counted(others.length, 'other continuation')}</summary>${table(
          'Other programs that fit nearly as well, and what they predict',
          [
            { title: 'Program', kind: 'wide', cell: (model) => programText(model.program, 160) },
            { title: 'Total bits', kind: 'number', cell: (model) => bits(model.totalBits) },
            {
              title: 'Confidence',
              kind: 'number',
              cell: (model) => percent(model.confidence ?? model.weight),
            },
            {
              title: 'Next',
              kind: 'wide',
              cell: (model) => model.next.slice(0, 10).map(termText).join(', '),
            },
          ],
          others,
        )}</details>`;
  return html`<h3 id="${id}-next">What comes next</h3>
<ol class="terms">${best.next.slice(0, MOST_TERMS).map((term) => html`<li>${termText(term)}</li>`)}</ol>
<p>Exactly these ${counted(best.next.length, 'row')} come with a confidence of ${percent(best.confidence)}${source}.</p>${more}`;
}

function termText(term: string | undefined): string {
  if (term === undefined) return 'undefined';
  // A blank or a line end would be a gap.
  return /^\s*$/.test(term) ? JSON.stringify(term) : shortened(term, 60);
}

function frontier(id: string, { frontier: models, best }: SearchReading): Markup | undefined {
  if (models.length < 2) return undefined;
  const shown = [...models]
    .sort((one, other) => one.totalBits - other.totalBits)
    .slice(0, MOST_LINES)
    .sort((one, other) => one.programBits - other.programBits);
  const left = models.length - shown.length;
  return html`<h3 id="${id}-frontier">What longer programs buy</h3>
${figure(
  `${id}-frontier-chart`,
  frontierChart(models, best),
  html`Each point is a program that no other beats in both lengths. Down and to the left is shorter.`,
)}${table<ModelReading>(
  left > 0
    ? `The ${shown.length} programs of the frontier with the least totals, in bits; ${count(left)} more are in the chart`
    : 'The frontier, in bits',
  [
    { title: 'Program', kind: 'wide', cell: (model) => programText(model.program, 160) },
    { title: 'Program bits', kind: 'number', cell: (model) => bits(model.programBits) },
    { title: 'Data bits', kind: 'number', cell: (model) => bits(model.dataBits) },
    { title: 'Total', kind: 'number', cell: (model) => bits(model.totalBits) },
  ],
  shown,
  (model) => model.program === best.program,
)}`;
}

function progress(id: string, reading: SearchReading): Markup {
  const { best, evaluated, distinct, seconds, workers, strategies, history } = reading;
  const finder =
    best.foundBy === undefined
      ? ''
      : html` The shortest was found by <bdi>${shortened(best.foundBy, 80)}</bdi>.`;
  const by = workers === undefined ? '' : ` with ${counted(workers, 'worker')}`;
  return html`<h3 id="${id}-search">How the search went</h3>
<p>${counted(evaluated, 'program')} in ${duration(seconds)}${by}, ${count(distinct)} of them different on the data.${finder}</p>${
    history.length < 2
      ? undefined
      : figure(
          `${id}-search-chart`,
          progressChart(reading),
          html`The least total known at each moment; the time axis is logarithmic.`,
        )
  }${
    strategies.length === 0
      ? undefined
      : table(
          'What each strategy did',
          [
            { title: 'Strategy', cell: ({ name }) => shortened(name, 40) },
            { title: 'Programs', kind: 'number', cell: (effort) => count(effort.evaluated) },
            { title: 'Bits gained', kind: 'number', cell: (effort) => bits(effort.gainedBits) },
            { title: 'Share of the work', kind: 'number', cell: (effort) => percent(effort.share) },
          ],
          strategies,
        )
  }`;
}
