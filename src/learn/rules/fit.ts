import { excludes } from '../../codelength/head.js';
import { scoreColumn } from '../../codelength/head-scorer.js';
import { headOf } from '../../codelength/heads.js';
import { shapeOf } from '../../codelength/model-score.js';
import { type Column, columnOf, valueAt } from '../../data/column.js';
import { type Dataset, rowsOf } from '../../data/dataset.js';
import { mapChildren } from '../../language/children.js';
import { evaluateColumn, rootWorld } from '../../language/columns.js';
import { compileRow, worldOf } from '../../language/evaluate.js';
import type { Expression, SingleModel } from '../../language/expression.js';
import { Meter, withinWork } from '../../language/work.js';
import { affineIn } from './affine.js';
import { type Equation, solveIntegers } from './linear-system.js';
import { instantiate, type Schema } from './schema.js';
import { parameterBits } from './schema-price.js';

/** Values of a schema's parameters with which it describes a dataset. */
export interface Fit {
  readonly values: readonly bigint[];
  readonly parameterBits: number;
  readonly dataBits: number;
}

/** Values of parameters that are tried one by one, at most. */
const MOST_TRIED = 256;

/** Steps of all that is tried on one dataset together: what has not been tried by then is left out. */
const WORK = 2 ** 17;

/**
 * The cheapest values of a schema's parameters among those that are tried; undefined if none codes the dataset, as with
 * `exact` where it is always wrong somewhere. Parameters in which an exact rule is affine are solved for. Others are tried: first
 * those that are suggested, then small integers, all combinations of them within a bound.
 *
 * @param suggested values of all parameters that were right elsewhere
 */
export function fitSchema(
  schema: Schema,
  dataset: Dataset,
  suggested: readonly (readonly bigint[])[] = [],
): Fit | undefined {
  let best: Fit | undefined;
  const meter = new Meter(WORK);
  withinWork(() => {
    for (const values of candidates(schema, dataset, suggested, meter)) {
      const model = instantiate(schema, values);
      const column = columnOfModel(model, dataset, meter);
      if (column === undefined) continue;
      const bits = scoreColumn(model.head, column, dataset.target, shapeOf(dataset));
      if (!Number.isFinite(bits)) continue;
      const fit = { values, parameterBits: parameterBits(values), dataBits: bits };
      if (best === undefined || totalOf(fit) < totalOf(best)) best = fit;
    }
  });
  return best;
}

function totalOf({ parameterBits, dataBits }: Fit): number {
  return parameterBits + dataBits;
}

/** Vectors of values, some of them perhaps more than once. */
function* candidates(
  { model, parameters }: Schema,
  dataset: Dataset,
  suggested: readonly (readonly bigint[])[],
  meter: Meter,
): Generator<readonly bigint[]> {
  const [expression] = model.expressions;
  const searched = headOf(model).mustBeRight ? nonlinear(expression, parameters) : parameters;
  const solved = parameters.filter((name) => !searched.includes(name));
  const places = searched.map((name) => parameters.indexOf(name));
  const hints = suggested.map((values) => places.map((place) => values[place]));
  for (const tried of combinations(searched.length, hints)) {
    const known = new Map(searched.map((name, index) => [name, tried[index]]));
    const found = solved.length === 0 ? [] : solve(substitute(expression, known), solved, dataset, meter);
    if (found === undefined) continue;
    for (const [index, name] of solved.entries()) known.set(name, found[index]);
    yield parameters.map((name) => known.get(name)!);
  }
}

/** The fewest parameters, from the left, in whose absence an expression is affine in the others. */
function nonlinear(expression: Expression, parameters: readonly string[]): readonly string[] {
  const searched: string[] = [];
  for (const name of parameters) {
    // With the other parameters known this one may be solved for.
    if (affineIn(expression, new Set([name])) === undefined) searched.push(name);
  }
  const others = parameters.filter((name) => !searched.includes(name));
  const jointly: string[] = [];
  for (const name of others) {
    if (affineIn(expression, new Set([...jointly, name])) === undefined) searched.push(name);
    else jointly.push(name);
  }
  return searched;
}

/** Hints first, then vectors of small integers, the cheap ones first. */
function* combinations(count: number, hints: readonly (readonly bigint[])[]): Generator<readonly bigint[]> {
  if (count === 0) {
    yield [];
    return;
  }
  yield* hints;
  const each = Math.floor(MOST_TRIED ** (1 / count));
  const values = Array.from({ length: each }, (_, index) => smallInteger(index));
  const indices = Array.from({ length: each ** count }, (_, index) =>
    Array.from({ length: count }, (_, place) => Math.floor(index / each ** place) % each),
  );
  const size = (vector: readonly number[]) => vector.reduce((sum, index) => sum + index, 0);
  for (const vector of indices.sort((one, other) => size(one) - size(other)))
    yield vector.map((index) => values[index]);
}

/** 1, 2, 3, then 0, 4, -1, 5, -2 …: most parameters are positive. */
function smallInteger(index: number): bigint {
  if (index < 3) return BigInt(index + 1);
  return index % 2 === 1 ? BigInt((3 - index) / 2) : BigInt((index + 4) / 2);
}

function substitute(node: Expression, values: ReadonlyMap<string, bigint>): Expression {
  const value = node.kind === 'variable' ? values.get(node.name) : undefined;
  return value === undefined
    ? mapChildren(node, (part) => substitute(part, values))
    : { kind: 'literal', value };
}

/** The parameters of an affine expression from the rows where all of it has a value. */
function solve(
  expression: Expression,
  parameters: readonly string[],
  dataset: Dataset,
  meter: Meter,
): readonly bigint[] | undefined {
  const parts = affineIn(expression, new Set(parameters));
  if (parts === undefined) return undefined;
  const world = rootWorld(dataset.target, dataset.given);
  const computed = (part: Expression | undefined) =>
    evaluateColumn(part ?? { kind: 'literal', value: 0n }, world, meter);
  const constant = computed(parts.constant);
  const columns = parameters.map((name) => computed(parts.coefficients.get(name)));
  const equations: Equation[] = [];
  for (let row = 0; row < rowsOf(dataset); row++) {
    const rest = valueAt(constant, row);
    const coefficients = columns.map((column) => valueAt(column, row));
    if (rest === undefined || coefficients.includes(undefined)) continue;
    equations.push({ coefficients: coefficients as bigint[], value: valueAt(dataset.target, row)! - rest });
  }
  return equations.length === 0 ? undefined : solveIntegers(equations, parameters.length);
}

/**
 * What a model computes for all rows; undefined if it computes nothing in any, or excludes one, which most of them are
 * in one of the first. Spends the work of telling.
 */
function columnOfModel(model: SingleModel, dataset: Dataset, meter: Meter): Column | undefined {
  const head = headOf(model);
  const program = compileRow(model.expressions[0]);
  const world = worldOf(dataset.target, dataset.given);
  const rows: (bigint | undefined)[] = [];
  while (rows.length < rowsOf(dataset)) {
    const row = rows.length;
    const value = program(row, world, meter);
    if (excludes(head, value, valueAt(dataset.target, row))) return undefined;
    rows.push(value);
  }
  return rows.every((value) => value === undefined) ? undefined : columnOf(rows);
}
