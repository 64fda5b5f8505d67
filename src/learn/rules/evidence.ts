import { dataBits } from '../../codelength/model-score.js';
import { nullModel } from '../../codelength/null-model.js';
import { type Dataset, rowsOf } from '../../data/dataset.js';
import type { Model, SingleModel } from '../../language/expression.js';
import { predictValues } from '../../search/predict.js';
import { type Fit, fitSchema } from './fit.js';
import { instantiate, type Schema } from './schema.js';

/** A dataset to find rules in. */
export interface Observation {
  readonly name: string;
  /** The rows that search saw. */
  readonly dataset: Dataset;
  /** The rows behind them, which neither search nor fitting saw: rules are tested on them. May be none. */
  readonly hidden: readonly bigint[];
  /** The program that search found, if it found one. */
  readonly winner?: Model;
}

/** A dataset that a rule describes, with the values of its parameters. Lengths in bits. */
export interface Instance extends Fit {
  readonly name: string;
  /** The program of the instance. */
  readonly model: SingleModel;
  /** Whether the rule is right on all hidden rows; undefined where there are none. */
  readonly holds: boolean | undefined;
  /** Program and data with the winner of the search; undefined where there was none. */
  readonly winnerBits: number | undefined;
}

/** Where a rule that fits the rows seen is wrong on a hidden one. */
export interface Exception {
  readonly name: string;
  readonly values: readonly bigint[];
  readonly row: number;
  readonly expected: bigint | undefined;
  readonly found: bigint;
}

/** What became of a schema on a dataset whose seen rows it describes: an instance, and where it failed on hidden rows if it did. */
export interface Outcome {
  readonly instance: Instance;
  readonly exception: Exception | undefined;
}

/**
 * Fits a schema to the seen rows of a dataset and tests it on the hidden ones. Undefined where it does not fit, or says
 * nothing: where parameters and data take as many bits as the data does when nothing is found in it, or it has no value for the
 * next row.
 *
 * @param suggested values of the parameters that were right elsewhere
 * @param winnerBits program and data of the winner of the search, if there was one
 */
export function testSchema(
  schema: Schema,
  { name, dataset, hidden }: Observation,
  suggested: readonly (readonly bigint[])[],
  winnerBits: number | undefined,
): Outcome | undefined {
  const fit = fitSchema(schema, dataset, suggested);
  if (fit === undefined || fit.parameterBits + fit.dataBits >= emptyBits(dataset)) return undefined;
  const model = instantiate(schema, fit.values);
  const next = predictValues(model, dataset, Math.max(1, hidden.length));
  // Nothing is known of given columns behind the rows seen, so that a rule on them may be silent there.
  if (next[0] === undefined && dataset.given.length === 0) return undefined;
  const wrong = hidden.findIndex((value, index) => next[index] !== value);
  const holds = hidden.length === 0 ? undefined : wrong < 0;
  const instance: Instance = { ...fit, name, model, holds, winnerBits };
  if (wrong < 0) return { instance, exception: undefined };
  const row = rowsOf(dataset) + wrong;
  const exception = { name, values: fit.values, row, expected: next[wrong], found: hidden[wrong] };
  return { instance, exception };
}

/** Bits of the rows of a dataset when nothing is found in them: as noise around 0, or as literals row for row. */
function emptyBits(dataset: Dataset): number {
  const unknown: Model = {
    head: 'exact',
    expressions: [{ kind: 'past', index: { kind: 'variable', name: 'n' } }],
  };
  return Math.min(nullModel(dataset).dataBits, dataBits(unknown, dataset));
}
