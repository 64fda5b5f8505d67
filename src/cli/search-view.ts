import { missingRows } from '../data/column.js';
import type { Dataset } from '../data/dataset.js';
import type { SkippedInput } from '../data/inputs.js';
import { kindOf } from '../data/kinds.js';
import type { ReadResult } from '../data/read.js';
import { bits, count, figure, percent } from '../figure.js';
import type { AppliedText } from '../search/applied.js';
import { CHANCE_BITS, LEAST_ROWS } from '../search/chance.js';
import { inputUse } from '../search/inputs.js';
import type { PredictingModel, ScoredModel, SearchResult, StopReason } from '../search/result.js';
import { fitText, furthestText } from './fit-view.js';
import { shownName } from './shown.js';
import { style } from './style.js';

/** Lines of the frontier and alternatives that are shown; --json has them all. */
const MOST_FRONTIER = 6;
const MOST_ALTERNATIVES = 3;

/**
 * A search result as a page for people, and what the data was read as.
 */
export function renderSearch(
  result: SearchResult,
  { dataset, format, skipped }: Pick<ReadResult, 'dataset' | 'format' | 'skipped'>,
  open: readonly AppliedText[] = [],
): string {
  return [
    heading(result, format),
    ...verdict(result),
    ...costs(result, dataset),
    ...goodness(result),
    ...inputs(result, dataset, skipped),
    ...readings(result),
    ...(open.length > 0 ? found(open) : predictions(result)),
    ...alternatives(result),
    ...frontier(result),
    ending(result),
  ].join('\n');
}

/** Every model of the frontier, and every one that ties with the best or nearly, with what it predicts. */
export function renderFrontier(result: SearchResult, format: string): string {
  const rows = result.frontier.map(frontierRow);
  const others = result.alternatives.flatMap(alternative);
  return [
    heading(result, format),
    '',
    FRONTIER_HEADER,
    ...rows,
    '',
    'What fits as well or nearly, and how it goes on:',
    ...others,
    ending(result),
  ].join('\n');
}

function heading({ dataset, grammar, readings }: SearchResult, format: string): string {
  const rows = `${count(dataset.rows)} ${dataset.rows === 1 ? 'row' : 'rows'}`;
  const [won] = readings;
  const { kind } = won;
  const taken = kind === dataset.kind ? howTaken(won) : `, taken as ${kind}`;
  return style.dim(
    `${shownName(dataset.name)} (${format}): ${rows} of kind ${dataset.kind}${taken}, grammar ${grammar}`,
  );
}

/** What was done to the data to take it so. */
function howTaken({
  filled,
  isUnwrapped,
}: Pick<SearchResult['readings'][0], 'filled' | 'isUnwrapped'>): string {
  if (isUnwrapped) return ', taken to go on where its notation begins again';
  return filled === undefined
    ? ''
    : `, with ${count(filled)} missing ${filled === 1 ? 'row' : 'rows'} filled in`;
}

/** The other ways in which the data was taken. */
function readings({ found, readings: [, ...others] }: SearchResult): string[] {
  if (!found || others.length === 0) return [];
  const told = others.map(({ kind, symbols, grammar, totalBits, ...how }) => {
    const values = symbols > 0 ? ` of ${symbols} values` : '';
    return `${bits(totalBits)} as ${kind}${values} in grammar ${grammar}${howTaken(how)}`;
  });
  return ['', style.dim(`It takes ${told.join(', ')}.`)];
}

function verdict(result: SearchResult): string[] {
  if (!result.found) return ['', style.yellow(nothing(result)), ''];
  return ['', `  ${style.bold(style.green(result.best.program))}`, ''];
}

/** Why what was found is no finding. */
function nothing({ best, nullBits, dataset: { rows } }: SearchResult): string {
  const saved = nullBits - best.totalBits;
  if (rows < LEAST_ROWS)
    return `Too little data: ${rows === 1 ? '1 value tells' : `${rows} values tell`} nothing of a law; give ${LEAST_ROWS} or more.`;
  if (saved <= 0)
    return 'No structure found: nothing is shorter than independent draws from one distribution.';
  return (
    `No structure found: ${best.program} is ${bits(saved)} shorter than independent draws, which chance\n` +
    `alone may offer a search; it takes ${CHANCE_BITS} bits to be a finding.`
  );
}

function costs({ best, nullBits }: SearchResult, dataset: Dataset): string[] {
  const kind = kindOf(dataset);
  const rows: [string, number, string][] = [
    ['program', best.programBits, ''],
    ['data given it', best.dataBits, ''],
    ['total', best.totalBits, `${percent(best.totalBits / nullBits)} of the null model`],
    ['null model', nullBits, 'what the data costs when nothing is found in it'],
    ['written out', kind.writtenBits(dataset.target, dataset), kind.writtenAs],
  ];
  return rows.map(([name, length, note]) =>
    `  ${name.padEnd(14)}${figure(length).padStart(12)} bits  ${style.dim(note)}`.trimEnd(),
  );
}

/** How well the program fits where it is not exact. */
function goodness({ found, fit }: SearchResult): string[] {
  if (!found || fit === undefined) return [];
  const furthest = furthestText(fit);
  return ['', `  fit  ${fitText(fit)}`, ...(furthest === undefined ? [] : [style.dim(`       ${furthest}`)])];
}

/** Rows to be found that are shown. */
const MOST_OPEN = 10;

/** Names of columns that are shown; --json has them all. */
const MOST_NAMES = 8;

/** Whether the given column was used to say which rows are missing, and for nothing else. */
function numbersRows({ readings: [{ filled }] }: SearchResult): boolean {
  return filled !== undefined;
}

/** What became of the columns beside the target. */
function inputs(result: SearchResult, { given }: Dataset, skipped: readonly SkippedInput[]): string[] {
  const { used, unused } = inputUse(result, skipped);
  if (used.length + unused.length + skipped.length === 0) return [];
  const missing = new Map(given.map(({ name, column }) => [name, missingRows(column)]));
  const units = new Map(given.map(({ name, unit }) => [name, unit]));
  const shown = (name: string) =>
    `${shownName(name)}${units.get(name) ? ` [${shownName(units.get(name)!)}]` : ''}${missing.get(name) ? ` (${count(missing.get(name)!)} missing)` : ''}`;
  const parts = [
    ...(used.length > 0 ? [`${names(used, shown)} used`] : []),
    ...(unused.length > 0
      ? [`${names(unused, shown)} ${numbersRows(result) ? 'numbers the rows' : 'unused'}`]
      : []),
    ...(skipped.length > 0
      ? [`skipped: ${names(skipped, ({ name, reason }) => `${shownName(name)} (it ${reason})`)}`]
      : []),
  ];
  return ['', `  inputs  ${parts.join('; ')}`];
}

function names<Named>(
  all: readonly Named[],
  show: (one: Named) => string = (one) => shownName(String(one)),
): string {
  const rest = all.length > MOST_NAMES ? [`${count(all.length - MOST_NAMES)} more`] : [];
  return [...all.slice(0, MOST_NAMES).map(show), ...rest].join(', ');
}

function predictions(result: SearchResult): string[] {
  const { next, confidence } = result.best;
  if (!result.found || next.length === 0) return [];
  if (next[0] === null) return ['', `  next  ${style.dim(unknownNext(result))}`];
  const trust = `confidence ${percent(confidence)} that all of these are right`;
  return ['', `  next  ${terms(next)}`, style.dim(`        ${trust}`), ...spread(result)];
}

/** Where the first and the last of the next rows lie. */
function spread({ bounds = [] }: SearchResult): string[] {
  const ends = bounds.length > 1 ? [bounds[0], bounds[bounds.length - 1]] : bounds;
  const told = ends.map((one) => (one === null ? 'unknown' : `${one.low} to ${one.high}`));
  if (told.length === 0) return [];
  return [style.dim(`        eight in ten: ${told.join(' at first, ')}${told.length > 1 ? ' at last' : ''}`)];
}

/** The rows of a table that are to be found. */
function found(open: readonly AppliedText[]): string[] {
  const shown = open
    .slice(0, MOST_OPEN)
    .map(({ row, value }) => `  row ${row}: ${value ?? 'the program has no value'}`);
  const rest =
    open.length > MOST_OPEN ? [`  ${count(open.length - MOST_OPEN)} more: kolmo predict lists all`] : [];
  return ['', ...shown, ...rest];
}

/** Why nothing is predicted of the next row. */
export function unknownNext(result: SearchResult): string {
  const { used } = inputUse(result);
  if (used.length === 0) return 'is unknown: the program has no value there';
  return `depends on ${names(used)}: kolmo predict … --on FILE applies the program to rows of your own`;
}

/** Models that see another future, the first of the list being the best itself. */
function alternatives(result: SearchResult): string[] {
  const others = result.alternatives.slice(1, 1 + MOST_ALTERNATIVES).filter(({ next }) => next[0] !== null);
  if (!result.found || others.length === 0) return [];
  return ['', 'Others fit as well or nearly, and go on otherwise:', ...others.flatMap(alternative)];
}

function alternative({ program, totalBits, confidence, next }: PredictingModel): string[] {
  return [
    `  ${program}  ${style.dim(`${bits(totalBits)}, confidence ${percent(confidence)}`)}`,
    `  next  ${terms(next)}`,
  ];
}

/** The frontier's cheapest models, shortest program first: what more bits of program buy. */
function frontier(result: SearchResult): string[] {
  const byTotal = [...result.frontier].sort((one, other) => one.totalBits - other.totalBits);
  const shown = byTotal.slice(0, MOST_FRONTIER).sort((one, other) => one.programBits - other.programBits);
  if (shown.length < 2) return [];
  return ['', 'What longer programs buy, in bits:', FRONTIER_HEADER, ...shown.map(frontierRow)];
}

const FRONTIER_HEADER = style.dim(`${'program'.padStart(10)}${'data'.padStart(10)}${'total'.padStart(10)}`);

function frontierRow({ programBits, dataBits, totalBits, program }: ScoredModel): string {
  return `${[programBits, dataBits, totalBits].map((length) => figure(length).padStart(10)).join('')}  ${program}`;
}

/** The predicted terms up to where the program has no value any more. */
function terms(next: readonly (string | null)[]): string {
  const end = next.indexOf(null);
  return end < 0 ? next.join(', ') : [...next.slice(0, end), 'undefined'].join(', ');
}

function ending(result: SearchResult): string {
  const { best, evaluated, distinct, coveredBits, certified, seconds, workers, strategies } = result;
  // Only of programs that are tried in order it is known how many are alike.
  const classes = certified || coveredBits > 0 ? `, ${count(distinct)} of them distinct` : '';
  const effort = [
    `${count(evaluated)} programs${classes}`,
    `${seconds.toFixed(1)} s, ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
    ...(strategies.length > 1
      ? [strategies.map(({ name, share }) => `${name} ${percent(share)}`).join(', ')]
      : []),
    ...(best.foundBy === undefined ? [] : [`found by ${best.foundBy}`]),
  ].join('; ');
  return ['', meaning(result), style.dim(effort)].join('\n');
}

function meaning({ stopReason, certified, compoundBits, coveredBits, grammar, best }: SearchResult): string {
  if (certified) {
    const shorter = compoundBits >= best.totalBits ? 'nothing shorter' : 'no shorter single model';
    return `${style.green('Certified')}: ${shorter} exists in grammar ${grammar}, to within 1/16 bit a choice.`;
  }
  const covered =
    coveredBits > 0
      ? `all programs below ${bits(coveredBits)} were tried, so a longer one may still win`
      : 'programs of real numbers are not tried in order, so another one may still win';
  return `${STOPS[stopReason]}: ${covered}.`;
}

const STOPS: Readonly<Record<StopReason, string>> = {
  certified: 'Certified',
  exhausted: 'There is nothing more to try',
  'time-limit': 'Stopped by the time limit',
  'evaluation-limit': 'Stopped by the limit on evaluations',
  'memory-limit': 'Stopped by the memory limit',
  interrupted: 'Interrupted',
};
