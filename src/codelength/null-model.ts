import { columnOf, exactRows } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { kindOf } from '../data/kinds.js';
import { strideDataset } from '../data/sections.js';
import { derive } from '../grammar/derive.js';
import type { Grammar } from '../grammar/grammar.js';
import { literalBits } from '../grammar/literal.js';
import { shippedGrammar } from '../grammar/shipped.js';
import { childrenOf } from '../language/children.js';
import { type Expression, isSingle, type Model } from '../language/expression.js';
import { parseModel } from '../language/parse.js';
import { gcdOf } from '../numbers/gcd.js';
import { headFits, headOf } from './heads.js';
import { dataBits } from './model-score.js';
import type { Price } from './price.js';

/** Of more rows than this the distribution is not learned by `drawn`, which takes some ten microseconds a row. */
const MOST_DRAWN = 2 ** 16;

/** A model that sees no structure in the data, with its price in bits. */
export interface NullModel extends Price {
  readonly model: Model;
  readonly program: string;
}

/** The grammar of all models that see no structure: rows are drawn one by one from a distribution. */
export function nullGrammar(): Grammar {
  return shippedGrammar('null');
}

/**
 * The null model of a dataset: the shortest of those that see no structure in it. What it takes is what the data costs when
 * nothing is found.
 *
 * @param grammar another grammar in which it may be cheaper
 */
export function nullModel(dataset: Dataset, grammar?: Grammar): NullModel {
  return nullModels(dataset, grammar)[0];
}

/** All models that {@link nullModel} chooses from, the shortest first. */
export function nullModels(dataset: Dataset, grammar?: Grammar): readonly NullModel[] {
  const alone = { ...dataset, given: [] };
  const grammars = grammar === undefined ? [nullGrammar()] : [nullGrammar(), grammar];
  return nullPrograms(dataset)
    .map((program) => {
      const model = parseModel(program);
      const programBits = Math.min(...grammars.map((one) => derive(one, model, [])?.bits ?? Infinity));
      const bits = dataBits(model, alone);
      return { model, program, programBits, dataBits: bits, totalBits: programBits + bits };
    })
    .sort((one, other) => (one.totalBits < other.totalBits ? -1 : one.totalBits > other.totalBits ? 1 : 0));
}

/** Two numbers are always multiples of some number, but for a rest. */
const LEAST_MULTIPLES = 3;

/**
 * Bits of rows that are drawn as multiples of a number, or multiples and some number besides: whole hours in minutes, prices in steps of five. That
 * they are is no law of what follows what. Infinite where they are multiples of 1 alone, for symbols, and for more rows than `drawn` learns.
 */
export function multiplesBits(dataset: Dataset): number {
  const count = rowsOf(dataset);
  if (!kindOf(dataset).hasDifferences || count < LEAST_MULTIPLES || count > MOST_DRAWN)
    return Number.POSITIVE_INFINITY;
  const rows = exactRows(dataset.target);
  const [first] = rows;
  if (!rows.every((value) => value !== undefined) || first === undefined) return Number.POSITIVE_INFINITY;
  const step = rows.reduce((divisor, value) => gcdOf(divisor, value - first), 0n);
  if (step <= 1n) return Number.POSITIVE_INFINITY;
  const rest = ((first % step) + step) % step;
  const multiples = columnOf(rows.map((value) => (value - rest) / step));
  return literalBits(step) + literalBits(rest) + nullModel({ ...dataset, target: multiples }).totalBits;
}

/** A value comes again with a chance as its number of times so far less this, and a new one with what that leaves and as much besides. */
const DISCOUNT = 0.5;

/**
 * Bits of rows that are drawn from a few values, which are told when they first come: answers from 1 to 5, settings of an instrument, prices of a list
 * (the two-parameter model of Pitman & Yor, Annals of Probability 25, 1997). Infinite where all rows are alike or more than half of them are new, for
 * symbols, and for more rows than `drawn` learns.
 */
export function repeatsBits(dataset: Dataset): number {
  const count = rowsOf(dataset);
  if (!kindOf(dataset).hasDifferences || count > MOST_DRAWN) return Number.POSITIVE_INFINITY;
  const times = new Map<bigint | undefined, number>();
  let bits = 0;
  for (const [row, value] of exactRows(dataset.target).entries()) {
    const before = times.get(value) ?? 0;
    const share = before === 0 ? DISCOUNT * (times.size + 1) : before - DISCOUNT;
    bits -= Math.log2(share / (row + DISCOUNT));
    times.set(value, before + 1);
  }
  if (times.size < 2 || 2 * times.size > count) return Number.POSITIVE_INFINITY;
  const values = { ...dataset, target: columnOf([...times.keys()]) };
  return bits + Math.min(nullModel(values).totalBits, multiplesBits(values));
}

/** Bits of rows that are drawn in ways for which there is no program: {@link multiplesBits}, {@link repeatsBits}. */
export function drawsBits(dataset: Dataset): number {
  return Math.min(multiplesBits(dataset), repeatsBits(dataset));
}

/** The programs that are worth trying: at the levels that the kind of data suggests. */
function nullPrograms(dataset: Dataset): readonly string[] {
  const { usualValues, hasAlphabet } = kindOf(dataset);
  const levels = usualValues(dataset.target);
  return [
    ...(hasAlphabet || rowsOf(dataset) <= MOST_DRAWN ? ['drawn(0)'] : []),
    ...(headFits('context', dataset.kind) ? ['context(0)'] : []),
    ...(headFits('noisy', dataset.kind)
      ? ['noisy(0)', ...[...levels.middle, ...bestLevel(levels.others, dataset)].map(noisyAbout)]
      : []),
    ...levels.commonest.map((level) => `patched(${level})`),
  ];
}

const noisyAbout = (level: bigint): string => `noisy(${level})`;

/** Rows that levels are compared on, at most. */
const MOST_COMPARED = 300;

/** The level that rows are told from most cheaply, by some of them; none of none. */
function bestLevel(levels: readonly bigint[], dataset: Dataset): readonly bigint[] {
  const rows = rowsOf(dataset);
  const sample = strideDataset({ ...dataset, given: [] }, 0, Math.ceil(rows / MOST_COMPARED), rows);
  const bits = levels.map((level) => dataBits(parseModel(noisyAbout(level)), sample));
  return levels.slice(bits.indexOf(Math.min(...bits))).slice(0, 1);
}

/**
 * Whether a model tells rows from one distribution, whatever came before: by a constant that need not be right. One row of the past, a(3), is such
 * a constant for all rows behind it.
 */
export function seesNothing(model: Model, { target }: Pick<Dataset, 'target'>): boolean {
  if (!isSingle(model) || headOf(model).mustBeRight || !model.expressions.every(isConstant)) return false;
  // That all rows are alike is structure.
  return target.values.some((value) => value !== target.values[0]);
}

function isConstant(expression: Expression): boolean {
  return expression.kind !== 'variable' && childrenOf(expression).every(isConstant);
}
