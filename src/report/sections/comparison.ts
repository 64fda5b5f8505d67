import { comparisonChart } from '../charts/comparison.js';
import { figure } from '../charts/figure.js';
import { learningChart } from '../charts/learning.js';
import { surpriseOf } from '../charts/series.js';
import { surpriseChart } from '../charts/surprise.js';
import { LOOKS } from '../family.js';
import { type Content, html, type Markup, named, shortened } from '../markup.js';
import { count, density, duration, memory, percent } from '../quantity.js';
import {
  type ComparisonReading,
  type ComparisonRow,
  FAMILIES,
  type Family,
  leastBytes,
  measuredRows,
} from '../results/comparison.js';
import { type Column, table } from '../table.js';

/** All compressors on one file: bars, table, and what each row of the data costs under them. */
export function comparisonSection(id: string, reading: ComparisonReading): Markup {
  return html`${bars(id, reading)}${surprise(id, reading)}`;
}

/** A family by its sign and colour, and by its name. */
export function familyLabel(family: Family): Markup {
  const { sign, label } = LOOKS[family];
  return html`<span class="family"><span class="${family}-colour" aria-hidden="true">${sign}</span> ${label}</span>`;
}

function bars(id: string, reading: ComparisonReading): Markup {
  const measured = measuredRows(reading);
  const families = FAMILIES.filter((family) => reading.rows.some((row) => row.family === family));
  const unverified = measured.some(({ verified }) => !verified);
  const caption = html`<ul class="legend">${families.map((family) => html`<li>${familyLabel(family)}</li>`)}${
    unverified ? html`<li>dashed, ✗: not verified by decoding, never counts as best</li>` : undefined
  }</ul>${
    measured.some(({ headerBytes = 0 }) => headerBytes > 0)
      ? html`The pale end of a bar is written for an empty file as well. `
      : undefined
  }${
    reading.entropies.length === 0
      ? undefined
      : html`Dotted lines: the empirical entropy of the ${reading.entropiesOf ?? 'symbols'} given the 0, 1, 2 … before each, without the statistics that a decoder would need.`
  }`;
  const chart =
    measured.length === 0 ? undefined : figure(`${id}-bars`, comparisonChart(measured, reading), caption);
  return html`<h3 id="${id}-comparison">Compressors side by side</h3>${chart}${rowsTable(reading)}${absent(reading)}`;
}

function rowsTable(reading: ComparisonReading): Markup {
  const least = leastBytes(reading);
  const measured = measuredRows(reading);
  const failed = reading.rows.filter((row) => !measured.some((other) => other === row));
  const columns: readonly Column<ComparisonRow>[] = [
    {
      title: 'Compressor',
      cell: ({ name, version }) =>
        html`${named(name, 40)} <span class="quiet">${shortened(version ?? '', 24)}</span>`,
    },
    { title: 'Family', cell: ({ family }) => familyLabel(family) },
    { title: 'Bytes', kind: 'number', cell: (row) => number(row.bytes, count) },
    { title: 'Header', kind: 'number', cell: (row) => number(row.headerBytes, count) },
    { title: 'Bits a row', kind: 'number', cell: (row) => number(row.bitsPerSymbol, density) },
    { title: 'Ratio', kind: 'number', cell: (row) => number(row.ratio, percent) },
    { title: 'Encode', kind: 'number', cell: (row) => number(row.encodeSeconds, duration) },
    { title: 'Decode', kind: 'number', cell: (row) => number(row.decodeSeconds, duration) },
    { title: 'Memory', kind: 'number', cell: (row) => number(row.peakBytes, memory) },
    { title: 'Parameters', kind: 'number', cell: (row) => number(row.parameters, count) },
    { title: 'Bytes with them', kind: 'number', cell: (row) => number(row.bytesWithParameters, count) },
    { title: 'Form', cell: ({ form }) => shortened(form ?? '', 40) },
    { title: 'Decoded back', cell: verdict },
  ];
  const used = columns.filter(
    ({ title }) =>
      (title !== 'Parameters' || reading.rows.some((row) => row.parameters !== undefined)) &&
      (title !== 'Bytes with them' || reading.rows.some((row) => row.bytesWithParameters !== undefined)),
  );
  return table(
    'All compressors: the verified ones, the shortest output first, and then the others',
    used,
    [...measured, ...failed],
    (row) => row.verified && row.failure === undefined && row.bytes !== undefined && row.bytes === least,
  );
}

function number(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? '–' : format(value);
}

function verdict({ verified, failure }: ComparisonRow): Content {
  if (failure !== undefined) return html`<span class="bad">✗ ${shortened(failure, 160)}</span>`;
  return verified ? html`<span class="good">✓ yes</span>` : html`<span class="bad">✗ not verified</span>`;
}

function absent({ absent: tools }: ComparisonReading): Markup | undefined {
  if (tools.length === 0) return undefined;
  const list = tools.map(
    ({ name, reason }, index) =>
      html`${index > 0 ? ', ' : ''}${named(name, 40)}${reason === undefined ? '' : ` (${shortened(reason, 120)})`}`,
  );
  return html`<p class="quiet">Absent: ${list}.</p>`;
}

function surprise(id: string, { profile, rows }: ComparisonReading): Markup | undefined {
  if (profile === undefined || profile.rows === 0) return undefined;
  const series = surpriseOf(profile, rows).filter(({ points }) => points.length > 0);
  if (series.length === 0) return undefined;
  return html`<h3 id="${id}-surprise">Surprise along the data</h3>
<p>What each row costs where it stands. A model that has understood the data falls to the ground; one that is still learning stays up.</p>
${figure(`${id}-surprise-chart`, surpriseChart(series, profile.rows), html`Bits a row in up to ${count(profile.series[0]?.bits.length ?? 0)} equal parts of the data; all strips have one scale, and rare spikes above it are cut off.`)}
<h3 id="${id}-learning">Learning curves</h3>
${figure(`${id}-learning-chart`, learningChart(series, profile.rows), html`The mean cost of all rows so far: where a curve ends is what its model takes for a row of the whole data, without headers.`)}`;
}
