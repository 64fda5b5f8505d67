import type { Expression } from '../expression.js';
import { ROW } from '../names.js';
import { MINUS } from '../operators.js';
import { type Dialect, render } from './dialect.js';
import type { Listing } from './listing.js';
import { isFormula, readsOf } from './real/law.js';
import type { Relation } from './relation.js';
import { bare } from './rendering.js';

const RELATIONS: Readonly<Record<Relation, string>> = { equal: '=', about: '\\approx', given: '\\mid' };

/** LaTeX with amsmath and amssymb. */
export const LATEX: Dialect = {
  language: 'latex',
  row: ROW,
  literal: (value) => (value < 0n ? `\\left(${value}\\right)` : String(value)),
  decimal: (text) => {
    const [digits, power] = text.split('e');
    const shown = power === undefined ? digits : `${digits} \\cdot 10^{${power}}`;
    return text.startsWith(MINUS) || power !== undefined ? `\\left(${shown}\\right)` : shown;
  },
  variable: (name) => (name.length === 1 ? name : `\\mathit{${escaped(name)}}`),
  past: (index) => `a_{${subscript(index)}}`,
  given: (column, index) => `\\mathrm{${escaped(column)}}_{${subscript(index)}}`,
  parentheses: (text) => `\\left(${text}\\right)`,
};

/** An expression as a formula; a row of a given column has the column's name with an index. */
export function latexFormula(expression: Expression): string {
  return bare(render(expression, LATEX));
}

/** Real numbers that hang on the row's own columns alone, which have no index then. */
const FORMULA: Dialect = {
  ...LATEX,
  given: (column) => (/^[A-Za-z]$/.test(column) ? column : `\\mathrm{${escaped(column)}}`),
};

/** A formula to stand in a display: the rule and the terms that it needs to begin with. */
export function writeLatex({ expression, numbers, initial }: Listing, relation: Relation): string {
  const isIndexed = numbers === 'integer' || !isFormula(readsOf(expression));
  const value = isIndexed ? latexFormula(expression) : bare(render(expression, FORMULA));
  const rule = `${isIndexed ? 'a_n' : 'a'} ${RELATIONS[relation]} ${value}`;
  return `${[rule, ...initial.map((term, row) => `a_{${row}} = ${term}`)].join(', \\quad ')}\n`;
}

/** Subscripts are set tight: `n-1`. */
function subscript(index: string): string {
  return index.replace(/ ([-+]) /g, '$1');
}

const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['\\', '\\backslash '],
  ['^', '\\hat{}'],
  ['~', '\\tilde{}'],
]);

/** A name of any characters as it can stand in a formula. */
function escaped(name: string): string {
  return name
    .replace(/[\\^~#$%&_{}]/g, (character) => SPECIAL.get(character) ?? `\\${character}`)
    .replace(/\s/g, '\\ ');
}
