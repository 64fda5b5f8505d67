import type { Comparison, ComparisonRow, ProfileSeries } from '../compare/result.js';
import { count, percent } from '../figure.js';
import { shownName } from './shown.js';
import { style } from './style.js';
import { renderTable } from './table-view.js';

/** A comparison as a page for people. */
export function renderComparison(comparison: Comparison): string {
  const { rows, absent, interrupted } = comparison;
  return [
    heading(comparison),
    '',
    ...renderTable(HEADER, rows.map(cells), 2).map((line, index) => emphasised(line, index, rows)),
    '',
    ...rows.flatMap(({ program }) => (program === undefined ? [] : [`Program: ${program}`])),
    entropies(comparison),
    ...(absent.length > 0
      ? [style.dim(`Absent: ${absent.map(({ name, reason }) => `${name} (${reason})`).join(', ')}`)]
      : []),
    ...surprise(comparison.profile.series),
    ...(interrupted ? ['', style.yellow('Interrupted: only what was done is shown.')] : []),
  ].join('\n');
}

/** A matrix of distances, with a row and a column a file. */
export function renderDistances(
  names: readonly string[],
  distances: readonly (readonly number[])[],
  compressor: string,
): string {
  const shown = names.map(shownName);
  const rows = shown.map((name, row) => [name, ...distances[row].map((distance) => distance.toFixed(3))]);
  return [
    style.dim(`Normalised compression distance under ${compressor}: 0 the same, 1 nothing in common`),
    '',
    ...renderTable(['', ...shown], rows, 1),
  ].join('\n');
}

function heading({ dataset }: Comparison): string {
  const { name, format, bytes, rows, kind } = dataset;
  return style.dim(
    `${shownName(name)} (${format}): ${count(bytes)} bytes, ${count(rows)} ${rows === 1 ? 'row' : 'rows'} of kind ${kind}`,
  );
}

const HEADER = [
  ...['compressor', 'family', 'bytes', 'header', 'bits a row', 'ratio', 'encode', 'decode', 'memory'],
  ...['form', 'version'],
];

function cells(row: ComparisonRow): string[] {
  const { name, family, version, form, bytes, headerBytes, bitsPerSymbol, ratio, verified, failure } = row;
  const mark = verified ? '' : ' !';
  const reason = failure ?? 'decoding did not give back the file';
  const last = verified ? version : `not verified: ${reason}`;
  return [
    `${name}${mark}`,
    family,
    bytes === null ? '-' : count(bytes),
    headerBytes === null ? '-' : count(headerBytes),
    bitsPerSymbol === null ? '-' : bitsPerSymbol.toFixed(3),
    ratio === null ? '-' : percent(ratio),
    duration(row.encodeSeconds),
    duration(row.decodeSeconds),
    memory(row.peakBytes),
    form,
    last,
  ];
}

/** The header line first, then the best, if it is verified. */
function emphasised(line: string, index: number, rows: readonly ComparisonRow[]): string {
  if (index === 0) return style.dim(line);
  const { verified } = rows[index - 1];
  if (!verified) return style.yellow(line);
  return index === 1 ? style.bold(style.green(line)) : line;
}

function duration(seconds: number | null): string {
  if (seconds === null) return '-';
  return seconds < 0.01 ? '< 0.01 s' : `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}

function memory(bytes: number | null): string {
  return bytes === null ? '-' : `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MiB`;
}

function entropies({ entropies: orders, entropiesOf }: Comparison): string {
  const each = orders.map((entropy, order) => `order ${order} ${entropy.toFixed(3)}`).join(', ');
  return style.dim(`Empirical entropy of the ${entropiesOf}, bits a row: ${each}`);
}

/** Characters of a sparkline. */
const SPARKS = 60;
const BLOCKS = '▁▂▃▄▅▆▇█';

/** What each model found surprising, from the first row to the last, all on one scale. */
function surprise(series: readonly ProfileSeries[]): string[] {
  if (series.length === 0) return [];
  const lines = series.map(({ name, bits }) => ({ name, bits: condensed(bits) }));
  const most = Math.max(...lines.flatMap(({ bits }) => bits));
  const width = Math.max(...lines.map(({ name }) => name.length));
  return [
    '',
    `Surprise from the first row to the last, up to ${most.toFixed(1)} bits a row:`,
    ...lines.map(({ name, bits }) => `  ${name.padEnd(width)}  ${sparkline(bits, most)}`),
  ];
}

function condensed(bits: readonly number[]): number[] {
  const points = Math.min(SPARKS, bits.length);
  return Array.from({ length: points }, (_, point) => {
    const part = bits.slice(
      Math.floor((point * bits.length) / points),
      Math.floor(((point + 1) * bits.length) / points),
    );
    return part.reduce((sum, each) => sum + each, 0) / part.length;
  });
}

function sparkline(bits: readonly number[], most: number): string {
  const level = (value: number) =>
    most > 0 ? Math.min(BLOCKS.length - 1, Math.floor((value / most) * 8)) : 0;
  return bits.map((value) => BLOCKS[level(value)]).join('');
}
