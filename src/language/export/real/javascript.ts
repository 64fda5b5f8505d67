import { ROW } from '../../names.js';
import { render } from '../dialect.js';
import { REAL_JAVASCRIPT } from '../javascript.js';
import { preludeOf } from '../prelude.js';
import { variablesFor, withColumns } from './columns.js';
import { type FormulaListing, onOneLine } from './formula-listing.js';
import { boundOf, type Margins } from './margins.js';

/** Words of JavaScript, and what the programs call and are called. */
const TAKEN = new Set(
  `arguments async await break case catch class const continue debugger default delete do else enum eval export extends false finally for
  function if implements import in instanceof interface let new null of package private protected public return static super switch this
  throw true try typeof undefined var void while with yield Infinity Math NaN Number String Object process value interval cells both either modulo
  n`.split(/\s+/),
);

/** A function of the columns, and a program that `node` runs on a table: it prints the value of each row. */
export function writeJavascriptFormula({ title, expression, columns, row, margins }: FormulaListing): string {
  const names = variablesFor(columns, (name) => !TAKEN.has(name));
  const text = render(expression, withColumns(REAL_JAVASCRIPT, names));
  const definitions = preludeOf(expression, text, 'javascript')
    .map((definition) => `${definition}\n\n`)
    .join('');
  const quoted = columns.map((column) => JSON.stringify(column)).join(', ');
  return `// ${onOneLine(title)}
${definitions}function value(${[...(row ? [ROW] : []), ...names.values()].join(', ')}) {
  return ${text};
}
${intervalOf(margins)}
function cells(line) {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

if (typeof process === 'object') {
  let text = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk) => (text += chunk));
  process.stdin.on('end', () => {
    const lines = text.split(/\\r?\\n/).filter((line) => line !== '' && !line.startsWith('#'));
    const [header, ...rows] = lines.map(cells);
    // A column may be called with its unit, mass [kg].
    const names = header.map((title) => title.replace(/\\s*[[(][^\\])]*[\\])]$/, ''));
    const places = [${quoted}].map((name) => (header.includes(name) ? header : names).indexOf(name));
    for (const [n, row] of rows.entries()) {
      const numbers = places.map((place) => (row[place] ? Number(row[place]) : NaN));
      const result = value(${row ? 'n, ' : ''}...numbers);
      console.log(Number.isFinite(result) ? ${margins ? "[result, ...interval(result)].join(',')" : 'String(result)'} : '');
    }
  });
}
`;
}

/** A function that gives the bounds of a value, if they are known. */
function intervalOf(margins: Margins | undefined): string {
  if (margins === undefined) return '';
  const magnitude = 'Math.abs(value)';
  const [low, high] = [
    boundOf('-', margins.below, 'value', magnitude),
    boundOf('+', margins.above, 'value', magnitude),
  ];
  return `
/** Eight in ten measurements lie between these bounds. */
function interval(value) {
  return [${low}, ${high}];
}
`;
}
