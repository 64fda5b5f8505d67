import { mapChildren } from '../src/language/children.js';
import type { Expression } from '../src/language/expression.js';
import { printColumnName } from '../src/language/names.js';
import { parseExpression } from '../src/language/parse.js';
import { evaluateRealColumn } from '../src/language/real/columns.js';
import { numberOf } from '../src/language/real/decimal.js';
import type { RealColumns } from '../src/language/real/world.js';
import { decimalsOf, freeConstant } from '../src/search/fit/constants/free-constants.js';
import { refit } from '../src/search/fit/constants/refit.js';

/** How a formula is written in Python, and here. */
const PYTHON_NAMES: ReadonlyMap<string, string> = new Map([
  ['arcsin', 'asin'],
  ['arccos', 'acos'],
  ['arctan', 'atan'],
  ['ln', 'log'],
]);

/** A formula of columns, as Python writes it: `3/2*pr*V**2`. */
export function parseFormula(formula: string, columns: readonly string[]): Expression {
  const text = formula.replaceAll('**', '^').replace(/[A-Za-z_]\w*/g, (name) => {
    return columns.includes(name) ? printColumnName(name, 'real') : (PYTHON_NAMES.get(name) ?? name);
  });
  return parseExpression(text, formula, 'real');
}

/** Constants of the same formula differ by this share at most. */
const CONSTANTS = 0.005;
/** Values of the same formula differ by this share of their range at most. */
const VALUES = 1e-9;

/**
 * Whether an expression is a formula, but for other digits of its constants: as it is or with constants fitted to the formula that are within
 * 0.5 % of its own, its values are those of the formula at all points, within 1e-9 of their range. Integers may be such constants as well
 * (7/88 for 1/(4 pi)), exponents that are integers may not.
 */
export function isSameFormula(expression: Expression, formula: Expression, points: RealColumns): boolean {
  const target = evaluateRealColumn(formula, points);
  const defined = target.filter((value) => !Number.isNaN(value));
  const range = Math.max(...defined) - Math.min(...defined);
  const isSame = (values: Float64Array) =>
    target.every((value, row) => Number.isNaN(value) || Math.abs(values[row] - value) <= VALUES * range);
  if (isSame(evaluateRealColumn(expression, points))) return true;
  return [expression, freed(expression)].some((start) => {
    const fitted = refit(start, {
      target,
      cells: new Float64Array(points.rows).fill(range * Number.EPSILON),
      leafValues: (leaf) => evaluateRealColumn(leaf, points),
    });
    if (fitted === undefined || !isSame(fitted.values)) return false;
    const before = decimalsOf(start).map(numberOf);
    return fitted.constants.every((value, place) => Math.abs(value / before[place] - 1) <= CONSTANTS);
  });
}

/** The expression with its integers as constants that may be fitted, but for exponents. */
function freed(node: Expression): Expression {
  if (node.kind === 'literal') return freeConstant(Number(node.value));
  if (node.kind !== 'apply') return node;
  const [first, second] = node.arguments;
  if (node.primitive === 'real.power' && second.kind === 'literal')
    return { ...node, arguments: [freed(first), second] };
  return mapChildren(node, freed);
}
