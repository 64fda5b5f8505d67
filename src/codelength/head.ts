import type { Column } from '../data/column.js';
import type { Kind } from '../data/kind.js';
import type { Relation } from '../language/export/relation.js';
import type { HeadName } from '../language/expression.js';
import type { Decisions } from './decisions.js';
import { ROW_STEPS } from './file-limits.js';
import type { TargetShape } from './literal-codes.js';
import type { ValueModel } from './value-model.js';

/** Turns the rows of a target into decisions, given what an expression predicts for them; adapts as it goes. */
export interface RowCoder {
  /**
   * Codes one row: `prediction` is NaN where undefined. Both are of magnitude at most 2^53 and their difference is
   * below it. The row must not be one that the head {@link excludes}.
   */
  codeNumber(prediction: number, value: number): void;
  /** The same for rows of any size. With a reader `value` is ignored; returns the row's value. */
  code(prediction: bigint | undefined, value: bigint): bigint;
}

/** Prices columns as predictions of one target under one head, one after the other. */
export interface ColumnScorer {
  /**
   * Data bits of the target given the values `values[at]`, `values[at + 1]` … : integers of magnitude at most 2^53, or NaN
   * for undefined. Infinity as soon as they exceed `bound`, and where a row is excluded.
   */
  score(values: Float64Array, at: number, bound?: number): number;
  /** The same for any column. */
  scoreWide(column: Column, bound?: number): number;
}

/** The likeliest value of the next row, from what the expression computes for it; undefined for none. */
export type Forecaster = (prediction: bigint | undefined) => bigint | undefined;

/** Turns the rows of a target into decisions, given the real numbers that an expression predicts for them; adapts as it goes. */
export interface RealRowCoder {
  /**
   * Codes a row's place on the grid of the target. With a reader `value` is ignored; returns the place.
   *
   * @param prediction finite, in the units of the data; undefined or NaN for none
   */
  codeReal(prediction: number | undefined, value: bigint): bigint;
  /**
   * The place that so large a share of what the next row may be does not exceed, by the rows so far, of which nothing is forgotten or learned.
   *
   * @param prediction finite
   * @param share above 0 and below 1
   */
  quantile(prediction: number, share: number): bigint;
}

/** Prices columns of real numbers as predictions of one target, one after the other. */
export interface RealScorer {
  /**
   * Data bits of the target given the values `values[at]`, `values[at + 1]` …, in the units of the data, or NaN for undefined. Infinity
   * as soon as they exceed `bound`.
   */
  score(values: Float64Array, at: number, bound?: number): number;
}

/** What is to be known of a head whatever its expressions compute with. */
interface HeadFacts {
  readonly name: HeadName;
  /** What it says of the rows, in a few words for people. */
  readonly summary: string;
  /** How formulas relate a row to the value of the expression. */
  readonly relation: Relation;

  /** Whether it can code a kind of target at all. */
  fits(kind: Kind): boolean;
  /** Where the expression has a value it is the row's: any other row is impossible, and the rule holds without exception. */
  readonly mustBeRight: boolean;
  /** The expression computes rows. Then one that computes the target explains it, and has terms that can be printed. */
  readonly predictsValues: boolean;
  /** Each row has a flag that says whether the expression is right: to leave wrong rows at the start open is cheaper. */
  readonly flagsMisses: boolean;
  /** A row costs by how far off the expression is. */
  readonly codesResiduals: boolean;

  /** Steps that a reader is charged for a row beside those of the expression; see {@link Meter}. */
  rowSteps(shape: TargetShape): number;
  /** Bits of a target below which no expression comes; the head must fit the kind. */
  leastBits(target: Column, shape: TargetShape): number;
  /** Heads are tried on a column in ascending order: those that are soon refused or mostly best bound the others. */
  readonly turn: number;
}

/** A head over expressions of integers. */
export interface IntegerHead extends HeadFacts {
  readonly numbers: 'integer';
  /** A coder with fresh models; the head must fit the kind. `literals` is the model of literal rows. */
  coder(decisions: Decisions, shape: TargetShape, literals: ValueModel): RowCoder;
  /** Prices whole columns; the head must fit the kind. */
  scorer(target: Column, shape: TargetShape): ColumnScorer;
  /** A lower bound on the bits of a target given a column, where one is far sooner known than the bits; else 0. */
  quickBound(target: Column, shape: TargetShape): (values: Column) => number;

  /** Says what comes next. `computed` gives what the expression computes for the rows of the target, if that is asked for. */
  forecaster(target: Column, computed: () => Column): Forecaster;
}

/** A head over expressions of real numbers, which speak the units of the data. Its forecast is the place nearest to the value. */
export interface RealHead extends HeadFacts {
  readonly numbers: 'real';
  /** A coder with fresh models; the head must fit the kind. `literals` is the model of literal rows. */
  coder(decisions: Decisions, shape: TargetShape, literals: ValueModel): RealRowCoder;
  /** Prices whole columns; the head must fit the kind. */
  scorer(target: Column, shape: TargetShape): RealScorer;
}

/** All that there is to know of a head, the way in which an expression explains rows; every other file asks this record. */
export type Head = IntegerHead | RealHead;

/**
 * Whether a head makes a row impossible: where it must be right, the expression has a value, and the row has another. The
 * prediction is undefined or NaN where the expression has none.
 */
export function excludes<Value extends number | bigint>(
  { mustBeRight }: Pick<Head, 'mustBeRight'>,
  prediction: Value | undefined,
  value: Value | undefined,
): boolean {
  return mustBeRight && prediction !== undefined && prediction !== value && !Number.isNaN(prediction);
}

/** The forecast of a head that codes rows as near or equal to what the expression computes. */
export const asComputed = (): Forecaster => (prediction) => prediction;

/** For heads that code a row by a few adaptive decisions. */
export const fewSteps = (): number => ROW_STEPS;

/** For heads without a quick bound. */
export const noQuickBound = (): (() => number) => () => 0;
