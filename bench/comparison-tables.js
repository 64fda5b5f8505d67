/**
 * Tables of what `kolmo compare --json` printed, in Markdown: bytes of every compressor on some files, and the best of
 * each family on the others. What was not verified is left out; the least of a column or row is set in bold.
 *
 *   kolmo compare FILES... --json > results.jsonl
 *   node bench/comparison-tables.js results.jsonl [NAME,NAME... of the files that get a column of their own]
 */
import { readFileSync } from 'node:fs';

const [file, names = ''] = process.argv.slice(2);
const wide = names.split(',');
const comparisons = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const FAMILIES = ['program', 'classical', 'system', 'neural'];

const verified = ({ rows }) => rows.filter((row) => row.verified);
const least = (rows) =>
  rows.reduce((best, row) => (best === undefined || row.bytes < best.bytes ? row : best), undefined);
const bytes = (row, best) =>
  row === undefined ? '–' : row.bytes === best.bytes ? `**${row.bytes}**` : String(row.bytes);
const line = (cells) => console.log(`| ${cells.join(' | ')} |`);
const head = (cells) => {
  line(cells);
  line(cells.map(() => '---'));
};

const columns = comparisons.filter(({ dataset }) => wide.includes(dataset.name));
if (columns.length > 0) {
  head(['compressor', 'family', ...columns.map(({ dataset }) => dataset.name)]);
  line(['as it is', '', ...columns.map(({ dataset }) => dataset.bytes)]);
  const all = new Map(columns.flatMap(({ rows }) => rows.map(({ name, family }) => [name, family])));
  const inOrder = [...all].sort(([, one], [, other]) => FAMILIES.indexOf(one) - FAMILIES.indexOf(other));
  for (const [name, family] of inOrder) {
    const cells = columns.map((comparison) => {
      const rows = verified(comparison);
      return bytes(
        rows.find((row) => row.name === name),
        least(rows),
      );
    });
    line([name, family, ...cells]);
  }
  console.log();
}

head(['file', 'as it is', ...FAMILIES, 'program']);
for (const comparison of comparisons) {
  const { dataset } = comparison;
  if (wide.includes(dataset.name)) continue;
  const rows = verified(comparison);
  const best = least(rows);
  const cells = FAMILIES.map((family) => {
    const row = least(rows.filter((one) => one.family === family));
    return family === 'program' || row === undefined ? bytes(row, best) : `${bytes(row, best)} ${row.name}`;
  });
  const program = rows.find(({ family }) => family === 'program')?.program ?? '';
  const shown = program.length > 60 ? `${program.slice(0, 59)}…` : program;
  line([dataset.name, dataset.bytes, ...cells, `\`${shown}\``]);
}
console.log();

head(['compressor', 'encode, s', 'decode, s', 'peak memory, MiB']);
const everybody = [...new Set(comparisons.flatMap(({ rows }) => rows.map(({ name }) => name)))];
for (const name of everybody) {
  const rows = comparisons.flatMap(({ rows }) => rows.filter((row) => row.name === name && row.verified));
  const sum = (of) => rows.reduce((total, row) => total + of(row), 0).toFixed(1);
  const peak = Math.max(0, ...rows.map(({ peakBytes }) => peakBytes ?? 0)) / 2 ** 20;
  line([name, sum((row) => row.encodeSeconds), sum((row) => row.decodeSeconds), peak.toFixed(0)]);
}
