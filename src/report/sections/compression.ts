import { html, type Markup, named } from '../markup.js';
import { bits, count, percent } from '../quantity.js';
import type { CompressionReading } from '../results/compression.js';
import { table } from '../table.js';
import { programText } from './program.js';

/** A file that was compressed, and the result that says so. */
export interface Compressed {
  readonly source: string;
  readonly reading: CompressionReading;
}

/** What the bits of compressed files were spent on. */
export function compressionSection(files: readonly Compressed[]): Markup | undefined {
  if (files.length === 0) return undefined;
  return html`<section id="compressed"><h2>Compressed files</h2>
${table<Compressed>(
  'What the bits were spent on',
  [
    { title: 'Result', cell: ({ source }) => named(source, 40) },
    { title: 'Program', kind: 'wide', cell: ({ reading }) => programText(reading.program, 160) },
    { title: 'Bytes before', kind: 'number', cell: ({ reading }) => count(reading.inputBytes) },
    { title: 'Bytes after', kind: 'number', cell: ({ reading }) => count(reading.outputBytes) },
    {
      title: 'Ratio',
      kind: 'number',
      cell: ({ reading }) => reading.inputBytes > 0 && percent(reading.outputBytes / reading.inputBytes),
    },
    { title: 'Header bits', kind: 'number', cell: ({ reading }) => bits(reading.headerBits) },
    { title: 'Program bits', kind: 'number', cell: ({ reading }) => bits(reading.programBits) },
    { title: 'Data bits', kind: 'number', cell: ({ reading }) => bits(reading.dataBits) },
  ],
  files,
)}</section>`;
}
