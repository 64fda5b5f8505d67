import { type Content, html, type Markup, named } from '../markup.js';
import { bits, count, percent } from '../quantity.js';
import { type ComparisonReading, leastBytes, measuredRows } from '../results/comparison.js';
import { isFound } from '../results/search.js';
import type { Study } from '../study.js';
import { type Column, table } from '../table.js';
import { programText } from './program.js';

/** A line a dataset, and all comparisons in one table. */
export function summarySection(studies: readonly Study[]): Markup | undefined {
  if (studies.length === 0) return undefined;
  const columns: readonly Column<Study>[] = [
    { title: 'Data', cell: ({ id, name }) => html`<a href="#${id}">${named(name, 40)}</a>` },
    { title: 'Rows', kind: 'number', cell: ({ rows }) => count(rows) },
    { title: 'Shortest program', kind: 'wide', cell: shortestProgram },
    { title: 'Bits', kind: 'number', cell: ({ search }) => search && bits(search.best.totalBits) },
    {
      title: 'Of null model',
      kind: 'number',
      cell: ({ search }) => search && search.nullBits > 0 && percent(search.best.totalBits / search.nullBits),
    },
    { title: 'Certified', cell: ({ search }) => search && (search.certified ? '✓ yes' : 'no') },
    { title: 'Shortest file', cell: ({ comparison }) => comparison && winnerOf(comparison) },
  ];
  const used = columns.filter(
    ({ title }) => title !== 'Shortest file' || studies.some(({ comparison }) => comparison !== undefined),
  );
  return html`<section id="summary"><h2>Summary</h2>
${table('What was found', used, studies)}${matrix(studies)}</section>`;
}

function shortestProgram({ search }: Study): Content {
  if (search === undefined) return undefined;
  return isFound(search) ? programText(search.best.program, 90) : 'nothing found';
}

function winnerOf(reading: ComparisonReading): Content {
  const least = leastBytes(reading);
  const winner = measuredRows(reading).find(({ verified }) => verified);
  if (winner === undefined || least === undefined) return 'none was verified';
  return html`${named(winner.name, 24)}, ${count(least)} bytes`;
}

/** Datasets by compressors, where there is more than one comparison. */
function matrix(studies: readonly Study[]): Markup | undefined {
  const compared = studies.filter((study) => study.comparison !== undefined);
  if (compared.length < 2) return undefined;
  const names = new Set(compared.flatMap(({ comparison }) => comparison!.rows.map(({ name }) => name)));
  return table<Study>(
    'Bytes of every compressor on every file; the least of a line is bold, and * is not verified',
    [
      { title: 'Data', cell: ({ id, name }) => html`<a href="#${id}">${named(name, 40)}</a>` },
      {
        title: 'As it is',
        kind: 'number',
        cell: ({ comparison }) => comparison?.dataset.bytes !== undefined && count(comparison.dataset.bytes),
      },
      ...[...names].map(
        (name): Column<Study> => ({
          title: name.slice(0, 24),
          kind: 'number',
          cell: ({ comparison }) => bytesOf(comparison!, name),
        }),
      ),
    ],
    compared,
  );
}

function bytesOf(reading: ComparisonReading, name: string): Content {
  const row = measuredRows(reading).find((other) => other.name === name);
  if (row === undefined) return '–';
  if (!row.verified) return `${count(row.bytes)}*`;
  return row.bytes === leastBytes(reading) ? html`<strong>${count(row.bytes)}</strong>` : count(row.bytes);
}
