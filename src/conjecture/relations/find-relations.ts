import { apply, literal, times } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { sizeOf } from '../explore/known-laws.js';
import { type Composite, compositesOf, sideOf } from './composites.js';
import { type Fraction, ModularSpan, residuesOf } from './modular-span.js';
import { isByCalculation } from './same-rule.js';
import { evaluatedRows, isTame, type Sequence } from './sequence.js';
import type { Conjecture } from './theorem.js';

/** Rows that a relation is found on, and those that it has to hold on besides. */
const FIT_ROWS = 20;
const TEST_ROWS = 8;

/** Nodes that may be evaluated for the rows of one composite. */
const WORK = 60_000;

/** What is said of {@link isTame} sequences alone counts as so much more complex. */
const TAME_PENALTY = 8;

/** Terms on the right side of a theorem. */
const MOST_TERMS = 4;

/** Columns that the right side of a theorem is made of, with A for a sequence. Those before depend on no sequence. */
const CLOSED = ['1', '(-1)^n', 'n', 'n^2', '2^n'];
const LINEAR = ['1', '(-1)^n', 'n', 'A(n)', 'A(n + 1)', 'A(n + 2)', 'n*A(n)', 'n*A(n + 1)'];
const QUADRATIC = [
  ['1', 'A(n)^2', 'A(n)*A(n + 1)', 'A(n + 1)^2'],
  ['1', '(-1)^n', 'A(n)^2', 'A(n)*A(n + 1)', 'A(n + 1)^2'],
];

interface Basis {
  readonly sequence: Sequence | undefined;
  readonly isQuadratic: boolean;
  readonly expressions: readonly Expression[];
  readonly span: ModularSpan;
}

/**
 * Looks for composites of sequences (sums, transforms, products, convolutions, bisections …) that are linear combinations of few
 * columns of one sequence, or of no sequence at all. A combination of independent columns is unique, so that a composite and a basis
 * give one relation at most; it is found modulo a prime. What is returned holds on all rows computed, and is to be tested
 * further and proved.
 */
export function* findRelations(sequences: readonly Sequence[]): Generator<Conjecture, void, void> {
  const bases = basesOf(sequences);
  for (const composite of compositesOf(sequences)) {
    const values = rowsOf(composite.expression, composite.sequences, composite.from);
    if (values === undefined) continue;
    const residues = residuesOf(values.slice(0, FIT_ROWS));
    for (const basis of bases[composite.from]) {
      if (basis.isQuadratic && !composite.isQuadratic) continue;
      const fractions = basis.span.combination(residues);
      if (fractions === undefined || !isWorthReading(composite, basis, fractions)) continue;
      const found = conjectureOf(composite, basis, fractions);
      if (found === undefined || isByCalculation(found.statement)) continue;
      yield found;
    }
  }
}

/** The bases of relations from row 0, and from row 1. */
function basesOf(sequences: readonly Sequence[]): readonly (readonly Basis[])[] {
  return [0, 1].map((from) => [
    ...basisOf(CLOSED, undefined, from),
    ...sequences.flatMap((sequence) => basisOf(LINEAR, sequence, from)),
    ...QUADRATIC.flatMap((texts) => sequences.flatMap((sequence) => basisOf(texts, sequence, from, true))),
  ]);
}

function basisOf(
  texts: readonly string[],
  sequence: Sequence | undefined,
  from: number,
  isQuadratic = false,
): Basis[] {
  const used = sequence === undefined ? [] : [sequence];
  const columns = texts.map((text) => {
    const expression = sideOf(text.replaceAll('A(', `${sequence?.definition.name}(`), used);
    return { expression, rows: rowsOf(expression, used, from) };
  });
  const residues: Float64Array[] = [];
  for (const { rows } of columns) {
    if (rows === undefined) return [];
    residues.push(residuesOf(rows.slice(0, FIT_ROWS)));
  }
  const span = new ModularSpan(residues);
  const expressions = span.kept.map((index) => columns[index].expression);
  return [{ sequence, isQuadratic, expressions, span }];
}

/** The rows from one on that a relation is found on and held against. */
function rowsOf(expression: Expression, sequences: readonly Sequence[], from: number): bigint[] | undefined {
  const definitions = sequences.map(({ definition }) => definition);
  return evaluatedRows(expression, definitions, from, from + FIT_ROWS + TEST_ROWS, WORK);
}

/** The relation as a statement without fractions, if it holds on all rows. */
function conjectureOf(
  composite: Composite,
  basis: Basis,
  fractions: readonly Fraction[],
): Conjecture | undefined {
  const scale = fractions.reduce((common, { denominator }) => leastMultiple(common, denominator), 1);
  const coefficients = fractions.map(({ numerator, denominator }) => (numerator * scale) / denominator);
  const terms = coefficients.filter((coefficient) => coefficient !== 0);
  if (terms.length > MOST_TERMS) return undefined;
  const left = times(scale, composite.expression);
  const right = combinationOf(coefficients, basis.expressions);
  const sequences = [...new Set([...composite.sequences, ...(basis.sequence ? [basis.sequence] : [])])];
  const [one, other] = [left, right].map((side) => rowsOf(side, sequences, composite.from));
  if (one === undefined || other === undefined || one.some((value, row) => value !== other[row]))
    return undefined;
  const bits = [scale, ...terms].reduce((sum, value) => sum + Math.log2(Math.abs(value)), 0);
  return {
    statement: {
      left,
      right,
      from: BigInt(composite.from),
      parameters: [],
      definitions: sequences.map(({ definition }) => definition),
    },
    kind: composite.kind,
    subject: composite.sequences.map(({ definition }) => definition.name).join(', '),
    names: sequences.map(({ definition }) => definition.name),
    rows: one.length,
    complexity: sizeOf(left) + sizeOf(right) + bits + (sequences.every(isTame) ? TAME_PENALTY : 0),
  };
}

/** A sum of multiples, positive ones first, written without needless factors. */
function combinationOf(coefficients: readonly number[], expressions: readonly Expression[]): Expression {
  const terms = coefficients
    .map((coefficient, index) => ({ coefficient, expression: expressions[index] }))
    .filter(({ coefficient }) => coefficient !== 0)
    .sort((one, other) => placeOf(one) - placeOf(other));
  let sum: Expression | undefined;
  for (const { coefficient, expression } of terms) {
    if (sum === undefined) sum = multiple(coefficient, expression);
    else if (coefficient > 0) sum = apply('+', sum, multiple(coefficient, expression));
    else sum = apply('-', sum, multiple(-coefficient, expression));
  }
  return sum ?? literal(0);
}

/** Positive terms come before negative ones, and rows of sequences before other terms. */
function placeOf({ coefficient, expression }: { coefficient: number; expression: Expression }): number {
  return (coefficient < 0 ? 2 : 0) + (readsSequence(expression) ? 0 : 1);
}

function multiple(factor: number, expression: Expression): Expression {
  if (expression.kind === 'literal') return literal(BigInt(factor) * expression.value);
  if (factor === 1) return expression;
  return factor === -1 ? apply('neg', expression) : apply('*', literal(factor), expression);
}

function leastMultiple(x: number, y: number): number {
  let [a, b] = [x, y];
  while (b !== 0) [a, b] = [b, a % b];
  return (x / a) * y;
}

/** Not so: a sequence in terms of itself, the same sequence under another name or shifted, and what needs nothing of the sequence. */
function isWorthReading(
  { kind, sequences }: Composite,
  basis: Basis,
  fractions: readonly Fraction[],
): boolean {
  if (basis.sequence === undefined) {
    return kind !== 'multiple' && fractions.some(({ numerator }) => numerator !== 0);
  }
  const used = fractions.flatMap(({ numerator }, index) => (numerator === 0 ? [] : [index]));
  if (kind === 'multiple' && used.length > 1) return false;
  const names = used.filter((index) => readsSequence(basis.expressions[index]));
  if (names.length === 0) return false;
  const isOwn = sequences.includes(basis.sequence);
  if (isOwn && ['row', 'multiple', 'square', 'neighbours', 'sum of squares'].includes(kind)) return false;
  return (
    kind !== 'row' ||
    used.length > 1 ||
    Math.abs(fractions[used[0]].numerator) !== fractions[used[0]].denominator
  );
}

function readsSequence(node: Expression): boolean {
  if (node.kind === 'given') return true;
  return node.kind === 'apply' && node.arguments.some(readsSequence);
}
